// SPDX-License-Identifier: EUPL-1.2
#include "state/executor.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "journal/journal.hpp"
#include "state/batch.hpp"

namespace nb::state {

namespace {

constexpr std::size_t kQueueMax = 8192;  ///< commands that may wait
constexpr std::size_t kBatchMax = 512;   ///< commands of one batch, unless a single job has more
/// Those whom the last batch answered come back within moments, beside those who wait already: this long makes one sync of two.
constexpr std::chrono::microseconds kGather{50};
constexpr int kTries = 4;                      ///< of a batch, when somebody else wrote or nothing was written
constexpr std::chrono::seconds kHealEvery{1};  ///< while state.db is behind and nobody asks for anything

}  // namespace

struct Executor::Impl {
  explicit Impl(Parts the_parts) : parts(std::move(the_parts)) {
    for (CommandKind& kind : parts.kinds) kinds.emplace(std::move(kind.name), std::move(kind.decide));
    for (const LogName& log : parts.journal.logs()) newest = std::max(newest.load(), parts.state.last_at(log));
    if (parts.uptime) guard.emplace(ClockReading{parts.clock.now(), parts.uptime()}, newest);
    thread = std::thread([this] { work(); });
  }
  ~Impl() {
    {
      const std::scoped_lock lock(mutex);
      stopping = true;
    }
    wake.notify_one();
    thread.join();
  }

  void enqueue(Job job);
  void work();
  [[nodiscard]] std::vector<Job> next_jobs();
  void serve(std::vector<Job>& jobs);
  void serve_one_by_one(std::vector<Job>& jobs);
  void tell(const Job& job, const JobOutcome& outcome, std::exception_ptr failure);
  void run(std::vector<Job>& jobs);
  [[nodiscard]] bool try_once(std::vector<Job>& jobs, bool last_try);
  [[nodiscard]] bool decide(std::span<const Job> jobs, Batch& batch);
  void decide(std::span<const Job> jobs, std::optional<Batch>& batch);
  void finish(std::vector<Job>& jobs, Batch& batch);
  [[nodiscard]] bool commit_state();
  void catch_up();
  void heal();
  void observe(std::span<const AppliedEntry> entries);
  void diagnose(const std::exception_ptr& failure) const {
    if (parts.diagnose) parts.diagnose(failure);
  }

  [[nodiscard]] Batch::ClockCheck clock_check() const;

