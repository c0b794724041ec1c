// SPDX-License-Identifier: EUPL-1.2
// bench_pickup FOLDER COUNT: a register of so many pick-ups, its blind index, and searches as a counter makes them. Prints
// "<search> <p50 ms> <p99 ms> <worst ms> <hits of the last>" per line.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <random>
#include <stdexcept>
#include <vector>

#include "base/env.hpp"
#include "base/zone.hpp"
#include "crypto/random.hpp"
#include "finder/index.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "pickup/commands.hpp"
#include "pickup/desk.hpp"
#include "pickup/projection.hpp"
#include "pickup/queries.hpp"
#include "pickup/search_words.hpp"
#include "state/executor.hpp"
#include "storage/engine.hpp"
#include "subject/projection.hpp"

namespace nb::bench {

namespace {

using Steady = std::chrono::steady_clock;

const LogName kLog = *LogName::parse("05958004/main");
constexpr const char* kOwner = "05958004";
constexpr const char* kPassphrase = "sieben rote Zwerge tanzen";
constexpr std::size_t kShown = 50;
constexpr std::size_t kSearches = 400;
constexpr std::size_t kOnTheirWay = 2000;

std::vector<state::CommandKind> kinds(const Zone& zone) {
  return pickup::commands({.municipality = [](storage::Db&, const Ags&) { return true; }, .site = [](storage::Db&, const Ags&, std::string_view) { return true; }, .zone = &zone});
}

struct Register {
  std::string path;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  SystemClock clock;
  Zone zone;
  journal::KeyRing keys;
  journal::Vault vault;
  std::unique_ptr<storage::Engine> engine;
  std::unique_ptr<journal::Journal> journal;
  subject::SubjectProjection subjects;
  pickup::PickupProjection pickups;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;

  explicit Register(const std::string& where)
      : path(where),
        keys({.env = *env, .random = random, .folder = where + "/keys", .instance = "bench"}),
        vault({.env = *env, .random = random, .clock = clock, .folder = where + "/keys", .cost = crypto::PasswordCost::test}),
        engine(storage::open_sqlite_engine({.env = *env, .path = where + "/journal.db", .copy_beside = true})),
        journal(std::make_unique<journal::Journal>(*engine, keys)),
        state(std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = where + "/state.db", .projections = {&subjects, &pickups}}, *journal)),
        executor(std::make_unique<state::Executor>(
            state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = kinds(zone), .observers = {}})) {
    vault.make_key(kOwner, kPassphrase);
    if (!vault.unlock(kOwner, kPassphrase)) throw std::runtime_error("the data key does not open");
  }
};

/// People whose names are distributed like real ones: a few names are very common.
class People {
 public:
  pickup::Owner make(std::size_t serial) {
    const auto birth = finder::parse_birth_date(fmt::format("{:04}-{:02}-{:02}", 1935 + chance_() % 85, 1 + chance_() % 12, 1 + chance_() % 28));
    return {.family_name = name(3000, "Müller,Schmidt,Weiß,Groß,Bäcker,Öztürk,Nowak,Strauß,Lüdenscheid,Babić"),
            .first_names = name(800, "Anna,Jörg,Zoë,Mehmet,Søren,Łukasz,Käthe,Änne,Paul,Fatma") + " " + name(800, "Maria,Josef,Änne,Luise,Karl,Ali,Ida,Emil,Noël,Åse"),
            .birth = *birth,
            .serial = fmt::format("L{:08}", serial)};
  }

 private:
  std::string name(std::size_t count, std::string_view stems) {
    // Zipf: the n-th name is n times rarer than the first.
    const double u = std::uniform_real_distribution<double>(0, 1)(chance_);
    const auto rank = static_cast<std::size_t>(std::pow(static_cast<double>(count), u)) - 1;
    std::vector<std::string_view> list;
    for (std::size_t from = 0; from <= stems.size();) {
      const std::size_t to = std::min(stems.find(',', from), stems.size());
      list.push_back(stems.substr(from, to - from));
      from = to + 1;
    }
    std::string out(list[rank % list.size()]);
    for (std::size_t n = rank / list.size(); n > 0; n /= 20) out += std::string(1, "aeioubdfgklmnprstvwz"[n % 20]);
    return out;
  }
  std::mt19937 chance_{20231030};
};

