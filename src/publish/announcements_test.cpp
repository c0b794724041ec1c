// SPDX-License-Identifier: EUPL-1.2
// Announcements from command to citizen: decided, encoded, decoded, projected, shown; tables and memory agree.
#include <boost/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/book.hpp"
#include "publish/commands.hpp"
#include "publish/events.hpp"
#include "publish/projection.hpp"
#include "publish/queries.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::publish {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;

const Ags kArnsberg = *Ags::parse("05958004");
const Ags kSundern = *Ags::parse("05958044");

json::object text(const std::string& title, const std::string& body) { return {{"title", title}, {"body", body}}; }

json::object german(const std::string& title) { return {{"severity", "warning"}, {"texts", json::object{{"de", text(title, "**Bitte** anrufen.")}}}}; }

// Decides, and applies what was decided to tables and memory, as the executor and the publisher do.
class Announcing : public testing::Test {
 protected:
  Announcing() { projection_.create(db_); }

  state::Decision decide(const LogName& log, const std::string& name, const json::object& args) {
    for (const state::CommandKind& kind : commands()) {
      if (kind.name == name) return kind.decide({.db = db_, .now = now_, .log = log, .actor = "presse"}, args);
    }
    ADD_FAILURE() << name;
    return std::vector<state::NewEntry>();
  }

  void apply(const LogName& log, const state::NewEntry& entry) {
    const json::object data = json::parse(entry.data).as_object();
    std::vector<state::OpenPart> parts;
    for (const state::NewPart& part : entry.parts) parts.push_back({part.name, part.content});
    const state::AppliedEntry applied{
        .log = log, .seq = seq_++, .type = entry.type, .subject = entry.subject, .actor = "presse", .at = now_, .occurred = now_, .data = data, .parts = parts};
    projection_.apply(db_, applied);
    book_.apply(applied);
  }

  // The id of what was announced; the code of the refusal otherwise.
  std::string run(const LogName& log, const std::string& name, const json::object& args) {
    const state::Decision decision = decide(log, name, args);
    if (!decision) return decision.error().code;
    EXPECT_EQ(decision->size(), 1U);
    apply(log, decision->front());
    return decision->front().subject;
  }

  std::vector<std::string> ids(const Announcements& announcements) {
    std::vector<std::string> all;
    for (const Announcement& announcement : announcements) all.push_back(announcement.id);
    return all;
  }

  storage::Db db_{{.path = ":memory:", .mode = storage::DbOptions::Mode::memory}};
  PublishProjection projection_;
  AnnouncementBook book_;
  Instant now_ = *parse_rfc3339("2023-10-30T09:30:00+01:00");
  std::uint64_t seq_ = 0;
};

TEST_F(Announcing, ShowsWhatWasWrittenInItsLanguages) {
  json::object args = german("Termine fallen aus");
  args["texts"].as_object()["en"] = text("Appointments cancelled", "Please *call*.");
  args["valid_until"] = "2023-11-04T00:00:00+01:00";
  args["service"] = "personalausweis";
  EXPECT_EQ(run(main_log(kArnsberg), "publish.announce", args), "2023-10-30-1");

  const Announcements shown = book_.town(kArnsberg);
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].severity, Announcement::Severity::warning);
  EXPECT_EQ(shown[0].service, "personalausweis");
  EXPECT_FALSE(shown[0].region_wide);
  EXPECT_EQ(shown[0].published, now_);
  EXPECT_EQ(shown[0].valid_from, now_);
  EXPECT_EQ(shown[0].valid_until, parse_rfc3339("2023-11-03T23:00:00Z"));
  EXPECT_EQ(shown[0].text("de").body_html, "<p><strong>Bitte</strong> anrufen.</p>");
  EXPECT_EQ(shown[0].text("en").title, "Appointments cancelled");
  EXPECT_EQ(shown[0].text("en").body_text, "Please call.");
  EXPECT_EQ(shown[0].text("tr").lang, "de") << "the original where a language is missing";
}

TEST_F(Announcing, RegionIsShownEverywhereATownOnlyThere) {
  run(region_log(), "publish.announce", german("Region"));
  now_ += std::chrono::minutes(5);
  run(main_log(kArnsberg), "publish.announce", german("Arnsberg"));
  EXPECT_THAT(ids(book_.town(kArnsberg)), ElementsAre("2023-10-30-1", "region-2023-10-30-1"));
  EXPECT_THAT(ids(book_.town(kSundern)), ElementsAre("region-2023-10-30-1"));
  EXPECT_THAT(ids(book_.region()), ElementsAre("region-2023-10-30-1"));
  EXPECT_TRUE(book_.region()[0].region_wide);
}