  Parts parts;
  Kinds kinds;
  std::atomic<Instant> newest{Instant{}};  ///< entry of all logs
  std::optional<ClockGuard> guard;         ///< none: the clock is played
  bool behind = false;                     ///< state.db lacks entries that the journal has
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<Job> queue;
  std::size_t waiting = 0;    ///< commands in the queue
  std::size_t awaited = 1;    ///< jobs in the queue that wake the thread
  std::size_t last_jobs = 0;  ///< of the last batch
  bool stopping = false;
  std::thread thread;
};

void Executor::Impl::enqueue(Job job) {
  job.args.reserve(job.commands.size());
  for (const Command& command : job.commands) job.args.push_back(parse_args(command.args));
  {
    const std::scoped_lock lock(mutex);
    if (stopping) throw Error(ErrorKind::unavailable, "Das Programm wird gerade beendet; bitte in einer Minute noch einmal versuchen.");
    if (waiting + job.commands.size() > kQueueMax && waiting > 0)
      throw Error(ErrorKind::unavailable, "Es warten zu viele Vorgänge auf das Schreiben; bitte gleich noch einmal versuchen.");
    waiting += job.commands.size();
    queue.push_back(std::move(job));
    if (queue.size() != awaited) return;  // one wake-up per batch, not one per command
  }
  wake.notify_one();
}

/// What waits, up to a batch; empty when it is time to stop.
std::vector<Job> Executor::Impl::next_jobs() {
  std::unique_lock lock(mutex);
  const auto enough = [&] { return stopping || queue.size() >= awaited; };
  const std::size_t expected = std::min(kBatchMax, last_jobs + queue.size());
  awaited = 1;
  while (behind && !wake.wait_for(lock, kHealEvery, enough)) {
    lock.unlock();
    heal();
    lock.lock();
  }
  wake.wait(lock, enough);
  awaited = std::max<std::size_t>(expected, 1);
  wake.wait_for(lock, kGather, enough);
  std::vector<Job> jobs;
  std::size_t commands = 0;
  while (!queue.empty() && (jobs.empty() || commands + queue.front().commands.size() <= kBatchMax)) {
    commands += queue.front().commands.size();
    jobs.push_back(std::move(queue.front()));
    queue.pop_front();
  }
  waiting -= commands;
  last_jobs = jobs.size();
  return jobs;
}

void Executor::Impl::work() {
  for (std::vector<Job> jobs = next_jobs(); !jobs.empty(); jobs = next_jobs()) serve(jobs);
}

/// The job boundary: when it returns, everybody in the batch has been told exactly once; the next batch gets its chance.
void Executor::Impl::serve(std::vector<Job>& jobs) {
  std::exception_ptr failure;
  bool apart = false;
  try {
    return run(jobs);
  } catch (const Error& error) {
    apart = error.kind() == ErrorKind::key && jobs.size() > 1;
    failure = std::current_exception();
  } catch (...) {
    failure = std::current_exception();
  }
  if (apart) return serve_one_by_one(jobs);
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    // Let go of it before the last waiter reads it. NOLINTNEXTLINE(bugprone-use-after-move): moved in the last round only
    tell(jobs[i], {}, i + 1 < jobs.size() ? failure : std::move(failure));
  }
}

/// One municipality's unusable key must not stop those that happened to wait beside it.
void Executor::Impl::serve_one_by_one(std::vector<Job>& jobs) {
  for (Job& job : jobs) {
    std::vector<Job> alone;
    alone.push_back(std::move(job));
    serve(alone);
  }
}

/// A waiter that throws, against its contract, is reported: the others must still be told, and nobody twice.
void Executor::Impl::tell(const Job& job, const JobOutcome& outcome, std::exception_ptr failure) {
  try {
    job.done(outcome, std::move(failure));
  } catch (...) {
    diagnose(std::current_exception());
  }
}

void Executor::Impl::run(std::vector<Job>& jobs) {
  for (int i = 1; i <= kTries; ++i) {
    if (behind) catch_up();
    if (try_once(jobs, i == kTries)) return;
  }
}

/// The uptime is asked for once per batch, not once per entry.
Batch::ClockCheck Executor::Impl::clock_check() const {
  if (!guard) return {};
  return [this, up = parts.uptime()](Instant wall, Instant last_entry) { return guard->judge({wall, up}, last_entry); };
}

bool Executor::Impl::decide(std::span<const Job> jobs, Batch& batch) {
  return std::ranges::all_of(jobs, [&](const Job& job) { return batch.decide(job); });
}

/// In an open transaction. Savepoints are dear, and a job that fails half-way is rare: only then each gets one.
void Executor::Impl::decide(std::span<const Job> jobs, std::optional<Batch>& batch) {
  batch.emplace(parts.state, parts.clock, parts.random, kinds, Batch::Undo::whole, clock_check());
  if (decide(jobs, *batch)) return;
  parts.state.rollback();
  parts.state.begin();
  batch.emplace(parts.state, parts.clock, parts.random, kinds, Batch::Undo::each, clock_check());
  const bool decided = decide(jobs, *batch);
  NB_ASSERT(decided);
}

