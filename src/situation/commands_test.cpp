// SPDX-License-Identifier: EUPL-1.2
// Commands decided against state.db, their entries projected, and the board at start and live.
#include "situation/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>

#include "situation/events.hpp"
#include "situation/projection.hpp"
#include "situation/queries.hpp"
#include "situation/refusals.hpp"
#include "situation/small_fixture.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::situation {
namespace {

using namespace fixture;
using testing::HasSubstr;

Known known_small() {
  static const catalogue::Catalogue catalogue = small_catalogue();
  const auto has = [](const auto& list, auto same) { return std::any_of(list.begin(), list.end(), same); };
  return {
      .municipality = [=](storage::Db&, const Ags& ags) { return has(catalogue.municipalities, [&](const auto& m) { return m.ags == ags; }); },
      .component = [](storage::Db&, std::string_view id) -> std::optional<catalogue::ComponentKind> {
        for (const auto& component : catalogue.components) {
          if (component.id == id) return component.kind;
        }
        return std::nullopt;
      },
      .service = [=](storage::Db&, std::string_view id) { return has(catalogue.services, [&](const auto& s) { return s.id == id; }); },
      .step = [](storage::Db&, std::string_view service, int position) { return service == "wedding" && (position == 1 || position == 2); },
      .office = [](storage::Db&, std::string_view name) { return name == "Bürgerbüro"; },
      .site = [](storage::Db&, const Ags& ags, std::string_view site) { return ags == kHere && site == "rathaus"; },
  };
}

/// The way of a command through the program, without journal and threads.
class Commands : public testing::Test {
 protected:
  Commands() { projection_.create(db_); }

  /// The refusal's code, or "" after the entry was written.
  std::string run(const LogName& log, const std::string& name, const std::string& args) {
    const auto kind = std::find_if(kinds_.begin(), kinds_.end(), [&](const auto& k) { return k.name == "situation." + name; });
    EXPECT_NE(kind, kinds_.end()) << name;
    const auto decision = kind->decide({db_, now_, log, "stab"}, boost::json::parse(args).as_object());
    if (!decision) {
      EXPECT_THAT(decision.error().sentence, testing::EndsWith("."));
      return decision.error().code;
    }
    for (const auto& entry : *decision) commit(log, entry);
    return "";
  }
  std::string here(const std::string& name, const std::string& args) { return run(main_log(kHere), name, args); }
  std::string region(const std::string& name, const std::string& args) { return run(region_log(), name, args); }

  void commit(const LogName& log, const state::NewEntry& entry) {
    const auto data = boost::json::parse(entry.data).as_object();
    const state::AppliedEntry applied{log, ++seq_, entry.type, entry.subject, "stab", now_, entry.occurred.value_or(now_), data, {}};
    projection_.apply(db_, applied);
    apply(live_, std::span(&applied, 1), now_);
  }
  /// The board after a start of the program; it must be as the one that ran all the time.
  Board restarted() {
    Board board(wiring_);
    load(db_, board, now_);
    for (const auto& town : wiring_->towns()) EXPECT_EQ(*board.town(town.ags), *live_.town(town.ags));
    return board;
  }

  storage::Db db_{storage::DbOptions{.path = "", .mode = storage::DbOptions::Mode::memory, .vfs = ""}};
  SituationProjection projection_;
  std::vector<state::CommandKind> kinds_ = commands(known_small());
  std::shared_ptr<const Wiring> wiring_ = small_wiring();
  Board live_{wiring_};
  Instant now_ = at(8);
  std::uint64_t seq_ = 0;
};

TEST_F(Commands, DeclareAComponentForTheRegionAndForOneTown) {
  EXPECT_EQ(region("declare_component", R"({"component":"dc","state":"down","text":{"de":"Angriff","en":"Attack"}})"), "");
  EXPECT_EQ(here("declare_component", R"({"component":"register","state":"up","valid_until":"2023-10-30T12:00:00+01:00"})"), "");
  const Board board = restarted();
  EXPECT_EQ(component(board, kHere, "dc").text.en, "Attack");
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::possible);
  EXPECT_EQ(whole(board, kThere, "passport").state, ServiceState::limited);
  EXPECT_EQ(board.next_expiry(), at(12));
}

