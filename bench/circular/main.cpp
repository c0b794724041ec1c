// SPDX-License-Identifier: EUPL-1.2
// bench_circular PEOPLE CLIENTS: a town with so many people, a durable journal on disk. Prints, one per line:
// "send <ms>" recipients resolved, mails queued; "lists <ms>" text and lists to sign of all offices; "calls <ms>" the call list;
// "ready <ms>" all of it, both documents side by side; "acknowledgements <per second> <p99 ms>" of clients that each wait for the answer.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "base/text.hpp"
#include "circular/test_town.hpp"

namespace nb::bench {

namespace {

using circular::testing::kLog;
using circular::testing::somebody;
using circular::testing::Town;
using Steady = std::chrono::steady_clock;

constexpr std::uint64_t kPerOffice = 100;
constexpr std::uint64_t kPerImport = 500;  // people written by one command, as an import does

double ms_since(Steady::time_point begun) { return std::chrono::duration<double, std::milli>(Steady::now() - begun).count(); }

std::vector<catalogue::DirectoryEntry> staff(std::uint64_t first, std::uint64_t count) {
  std::vector<catalogue::DirectoryEntry> all;
  for (std::uint64_t i = first; i < first + count; ++i) {
    const std::uint64_t inside = i % kPerOffice;
    const char* function = inside == 0 ? "Leitung" : inside == 1 ? "Stellvertretende Leitung" : "Sachbearbeitung";
    all.push_back(somebody(static_cast<int>(i + 1), fmt::format("Amt {:03}", i / kPerOffice), function, fmt::format("Name{:05}", i), fmt::format("Team {}", inside / 20)));
  }
  return all;
}

/// The town of the tests over a journal on disk.
struct BigTown {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  Town town;

  explicit BigTown(std::uint64_t people) : town({}, storage::open_sqlite_engine({.env = *env, .path = folder.file("journal.db")})) {
    for (std::uint64_t first = 0; first < people; first += kPerImport) {
      town.staff = staff(first, std::min(kPerImport, people - first));
      town.open();
      if (const auto outcome = town.run("test.staff", "{}"); !outcome) throw std::runtime_error(outcome.error().sentence);
    }
  }
};

/// For all, for one office, for all heads.
const std::string kWish =
    R"({"title":"Schalter öffnen","sections":[{"text":"Heute **um 9 Uhr**."},{"offices":["Amt 001"],"text":"Nur Notfälle."},{"functions":["Leitung"],"text":"Bitte weitergeben."}],"must_acknowledge":true,"deadline":"2023-11-06T12:00:00+01:00"})";

/// Clients on one thread each send the next acknowledgement when the one before is durable.
void acknowledge(Town& town, const std::string& subject, std::uint64_t people, std::size_t clients) {
  std::mutex mutex;
  std::condition_variable ended;
  std::vector<double> took;
  std::uint64_t next = 1;
  std::uint64_t done = 0;
  std::function<void()> send = [&] {
    const std::unique_lock lock(mutex);
    if (next > people) return;
    const std::string person = "d" + std::to_string(next++);
    state::Command command{.log = kLog,
                           .id = make_command_id(town.random, town.clock.now()),
                           .actor = "stab",
                           .name = "circular.acknowledge",
                           .args = Town::named(subject, 1, R"("how":"list","persons":[")" + person + R"("])")};
    town.executor->submit(std::move(command), [&, begun = Steady::now()](const state::Outcome& outcome, const std::exception_ptr& failure) {
      if (failure || !outcome) std::abort();
      send();
      const std::lock_guard inner(mutex);  // the last thing done here: whoever waits may leave with everything this refers to
      took.push_back(ms_since(begun));
      ++done;
      ended.notify_all();
    });
  };
  const auto begun = Steady::now();
  for (std::size_t i = 0; i < clients; ++i) send();
  std::unique_lock lock(mutex);
  ended.wait(lock, [&] { return done == people; });
  const double seconds = ms_since(begun) / 1000;
  std::ranges::sort(took);
  fmt::print("acknowledgements {:.0f} {:.2f}\n", static_cast<double>(people) / seconds, took[static_cast<std::size_t>(0.99 * static_cast<double>(took.size() - 1))]);
}

void run(std::uint64_t people, std::size_t clients) {
  BigTown big(people);
  Town& town = big.town;
  const auto begun = Steady::now();
  const std::string subject = town.sent(kWish);
  if (!subject.starts_with("c-")) throw std::runtime_error(subject);
  fmt::print("send {:.0f}\n", ms_since(begun));
  const auto version = *circular::find_version(town.db(), kLog, subject, 1);
  const auto recipients = circular::recipients_of(town.db(), kLog, subject, 1);
  if (recipients.size() != people || circular::due_letters(town.db(), town.clock.now()).size() != people) throw std::runtime_error("somebody is missing");
  const circular::PhoneTree tree(circular::staff_of(town.db(), kLog, town.zone.local(town.clock.now()).day));
  const circular::PlainText plain = [](std::string_view text) { return std::string(text); };
  const circular::PrintedCircular what{
      .town = "Arnsberg", .version = version, .recipients = recipients, .tree = tree, .zone = town.zone, .plain = plain, .created = town.clock.now()};
  const auto timed = [&](const char* name, Bytes (*make)(const circular::PrintedCircular&, std::string_view)) {
    const auto from = Steady::now();
    const std::size_t bytes = make(what, {}).size();
    return fmt::format("{} {:.0f} ({} KiB)\n", name, ms_since(from), bytes / 1024);
  };
  auto lists = std::async(std::launch::async, [&] { return timed("lists", circular::signing_sheets); });
  const std::string calls = timed("calls", circular::call_list);
  const std::string printed = lists.get();
  fmt::print("{}{}ready {:.0f}\n", printed, calls, ms_since(begun));
  acknowledge(town, subject, people, clients);
}

}  // namespace

}  // namespace nb::bench

int main(int argc, char** argv) {
  const auto people = argc > 1 ? nb::parse_u64(argv[1]) : 5000;
  const auto clients = argc > 2 ? nb::parse_u64(argv[2]) : 64;
  if (!people || !clients || *people == 0 || *clients == 0) {
    fmt::print(stderr, "usage: bench_circular PEOPLE CLIENTS\n");
    return 2;
  }
  try {
    nb::bench::run(*people, *clients);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
