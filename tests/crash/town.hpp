// SPDX-License-Identifier: EUPL-1.2
// A town's register in a folder, opened as the program opens it: SQLite engine, state.db, vault, attachments, the commands of intake
// and of erasure over neighbours that are always there. For tests that kill it. Opening tidies up after the last process.
#pragma once

#include <memory>
#include <string>

#include "approval/projection.hpp"
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

namespace nb::test {

inline const LogName kTownLog = *LogName::parse("05958004/main");
inline const std::string kTown = "05958004";
inline constexpr std::string_view kTownPassphrase = "sieben rote Zwerge tanzen";

struct Town {
  std::string path;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  SystemClock clock;
  Zone zone;
  std::unique_ptr<FileLock> lock;
  journal::KeyRing keys;
  journal::Vault vault;
  journal::AttachmentStore attachments;
  std::unique_ptr<storage::Engine> engine;
  journal::Journal journal;
  subject::SubjectProjection subjects;
  approval::ApprovalProjection approvals;
  intake::IntakeProjection intake;
  state::StateDb state;
  std::unique_ptr<state::Executor> executor;

  /// Makes what is missing.
  explicit Town(const std::string& where);
  [[nodiscard]] intake::Desk desk() { return intake::Desk({.journal = journal, .vault = vault, .attachments = attachments, .random = random}); }
  [[nodiscard]] state::StateDb::Options state_options();
};

}  // namespace nb::test
