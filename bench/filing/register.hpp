// SPDX-License-Identifier: EUPL-1.2
// A register in a folder, wired as the program wires it, with one municipality and no catalogue.
#pragma once

#include <memory>
#include <string>

#include "base/env.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"
#include "crypto/random.hpp"
#include "intake/desk.hpp"
#include "intake/projection.hpp"
#include "journal/attachments.hpp"
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

struct Register {
  std::string path;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  SystemClock clock;
  Zone zone;
  journal::KeyRing keys;
  journal::Vault vault;
  journal::AttachmentStore attachments;
  std::unique_ptr<storage::Engine> engine;
  std::unique_ptr<journal::Journal> journal;
  subject::SubjectProjection subjects;
  intake::IntakeProjection intake;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;

  explicit Register(const std::string& where);
  [[nodiscard]] intake::Desk desk() { return intake::Desk({.journal = *journal, .vault = vault, .attachments = attachments, .random = random}); }
  /// A filing of `bytes` bytes of text, with a deadline.
  [[nodiscard]] intake::Draft draft(std::size_t bytes);
};

}  // namespace nb::bench
