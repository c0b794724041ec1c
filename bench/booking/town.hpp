// SPDX-License-Identifier: EUPL-1.2
// A town with one pool of desks in a folder, wired as the program wires it, without a catalogue.
#pragma once

#include <memory>
#include <string>

#include "appointments/projection.hpp"
#include "base/env.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"
#include "storage/engine.hpp"
#include "subject/projection.hpp"

namespace nb::bench {

inline const LogName kLog = *LogName::parse("05958004/main");
inline constexpr const char* kOwner = "05958004";
inline constexpr const char* kPassphrase = "sieben rote Zwerge tanzen";

struct Town {
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
  appointments::AppointmentsProjection appointments;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;

  explicit Town(const std::string& where);
  /// So many desks, every day from `from` to `to` ("08:00"); appointments of five minutes, of a quarter of an hour and of half an hour.
  void plan(int desks, const std::string& from, const std::string& to);
  [[nodiscard]] state::Command command(const std::string& name, std::string args);
  /// Runs it; throws what it is refused with.
  void must(const std::string& name, const std::string& args);
  /// The day after tomorrow, which everybody wants.
  [[nodiscard]] CivilDate popular_day() const;
};

}  // namespace nb::bench
