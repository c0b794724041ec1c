// SPDX-License-Identifier: EUPL-1.2
// From a pack to state.db and back: plan, decide, apply, load, diff.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <boost/json.hpp>

#include "base/error.hpp"
#include "catalogue/commands.hpp"
#include "catalogue/diff.hpp"
#include "catalogue/events.hpp"
#include "catalogue/import.hpp"
#include "catalogue/projection.hpp"
#include "catalogue/queries.hpp"
#include "catalogue/test_pack.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::catalogue {
namespace {

using test::changed;
using test::Files;
using test::small_pack;

Catalogue imported(const Files& files) {
  auto result = import_texts(files);
  EXPECT_TRUE(result) << (result ? "" : to_german(result.error()));
  return result ? *result : Catalogue{};
}

/// state.db with this room's projection, fed by its own decisions.
class Store {
 public:
  Store() : db_({.path = "", .mode = storage::DbOptions::Mode::memory, .sync = storage::DbOptions::Sync::normal, .exclusive = false, .vfs = ""}) { projection_.create(db_); }

  state::Decision decide(const LogName& log, const std::string& args) {
    const state::DecideContext context{db_, Instant{}, log, "test"};
    return commands().front().decide(context, boost::json::parse(args).as_object());
  }

  std::size_t run(const LogName& log, const std::string& args) {
    const auto decision = decide(log, args);
    EXPECT_TRUE(decision) << (decision ? "" : decision.error().sentence);
    if (!decision) return 0;
    for (const state::NewEntry& entry : *decision) apply(log, entry, entry.data);
    return decision->size();
  }

  std::size_t bring_to(const Catalogue& wanted) {
    std::size_t entries = 0;
    for (const auto& [log, args] : plan(load(db_), wanted)) entries += run(log, args);
    return entries;
  }

  /// Each entry a second after the one before.
  void apply(const LogName& log, const state::NewEntry& entry, const std::string& data_text) {
    const boost::json::value data = boost::json::parse(data_text);
    std::vector<state::OpenPart> parts;
    for (const state::NewPart& part : entry.parts) parts.push_back({part.name, part.content});
    now_ += std::chrono::seconds(1);
    projection_.apply(
        db_,
        {.log = log, .seq = sizes_[log]++, .type = entry.type, .subject = entry.subject, .actor = "test", .at = now_, .occurred = now_, .data = data.as_object(), .parts = parts});
  }

  [[nodiscard]] Moment moment(const LogName& here = region_log()) { return {.region = sizes_[region_log()], .here = here, .size = sizes_[here], .at = now_}; }
  [[nodiscard]] storage::Db& db() { return db_; }

  [[nodiscard]] Catalogue load_all() { return load(db_); }

 private:
  storage::Db db_;
  CatalogueProjection projection_;
  std::map<LogName, std::uint64_t> sizes_;
  Instant now_{};
};

Catalogue without_ids(Catalogue catalogue) {
  for (DirectoryEntry& entry : catalogue.directory) entry.id.clear();
  return catalogue;
}

TEST(Apply, LoadsWhatWasImported) {
  Store store;
  const Catalogue wanted = imported(small_pack());
  EXPECT_GT(store.bring_to(wanted), 0U);
  EXPECT_EQ(without_ids(store.load_all()), wanted);
}

TEST(Apply, ChangesNothingTheSecondTime) {
  Store store;
  const Catalogue wanted = imported(test::example_pack());
  const auto first = plan(store.load_all(), wanted);
  EXPECT_EQ(store.bring_to(wanted), flatten(wanted).size());
  EXPECT_EQ(without_ids(store.load_all()), wanted);
  EXPECT_TRUE(plan(store.load_all(), wanted).empty());
  EXPECT_TRUE(diff(store.load_all(), wanted).empty());
  for (const auto& [log, args] : first) EXPECT_EQ(store.run(log, args), 0U) << "the same command again, " << log.str();
}

TEST(Apply, PutsEveryRecordIntoItsLog) {
  std::vector<std::string> logs;
  for (const auto& [log, args] : plan({}, imported(small_pack()))) logs.push_back(log.str());
  EXPECT_THAT(logs, testing::ElementsAre("region/main", "05958004/main", "05958044/main"));
}

TEST(Apply, KeepsNamesAndNumbersOutOfTheCore) {
  Store store;
  const auto plans = plan({}, imported(small_pack()));
  const auto decision = store.decide(plans[1].first, plans[1].second);
  ASSERT_TRUE(decision);
  bool seen = false;
  for (const state::NewEntry& entry : *decision) {
    EXPECT_EQ(entry.data.find("Müller"), std::string::npos);
    EXPECT_EQ(entry.data.find("4710283"), std::string::npos);
    for (const state::NewPart& part : entry.parts) seen = seen || part.content.find("Müller") != std::string::npos;
  }
  EXPECT_TRUE(seen);
}

TEST(Apply, WritesOnlyWhatChanged) {
  Store store;
  store.bring_to(imported(small_pack()));
  const Catalogue wanted = imported(changed("services.csv", "Auf Papier.", "Auf Papier am Schalter."));
  const auto changes = diff(store.load_all(), wanted);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].change, Change::Kind::changed);
  EXPECT_EQ(changes[0].key, "wohnsitz-anmelden");
  EXPECT_EQ(changes[0].fields, (std::vector<FieldChange>{{"fallback_de", "Auf Papier.", "Auf Papier am Schalter."}}));
  EXPECT_EQ(store.bring_to(wanted), 1U);
  EXPECT_EQ(without_ids(store.load_all()), wanted);
}

