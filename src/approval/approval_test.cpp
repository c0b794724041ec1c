// SPDX-License-Identifier: EUPL-1.2
// Four eyes around the commands of a small room: every refusal, expiry by the clock, both entries or none, and the same after a rebuild.
#include <gtest/gtest.h>

#include <memory>

#include "approval/commands.hpp"
#include "approval/events.hpp"
#include "approval/projection.hpp"
#include "approval/queries.hpp"
#include "base/env.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "state/executor.hpp"
#include "state/verify.hpp"
#include "storage/engine.hpp"
#include "support/temp_folder.hpp"
#include "support/test_room.hpp"

namespace nb::approval {
namespace {

const LogName kTown = *LogName::parse("05958004/main");

/// Setting a thing above 10 is an override, noting one an announcement, erasing one an erasure; all three need a second person.
std::vector<Guarded> guarded() {
  return {{Area::overrides, "test.was_set", {"test.set"}, [](storage::Db&, const boost::json::object& data) { return data.at("value").to_number<int>() > 10; }},
          {Area::publish, "test.was_noted", {"test.note", "test.sealed_note"}},
          {Area::erase, "test.was_erased", {"test.erase"}}};
}

struct Bench {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{*parse_rfc3339("2023-10-30T08:00:00+01:00")};
  test::ThingProjection things;
  ApprovalProjection approvals;
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine = storage::make_memory_engine();
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;
  Policy policy;

