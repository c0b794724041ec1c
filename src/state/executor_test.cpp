// SPDX-License-Identifier: EUPL-1.2
#include "state/executor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "proof/entry.hpp"
#include "support/state_bench.hpp"

namespace nb::state {
namespace {

using test::kArnsberg;
using test::kSundern;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ErrorKind kind_of_failure(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    EXPECT_FALSE(std::string(e.what()).empty());
    return e.kind();
  }
  ADD_FAILURE() << "did not fail";
  return ErrorKind::configuration;
}

TEST(Executor, CommitsACommandAndTellsWhereItStands) {
  test::StateBench bench;
  const Outcome first = bench.executor->run(bench.set(kArnsberg, "a", 1));
  const Outcome second = bench.run(kArnsberg, "test.set_many", R"({"ids":["b","c","d"],"value":7})");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->first, 0U);
  EXPECT_EQ(first->count, 1U);
  EXPECT_FALSE(first->repeated);
  EXPECT_EQ(second->first, 1U);
  EXPECT_EQ(second->count, 3U);
  EXPECT_EQ(bench.value(kArnsberg, "c"), 7);
  EXPECT_EQ(bench.journal->size(kArnsberg), 4U);
  EXPECT_THAT(bench.observed, ElementsAre("05958004/main/0 test.was_set a", "05958004/main/1 test.was_set b", "05958004/main/2 test.was_set c", "05958004/main/3 test.was_set d"));
}

TEST(Executor, WritesWhoWhenAndWhereIntoTheEntry) {
  test::StateBench bench;
  const Command command = bench.command(kArnsberg, "test.note", R"({"id":"x","text":"Frau Müller"})");
  ASSERT_TRUE(bench.executor->run(command));
  bench.journal->read(kArnsberg, 0, 1, [&](const storage::EntryView& stored) {
    const auto core = proof::decode_entry(bytes_of(stored.core));
    ASSERT_TRUE(core);
    EXPECT_EQ(core->type, "test.was_noted");
    EXPECT_EQ(core->at, "2023-10-30T07:00:00Z");
    EXPECT_EQ(core->occurred, "2023-10-30T05:00:00Z");
    EXPECT_EQ(core->node, "main");
    EXPECT_EQ(core->actor, "stab");
    EXPECT_EQ(core->command, command.id.str());
    EXPECT_THAT(std::string(stored.core), ::testing::Not(HasSubstr("Müller")));
    ASSERT_EQ(stored.parts.size(), 1U);
    EXPECT_EQ(proof::read_open_part(core->parts.front(), stored.parts[0].bytes)->content, "Frau Müller");
  });
}

TEST(Executor, ReturnsTheStoredOutcomeForARepeatedCommand) {
  test::StateBench bench;
  const Command command = bench.command(kArnsberg, "test.set_many", R"({"ids":["a","b"],"value":1})");
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "z", 0)));
  ASSERT_TRUE(bench.executor->run(command));
  bench.open();
  const Outcome again = bench.executor->run(command);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->first, 1U);
  EXPECT_EQ(again->count, 2U);
  EXPECT_EQ(bench.journal->size(kArnsberg), 3U);
}

TEST(Executor, EntersNothingWithAClockThatJumpedAhead) {
  test::StateBench bench;
  std::atomic<std::int64_t> hours{100};
  bench.uptime = [&hours] { return std::chrono::hours(hours.load()); };
  bench.open();
  const Command before = bench.set(kArnsberg, "a", 1);
  ASSERT_TRUE(bench.executor->run(before));
  bench.clock.advance(std::chrono::hours(24 * 365));
  EXPECT_EQ(bench.executor->clock_fault(), ClockFault::ahead);
  for (const LogName& log : {kArnsberg, kSundern}) {
    const Outcome refused = bench.executor->run(bench.set(log, "b", 2));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "state.clock_ahead");
  }
  EXPECT_TRUE(bench.executor->run(before)) << "what is there already is answered";
  hours += 24 * 365;  // so much time has really passed: the clock was right
  EXPECT_EQ(bench.executor->clock_fault(), ClockFault::none);
  EXPECT_TRUE(bench.executor->run(bench.set(kArnsberg, "b", 2)));
  bench.close();
}