TEST(Apply, RemovesWhatIsGone) {
  Store store;
  store.bring_to(imported(small_pack()));
  Files files = changed("components.csv", "lent_desk,Leihschalter,Lent desk,device,other,municipality,,not_set_up\n", "");
  files["services.csv"].replace(files["services.csv"].find("counter | lent_desk"), 19, "counter");
  files["hosts.csv"] = "host,ags\n";
  const Catalogue wanted = imported(files);
  EXPECT_EQ(store.bring_to(wanted), 3U);
  EXPECT_EQ(without_ids(store.load_all()), wanted);
}

TEST(Apply, FollowsAPersonThroughTheDirectory) {
  Store store;
  store.bring_to(imported(small_pack()));
  const std::string id = store.load_all().directory[0].id;
  const Catalogue moved = imported(changed("directory.csv", "4710283,,,1.02", "4710299,,,2.17"));
  EXPECT_EQ(store.bring_to(moved), 1U);
  EXPECT_EQ(store.load_all().directory[0].id, id) << "a new number is the same entry";
  const Catalogue renamed = imported(changed("directory.csv", "Müller,Jürgen,+49 221 4710283,,,1.02", "Müller-Özil,Jürgen,+49 221 4710299,,,2.17"));
  EXPECT_EQ(store.bring_to(renamed), 1U);
  EXPECT_EQ(store.load_all().directory[0].id, id) << "a new name on the same line is the same entry";
}

TEST(Apply, ASuccessorIsNotTheOneWhoLeft) {
  Store store;
  store.bring_to(imported(small_pack()));
  const std::string id = store.load_all().directory[0].id;
  const auto ids = [&] {
    std::vector<std::string> out;
    for (const DirectoryEntry& entry : store.load_all().directory) out.push_back(entry.id);
    return out;
  };
  store.bring_to(imported(changed("directory.csv", "Müller,Jürgen,+49 221 4710283", "Weber,Jürgen,+49 221 4710283")));
  EXPECT_THAT(ids(), testing::Not(testing::Contains(id))) << "the private mail address of Müller is not Weber's";
  store.bring_to(imported(changed("directory.csv", "Müller,Jürgen,+49 221 4710283", ",,+49 221 4710283")));
  const std::vector<std::string> vacant = ids();
  store.bring_to(imported(small_pack()));
  EXPECT_EQ(ids(), vacant) << "who is first named at a post takes its number";
}

TEST(Apply, AnAddedNameIsTheSamePersonASimilarOneIsNot) {
  const auto kept = [](const std::string& name) {
    Store store;
    store.bring_to(imported(small_pack()));
    const std::string id = store.load_all().directory[0].id;
    store.bring_to(imported(changed("directory.csv", "Müller,Jürgen,+49 221 4710283", name + ",Jürgen,+49 221 4710283")));
    const std::vector<DirectoryEntry> now = store.load_all().directory;
    return std::ranges::find(now, id, &DirectoryEntry::id) != now.end();
  };
  for (const char* name : {"Müller-Özil", "Özil-Müller", "von Müller"}) EXPECT_TRUE(kept(name)) << name;
  for (const char* name : {"Müllers", "Obermüller", "Müll", "Altmüller-Özil"}) EXPECT_FALSE(kept(name)) << name;
}

TEST(Apply, GivesNoDirectoryNumberTwice) {
  Store store;
  const Catalogue all = imported(small_pack());
  store.bring_to(all);
  Catalogue fewer = all;
  fewer.directory.clear();
  EXPECT_EQ(store.bring_to(fewer), 2U);
  EXPECT_TRUE(store.load_all().directory.empty());
  store.bring_to(all);
  for (const DirectoryEntry& entry : store.load_all().directory) EXPECT_THAT(entry.id, testing::AnyOf("d3", "d4"));
}

