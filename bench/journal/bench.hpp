// SPDX-License-Identifier: EUPL-1.2
// What the modes of bench_journal share: a data folder opened as the program opens it, and an entry of a given size.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/env.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "storage/engine.hpp"

namespace nb::bench {

struct Folder {
  std::string path;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  journal::KeyRing keys;
  std::unique_ptr<storage::Engine> engine;
  std::unique_ptr<journal::Journal> journal;
  explicit Folder(const std::string& where);
};

inline const LogName kLog = *LogName::parse("05958004/main");

/// The core of an entry of exactly `bytes` bytes.
[[nodiscard]] std::string make_core(const std::string& command, std::uint64_t number, std::size_t bytes);

/// Durable entries per second of `writers` writers, each of which waits for its entry before it writes the next.
[[nodiscard]] double append(Folder& folder, int writers, double seconds, std::size_t bytes);
/// The same as commands through the executor, with state.db.
[[nodiscard]] double execute(Folder& folder, int writers, double seconds, std::size_t bytes);
/// Fills the journal up to that many entries; how many it wrote.
std::uint64_t fill(Folder& folder, std::uint64_t entries, std::size_t bytes);
/// Entries per second of building state.db from nothing.
[[nodiscard]] double rebuild(Folder& folder);
/// Seconds to open journal and state.db when nothing is to be done.
[[nodiscard]] double start(const std::string& path);

}  // namespace nb::bench