TEST(Executor, GoesOnWithAClockThatIsBehindAndTells) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  EXPECT_EQ(bench.executor->clock_fault(), ClockFault::none);
  bench.clock.advance(-std::chrono::minutes(6));
  EXPECT_EQ(bench.executor->clock_fault(), ClockFault::behind);
  EXPECT_TRUE(bench.executor->run(bench.set(kArnsberg, "b", 2)));
  bench.open();
  EXPECT_EQ(bench.executor->clock_fault(), ClockFault::behind) << "also right after a start";
}

TEST(Executor, RepeatsPerLogOnly) {
  test::StateBench bench;
  Command command = bench.set(kArnsberg, "a", 1);
  ASSERT_TRUE(bench.executor->run(command));
  command.log = kSundern;
  const Outcome elsewhere = bench.executor->run(command);
  ASSERT_TRUE(elsewhere);
  EXPECT_FALSE(elsewhere->repeated);
}

TEST(Executor, RefusesWithCodeAndSentence) {
  test::StateBench bench;
  struct Row {
    const char* name;
    const char* args;
    const char* code;
  };
  for (const Row& row : {Row{"test.refuse", "{}", "not_today"}, Row{"test.unheard_of", "{}", "state.command_unknown"}, Row{"test.set", "[1]", "state.args_invalid"},
                         Row{"test.set", "{", "state.args_invalid"}, Row{"test.set", "", "state.args_invalid"}, Row{"test.big", R"({"bytes":4096})", "state.entry_too_large"}}) {
    const Outcome outcome = bench.run(kArnsberg, row.name, row.args);
    ASSERT_FALSE(outcome) << row.name << row.args;
    EXPECT_EQ(outcome.error().code, row.code);
    EXPECT_FALSE(outcome.error().sentence.empty());
  }
  EXPECT_EQ(bench.journal->size(kArnsberg), 0U);
  EXPECT_FALSE(bench.value(kArnsberg, "big"));
  EXPECT_THAT(bench.observed, IsEmpty());
}

TEST(Executor, TakesAnEntryThatJustFits) {
  test::StateBench bench;
  EXPECT_TRUE(bench.run(kArnsberg, "test.big", R"({"bytes":3500})"));
}

TEST(Executor, HasAnOutcomeForNothingToDo) {
  test::StateBench bench;
  const Outcome outcome = bench.run(kArnsberg, "test.nothing", "{}");
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->count, 0U);
  EXPECT_EQ(bench.engine.appends(), 0);
}

TEST(Executor, NeverLetsTimeRunBackwardsInALog) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.clock.advance(-std::chrono::hours(1));
  bench.open();
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "b", 1)));
  ASSERT_TRUE(bench.executor->run(bench.set(kSundern, "b", 1)));
  const auto at = [&](const LogName& log, std::uint64_t seq) {
    std::string out;
    bench.journal->read(log, seq, seq + 1, [&](const storage::EntryView& e) { out = proof::decode_entry(bytes_of(e.core))->at; });
    return out;
  };
  EXPECT_EQ(at(kArnsberg, 1), "2023-10-30T07:00:00Z");
  EXPECT_EQ(at(kSundern, 0), "2023-10-30T06:00:00Z");
}

TEST(Executor, OneFailingCommandDoesNotTouchItsNeighbours) {
  test::StateBench bench;
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(bench.run(kArnsberg, "test.fail", "{}")); }), ErrorKind::disk);
  EXPECT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
}

TEST(Executor, WritesAllCommandsOfARunOrNone) {
  test::StateBench bench;
  const auto all = bench.executor->run_all({bench.set(kArnsberg, "a", 1), bench.set(kSundern, "b", 2), bench.set(kArnsberg, "c", 3)});
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ((*all)[2].first, 1U);
  EXPECT_EQ(bench.engine.appends(), 1);
  const auto none = bench.executor->run_all({bench.set(kArnsberg, "a", 9), bench.set(kSundern, "b", 9), bench.command(kArnsberg, "test.refuse", "{}")});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, "not_today");
  EXPECT_EQ(bench.value(kArnsberg, "a"), 1);
  EXPECT_EQ(bench.value(kSundern, "b"), 2);
  EXPECT_EQ(bench.journal->size(kArnsberg), 2U);
  EXPECT_TRUE(bench.executor->run_all({}));
}

/// Blocks the executor in an observer, so that what is submitted meanwhile forms one batch.
class Gate {
 public:
  void close() { open_.store(false); }
  void open() {
    open_.store(true);
    open_.notify_all();
  }
  void pass() const { open_.wait(false); }