TEST(Apply, ShowsAnErasedPersonAsNobody) {
  Store store;
  const auto plans = plan({}, imported(small_pack()));
  for (const auto& [log, args] : plans) {
    const auto decision = store.decide(log, args);
    ASSERT_TRUE(decision);
    for (state::NewEntry entry : *decision) {
      entry.parts.clear();
      store.apply(log, entry, entry.data);
    }
  }
  const Catalogue catalogue = store.load_all();
  ASSERT_EQ(catalogue.directory.size(), 2U);
  EXPECT_EQ(catalogue.directory[0].last_name, "");
  EXPECT_EQ(catalogue.directory[0].office, "Bürgerbüro");
}

struct BadCommand {
  const char* name;
  const char* log;
  const char* args;
  const char* code;
};

class ApplyRefusals : public testing::TestWithParam<BadCommand> {};

TEST_P(ApplyRefusals, AreValues) {
  Store store;
  const auto decision = store.decide(*LogName::parse(GetParam().log), GetParam().args);
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().code, GetParam().code);
  EXPECT_FALSE(decision.error().sentence.empty());
}

constexpr const char* kOverride =
    R"({"set":[{"kind":"component_override","key":"lan","data":{"component":"lan","operator":"other","needs":"","basis":"yes","reason_de":"","source":""}}],"remove":[]})";

constexpr const char* kUnknownEntry =
    R"({"set":[{"kind":"directory_entry","key":"d9","data":{"office":"A","site":"b","valid_from":"2020-01-01","valid_to":null},)"
    R"("contact":{"unit":"","function":"","last_name":"","first_name":"","phone":"1","mobile":"","fax":"","room":"","responsibilities":""}}],"remove":[]})";

INSTANTIATE_TEST_SUITE_P(
    Table, ApplyRefusals,
    testing::Values(BadCommand{"NoLists", "region/main", "{}", "catalogue.malformed"}, BadCommand{"NoObject", "region/main", R"({"set":[1],"remove":[]})", "catalogue.malformed"},
                    BadCommand{"UnknownKind", "region/main", R"({"set":[{"kind":"x","key":"","data":{}}],"remove":[]})", "catalogue.malformed"},
                    BadCommand{"MissingMember", "region/main", R"({"set":[{"kind":"component","key":"lan","data":{"id":"lan"}}],"remove":[]})", "catalogue.malformed"},
                    BadCommand{"RemoveWithoutKey", "region/main", R"({"set":[],"remove":[{"kind":"component"}]})", "catalogue.malformed"},
                    BadCommand{"LocalInRegion", "region/main", kOverride, "catalogue.wrong_log"},
                    BadCommand{"Counter", "05958004/counter-1", R"({"set":[],"remove":[]})", "catalogue.wrong_log"},
                    BadCommand{"UnknownEntry", "05958004/main", kUnknownEntry, "catalogue.outdated"}),
    [](const auto& p) { return p.param.name; });

TEST(Apply, RefusesWhatDoesNotFitIntoAnEntry) {
  Store store;
  std::string args = kOverride;
  args.replace(args.find("\"source\":\"\""), 11, "\"source\":\"" + std::string(kDataBytesMax, 'x') + "\"");
  const auto decision = store.decide(*LogName::parse("05958004/main"), args);
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().code, "catalogue.too_long");
}

/// The past has no telephone directory.
Catalogue without_people(Catalogue catalogue) {
  catalogue.directory.clear();
  return catalogue;
}

TEST(Past, IsWhatStoodThen) {
  Store store;
  const Catalogue first = imported(small_pack());
  store.bring_to(first);
  const Moment then = store.moment();
  const Moment in_town = store.moment(*LogName::parse("05958044/main"));
  EXPECT_FALSE(changed_since(store.db(), then));
  Files files = changed("services.csv", "counter & wan_link & register,counter | lent_desk", "counter,lent_desk");
  files["component_overrides.csv"] = "ags,component,operator,needs,basis,reason_de,source\n05958004,wan_link,utility,lan,yes,Eigene Leitung,beleg-2\n";
  const Catalogue second = imported(files);
  store.bring_to(second);
  for (const Moment& moment : {then, in_town}) EXPECT_EQ(load_at(store.db(), moment), without_people(first));
  EXPECT_EQ(load_at(store.db(), store.moment()), without_people(second));
  const auto changed_at = changed_since(store.db(), then);
  ASSERT_TRUE(changed_at);
  EXPECT_EQ(*changed_at, store.moment().at);
  EXPECT_FALSE(changed_since(store.db(), store.moment()));
  store.bring_to(first);
  EXPECT_EQ(load_at(store.db(), then), without_people(first)) << "and back again";
  EXPECT_TRUE(changed_since(store.db(), then)) << "it was changed, if to the same";
}