TEST_F(Announcing, CorrectionReplacesVisiblyAndBothPointAtEachOther) {
  const LogName log = main_log(kArnsberg);
  json::object wrong = german("Falsch");
  wrong["id"] = "arnsberg-termine";
  EXPECT_EQ(run(log, "publish.announce", wrong), "arnsberg-termine");
  json::object right = german("Richtig");
  right["corrects"] = "arnsberg-termine";
  EXPECT_EQ(run(log, "publish.correct", right), "2023-10-30-1");

  const Announcements shown = book_.town(kArnsberg);
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0].corrects, "arnsberg-termine");
  EXPECT_EQ(shown[1].corrected_by, "2023-10-30-1");
  EXPECT_EQ(shown[1].text("de").title, "Falsch") << "what was published stays readable";
  EXPECT_EQ(standing(shown[1], now_), Standing::corrected);
  EXPECT_EQ(standing(shown[0], now_), Standing::current);
  EXPECT_EQ(run(log, "publish.correct", right), "publish.already_corrected");
}

TEST_F(Announcing, WithdrawnStaysWithItsMark) {
  const LogName log = main_log(kArnsberg);
  const std::string id = run(log, "publish.announce", german("Test"));
  now_ += std::chrono::hours(1);
  EXPECT_EQ(run(log, "publish.withdraw", {{"id", id}}), id);
  EXPECT_EQ(book_.town(kArnsberg)[0].withdrawn, now_);
  EXPECT_EQ(standing(book_.town(kArnsberg)[0], now_), Standing::withdrawn);
  EXPECT_EQ(run(log, "publish.withdraw", {{"id", id}}), "publish.already_withdrawn");
  EXPECT_EQ(run(main_log(kSundern), "publish.withdraw", {{"id", id}}), "publish.unknown_announcement");
}

TEST_F(Announcing, TablesAndMemoryAgree) {
  const LogName log = main_log(kArnsberg);
  run(region_log(), "publish.announce", german("Region"));
  json::object two = german("Zwei");
  two["texts"].as_object()["de-x-leicht"] = text("Leicht", "Bitte rufen Sie an.");
  two["valid_until"] = "2023-12-01T00:00:00Z";
  const std::string first = run(log, "publish.announce", two);
  json::object correction = german("Drei");
  correction["corrects"] = first;
  const std::string second = run(log, "publish.correct", correction);
  run(log, "publish.withdraw", {{"id", second}});
  const AnnouncementBook loaded(load_announcements(db_));
  EXPECT_EQ(loaded.town(kArnsberg).size(), 3U);
  EXPECT_EQ(loaded.town(kArnsberg), book_.town(kArnsberg));
  EXPECT_EQ(loaded.region(), book_.region());
}

TEST_F(Announcing, EntryCarriesTextsAsPartsOnly) {
  const state::Decision decision = decide(region_log(), "publish.announce", german("Frau Beispiel hilft"));
  ASSERT_TRUE(decision.has_value());
  const state::NewEntry& entry = decision->front();
  EXPECT_EQ(entry.type, "publish.announced");
  EXPECT_EQ(entry.data, R"({"severity":"warning","valid_from":"2023-10-30T08:30:00Z","languages":["de"]})");
  ASSERT_EQ(entry.parts.size(), 1U);
  EXPECT_EQ(entry.parts[0].name, "text.de");
  EXPECT_THAT(entry.parts[0].content, HasSubstr("Frau Beispiel"));
}

TEST_F(Announcing, ErasedTextsAreNotShown) {
  const LogName log = main_log(kArnsberg);
  state::Decision decision = decide(log, "publish.announce", german("Weg"));
  ASSERT_TRUE(decision.has_value());
  decision->front().parts.clear();
  apply(log, decision->front());
  EXPECT_TRUE(book_.town(kArnsberg).empty());
  EXPECT_TRUE(AnnouncementBook(load_announcements(db_)).town(kArnsberg).empty());
}

TEST_F(Announcing, UnreadableEntriesChangeNothing) {
  const LogName log = main_log(kArnsberg);
  apply(log, {.type = "publish.announced", .subject = "x", .data = R"({"severity":7,"languages":["de"]})", .occurred = {}, .parts = {}});
  apply(log, {.type = "publish.announced", .subject = "y", .data = R"({"severity":"info","valid_from":"2023-10-30T08:30:00Z","languages":[1]})", .occurred = {}, .parts = {}});
  apply(log, {.type = "publish.later_invention", .subject = "z", .data = "{}", .occurred = {}, .parts = {}});
  EXPECT_TRUE(book_.town(kArnsberg).empty());
  EXPECT_TRUE(load_announcements(db_).empty());
}