 private:
  std::atomic<bool> open_{true};
};

/// A bench whose observer waits at the gate.
struct GatedBench : test::StateBench {
  Gate gate;
  GatedBench() {
    executor.reset();
    executor = std::make_unique<Executor>(
        Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = test::thing_commands(), .observers = {[this](auto entries) {
                                                                                                                                   note(entries);
                                                                                                                                   gate.pass();
                                                                                                                                 }}});
  }
  ~GatedBench() { executor.reset(); }
  std::future<Outcome> submit(Command command) {
    auto promise = std::make_shared<std::promise<Outcome>>();  // shared: std::function must be copyable
    auto future = promise->get_future();
    executor->submit(std::move(command),
                     [promise](const Outcome& outcome, const std::exception_ptr& failure) { failure ? promise->set_exception(failure) : promise->set_value(outcome); });
    return future;
  }
  /// Submits them while the executor is held, so that they are decided together.
  std::vector<std::future<Outcome>> together(std::vector<Command> commands) {
    gate.close();
    auto first = submit(set(kArnsberg, "gate", 0));
    while (engine.appends() == appends_) std::this_thread::yield();
    std::vector<std::future<Outcome>> out;
    for (Command& command : commands) out.push_back(submit(std::move(command)));
    gate.open();
    static_cast<void>(first.get());
    appends_ = engine.appends();
    return out;
  }

 private:
  int appends_ = 0;
};

TEST(ExecutorBatch, WritesWaitingCommandsTogetherAndUndoesOnlyTheRefused) {
  GatedBench bench;
  auto out = bench.together({bench.command(kArnsberg, "test.set_once", R"({"id":"slot","value":1})"), bench.command(kArnsberg, "test.set_once", R"({"id":"slot","value":2})"),
                             bench.command(kSundern, "test.set_once", R"({"id":"slot","value":3})"), bench.command(kArnsberg, "test.fail", "{}"), bench.set(kArnsberg, "last", 4)});
  EXPECT_TRUE(out[0].get());
  const Outcome refused = out[1].get();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "taken");
  EXPECT_TRUE(out[2].get());
  EXPECT_THROW(static_cast<void>(out[3].get()), Error);
  const Outcome last = out[4].get();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->first, 2U);
  EXPECT_EQ(bench.engine.appends(), 2);
  EXPECT_EQ(bench.value(kArnsberg, "slot"), 1);
}

TEST(ExecutorBatch, AnswersARepeatWithinTheSameBatch) {
  GatedBench bench;
  const Command command = bench.set(kArnsberg, "a", 1);
  auto out = bench.together({command, command});
  const Outcome first = out[0].get();
  const Outcome second = out[1].get();
  EXPECT_EQ(first->first, second->first);
  EXPECT_FALSE(first->repeated);
  EXPECT_TRUE(second->repeated);
}

TEST(ExecutorBatch, AllWaitForTheOutcomeTheRefusedToo) {
  GatedBench bench;
  bench.gate.close();
  auto first = bench.submit(bench.set(kArnsberg, "gate", 0));
  while (bench.engine.appends() == 0) std::this_thread::yield();
  bench.engine.fail_next(storage::AppendOutcome::unknown, true);
  auto written = bench.submit(bench.command(kArnsberg, "test.set_once", R"({"id":"slot","value":1})"));
  auto refused = bench.submit(bench.command(kArnsberg, "test.set_once", R"({"id":"slot","value":2})"));
  bench.gate.open();
  static_cast<void>(first.get());
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(written.get()); }), ErrorKind::sealed);
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(refused.get()); }), ErrorKind::sealed) << "it was refused because of an entry that nobody may rely on";
}

TEST(ExecutorOutcome, DecidesAgainWhenNothingWasWritten) {
  test::StateBench bench;
  bench.engine.fail_next(storage::AppendOutcome::rolled_back);
  bench.engine.fail_next(storage::AppendOutcome::rolled_back);
  EXPECT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  EXPECT_EQ(bench.observed.size(), 1U);
  EXPECT_EQ(bench.engine.appends(), 3);
}

