// SPDX-License-Identifier: EUPL-1.2
// A crisis staff over a memory engine, as the program wires it, for the tests of this room.
#pragma once

#include <memory>
#include <string>

#include "base/env.hpp"
#include "base/random.hpp"
#include "crisis/commands.hpp"
#include "crisis/projection.hpp"
#include "crisis/queries.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "state/executor.hpp"
#include "storage/engine.hpp"
#include "support/temp_folder.hpp"

namespace nb::crisis::testing {

inline const LogName kLog = *LogName::parse("05958004/main");

struct Staff {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{*parse_rfc3339("2023-10-30T08:05:00+01:00")};
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine = storage::make_memory_engine();
  CrisisProjection crisis;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;
  std::string actor = "stab";

  Staff() { open(); }
  ~Staff() { close(); }
  Staff(const Staff&) = delete;
  Staff& operator=(const Staff&) = delete;

  void close() {
    executor.reset();
    state.reset();
    journal.reset();
  }
  /// Everything anew; state.db is rebuilt from the journal if `rebuild`.
  void open(bool rebuild = false) {
    close();
    const std::string path = folder.file("state.db");
    for (const char* tail : {"", "-wal", "-shm"}) {
      if (rebuild && env->exists(path + tail)) env->remove(path + tail);
    }
    journal = std::make_unique<journal::Journal>(*engine, keys);
    state = std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = path, .projections = {&crisis}}, *journal);
    const Known known{.account = [](storage::Db&, const LogName&, std::string_view account, Instant) { return account == "stab" || account == "kim"; },
                      .person = [](storage::Db&, const LogName&, std::string_view person) { return person == "d1" || person == "d2"; },
                      .reader = [](storage::Db&, const LogName&, std::string_view account) { return account == "kim" ? std::string("d2") : std::string(); }};
    executor = std::make_unique<state::Executor>(
        state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = commands(known), .observers = {}});
  }
  [[nodiscard]] state::Outcome run(const std::string& name, const std::string& args, const LogName& log = kLog) {
    return executor->run({.log = log, .id = make_command_id(random, clock.now()), .actor = actor, .name = "crisis." + name, .args = args});
  }
  /// "" or the code of the refusal; a sentence must come with it.
  [[nodiscard]] std::string refused(const std::string& name, const std::string& args, const LogName& log = kLog) {
    const auto outcome = run(name, args, log);
    if (outcome) return "";
    return outcome.error().sentence.ends_with(".") ? outcome.error().code : "no sentence";
  }
  [[nodiscard]] storage::Db& db() { return state->db(); }
};

}  // namespace nb::crisis::testing