  Bench() {
    for (const Area area : {Area::publish, Area::overrides, Area::erase}) policy.set(area, true);
    policy.emergency = true;
    open("state.db");
  }
  ~Bench() { close(); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;
  void close() {
    executor.reset();
    state.reset();
    journal.reset();
  }
  state::StateDb::Options options(const std::string& name) { return {.env = *env, .path = folder.file(name), .projections = {&things, &approvals}}; }
  void open(const std::string& name) {
    close();
    journal = std::make_unique<journal::Journal>(*engine, keys);
    state = std::make_unique<state::StateDb>(options(name), *journal);
    executor = std::make_unique<state::Executor>(state::Executor::Parts{
        .journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = guard(test::thing_commands(), Guard(policy, guarded())), .observers = {}});
  }
  state::Outcome run(const std::string& actor, const std::string& name, const std::string& args, const LogName& log = kTown) {
    return executor->run({.log = log, .id = make_command_id(random, clock.now()), .actor = actor, .name = name, .args = args});
  }
  /// "" or the code of the refusal.
  std::string refused(const std::string& actor, const std::string& name, const std::string& args, const LogName& log = kTown) {
    const auto outcome = run(actor, name, args, log);
    return outcome ? "" : outcome.error().code;
  }
  /// Anna proposes to set the thing.
  state::Outcome propose(const std::string& thing, int value, const LogName& log = kTown) {
    return run("anna", "approval.propose", R"({"command":"test.set","args":{"id":")" + thing + R"(","value":)" + std::to_string(value) + R"(},"reason":"Der Bagger war da"})", log);
  }
  std::string seen(const std::string& id, const LogName& log = kTown) { return find(state->db(), log, id)->seen; }
  std::string approve_args(const std::string& id, const LogName& log = kTown) { return R"({"proposal":")" + id + R"(","seen":")" + seen(id, log) + "\"}"; }
  State state_of(const std::string& id, const LogName& log = kTown) { return find(state->db(), log, id)->state_at(clock.now()); }
  std::optional<std::int64_t> value(const std::string& thing, const LogName& log = kTown) { return test::thing(state->db(), log, thing); }
  /// The entries' cores from there on.
  std::vector<std::string> cores(std::uint64_t from) {
    std::vector<std::string> out;
    journal->read(kTown, from, journal->size(kTown), [&](const storage::EntryView& entry) { out.emplace_back(entry.core); });
    return out;
  }
  std::uint64_t size() { return state->size(kTown); }
};

TEST(Approval, WhatIsGuardedIsRefusedToOnePersonAndTheRestIsNot) {
  Bench bench;
  EXPECT_EQ(bench.refused("anna", "test.set", R"({"id":"a","value":11})"), "approval.needed");
  EXPECT_EQ(bench.refused("anna", "test.note", R"({"id":"a","text":"x"})"), "approval.needed");
  EXPECT_EQ(bench.size(), 0U);
  EXPECT_EQ(bench.refused("anna", "test.set", R"({"id":"a","value":10})"), "");
  EXPECT_EQ(bench.refused("anna", "test.refuse", "{}"), "not_today") << "what is nonsense anyway says so";
}

TEST(Approval, WhatIsGuardedIsToldByWhatWouldBeWritten) {
  Bench bench;
  EXPECT_EQ(bench.refused("anna", "test.set_many", R"({"ids":["a","b"],"value":12})"), "approval.needed") << "another command with the same effect";
  EXPECT_EQ(bench.value("a"), std::nullopt);
}

TEST(Approval, ASecondPersonApprovesAndBothStandInTheLog) {
  Bench bench;
  const auto proposed = bench.propose("a", 12);
  ASSERT_TRUE(proposed);
  EXPECT_EQ(proposed->count, 1U);
  EXPECT_EQ(bench.value("a"), std::nullopt);
  const auto proposal = find(bench.state->db(), kTown, "1");
  ASSERT_TRUE(proposal);
  EXPECT_EQ(proposal->area, Area::overrides);
  EXPECT_EQ(proposal->command, "test.set");
  EXPECT_EQ(proposal->args, R"({"id":"a","value":12})");
  EXPECT_EQ(proposal->reason, "Der Bagger war da");
  EXPECT_EQ(proposal->proposer, "anna");
  EXPECT_EQ(proposal->expires, bench.clock.now() + std::chrono::hours(48));
  EXPECT_EQ(bench.state_of("1"), State::open);
  bench.clock.advance(std::chrono::hours(1));
  const auto approved = bench.run("bernd", "approval.approve", bench.approve_args("1"));
  ASSERT_TRUE(approved);
  EXPECT_EQ(approved->count, 2U);
  EXPECT_EQ(bench.value("a"), 12);
  EXPECT_EQ(bench.state_of("1"), State::approved);
  EXPECT_EQ(find(bench.state->db(), kTown, "1")->decided_by, "bernd");
  const auto last = bench.cores(approved->first);
  ASSERT_EQ(last.size(), 2U);
  EXPECT_NE(last[0].find(R"("actor":"bernd")"), std::string::npos);
  EXPECT_NE(last[1].find(R"("proposed_by":"anna")"), std::string::npos);
  EXPECT_EQ(last[1].find("Bagger"), std::string::npos) << "arguments and reasons are not said twice";
}

TEST(Approval, NobodyApprovesTheirOwn) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  EXPECT_EQ(bench.refused("anna", "approval.approve", bench.approve_args("1")), "approval.own");
  EXPECT_EQ(bench.refused("anna", "approval.refuse", R"({"proposal":"1","reason":"x"})"), "approval.own");
  EXPECT_EQ(bench.value("a"), std::nullopt);
  EXPECT_EQ(bench.state_of("1"), State::open);
}

TEST(Approval, NobodyApprovesWhatTheyHaveNotSeen) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  ASSERT_TRUE(bench.propose("a", 13));
  EXPECT_EQ(bench.refused("bernd", "approval.approve", R"({"proposal":"2","seen":")" + bench.seen("1") + "\"}"), "approval.not_seen");
  EXPECT_EQ(bench.refused("bernd", "approval.approve", R"({"proposal":"2"})"), "approval.malformed");
  EXPECT_EQ(bench.value("a"), std::nullopt);
  EXPECT_NE(seen_mark(kTown, "test.set", "{}"), seen_mark(region_log(), "test.set", "{}"));
  EXPECT_NE(seen_mark(kTown, "test.set", "{}"), seen_mark(kTown, "test.note", "{}"));
}

TEST(Approval, IsDecidedOnce) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  const std::string approve = bench.approve_args("1");
  ASSERT_TRUE(bench.run("bernd", "approval.approve", approve));
  for (const char* name : {"approval.approve", "approval.refuse"}) {
    EXPECT_EQ(bench.refused("carla", name, name == std::string("approval.refuse") ? R"({"proposal":"1","reason":"x"})" : approve), "approval.decided") << name;
  }
  EXPECT_EQ(bench.refused("anna", "approval.withdraw", R"({"proposal":"1"})"), "approval.decided");
  EXPECT_EQ(bench.size(), 3U);
}

TEST(Approval, TwoWhoApproveAtTheSameMomentDoItOnce) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  const std::string approve = bench.approve_args("1");
  int done = 0;
  int refused = 0;
  for (const char* who : {"bernd", "carla"}) {
    bench.executor->submit({.log = kTown, .id = make_command_id(bench.random, bench.clock.now()), .actor = who, .name = "approval.approve", .args = approve},
                           [&](const state::Outcome& outcome, const std::exception_ptr&) { ++(outcome ? done : refused); });
  }
  bench.executor.reset();  // finishes what was submitted
  EXPECT_EQ(done, 1);
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(bench.size(), 3U);
}