/// False if the batch has to be decided again. Throws if it failed as a whole.
bool Executor::Impl::try_once(std::vector<Job>& jobs, bool last_try) {
  std::optional<Batch> batch;
  journal::AppendResult result;
  parts.state.begin();
  try {
    decide(jobs, batch);
    result = parts.journal.append(batch->pending());
  } catch (...) {
    parts.state.rollback();
    throw;
  }
  switch (result.outcome) {
    case journal::AppendOutcome::committed:
      finish(jobs, *batch);
      return true;
    case journal::AppendOutcome::conflict:
      parts.state.rollback();
      behind = true;
      break;
    case journal::AppendOutcome::rolled_back:
      parts.state.rollback();
      break;
    case journal::AppendOutcome::sealed:
      parts.state.rollback();
      throw Error(result.kind, result.sentence);
  }
  if (last_try) throw Error(result.kind, result.sentence);
  return false;
}

/// The journal has the batch: from here on every reply is "committed", whatever happens to state.db.
void Executor::Impl::finish(std::vector<Job>& jobs, Batch& batch) {
  if (commit_state()) {
    observe(batch.applied());
  } else {
    behind = true;
    heal();  // at once: the pages must show what is about to be acknowledged
  }
  for (std::size_t i = 0; i < jobs.size(); ++i) tell(jobs[i], batch.replies()[i].outcome, std::move(batch.replies()[i].failure));
  jobs.clear();
}

bool Executor::Impl::commit_state() {
  try {
    parts.state.commit();
    return true;
  } catch (...) {
    diagnose(std::current_exception());
  }
  try {
    parts.state.rollback();
  } catch (...) {
    diagnose(std::current_exception());
  }
  return false;
}

void Executor::Impl::catch_up() {
  const Observer tell = [this](std::span<const AppliedEntry> entries) { observe(entries); };
  parts.state.catch_up(std::span(&tell, 1));
  behind = false;
}

/// Brings state.db and the observers up to the journal; tried again until it succeeds.
void Executor::Impl::heal() {
  try {
    catch_up();
  } catch (...) {
    diagnose(std::current_exception());
  }
}

void Executor::Impl::observe(std::span<const AppliedEntry> entries) {
  if (entries.empty()) return;
  for (const AppliedEntry& entry : entries) newest = std::max(newest.load(), entry.at);
  for (const Observer& observer : parts.observers) {
    try {
      observer(entries);
    } catch (...) {  // what is committed stays committed; the others must still hear of it
      diagnose(std::current_exception());
    }
  }
}

Executor::Executor(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
Executor::~Executor() = default;

ClockFault Executor::clock_fault() const {
  const Instant wall = impl_->parts.clock.now();
  const Instant newest = impl_->newest;
  if (impl_->guard) return impl_->guard->judge({wall, impl_->parts.uptime()}, newest);
  return ClockGuard::behind(wall, newest) ? ClockFault::behind : ClockFault::none;
}

void Executor::submit(Command command, Done done) {
  Job job;
  job.commands.push_back(std::move(command));
  job.done = [done = std::move(done)](const JobOutcome& outcome, std::exception_ptr failure) {
    if (failure) return done({}, std::move(failure));
    if (!outcome) return done(refuse(outcome.error()), nullptr);
    done(outcome->front(), nullptr);
  };
  impl_->enqueue(std::move(job));
}

void Executor::submit_all(std::vector<Command> commands, AllDone done) {
  NB_ASSERT(!commands.empty());
  impl_->enqueue({std::move(commands), {}, std::move(done)});
}

Outcome Executor::run(Command command) {
  std::vector<Command> one;
  one.push_back(std::move(command));
  auto outcome = run_all(std::move(one));
  if (!outcome) return refuse(std::move(outcome.error()));
  return outcome->front();
}

Result<std::vector<Committed>, Refusal> Executor::run_all(std::vector<Command> commands) {
  if (commands.empty()) return std::vector<Committed>{};
  auto promise = std::make_shared<std::promise<JobOutcome>>();  // shared: the waiter may be gone while the executor still notifies
  auto future = promise->get_future();
  impl_->enqueue({std::move(commands), {}, [promise](const JobOutcome& outcome, std::exception_ptr failure) {
                    failure ? promise->set_exception(std::move(failure)) : promise->set_value(outcome);
                  }});
  return future.get();
}

}  // namespace nb::state