TEST_F(Commands, RepeatingAStatementKeepsItsSince) {
  region("declare_component", R"({"component":"dc","state":"down"})");
  now_ = at(10);
  region("declare_component", R"({"component":"dc","state":"down"})");
  EXPECT_EQ(component(live_, kHere, "dc").since, at(8));
  EXPECT_EQ(component(live_, kHere, "dc").as_of, at(10));
  now_ = at(11);
  region("declare_component", R"({"component":"dc","state":"degraded"})");
  EXPECT_EQ(component(live_, kHere, "dc").since, at(11));
}

TEST_F(Commands, WhatHappenedEarlierIsRecordedWithItsTime) {
  now_ = at(20);
  EXPECT_EQ(here("declare_component", R"({"component":"phone","state":"down","occurred":"2023-10-30T07:00:00+01:00","valid_until":"2023-10-30T09:00:00+01:00"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").state, ComponentState::up) << "it has expired already";
  EXPECT_EQ(here("declare_component", R"({"component":"phone","state":"down","occurred":"2023-10-30T07:00:00+01:00"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").since, at(7));
}

TEST_F(Commands, WithdrawingReturnsToTheDerivedState) {
  here("declare_component", R"({"component":"phone","state":"down"})");
  now_ = at(9);
  EXPECT_EQ(here("withdraw_component", R"({"component":"phone"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").state, ComponentState::up);
  EXPECT_EQ(component(live_, kHere, "phone").since, at(9));
  EXPECT_EQ(here("withdraw_component", R"({"component":"phone"})"), "situation.nothing_to_withdraw");
}

TEST_F(Commands, MeasurementsAreASeparateWord) {
  EXPECT_EQ(here("measure_component", R"({"component":"phone","state":"down"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").source, Source::measured);
  EXPECT_EQ(here("declare_component", R"({"component":"phone","state":"up"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").state, ComponentState::up);
  EXPECT_EQ(here("withdraw_measurement", R"({"component":"phone"})"), "");
}

TEST_F(Commands, ConfirmAServiceAndAStep) {
  EXPECT_EQ(here("confirm_service", R"({"service":"passport","state":"limited","text":{"de":"Nur abholen"},"conditions":"PIN-Brief","sites":["rathaus"],"channels":["counter"]})"),
            "");
  EXPECT_EQ(here("confirm_service", R"({"service":"wedding","position":2,"state":"impossible"})"), "");
  const Board board = restarted();
  const auto passport = whole(board, kHere, "passport");
  EXPECT_EQ(passport.conditions, "PIN-Brief");
  EXPECT_EQ(passport.sites, std::vector<std::string>{"rathaus"});
  EXPECT_EQ(board.town(kHere)->services[3].steps[1].source, Source::confirmed);
  EXPECT_EQ(here("withdraw_confirmation", R"({"service":"wedding","position":2})"), "");
  EXPECT_EQ(restarted().town(kHere)->services[3].steps[1].source, Source::derived);
}

TEST_F(Commands, DeclareAnOffice) {
  EXPECT_EQ(here("declare_office", R"({"office":"Bürgerbüro","state":"closed","text":{"de":"Heute zu"}})"), "");
  ASSERT_EQ(restarted().town(kHere)->offices.size(), 1u);
  EXPECT_EQ(live_.town(kHere)->offices[0].text.de, "Heute zu");
  EXPECT_EQ(here("withdraw_office", R"({"office":"Bürgerbüro"})"), "");
  EXPECT_TRUE(restarted().town(kHere)->offices.empty());
}

