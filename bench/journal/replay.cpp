// SPDX-License-Identifier: EUPL-1.2
// The executor, and what state.db costs: filling, rebuilding, opening.
#include <atomic>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "base/random.hpp"
#include "base/time.hpp"
#include "bench.hpp"
#include "carriers.hpp"
#include "proof/entry.hpp"
#include "state/executor.hpp"
#include "state/state_db.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::bench {

namespace {

using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

/// A room with one table, as small as a useful one can be: the newest value of each of 5000 things.
class Things final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "bench"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override {
    db.exec("CREATE TABLE thing(log TEXT NOT NULL, id TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY(log, id)) STRICT, WITHOUT ROWID");
  }
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override {
    db.query("INSERT INTO thing(log, id, value) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
        .bind_view(entry.log.str())
        .bind_view(entry.subject)
        .bind(entry.data.at("number").to_number<std::int64_t>())
        .run();
  }
};

const Things kThings;

state::StateDb::Options options(Env& env, const std::string& path) { return {.env = env, .path = path + "/state.db", .projections = {&kThings}}; }

void remove_state(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + "/state.db" + suffix);
}

state::CommandKind set_command(std::size_t bytes) {
  return {"bench.set", [bytes](const state::DecideContext&, const boost::json::object& args) -> state::Decision {
            state::NewEntry entry{.type = "bench.was_set", .subject = std::string(args.at("id").as_string()), .data = {}, .occurred = std::nullopt, .parts = {}};
            entry.data = boost::json::serialize(boost::json::object{{"number", args.at("number")}, {"filler", std::string(bytes > 250 ? bytes - 250 : 0, 'x')}});
            return std::vector<state::NewEntry>{std::move(entry)};
          }};
}

}  // namespace

std::string make_core(const std::string& command, std::uint64_t number, std::size_t bytes) {
  proof::EntryCore core{.type = "bench.was_set",
                        .at = "2023-10-30T07:05:00Z",
                        .node = "main",
                        .actor = "stab",
                        .command = command,
                        .subject = "thing-" + std::to_string(number % 5000),
                        .data = R"({"number":)" + std::to_string(number) + R"(,"filler":")"};
  constexpr std::size_t kFrame = 186;  // the other members, about
  const std::size_t have = kFrame + core.subject.size() + core.data.size();
  core.data += std::string(bytes > have ? bytes - have : 0, 'x') + "\"}";
  auto text = proof::encode_entry(core);
  if (!text) throw std::runtime_error(text.error().sentence);
  return std::move(*text);
}

double execute(Folder& folder, int writers, double seconds, std::size_t bytes) {
  remove_state(folder.path);
  state::StateDb state(options(*folder.env, folder.path), *folder.journal);
  const SystemClock clock;
  std::atomic<std::uint64_t> written{0};
  Carriers carriers;  // outlives the executor, which finishes what was submitted
  state::Executor executor({.journal = *folder.journal, .state = state, .clock = clock, .random = folder.random, .kinds = {set_command(bytes)}, .observers = {}});
  const auto begin = Steady::now();
  carriers.start(static_cast<std::size_t>(writers), [&](std::size_t carrier) {
    executor.submit({.log = kLog, .id = make_command_id(folder.random, clock.now()), .actor = "stab", .name = "bench.set", .args = R"({"id":"thing","number":7})"},
                    [&, carrier](const state::Outcome& outcome, const std::exception_ptr& failure) {
                      if (failure || !outcome) std::terminate();
                      ++written;
                      carriers.done(carrier);
                    });
  });
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  const double rate = static_cast<double>(written.load()) / seconds_since(begin);
  carriers.stop();
  return rate;
}

std::uint64_t fill(Folder& folder, std::uint64_t entries, std::size_t bytes) {
  const SystemClock clock;
  const std::uint64_t before = folder.journal->size(kLog);
  for (std::uint64_t at = before; at < entries; at = folder.journal->size(kLog)) {
    journal::LogAppend append{kLog, at, {}};
    for (; append.entries.size() < 2000 && at < entries; ++at) append.entries.push_back({make_core(make_command_id(folder.random, clock.now()).str(), at, bytes), {}});
    if (folder.journal->append(std::span(&append, 1)).outcome != journal::AppendOutcome::committed) throw std::runtime_error("not committed");
  }
  return folder.journal->size(kLog) - before;
}

double rebuild(Folder& folder) {
  remove_state(folder.path);
  const auto begin = Steady::now();
  const state::StateDb state(options(*folder.env, folder.path), *folder.journal);
  const double took = seconds_since(begin);
  if (state.opened() != state::StateDb::Opened::rebuilt) throw std::runtime_error("nothing was rebuilt");
  return static_cast<double>(folder.journal->size(kLog)) / took;
}

double start(const std::string& path) {
  const auto begin = Steady::now();
  Folder folder(path);
  const state::StateDb state(options(*folder.env, path), *folder.journal);
  if (state.opened() != state::StateDb::Opened::current) throw std::runtime_error("state.db was not current");
  return seconds_since(begin);
}

}  // namespace nb::bench