TEST(Past, KeepsNobodyOfTheDirectory) {
  Store store;
  store.bring_to(imported(small_pack()));
  const Moment then = store.moment();
  store.bring_to(imported(changed("directory.csv", "Müller,Jürgen", "Meier,Jana")));
  EXPECT_FALSE(changed_since(store.db(), then));
  EXPECT_TRUE(load_at(store.db(), then).directory.empty());
  auto row = store.db().query("SELECT count(*) FROM catalogue_past WHERE kind = 'directory_entry' OR data LIKE '%Müller%'");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.u64(0), 0U);
}

TEST(Past, LeavesOutWhatDidNotFitInTheMiddleOfAnImport) {
  Store store;
  store.bring_to(imported(small_pack()));
  Files files = changed("components.csv", "lan,Hausnetz,LAN", "netz,Hausnetz,LAN");
  files["component_overrides.csv"] = "ags,component,operator,needs,basis,reason_de,source\n05958044,wan_link,utility,netz,yes,Eigene Leitung,beleg-1\n";
  const auto plans = plan(store.load_all(), imported(files));
  ASSERT_EQ(plans.size(), 2U);
  store.run(plans[0].first, plans[0].second);
  EXPECT_TRUE(load_at(store.db(), store.moment()).overrides.empty()) << "the town still says lan, which the region has no more";
  store.run(plans[1].first, plans[1].second);
  EXPECT_EQ(load_at(store.db(), store.moment()).overrides.size(), 1U);
}

TEST(Events, RoundTripThroughTheirType) {
  for (std::size_t k = 0; k < kRecordKinds; ++k) {
    const auto kind = static_cast<RecordKind>(k);
    const auto set = parse_entry_type("catalogue." + std::string(to_string(kind)) + "_set");
    ASSERT_TRUE(set);
    EXPECT_EQ(set->kind, kind);
    EXPECT_FALSE(set->removed);
    EXPECT_EQ(parse_entry_type(removed_entry(kind, "x").type)->kind, kind);
    EXPECT_TRUE(parse_entry_type(removed_entry(kind, "x").type)->removed);
  }
  EXPECT_FALSE(parse_entry_type("catalogue.moon_set"));
  EXPECT_FALSE(parse_entry_type("situation.component_set"));
}

TEST(Events, FitIntoTheCoreForTheWholePack) {
  for (const Record& record : flatten(imported(test::example_pack()))) EXPECT_LE(record.data.size(), kDataBytesMax) << record.key;
}

TEST(Diff, IsPrintedForAPerson) {
  const Catalogue before = imported(small_pack());
  Files files = changed("components.csv", "lan,Hausnetz,LAN", "lan,Hausnetz (neu),LAN");
  files["hosts.csv"] += "notfall.sundern.example,05958044\n";
  files["component_overrides.csv"] = "ags,component,operator,needs,basis,reason_de,source\n";
  EXPECT_EQ(to_german(diff(before, imported(files))),
            "Kommunen: 0 neu, 1 geändert, 0 entfernt\n"
            "  ~ 05958044 (Sundern)\n"
            "      hosts: „“ → „notfall.sundern.example“\n"
            "Komponenten: 0 neu, 1 geändert, 0 entfernt\n"
            "  ~ lan (Hausnetz (neu))\n"
            "      name_de: „Hausnetz“ → „Hausnetz (neu)“\n"
            "Örtliche Verdrahtung: 0 neu, 0 geändert, 1 entfernt\n"
            "  - Sundern: wan_link\n");
  EXPECT_EQ(to_german(diff(before, before)), "Keine Änderungen: Diese Daten stehen schon so im Bestand.\n");
}

TEST(Diff, ShortensLongLists) {
  const std::string text = to_german(diff({}, imported(test::example_pack())), 2);
  EXPECT_THAT(text, testing::HasSubstr("Leistungen: 192 neu, 0 geändert, 0 entfernt\n"));
  EXPECT_THAT(text, testing::HasSubstr("  … und 190 weitere\n"));
  EXPECT_THAT(text, testing::HasSubstr("Telefonverzeichnis: 446 neu"));
}

TEST(Queries, RefuseARowThatIsNotReadable) {
  storage::Db db({.path = "", .mode = storage::DbOptions::Mode::memory, .sync = storage::DbOptions::Sync::normal, .exclusive = false, .vfs = ""});
  CatalogueProjection().create(db);
  db.exec("INSERT INTO catalogue_record VALUES ('region/main', 'component', 'x', '{\"id\":1}', '')");
  EXPECT_THROW(static_cast<void>(load(db)), Error);
}

}  // namespace
}  // namespace nb::catalogue