TEST(ExecutorOutcome, GivesUpAfterAFewTriesAndLosesNothingElse) {
  test::StateBench bench;
  for (int i = 0; i < 4; ++i) bench.engine.fail_next(storage::AppendOutcome::rolled_back);
  const Command command = bench.set(kArnsberg, "a", 1);
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(bench.executor->run(command)); }), ErrorKind::disk);
  EXPECT_FALSE(bench.value(kArnsberg, "a"));
  const Outcome again = bench.executor->run(command);
  ASSERT_TRUE(again);
  EXPECT_FALSE(again->repeated);
}

TEST(ExecutorOutcome, CatchesUpAndDecidesAgainWhenSomebodyElseWrote) {
  test::StateBench bench;
  bench.engine.script({.answer = {storage::AppendOutcome::conflict, ErrorKind::locked, "Jemand anderes schrieb."}, .before = [&] {
                         journal::Journal other(*bench.under, bench.keys);
                         StateDb state({.env = *bench.env, .path = "", .projections = {&bench.projection}}, other);
                         Executor executor({.journal = other, .state = state, .clock = bench.clock, .random = bench.random, .kinds = test::thing_commands(), .observers = {}});
                         ASSERT_TRUE(executor.run(bench.command(kArnsberg, "test.set_once", R"({"id":"slot","value":1})")));
                       }});
  const Outcome outcome = bench.run(kArnsberg, "test.set_once", R"({"id":"slot","value":2})");
  ASSERT_FALSE(outcome) << "decided on a state that was no longer true";
  EXPECT_EQ(outcome.error().code, "taken");
  EXPECT_EQ(bench.value(kArnsberg, "slot"), 1);
  EXPECT_THAT(bench.observed, ElementsAre("05958004/main/0 test.was_set slot"));
}

TEST(ExecutorOutcome, FailsWithSealedAndStillAnswersWhatStandsThere) {
  test::StateBench bench;
  const Command before = bench.set(kArnsberg, "a", 1);
  ASSERT_TRUE(bench.executor->run(before));
  bench.engine.fail_next(storage::AppendOutcome::unknown, true);
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(bench.executor->run(bench.set(kArnsberg, "b", 2))); }), ErrorKind::sealed);
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(bench.executor->run(bench.set(kArnsberg, "c", 3))); }), ErrorKind::sealed);
  EXPECT_FALSE(bench.value(kArnsberg, "b"));
  EXPECT_TRUE(bench.executor->run(before)->repeated);
}

TEST(ExecutorOutcome, IsCommittedWhenOnlyStateFailedAndStateCatchesUp) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.engine.script({.answer = {}, .write = true, .before = [&] { bench.state->db().rollback(); }});  // the COMMIT that follows must fail
  const Outcome outcome = bench.executor->run(bench.set(kArnsberg, "b", 2));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->first, 1U);
  EXPECT_EQ(bench.diagnosed.size(), 1U);
  EXPECT_EQ(bench.observed.size(), 2U) << "the observers hear of it before it is acknowledged";
  EXPECT_EQ(bench.value(kArnsberg, "b"), 2);
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "c", 3)));
  EXPECT_THAT(bench.observed, ElementsAre("05958004/main/0 test.was_set a", "05958004/main/1 test.was_set b", "05958004/main/2 test.was_set c"));
}