TEST_F(Announcing, IdsOfTownAndRegionNeverMeet) {
  json::object args = german("A");
  args["id"] = "wichtig";
  EXPECT_EQ(run(main_log(kArnsberg), "publish.announce", args), "wichtig");
  EXPECT_EQ(run(main_log(kArnsberg), "publish.announce", args), "publish.id_taken");
  EXPECT_EQ(run(region_log(), "publish.announce", args), "publish.id_taken") << "Arnsberg would show both";
  EXPECT_EQ(run(main_log(kSundern), "publish.announce", args), "wichtig") << "another town's pages never show it";
}

struct Bad {
  const char* name;
  const char* member;
  json::value value;
  const char* code;
};

class Refused : public Announcing, public testing::WithParamInterface<Bad> {};

TEST_P(Refused, WithAReason) {
  json::object args = german("Titel");
  args["valid_until"] = "2023-11-30T00:00:00Z";
  args[GetParam().member] = GetParam().value;
  const state::Decision decision = decide(region_log(), "publish.announce", args);
  ASSERT_FALSE(decision.has_value());
  EXPECT_EQ(decision.error().code, GetParam().code);
  EXPECT_THAT(decision.error().sentence, HasSubstr("Bitte"));
}

json::object texts(const std::string& title, const std::string& body) { return {{"de", text(title, body)}}; }

INSTANTIATE_TEST_SUITE_P(Announcement, Refused,
                         testing::Values(Bad{"NoTexts", "texts", json::object(), "publish.text_missing"}, Bad{"TextsOfAnotherKind", "texts", "x", "publish.malformed"},
                                         Bad{"BlankTitle", "texts", texts("  ", "x"), "publish.text_missing"}, Bad{"BlankBody", "texts", texts("x", "\n"), "publish.text_missing"},
                                         Bad{"LongTitle", "texts", texts(std::string(kTitleMax + 1, 'x'), "x"), "publish.too_long"},
                                         Bad{"LongBody", "texts", texts("x", std::string(17000, 'x')), "publish.too_long"},
                                         Bad{"DeepBody", "texts", texts("x", std::string(9, '>') + "x"), "publish.too_deep"},
                                         Bad{"ControlCharacter", "texts", texts("x", "a\x07"), "publish.unreadable"},
                                         Bad{"DirectionOverride", "texts", texts("\xE2\x80\xAEtxt", "x"), "publish.unreadable"},
                                         Bad{"TitleOfTwoLines", "texts", texts("a\nb", "x"), "publish.unreadable"},
                                         Bad{"BadLanguage", "texts", json::object{{"<b>", text("x", "x")}}, "publish.malformed"},
                                         Bad{"Severity", "severity", "fatal", "publish.malformed"}, Bad{"Id", "id", "../etc", "publish.malformed"},
                                         Bad{"FromNoTime", "valid_from", "morgen", "publish.malformed"}, Bad{"UntilANumber", "valid_until", 7, "publish.malformed"},
                                         Bad{"UntilBeforeFrom", "valid_from", "2033-01-01T00:00:00Z", "publish.ends_before_it_begins"}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST_F(Announcing, RefusesAnEndInThePast) {
  json::object args = german("Alt");
  args["valid_from"] = "2023-10-01T00:00:00Z";
  args["valid_until"] = "2023-10-02T00:00:00Z";
  EXPECT_EQ(run(region_log(), "publish.announce", args), "publish.over");
}

TEST(AnnouncementStanding, FollowsItsValidity) {
  const Instant noon = *parse_rfc3339("2023-10-30T12:00:00Z");
  const Announcement announcement{.id = "a", .valid_from = noon, .valid_until = noon + std::chrono::hours(1)};
  EXPECT_EQ(standing(announcement, noon - std::chrono::milliseconds(1)), Standing::pending);
  EXPECT_EQ(standing(announcement, noon), Standing::current);
  EXPECT_EQ(standing(announcement, noon + std::chrono::hours(1)), Standing::expired);
}

TEST(AnnouncementNames, AreChecked) {
  for (const char* good : {"de", "en", "zh-Hans", "de-x-leicht", "nds"}) EXPECT_TRUE(is_language_tag(good)) << good;
  for (const char* bad : {"", "d", "DE", "de-", "de--x", "deutsch", "de-<", "de-123456789"}) EXPECT_FALSE(is_language_tag(bad)) << bad;
  for (const char* bad : {"", "-a", "a-", "A", "a/b", "ä"}) EXPECT_FALSE(is_announcement_id(bad)) << bad;
}

}  // namespace
}  // namespace nb::publish
