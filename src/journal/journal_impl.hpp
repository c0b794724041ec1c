// SPDX-License-Identifier: EUPL-1.2
// What journal.cpp (writing) and journal_reads.cpp (reading) share. The mutex guards the map and the seal only; it is
// never held while the engine works, so readers do not wait for the disk.
#pragma once

#include <map>
#include <mutex>

#include "journal/journal.hpp"
#include "journal/open_log.hpp"
#include "journal/recent.hpp"

namespace nb::journal {

struct Journal::Impl {
  storage::Engine& engine;
  KeyRing& keys;
  mutable std::mutex mutex;
  std::map<LogName, OpenLog> open;
  mutable std::map<LogName, Recent> recent;
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
  /// The log as read anew: what was remembered may be somebody else's.
  void publish(const LogName& log, OpenLog state) {
    const std::scoped_lock lock(mutex);
    recent.erase(log);
    open.insert_or_assign(log, std::move(state));
  }
  /// The log after a batch of these entries.
  void publish(const LogName& log, OpenLog state, std::span<const storage::EntryView> entries) {
    const std::scoped_lock lock(mutex);
    const auto before = open.find(log);
    const auto fresh = [&] { return before == open.end() ? Recent(0, {}) : Recent(before->second.tree.size(), before->second.tree.peaks()); };
    auto found = recent.find(log);
    if (found == recent.end()) found = recent.emplace(log, fresh()).first;
    for (const storage::EntryView& entry : entries) found->second.append(entry.core, entry.leaf_hash);
    found->second.close_batch(*state.checkpoint);
    open.insert_or_assign(log, std::move(state));
  }
  [[nodiscard]] std::optional<Recent::Proven> prove(const LogName& log, std::uint64_t seq) const {
    const std::scoped_lock lock(mutex);
    const auto found = recent.find(log);
    return found == recent.end() ? std::nullopt : found->second.prove(seq);
  }
};

}  // namespace nb::journal