TEST_F(Commands, AnIncidentFromItsDeclarationToItsEnd) {
  EXPECT_EQ(region("declare_incident", R"({"cause":{"de":"Cyberangriff"},"forecast":{"kind":"not_before","date":"2023-11-03"},"began":"2023-10-30T06:30:00+01:00"})"), "");
  EXPECT_EQ(region("declare_incident", R"({"incident":"2023-10-30","cause":{"de":"Noch einer"}})"), "situation.incident_exists");
  region("declare_component", R"({"component":"dc","state":"down"})");
  now_ = at(10);
  EXPECT_EQ(region("update_forecast", R"({"incident":"2023-10-30","forecast":{"kind":"unknown"}})"), "");
  const auto incident = restarted().town(kThere)->incidents.at(0);
  EXPECT_EQ(incident.id, "2023-10-30");
  EXPECT_TRUE(incident.region_wide);
  EXPECT_EQ(incident.declared_by, "stab");
  EXPECT_EQ(incident.cause.de, "Cyberangriff");
  EXPECT_EQ(incident.forecast, (Forecast{Forecast::Kind::unknown, std::nullopt, at(10)}));
  EXPECT_EQ(incident.began, *parse_rfc3339("2023-10-30T06:30:00+01:00"));
  now_ = at(12);
  EXPECT_EQ(region("end_incident", R"({"incident":"2023-10-30"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "dc").state, ComponentState::up) << "what was said ended with it";
  EXPECT_EQ(region("end_incident", R"({"incident":"2023-10-30"})"), "situation.incident_ended");
  EXPECT_EQ(region("undo", R"({"entry":4})"), "");
  EXPECT_EQ(component(restarted(), kHere, "dc").state, ComponentState::down);
  EXPECT_FALSE(incidents(db_, region_log()).at(0).ended);
}

TEST_F(Commands, TheEndOfOneOfTwoIncidentsLeavesWhatWasSaidUnlessAsked) {
  region("declare_incident", R"({"incident":"a","cause":{"de":"A"}})");
  region("declare_incident", R"({"incident":"b","cause":{"de":"B"}})");
  region("declare_component", R"({"component":"dc","state":"down"})");
  EXPECT_EQ(region("end_incident", R"({"incident":"a"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "dc").state, ComponentState::down);
  EXPECT_EQ(region("end_incident", R"({"incident":"b"})"), "");
  EXPECT_EQ(component(restarted(), kHere, "dc").state, ComponentState::up);
}

TEST_F(Commands, UndoRestoresWhatStoodBeforeByANewEntry) {
  here("declare_component", R"({"component":"phone","state":"degraded","text":{"de":"Rauscht"}})");
  here("declare_component", R"({"component":"phone","state":"down"})");
  EXPECT_EQ(here("undo", R"({"entry":1})"), "situation.changed_since");
  EXPECT_EQ(here("undo", R"({"entry":2})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").text.de, "Rauscht");
  EXPECT_EQ(here("undo", R"({"entry":3})"), "") << "an undo can be undone";
  EXPECT_EQ(component(restarted(), kHere, "phone").state, ComponentState::down);
  EXPECT_EQ(here("undo", R"({"entry":99})"), "situation.unknown_entry");
  EXPECT_EQ(run(main_log(kThere), "undo", R"({"entry":4})"), "situation.unknown_entry") << "another log's entry";
  const auto lines = history(db_, main_log(kHere), 10);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].undoes, 3u);
  EXPECT_TRUE(lines[0].latest);
  EXPECT_FALSE(lines[1].latest);
}

TEST_F(Commands, UndoingTheFirstWordLeavesNone) {
  here("declare_component", R"({"component":"phone","state":"down"})");
  EXPECT_EQ(here("undo", R"({"entry":1})"), "");
  EXPECT_EQ(component(restarted(), kHere, "phone").state, ComponentState::up);
}

TEST_F(Commands, DecisionsAreKeptWithTheirReasonAndCannotBeUndone) {
  // As versions wrote it before decisions had a room of their own.
  commit(region_log(), {.type = std::string(event::kDecisionRecorded),
                        .subject = "2023-10-30T12:00:00Z",
                        .data = R"({"kind":"decision","object":"2023-10-30T12:00:00Z","said":{"text":"Nur Papier","reason":"Bis der Dienstleister zurück ist"}})",
                        .occurred = std::nullopt,
                        .parts = {}});
  EXPECT_EQ(region("undo", R"({"entry":1})"), "situation.not_undoable");
  const auto lines = decisions(db_, region_log(), 10);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(std::get<Decision>(lines[0].fact.said).reason, "Bis der Dienstleister zurück ist");
  EXPECT_EQ(lines[0].actor, "stab");
  restarted();
}

TEST_F(Commands, TheSituationOfAnEarlierPositionCanBeDerivedAgain) {
  std::vector<std::vector<ServiceState>> seen;
  const auto states = [&](const Board& board) {
    std::vector<ServiceState> out;
    for (const auto& town : wiring_->towns()) {
      for (const ServiceStatus& one : board.town(town.ags)->services) out.push_back(one.whole.state);
    }
    return out;
  };
  const auto step = [&] { seen.push_back(states(live_)); };
  step();
  ASSERT_EQ(region("declare_component", R"({"component":"dc","state":"down"})"), "");
  step();
  ASSERT_EQ(region("declare_component", R"({"component":"dc","state":"degraded"})"), "");
  step();
  ASSERT_EQ(region("undo", R"({"entry":2})"), "");
  step();
  ASSERT_NE(seen[0], seen[1]);
  ASSERT_NE(seen[1], seen[2]);
  for (std::size_t size = 0; size < seen.size(); ++size) {
    Board then(wiring_);
    then.apply(facts_at(db_, region_log(), size + 1), now_);  // the fixture counts positions from 1
    EXPECT_EQ(states(then), seen[size]) << size;
  }
}

TEST_F(Commands, RefuseWhatCannotBeMeant) {
  struct Case {
    const char* command;
    const char* args;
    const char* code;
  };
  const Case cases[] = {
      {"declare_component", R"({"state":"down"})", "malformed"},
      {"declare_component", R"({"component":"dc","state":"broken"})", "malformed"},
      {"declare_component", R"({"component":"dc","state":"down","valid_untill":"x"})", "malformed"},
      {"declare_component", R"({"component":"dc","state":"down","valid_until":"tomorrow"})", "malformed"},
      {"declare_component", R"({"component":"nobody","state":"down"})", "unknown_component"},
      {"declare_component", R"({"component":"dc","state":"down","valid_until":"2023-10-30T07:00:00+01:00"})", "validity_past"},
      {"declare_component", R"({"component":"dc","state":"down","occurred":"2023-10-30T23:00:00+01:00"})", "not_yet"},
      {"declare_component", R"({"component":"dc","state":"down","text":{"en":"only English"}})", "text_missing"},
      {"declare_component", "{\"component\":\"dc\",\"state\":\"down\",\"text\":{\"de\":\"a\\u0007\"}}", "text_unreadable"},
      {"confirm_service", R"({"service":"nobody","state":"possible"})", "unknown_service"},
      {"confirm_service", R"({"service":"wedding","position":3,"state":"possible"})", "unknown_step"},
      {"confirm_service", R"({"service":"wedding","position":-1,"state":"possible"})", "malformed"},
      {"confirm_service", R"({"service":"wedding","state":"possible","sites":["nowhere"]})", "unknown_site"},
      {"confirm_service", R"({"service":"wedding","state":"possible","channels":["register"]})", "unknown_channel"},
      {"withdraw_confirmation", R"({"service":"wedding"})", "nothing_to_withdraw"},
      {"declare_office", R"({"office":"Nirgendwo","state":"open"})", "unknown_office"},
      {"declare_incident", R"({"cause":{"de":""}})", "text_missing"},
      {"declare_incident", R"({"cause":{"de":"A"},"forecast":{"kind":"day"}})", "forecast_day_missing"},
      {"declare_incident", R"({"cause":{"de":"A"},"forecast":{"kind":"day","date":"2023-10-01"}})", "forecast_past"},
      {"declare_incident", R"({"incident":"Ä","cause":{"de":"A"}})", "malformed"},
      {"update_forecast", R"({"incident":"none","forecast":{"kind":"unknown"}})", "unknown_incident"},
      {"undo", R"({})", "malformed"},
  };
  for (const Case& c : cases) EXPECT_EQ(here(c.command, c.args), std::string("situation.") + c.code) << c.command << " " << c.args;
  const std::string long_text(4000, 'x');
  EXPECT_EQ(here("declare_component", R"({"component":"dc","state":"down","text":{"de":")" + long_text + R"("}})"), "situation.text_too_long");
  EXPECT_EQ(run(*LogName::parse("05958004/counter-huesten"), "declare_component", R"({"component":"dc","state":"down"})"), "situation.wrong_log");
  EXPECT_EQ(run(*LogName::parse("09999999/main"), "declare_component", R"({"component":"dc","state":"down"})"), "situation.unknown_municipality");
  EXPECT_EQ(seq_, 0u);
}

TEST(Refusals, EveryReasonHasItsOwnCodeAndSentence) {
  std::set<std::string> codes;
  for (std::size_t i = 0; i < kReasons; ++i) {
    const auto made = refusal(static_cast<Reason>(i), "X");
    EXPECT_TRUE(codes.insert(made.code).second) << made.code;
    EXPECT_THAT(made.sentence, testing::EndsWith(".")) << made.code;
  }
}

TEST(Events, UnknownKindsAndBrokenDataAreNoFacts) {
  const LogName log = region_log();
  for (const char* data : {R"({})", R"({"kind":"comet","object":"x","said":null})", R"({"kind":"component","object":"dc","said":{"state":"??"}})"}) {
    const auto object = boost::json::parse(data).as_object();
    const state::AppliedEntry entry{log, 1, "situation.component_declared", "dc", "stab", at(8), at(8), object, {}};
    EXPECT_FALSE(decode(entry)) << data;
  }
}

}  // namespace
}  // namespace nb::situation