TEST(Approval, ExpiresByTheClock) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  const std::string approve = bench.approve_args("1");
  bench.clock.advance(std::chrono::hours(48) - std::chrono::milliseconds(1));
  EXPECT_EQ(bench.state_of("1"), State::open);
  EXPECT_EQ(waiting(bench.state->db(), bench.clock.now()).size(), 1U);
  bench.clock.advance(std::chrono::milliseconds(1));
  EXPECT_EQ(bench.state_of("1"), State::expired);
  EXPECT_TRUE(waiting(bench.state->db(), bench.clock.now()).empty());
  EXPECT_EQ(bench.refused("bernd", "approval.approve", approve), "approval.expired");
  EXPECT_EQ(bench.refused("bernd", "approval.refuse", R"({"proposal":"1","reason":"x"})"), "approval.expired");
  EXPECT_EQ(bench.refused("anna", "approval.withdraw", R"({"proposal":"1"})"), "approval.expired");
  EXPECT_TRUE(bench.propose("a", 12)) << "and can be put forward anew";
  EXPECT_EQ(bench.state_of("2"), State::open);
}

TEST(Approval, IsRefusedWithAReasonOrWithdrawn) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  ASSERT_TRUE(bench.propose("b", 12));
  EXPECT_EQ(bench.refused("bernd", "approval.refuse", R"({"proposal":"1"})"), "approval.reason_missing");
  EXPECT_EQ(bench.refused("bernd", "approval.refuse", R"({"proposal":"1","reason":"Der Bagger ist wieder weg"})"), "");
  EXPECT_EQ(find(bench.state->db(), kTown, "1")->decided_why, "Der Bagger ist wieder weg");
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("1")), "approval.decided");
  EXPECT_EQ(bench.refused("bernd", "approval.withdraw", R"({"proposal":"2"})"), "approval.not_yours");
  EXPECT_EQ(bench.refused("anna", "approval.withdraw", R"({"proposal":"2"})"), "");
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("2")), "approval.withdrawn");
  EXPECT_EQ(bench.value("a"), std::nullopt);
}

TEST(Approval, RefusesNonsenseAtOnce) {
  Bench bench;
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"test.refuse","args":{}})"), "not_today");
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"test.set","args":{"id":"a","value":1}})"), "approval.not_needed");
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"test.forget","args":{}})"), "approval.malformed");
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"approval.approve","args":{}})"), "approval.malformed");
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"test.set"})"), "approval.malformed");
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"test.set","args":[1]})"), "approval.malformed");
  for (const char* id : {"1", "0", "-1", "x", "region-1", ""})
    EXPECT_NE(bench.refused("bernd", "approval.refuse", std::string(R"({"reason":"x","proposal":")") + id + "\"}"), "") << id;
  EXPECT_EQ(bench.refused("bernd", "approval.refuse", R"({"proposal":"7","reason":"x"})"), "approval.unknown");
  const auto nothing = bench.run("anna", "approval.propose", R"({"command":"test.nothing","args":{}})");
  ASSERT_TRUE(nothing);
  EXPECT_EQ(nothing->count, 0U) << "what is so already needs nobody";
  EXPECT_EQ(bench.size(), 0U);
}

TEST(Approval, TheSameIsProposedOnceWhileItWaits) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  EXPECT_EQ(bench.propose("a", 12).error().code, "approval.proposed_already");
  EXPECT_TRUE(bench.propose("a", 13));
  EXPECT_TRUE(bench.propose("a", 12, region_log())) << "another place";
  ASSERT_TRUE(bench.run("anna", "approval.withdraw", R"({"proposal":"1"})"));
  EXPECT_TRUE(bench.propose("a", 12));
}

TEST(Approval, PassesOnWhyTheInnerCommandNoLongerFits) {
  Bench bench;
  const std::string note = R"({"command":"test.set_once","args":{"id":"a","value":12}})";
  ASSERT_TRUE(bench.run("anna", "approval.propose", note));
  ASSERT_TRUE(bench.run("bernd", "test.set", R"({"id":"a","value":1})"));
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("1")), "taken");
  EXPECT_EQ(bench.state_of("1"), State::open) << "nothing of it was written";
  EXPECT_EQ(bench.value("a"), 1);
}

