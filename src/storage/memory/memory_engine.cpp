// SPDX-License-Identifier: EUPL-1.2
// The engine of tests and rehearsals: the contract of engine.hpp without a disk.
#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "storage/engine.hpp"

namespace nb::storage {

namespace {

struct StoredPart {
  std::string name;
  Bytes bytes;
};

struct StoredEntry {
  std::string core;
  Hash leaf_hash;
  std::vector<StoredPart> parts;
};

struct StoredLog {
  std::vector<StoredEntry> entries;
  std::map<std::pair<std::uint32_t, std::uint64_t>, Bytes> tiles;
  std::map<std::uint64_t, std::string> checkpoints;
  std::map<std::pair<std::string, std::string>, Bytes> keys;  ///< by subject and command
};

std::size_t erase_keys(StoredLog& log, std::string_view subject) {
  return std::erase_if(log.keys, [&](const auto& key) { return key.first.first == subject; });
}

StoredEntry stored(const EntryView& entry) {
  StoredEntry out{std::string(entry.core), entry.leaf_hash, {}};
  for (const PartView& part : entry.parts) out.parts.push_back({std::string(part.name), Bytes(part.bytes.begin(), part.bytes.end())});
  return out;
}

class MemoryEngine final : public Engine {
 public:
  Appended append(std::span<const LogBatch> batches) override {
    const std::scoped_lock lock(mutex_);
    for (const LogBatch& batch : batches) {
      const StoredLog* log = find(batch.log);
      if (batch.first != (log == nullptr ? 0 : log->entries.size())) return {AppendOutcome::conflict, ErrorKind::locked, "Ein anderes Programm hat in dieses Journal geschrieben."};
    }
    for (const LogBatch& batch : batches) add(batch);
    return {};
  }

  std::vector<LogName> logs() override {
    const std::scoped_lock lock(mutex_);
    std::vector<LogName> out;
    for (const auto& [name, log] : logs_) {
      if (!log.entries.empty()) out.push_back(name);
    }
    return out;
  }

  std::uint64_t size(const LogName& name) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    return log == nullptr ? 0 : log->entries.size();
  }

  void read(const LogName& name, std::uint64_t from, std::uint64_t to, const Visit& visit) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    if (log == nullptr) return;
    std::vector<PartView> parts;
    for (std::uint64_t seq = from; seq < std::min<std::uint64_t>(to, log->entries.size()); ++seq) {
      const StoredEntry& entry = log->entries[seq];
      parts.clear();
      for (const StoredPart& part : entry.parts) parts.push_back({part.name, part.bytes});
      visit({seq, entry.core, entry.leaf_hash, parts});
    }
  }

  std::vector<Hash> leaf_hashes(const LogName& name, std::uint64_t from, std::uint64_t to) override {
    std::vector<Hash> out;
    read(name, from, to, [&](const EntryView& entry) { out.push_back(entry.leaf_hash); });
    return out;
  }

  std::optional<Bytes> tile(const LogName& name, std::uint32_t level, std::uint64_t index) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    if (log == nullptr) return std::nullopt;
    const auto found = log->tiles.find({level, index});
    return found == log->tiles.end() ? std::nullopt : std::optional(found->second);
  }

  void tiles(const LogName& name, const std::function<void(const TileView&)>& visit) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    if (log == nullptr) return;
    for (const auto& [key, hashes] : log->tiles) visit({key.first, key.second, hashes});
  }

  std::optional<CheckpointRow> checkpoint_from(const LogName& name, std::uint64_t size) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    if (log == nullptr) return std::nullopt;
    const auto found = log->checkpoints.lower_bound(size);
    return found == log->checkpoints.end() ? std::nullopt : std::optional(CheckpointRow{found->first, found->second});
  }

  std::optional<CheckpointRow> latest_checkpoint(const LogName& name) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    if (log == nullptr || log->checkpoints.empty()) return std::nullopt;
    const auto last = log->checkpoints.rbegin();
    return CheckpointRow{last->first, last->second};
  }

  std::optional<Bytes> subject_key(const LogName& name, std::string_view subject, std::string_view command) override {
    const std::scoped_lock lock(mutex_);
    const StoredLog* log = find(name);
    if (log == nullptr) return std::nullopt;
    const auto found = log->keys.find({std::string(subject), std::string(command)});
    return found == log->keys.end() ? std::nullopt : std::optional(found->second);
  }
  std::size_t erase_subject_keys(const LogName& name, std::span<const std::string> subjects) override {
    const std::scoped_lock lock(mutex_);
    const auto found = logs_.find(name);
    std::size_t erased = 0;
    if (found == logs_.end()) return erased;
    for (const std::string& subject : subjects) erased += erase_keys(found->second, subject);
    return erased;
  }

  std::optional<std::string> seal() override {
    const std::scoped_lock lock(mutex_);
    return seal_;
  }
  void set_seal(const std::string& reason) override {
    const std::scoped_lock lock(mutex_);
    seal_ = reason;
  }
  void clear_seal() override {
    const std::scoped_lock lock(mutex_);
    seal_.reset();
  }

 private:
  const StoredLog* find(const LogName& name) const {
    const auto found = logs_.find(name);
    return found == logs_.end() ? nullptr : &found->second;
  }

  void add(const LogBatch& batch) {
    StoredLog& log = logs_.try_emplace(batch.log).first->second;
    for (const EntryView& entry : batch.entries) log.entries.push_back(stored(entry));
    for (const TileView& tile : batch.tiles) log.tiles.try_emplace(std::pair(tile.level, tile.index), Bytes(tile.hashes.begin(), tile.hashes.end()));
    if (batch.checkpoint) log.checkpoints.try_emplace(batch.checkpoint->size, batch.checkpoint->note);
    for (const SubjectKeyView& key : batch.keys) log.keys.try_emplace({std::string(key.subject), std::string(key.command)}, Bytes(key.wrapped.begin(), key.wrapped.end()));
    for (const std::string_view subject : batch.erased) erase_keys(log, subject);
  }

  std::mutex mutex_;
  std::map<LogName, StoredLog> logs_;
  std::optional<std::string> seal_;
};

}  // namespace

std::unique_ptr<Engine> make_memory_engine() { return std::make_unique<MemoryEngine>(); }

}  // namespace nb::storage
