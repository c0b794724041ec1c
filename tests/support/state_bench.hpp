// SPDX-License-Identifier: EUPL-1.2
// Journal, state.db and executor with the test room on top, as the program puts them together; reopened at will.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "state/executor.hpp"
#include "state/state_db.hpp"
#include "support/scripted_engine.hpp"
#include "support/temp_folder.hpp"
#include "support/test_room.hpp"

namespace nb::test {

inline const LogName kArnsberg = *LogName::parse("05958004/main");
inline const LogName kSundern = *LogName::parse("05958044/main");

struct StateBench {
  TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{*parse_rfc3339("2023-10-30T08:00:00+01:00")};
  std::function<std::chrono::milliseconds()> uptime;  ///< none: the clock may jump
  ThingProjection projection;
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> under = storage::make_memory_engine();
  ScriptedEngine engine{*under};
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;
  std::vector<std::string> observed;  ///< "log/seq type subject"
  std::vector<std::string> diagnosed;

  StateBench() { open(); }
  ~StateBench() { close(); }
  StateBench(const StateBench&) = delete;
  StateBench& operator=(const StateBench&) = delete;

  state::StateDb::Options state_options() { return {.env = *env, .path = folder.file("state.db"), .projections = {&projection}}; }
  void close() {
    executor.reset();
    state.reset();
    journal.reset();
  }
  /// Everything anew over the same files, except the memory engine, which stays.
  void open() {
    close();
    journal = std::make_unique<journal::Journal>(engine, keys);
    state = std::make_unique<state::StateDb>(state_options(), *journal);
    start();
  }
  void start() {
    executor = std::make_unique<state::Executor>(state::Executor::Parts{.journal = *journal,
                                                                        .state = *state,
                                                                        .clock = clock,
                                                                        .random = random,
                                                                        .kinds = thing_commands(),
                                                                        .observers = {[this](auto entries) { note(entries); }},
                                                                        .diagnose =
                                                                            [this](const std::exception_ptr& failure) {
                                                                              try {
                                                                                std::rethrow_exception(failure);
                                                                              } catch (const std::exception& e) {
                                                                                diagnosed.emplace_back(e.what());
                                                                              }
                                                                            },
                                                                        .uptime = uptime});
  }
  void note(std::span<const state::AppliedEntry> entries) {
    for (const state::AppliedEntry& e : entries) observed.push_back(e.log.str() + "/" + std::to_string(e.seq) + " " + std::string(e.type) + " " + std::string(e.subject));
  }

  state::Command command(const LogName& log, const std::string& name, const std::string& args) {
    return {.log = log, .id = make_command_id(random), .actor = "stab", .name = name, .args = args};
  }
  state::Command set(const LogName& log, const std::string& id, int value) { return command(log, "test.set", R"({"id":")" + id + R"(","value":)" + std::to_string(value) + "}"); }
  state::Outcome run(const LogName& log, const std::string& name, const std::string& args) { return executor->run(command(log, name, args)); }
  /// What state.db says, read while the executor rests.
  std::optional<std::int64_t> value(const LogName& log, std::string_view id) { return thing(state->db(), log, id); }
};

}  // namespace nb::test