TEST(Approval, WritesAllOrNothing) {
  Bench bench;
  bench.policy.set(Area::overrides, true);
  // An entry that is too large for the log: the inner decision is fine, what comes of it cannot be written.
  auto kinds = test::thing_commands();
  std::vector<Guarded> all = guarded();
  all.push_back({Area::publish, "test.was_set", {}});
  bench.executor.reset();
  bench.executor = std::make_unique<state::Executor>(state::Executor::Parts{
      .journal = *bench.journal, .state = *bench.state, .clock = bench.clock, .random = bench.random, .kinds = guard(std::move(kinds), Guard(bench.policy, all)), .observers = {}});
  ASSERT_TRUE(bench.run("anna", "approval.propose", R"({"command":"test.big","args":{"bytes":8000}})"));
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("1")), "state.entry_too_large");
  EXPECT_EQ(bench.state_of("1"), State::open);
  EXPECT_EQ(bench.refused("anna", "approval.act_alone", R"({"command":"test.big","args":{"bytes":8000},"reason":"x"})"), "state.entry_too_large");
  EXPECT_EQ(bench.size(), 1U);
}

TEST(Approval, PartsTimesAndErasedKeysPassThrough) {
  Bench bench;
  ASSERT_TRUE(bench.run("anna", "approval.propose", R"({"command":"test.note","args":{"id":"a","text":"Das Rathaus ist zu"}})"));
  const auto noted = bench.run("bernd", "approval.approve", bench.approve_args("1"));
  ASSERT_TRUE(noted);
  EXPECT_NE(bench.cores(noted->first).at(0).find("occurred"), std::string::npos);
  EXPECT_NE(bench.cores(noted->first).at(0).find(R"("name":"text")"), std::string::npos);
  ASSERT_TRUE(bench.run("anna", "approval.propose", R"({"command":"test.erase","args":{"id":"a","value":0}})"));
  const auto erased = bench.run("bernd", "approval.approve", bench.approve_args("2"));
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->count, 2U);
}

TEST(Approval, ActingAloneIsMarkedAndWaitsForASecondLook) {
  Bench bench;
  const std::string wish = R"({"command":"test.set","args":{"id":"a","value":12})";
  EXPECT_EQ(bench.refused("anna", "approval.act_alone", wish + "}"), "approval.reason_missing");
  const auto done = bench.run("anna", "approval.act_alone", wish + R"(,"reason":"Alle anderen sind unterwegs"})");
  ASSERT_TRUE(done);
  EXPECT_EQ(done->count, 2U);
  EXPECT_EQ(bench.value("a"), 12);
  EXPECT_EQ(bench.state_of("1"), State::unlooked);
  EXPECT_EQ(waiting_about(bench.state->db(), kTown, "test.was_set", "a", bench.clock.now()).size(), 1U);
  bench.clock.advance(std::chrono::hours(24 * 400));
  EXPECT_EQ(bench.state_of("1"), State::unlooked) << "it does not go away by waiting";
  EXPECT_EQ(bench.refused("anna", "approval.look", R"({"proposal":"1","verdict":"confirmed"})"), "approval.own");
  EXPECT_EQ(bench.refused("bernd", "approval.look", R"({"proposal":"1","verdict":"fine"})"), "approval.malformed");
  EXPECT_EQ(bench.refused("bernd", "approval.look", R"({"proposal":"1","verdict":"objected"})"), "approval.reason_missing");
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("1")), "approval.decided");
  EXPECT_EQ(bench.refused("bernd", "approval.look", R"({"proposal":"1","verdict":"objected","reason":"Das war falsch"})"), "");
  EXPECT_EQ(bench.state_of("1"), State::objected);
  EXPECT_EQ(bench.refused("bernd", "approval.look", R"({"proposal":"1","verdict":"confirmed"})"), "approval.looked_already");
  EXPECT_TRUE(waiting_about(bench.state->db(), kTown, "test.was_set", "a", bench.clock.now()).empty());
}

TEST(Approval, OnlyTellingPeopleIsDoneAloneAndRightsAtTheMachine) {
  std::string alone;
  std::string machine;
  for (std::size_t i = 0; i < kAreas; ++i) {
    const Area area = static_cast<Area>(i);
    if (can_be_done_alone(area, Alone::account)) alone += std::string(to_string(area)) + " ";
    if (can_be_done_alone(area, Alone::machine)) machine += std::string(to_string(area)) + " ";
  }
  EXPECT_EQ(alone, "publish overrides call_off ");
  EXPECT_EQ(machine, "publish overrides administrators call_off ");
}

