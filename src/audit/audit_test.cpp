// SPDX-License-Identifier: EUPL-1.2
// Traces from the question to the entry in the log, and back to the auditor.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "audit/commands.hpp"
#include "audit/events.hpp"
#include "audit/traces.hpp"
#include "audit/trail.hpp"
#include "base/env.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "state/executor.hpp"
#include "storage/engine.hpp"
#include "support/temp_folder.hpp"

namespace nb::audit {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

const LogName kTown = *LogName::parse("05958004/main");

/// Journal, executor and trail as the program wires them; `done` is waited for by stopping the executor.
struct Office {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{*parse_rfc3339("2023-10-30T08:00:10+01:00")};
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine = storage::make_memory_engine();
  journal::Journal journal{*engine, keys};
  state::StateDb state{{.env = *env, .path = folder.file("state.db"), .projections = {}}, journal};
  std::unique_ptr<state::Executor> executor =
      std::make_unique<state::Executor>(state::Executor::Parts{.journal = journal, .state = state, .clock = clock, .random = random, .kinds = commands(), .observers = {}});
  Trail trail{{.executor = *executor, .random = random, .clock = clock}};
  int written = 0;
  int failed = 0;

  Trail::Done note() {
    return [this](bool good) { ++(good ? written : failed); };
  }
  /// The answer to whatever was submitted before is there once this one is: the executor keeps the order.
  void settle() { (void)executor->run({kTown, make_command_id(random, clock.now()), "probe", "audit.note_export", R"({"what":"settled","count":0})"}); }
  [[nodiscard]] std::vector<Trace> found(const Filter& filter, const LogName& log) {
    settle();
    std::vector<Trace> all = find_traces(journal, log, filter, std::nullopt, 1000, 100'000).traces;
    std::erase_if(all, [](const Trace& one) { return one.actor == "probe"; });
    return all;
  }
  void look(const std::vector<std::string>& subjects, const std::string& account = "kim", const std::string& purpose = "M-1") {
    trail.read({kTown, account, "filing", purpose, subjects}, note());
    settle();
  }
};

json::object data_of(const Trace& trace) { return json::parse(trace.data).as_object(); }

TEST(Trail, ALookIsWrittenDownOncePerTenMinutesPersonAndPurpose) {
  Office office;
  office.look({"f-1"});
  office.look({"f-1"});
  EXPECT_EQ(office.found({.type = "audit.sealed_read"}, kTown).size(), 1U);
  EXPECT_EQ(office.written, 2) << "whoever needs no new trace is answered, too";
  office.look({"f-1"}, "lea");
  office.look({"f-1"}, "kim", "auskunft");
  office.look({"f-2"});
  EXPECT_EQ(office.found({.type = "audit.sealed_read"}, kTown).size(), 4U);
  office.clock.advance(Trail::kSameLook);
  office.look({"f-1"});
  EXPECT_EQ(office.found({.type = "audit.sealed_read"}, kTown).size(), 5U);
  const Trace last = office.found({.type = "audit.sealed_read"}, kTown).front();
  EXPECT_EQ(last.actor, "kim");
  EXPECT_EQ(last.subject, "f-1");
  EXPECT_EQ(data_of(last).at("purpose"), "M-1");
}

TEST(Trail, AListNamesEverySubjectInEntriesThatStaySmall) {
  Office office;
  std::vector<std::string> many;
  for (int i = 0; i < 120; ++i) many.push_back("f-018c2f3e-0000-4000-8000-" + std::to_string(100000000000 + i));
  office.look(many);
  const auto all = office.found({.type = "audit.sealed_read"}, kTown);
  ASSERT_EQ(all.size(), 3U) << "fifty at once";
  EXPECT_EQ(all.front().subject, "register");
  EXPECT_EQ(office.found({.object = many[77]}, kTown).size(), 1U) << "each is found";
  EXPECT_TRUE(office.found({.object = "f-nobody"}, kTown).empty());
}

TEST(Trail, SignInsFactorsAndSessionsStandInTheRegionsLog) {
  Office office;
  office.trail.signed_in("kim", "passkey");
  office.trail.account_changed("kim", "", "factor_added", "app");
  office.trail.account_changed("kim", "leitung", "session_ended", "all");
  const auto all = office.found({.object = "kim"}, region_log());
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[2].type, event::kSignedIn);
  EXPECT_EQ(all[1].type, event::kAccountChanged);
  EXPECT_EQ(all[1].actor, "kim") << "by itself";
  EXPECT_EQ(data_of(all[1]).at("thing"), "app");
  EXPECT_EQ(all[0].actor, "leitung") << "by somebody else";
  EXPECT_EQ(data_of(all[0]).at("what"), "session_ended");
}

TEST(Trail, AListThatWasReplacedStandsInItsLogBeforeItIs) {
  Office office;
  office.trail.list_replaced(kTown, "kim", "circular_addresses", 12, office.note());
  const auto all = office.found({.type = "audit.list_replaced"}, kTown);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(office.written, 1);
  EXPECT_EQ(all[0].actor, "kim");
  EXPECT_EQ(data_of(all[0]).at("what"), "circular_addresses");
  EXPECT_EQ(data_of(all[0]).at("count"), 12);
}

TEST(Trail, RefusedSignInsAreSummedByTheMinuteWithoutNames) {
  Office office;
  for (int i = 0; i < 3; ++i) office.trail.sign_in_refused("kim", "192.0.2.1", "wrong_password");
  office.trail.sign_in_refused("geheim-statt-name", "192.0.2.2", "unknown_account");
  EXPECT_TRUE(office.found({.type = "audit.sign_in_refused"}, region_log()).empty()) << "the minute is not over";
  office.clock.advance(1min);
  office.trail.tick();
  const auto all = office.found({.type = "audit.sign_in_refused"}, region_log());
  ASSERT_EQ(all.size(), 1U);
  const json::object data = data_of(all[0]);
  EXPECT_EQ(data.at("count"), 4);
  EXPECT_EQ(data.at("addresses"), 2);
  EXPECT_EQ(data.at("accounts").as_array().at(0).at("mark").as_string(), mark_of("kim")) << "tried most often first";
  EXPECT_EQ(data.at("accounts").as_array().at(0).at("reason").as_string(), "wrong_password");
  EXPECT_EQ(all[0].data.find("geheim"), std::string::npos);
  EXPECT_EQ(all[0].data.find("192.0.2"), std::string::npos);
  office.trail.sign_in_refused("kim", "192.0.2.1", "wrong_password");
  office.trail.finish();
  EXPECT_EQ(office.found({.type = "audit.sign_in_refused"}, region_log()).size(), 2U) << "what is left is written at the end";
}

TEST(Trail, ManyNamesStayOneSmallEntry) {
  Office office;
  for (int i = 0; i < 3000; ++i) office.trail.sign_in_refused("name" + std::to_string(i), "192.0.2." + std::to_string(i % 200), "unknown_account");
  office.trail.sign_in_refused("kim", "192.0.2.1", "passkey_counter_back");
  office.clock.advance(1min);
  office.trail.tick();
  const auto all = office.found({.type = "audit.sign_in_refused"}, region_log());
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(data_of(all[0]).at("count"), 3001);
  EXPECT_EQ(data_of(all[0]).at("accounts").as_array().size(), Trail::kNamesShown);
  EXPECT_NE(all[0].data.find("\"mark\":\"" + mark_of("kim") + "\",\"reason\":\"passkey_counter_back\""), std::string::npos) << "a flood hides no copied passkey: " << all[0].data;
  EXPECT_NE(all[0].data.find("\"mark\":\"" + mark_of("") + "\",\"reason\":\"unknown_account\",\"count\":2000"), std::string::npos) << "the others are counted together";
}

TEST(Trail, AnExportSaysHowMuchOfWhat) {
  Office office;
  office.trail.exported(kTown, "kim", "traces", 17, "was gelesen", office.note());
  const auto all = office.found({.type = "audit.exported", .object = "traces"}, kTown);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(data_of(all[0]).at("count"), 17);
  EXPECT_EQ(data_of(all[0]).at("filter"), "was gelesen");
  EXPECT_EQ(office.written, 1);
}

TEST(Trail, WhoseTraceCannotBeWrittenIsTold) {
  Office office;
  office.trail.read({kTown, "kim", "", "M-1", {"f-1"}}, office.note());
  EXPECT_TRUE(office.found({.type = "audit.sealed_read"}, kTown).empty());
  EXPECT_EQ(office.failed, 1) << "and then nothing is shown";
  office.look({"f-1"});
  EXPECT_EQ(office.found({.type = "audit.sealed_read"}, kTown).size(), 1U) << "a look that failed is not remembered";
}

TEST(Traces, AreFoundByPersonTypeObjectAndTimeNewestFirst) {
  Office office;
  office.look({"f-1"});
  office.clock.advance(1h);
  office.look({"f-2"}, "lea");
  EXPECT_EQ(office.found({}, kTown).front().subject, "f-2");
  EXPECT_EQ(office.found({.actor = "kim"}, kTown).size(), 1U);
  EXPECT_EQ(office.found({.actor = "ki"}, kTown).size(), 0U) << "exactly";
  EXPECT_EQ(office.found({.type = "audit."}, kTown).size(), 2U) << "the beginning of a type";
  EXPECT_EQ(office.found({.from = office.clock.now()}, kTown).size(), 1U);
  EXPECT_EQ(office.found({.to = office.clock.now()}, kTown).size(), 1U) << "half-open";
}

TEST(Traces, ComeInPiecesThatGoOnWhereTheLastEnded) {
  Office office;
  for (int i = 0; i < 7; ++i) office.look({"f-" + std::to_string(i)}, "kim", "M-" + std::to_string(i));
  std::string order;
  std::optional<std::uint64_t> before;
  for (int piece = 0; piece < 20; ++piece) {
    const Found found = find_traces(office.journal, kTown, {.type = "audit.sealed_read"}, before, 2, 100'000);
    for (const Trace& one : found.traces) order += one.subject + " ";
    if (found.looked_to == 0) break;
    before = found.looked_to;
  }
  EXPECT_EQ(order, "f-6 f-5 f-4 f-3 f-2 f-1 f-0 ") << "each once";
  const Found little = find_traces(office.journal, kTown, {.actor = "nobody"}, std::nullopt, 2, 1);
  EXPECT_TRUE(little.traces.empty());
  const Found first = find_traces(office.journal, kTown, {}, 4, 10, 1);
  ASSERT_EQ(first.traces.size(), 1U) << "no more is looked at than was allowed";
  EXPECT_EQ(first.traces.front().seq, 3U);
  EXPECT_EQ(first.looked_to, 3U);
}

TEST(Traces, ThatAreNotForWhoAsksAreNotFound) {
  Office office;
  for (const char* subject : {"f-1", "f-2", "f-3"}) office.look({subject}, "kim", "M-1");
  Filter filter{.type = "audit.sealed_read"};
  filter.seen = [](const Trace& trace) { return trace.subject == "f-2"; };
  const Found found = find_traces(office.journal, kTown, filter, std::nullopt, 10, 100'000);
  ASSERT_EQ(found.traces.size(), 1U);
  EXPECT_EQ(found.traces.front().subject, "f-2");
}

TEST(AuditCommands, RefuseWhatIsIncomplete) {
  Office office;
  const auto refused = [&](const char* name, const char* args) {
    const auto outcome = office.executor->run({kTown, make_command_id(office.random, office.clock.now()), "kim", name, args});
    return outcome ? std::string() : outcome.error().code;
  };
  for (const auto& [name, args] : {std::pair{"audit.note_sign_in", R"({"account":"kim"})"},
                                   {"audit.note_account", R"({"account":"kim"})"},
                                   {"audit.note_account", R"({"what":"signed_out"})"},
                                   {"audit.note_account", R"({"account":"kim","what":"x","more":1})"},
                                   {"audit.note_refusals", R"({"from":"gestern","count":1,"addresses":1})"},
                                   {"audit.note_refusals", R"({"from":"2023-10-30T08:00:00Z","count":1,"addresses":1,"accounts":[{"mark":"a"}]})"},
                                   {"audit.note_read", R"({"subject":"f-1","what":"filing"})"},
                                   {"audit.note_export", R"({"what":"traces"})"}})
    EXPECT_EQ(refused(name, args), "audit.malformed") << name << args;
}

TEST(AuditMark, TellsNobodyTheName) {
  EXPECT_EQ(mark_of("kim"), mark_of("kim"));
  EXPECT_NE(mark_of("kim"), mark_of("Kim"));
  EXPECT_EQ(mark_of("kim").size(), 12U);
}

}  // namespace
}  // namespace nb::audit
