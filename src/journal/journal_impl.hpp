// SPDX-License-Identifier: EUPL-1.2
// What journal.cpp (writing) and journal_reads.cpp (reading) share. The mutex guards the map and the seal only; it is
// never held while the engine works, so readers do not wait for the disk.
#pragma once

#include <map>
#include <mutex>

#include "journal/journal.hpp"
#include "journal/open_log.hpp"

namespace nb::journal {

struct Journal::Impl {
  storage::Engine& engine;
  KeyRing& keys;
  mutable std::mutex mutex;
  std::map<LogName, OpenLog> open;
  std::optional<std::string> seal;

  Impl(storage::Engine& the_engine, KeyRing& the_keys) : engine(the_engine), keys(the_keys) {}

  /// A copy of the log as last committed; an empty one for a log nobody wrote.
  [[nodiscard]] OpenLog state_of(const LogName& log) const {
    const std::scoped_lock lock(mutex);
    const auto found = open.find(log);
    return found == open.end() ? OpenLog{.tree = {}, .root = proof::empty_root(), .checkpoint = std::nullopt} : found->second;
  }
  [[nodiscard]] std::uint64_t size_of(const LogName& log) const {
    const std::scoped_lock lock(mutex);
    const auto found = open.find(log);
    return found == open.end() ? 0 : found->second.tree.size();
  }
  /// Seals, here and on disk.
  void close_for_writing(const std::string& reason);
  void publish(const LogName& log, OpenLog state) {
    const std::scoped_lock lock(mutex);
    open.insert_or_assign(log, std::move(state));
  }
};

}  // namespace nb::journal