TEST(ExecutorOutcome, CatchesUpByItselfWhenItCouldNotAtOnce) {
  test::StateBench bench;
  bench.executor.reset();
  std::atomic<std::size_t> heard{0};
  std::atomic<int> failures{0};
  bench.executor = std::make_unique<Executor>(Executor::Parts{.journal = *bench.journal,
                                                              .state = *bench.state,
                                                              .clock = bench.clock,
                                                              .random = bench.random,
                                                              .kinds = test::thing_commands(),
                                                              .observers = {[&](auto entries) { heard += entries.size(); }},
                                                              .diagnose = [&](const std::exception_ptr&) { ++failures; }});
  bench.engine.script({.answer = {}, .write = true, .before = [&] { bench.state->db().rollback(); }});
  bench.engine.fail_reads(1);
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  for (int i = 0; i < 500 && heard == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  bench.executor.reset();
  EXPECT_EQ(heard.load(), 1U) << "without another command";
  EXPECT_EQ(failures.load(), 2);
  EXPECT_EQ(bench.value(kArnsberg, "a"), 1);
}

TEST(ExecutorOutcome, AWaiterThatThrowsIsReportedAndNobodyIsToldTwice) {
  GatedBench bench;
  bench.gate.close();
  auto first = bench.submit(bench.set(kArnsberg, "gate", 0));
  while (bench.engine.appends() == 0) std::this_thread::yield();
  std::atomic<int> told{0};
  bench.executor->submit(bench.set(kArnsberg, "a", 1), [&](const Outcome&, const std::exception_ptr&) { ++told; });
  bench.executor->submit(bench.set(kArnsberg, "b", 2), [](const Outcome&, const std::exception_ptr&) { throw std::runtime_error("against the contract"); });
  auto last = bench.submit(bench.set(kArnsberg, "c", 3));
  bench.gate.open();
  static_cast<void>(first.get());
  EXPECT_TRUE(last.get()) << "it is committed, so nobody may hear that it failed";
  bench.executor.reset();
  EXPECT_EQ(told.load(), 1);
}

TEST(ExecutorOutcome, AnUnusableKeyStopsItsOwnLogOnly) {
  GatedBench bench;
  write_file_durably(*bench.env, bench.keys.path(kSundern), bytes_of(std::string_view("kein Schlüssel")), 0600);
  auto out = bench.together({bench.set(kArnsberg, "a", 1), bench.set(kSundern, "b", 2), bench.set(kArnsberg, "c", 3)});
  EXPECT_TRUE(out[0].get());
  EXPECT_EQ(kind_of_failure([&] { static_cast<void>(out[1].get()); }), ErrorKind::key);
  EXPECT_TRUE(out[2].get());
}

TEST(ExecutorOutcome, AnObserverThatThrowsIsReportedAndTheOthersHear) {
  test::StateBench bench;
  bench.executor.reset();
  bench.executor =
      std::make_unique<Executor>(Executor::Parts{.journal = *bench.journal,
                                                 .state = *bench.state,
                                                 .clock = bench.clock,
                                                 .random = bench.random,
                                                 .kinds = test::thing_commands(),
                                                 .observers = {[](auto) { throw Error(ErrorKind::unavailable, "Heute nicht."); }, [&](auto entries) { bench.note(entries); }},
                                                 .diagnose = [&](const std::exception_ptr&) { bench.diagnosed.emplace_back("x"); }});
  EXPECT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  EXPECT_EQ(bench.observed.size(), 1U);
  EXPECT_EQ(bench.diagnosed.size(), 1U);
}

TEST(ExecutorQueue, RefusesWhenTooManyWaitAndFinishesWhatItTook) {
  GatedBench bench;
  bench.gate.close();
  auto first = bench.submit(bench.set(kArnsberg, "gate", 0));
  while (bench.engine.appends() == 0) std::this_thread::yield();
  std::atomic<int> done{0};
  int taken = 0;
  EXPECT_EQ(kind_of_failure([&] {
              for (;; ++taken) bench.executor->submit(bench.command(kArnsberg, "test.refuse", "{}"), [&](const Outcome&, const std::exception_ptr&) { ++done; });
            }),
            ErrorKind::unavailable);
  EXPECT_GE(taken, 1000);
  bench.gate.open();
  bench.executor.reset();
  EXPECT_EQ(done.load(), taken);
  EXPECT_TRUE(first.get());
}

TEST(ExecutorConcurrency, SixtyFourWritersLoseNothingAndDoubleNothing) {
  test::StateBench bench;
  constexpr int kWriters = 64;
  constexpr int kEach = 20;
  std::atomic<int> granted{0};
  std::vector<std::thread> writers;
  std::vector<std::vector<Command>> commands(kWriters);
  for (int w = 0; w < kWriters; ++w) {
    for (int i = 0; i < kEach; ++i)
      commands[static_cast<std::size_t>(w)].push_back(
          bench.command(i % 2 == 0 ? kArnsberg : kSundern, "test.set_once", R"({"id":"slot)" + std::to_string(i) + R"(","value":)" + std::to_string(w) + "}"));
  }
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      for (const Command& command : commands[static_cast<std::size_t>(w)]) granted += bench.executor->run(command) ? 1 : 0;
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(granted.load(), kEach) << "each slot once";
  EXPECT_EQ(bench.journal->size(kArnsberg) + bench.journal->size(kSundern), static_cast<std::uint64_t>(kEach));
  EXPECT_EQ(bench.observed.size(), static_cast<std::size_t>(kEach));
}

}  // namespace
}  // namespace nb::state