std::vector<pickup::Owner> fill(Register& town, std::size_t count) {
  const pickup::Desk desk({.journal = *town.journal, .vault = town.vault, .random = town.random});
  People people;
  std::vector<pickup::Owner> owners;
  std::mutex mutex;
  std::condition_variable less;
  std::size_t waiting = 0;
  for (std::size_t i = 0; i < count; ++i) {
    owners.push_back(people.make(i));
    const pickup::Sender sender{kLog, make_command_id(town.random, town.clock.now()), "bench"};
    auto command = desk.registering(sender, {.kind = "reisepass", .site = "altstadt", .arrived = "2023-10-01", .pin = "na"}, owners.back());
    if (!command) throw std::runtime_error(command.error().sentence);
    {
      std::unique_lock lock(mutex);
      less.wait(lock, [&] { return waiting < kOnTheirWay; });
      ++waiting;
    }
    town.executor->submit(*std::move(command), [&](const state::Outcome& outcome, std::exception_ptr failure) {
      if (failure || !outcome) std::abort();
      const std::lock_guard lock(mutex);
      --waiting;
      less.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  less.wait(lock, [&] { return waiting == 0; });
  return owners;
}

/// What the counter's page does with a question; the number of hits.
std::size_t search(Register& town, finder::Index& index, const pickup::Desk& desk, const std::vector<std::string>& words) {
  const auto found = index.search(kLog, pickup::kPickupKind, words, kShown);
  if (!found) std::abort();
  for (const std::string& subject : found->subjects) {
    if (!pickup::find_pickup(town.state->db(), kLog, subject)) std::abort();
    if (!desk.owner(kLog, pickup::owner_entries(town.state->db(), kLog, subject))) std::abort();
  }
  return found->subjects.size();
}

void measure(Register& town, finder::Index& index, const char* name, const std::vector<pickup::Owner>& owners,
             const std::function<std::vector<std::string>(const pickup::Owner&)>& question) {
  const pickup::Desk desk({.journal = *town.journal, .vault = town.vault, .random = town.random});
  std::vector<double> times;
  std::size_t hits = 0;
  for (std::size_t i = 0; i < kSearches; ++i) {
    const std::vector<std::string> words = question(owners[i * 7919 % owners.size()]);
    const auto begun = Steady::now();
    hits = search(town, index, desk, words);
    times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begun).count());
  }
  std::ranges::sort(times);
  fmt::print("{} {:.3f} {:.3f} {:.3f} {}\n", name, times[times.size() / 2], times[times.size() * 99 / 100], times.back(), hits);
}

std::vector<std::string> words(const pickup::Wanted& wanted) { return pickup::wanted_words(wanted).value(); }

int run(const std::string& folder, std::size_t count) {
  Register town(folder);
  const auto begun = Steady::now();
  const std::vector<pickup::Owner> owners = fill(town, count);
  fmt::print(stderr, "# {} pick-ups registered in {:.1f} s\n", count, std::chrono::duration<double>(Steady::now() - begun).count());
  const auto indexing = Steady::now();
  finder::Index index({.journal = *town.journal, .vault = town.vault, .path = folder + "/index.db", .sources = {pickup::pickup_source()}});
  while (index.catch_up(kLog, 10'000) > 0) {
  }
  fmt::print(stderr, "# index built in {:.1f} s\n", std::chrono::duration<double>(Steady::now() - indexing).count());
  measure(town, index, "name", owners, [](const pickup::Owner& one) { return words({.family_name = one.family_name}); });
  measure(town, index, "name_first", owners, [](const pickup::Owner& one) { return words({.any_name = one.family_name + " " + one.first_names}); });
  measure(town, index, "name_birth", owners, [](const pickup::Owner& one) { return words({.family_name = one.family_name, .first_names = one.first_names, .birth = one.birth}); });
  measure(town, index, "birth", owners, [](const pickup::Owner& one) { return words({.birth = one.birth}); });
  measure(town, index, "serial", owners, [](const pickup::Owner& one) { return words({.serial = one.serial}); });
  measure(town, index, "ticket", owners, [](const pickup::Owner& one) { return std::vector<std::string>{pickup::ticket_word(one.serial, one.birth)}; });
  measure(town, index, "nobody", owners, [](const pickup::Owner& one) { return words({.family_name = one.family_name + "x", .birth = one.birth}); });
  return 0;
}

}  // namespace

}  // namespace nb::bench

int main(int argc, char** argv) {
  try {
    if (argc != 3) throw std::runtime_error("usage: bench_pickup FOLDER COUNT");
    return nb::bench::run(argv[1], static_cast<std::size_t>(std::strtoull(argv[2], nullptr, 10)));
  } catch (const std::exception& e) {
    fmt::print(stderr, "bench_pickup: {}\n", e.what());
    return 1;
  }
}