TEST(Approval, NobodyActsAloneWhereItIsNotConfiguredOrCannotBeTakenBack) {
  Bench bench;
  EXPECT_EQ(bench.refused("anna", "approval.act_alone", R"({"command":"test.erase","args":{"id":"a","value":0},"reason":"eilt"})"), "approval.never_alone");
  EXPECT_EQ(bench.refused("anna", "approval.act_alone", R"({"command":"test.set","args":{"id":"a","value":1},"reason":"eilt"})"), "approval.not_needed");
  bench.policy.emergency = false;
  bench.open("state.db");
  EXPECT_EQ(bench.refused("anna", "approval.act_alone", R"({"command":"test.set","args":{"id":"a","value":12},"reason":"eilt"})"), "approval.no_emergency");
  EXPECT_EQ(bench.size(), 0U);
}

TEST(Approval, WhatCarriesSealedPartsIsNotProposed) {
  Bench bench;
  EXPECT_EQ(bench.refused("anna", "approval.propose", R"({"command":"test.sealed_note","args":{"id":"a"}})"), "approval.sealed");
  state::Command with{.log = kTown,
                      .id = make_command_id(bench.random, bench.clock.now()),
                      .actor = "anna",
                      .name = "approval.propose",
                      .args = R"({"command":"test.set","args":{"id":"a","value":12}})"};
  with.sealed = journal::SealedParts{.subject = "a", .wrapped_key = {}, .parts = {}};
  EXPECT_EQ(bench.executor->run(std::move(with)).error().code, "approval.sealed");
  EXPECT_EQ(bench.size(), 0U);
}

TEST(Approval, WithoutAPolicyNothingIsGuarded) {
  Bench bench;
  bench.policy = {};
  bench.open("state.db");
  EXPECT_EQ(bench.refused("anna", "test.set", R"({"id":"a","value":11})"), "");
  EXPECT_EQ(bench.propose("a", 12).error().code, "approval.not_needed");
}

TEST(Approval, WhatWasProposedUnderAStricterPolicyCanStillBeApproved) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  bench.policy = {};
  bench.open("state.db");
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("1")), "");
  EXPECT_EQ(bench.value("a"), 12);
}

TEST(Approval, NamesOfATownAndOfTheRegionNeverLookTheSame) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12, region_log()));
  EXPECT_TRUE(find(bench.state->db(), region_log(), "region-1"));
  EXPECT_FALSE(find(bench.state->db(), region_log(), "1"));
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("region-1", region_log()), region_log()), "");
  EXPECT_EQ(number_of(kTown, "17"), 17U);
  for (const char* other : {"region-17", "17x", "", "-1", "region-"}) EXPECT_EQ(number_of(kTown, other), std::nullopt) << other;
}

TEST(Approval, ARebuildSeesTheSame) {
  Bench bench;
  ASSERT_TRUE(bench.propose("a", 12));
  ASSERT_TRUE(bench.propose("b", 12));
  ASSERT_TRUE(bench.propose("c", 12));
  ASSERT_TRUE(bench.run("bernd", "approval.approve", bench.approve_args("1")));
  ASSERT_TRUE(bench.run("bernd", "approval.refuse", R"({"proposal":"2","reason":"nein"})"));
  ASSERT_TRUE(bench.run("anna", "approval.act_alone", R"({"command":"test.note","args":{"id":"n","text":"Wasser im Keller"},"reason":"eilt"})"));
  bench.clock.advance(std::chrono::hours(1));
  ASSERT_TRUE(bench.run("carla", "approval.look", R"({"proposal":"4","verdict":"confirmed"})"));
  bench.executor.reset();
  EXPECT_TRUE(state::verify_state(bench.options("state.db"), *bench.journal).empty());
  bench.open("other.db");
  EXPECT_EQ(bench.state_of("1"), State::approved);
  EXPECT_EQ(bench.state_of("2"), State::refused);
  EXPECT_EQ(bench.state_of("3"), State::open);
  EXPECT_EQ(bench.state_of("4"), State::confirmed);
  EXPECT_EQ(newest(bench.state->db(), 10).size(), 4U);
  EXPECT_EQ(newest(bench.state->db(), 2).size(), 2U);
  EXPECT_EQ(about(bench.state->db(), *find(bench.state->db(), kTown, "4")).at(0).subject, "n");
  EXPECT_EQ(bench.refused("bernd", "approval.approve", bench.approve_args("3")), "") << "and what waits can still be approved";
}

}  // namespace
}  // namespace nb::approval
