// SPDX-License-Identifier: EUPL-1.2
#include "journal/journal.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "journal/journal_impl.hpp"
#include "journal/key_ring.hpp"

namespace nb::journal {

namespace {

constexpr int kSettleTries = 3;

/// A log's share of a batch, laid out for the engine; the views point into the LogAppend and into itself.
struct Prepared {
  OpenLog next;
  std::vector<storage::EntryView> entries;
  std::vector<storage::PartView> parts;
  std::vector<proof::Tile> tiles;
  std::vector<storage::TileView> tile_views;
  std::vector<storage::SubjectKeyView> keys;
  std::vector<std::string_view> erased;
};

void lay_out_entries(Prepared& out, const LogAppend& append) {
  std::size_t parts = 0;
  for (const NewEntry& entry : append.entries) parts += entry.parts.size();
  out.parts.reserve(parts);  // views of it are taken below
  out.entries.reserve(append.entries.size());
  for (const NewEntry& entry : append.entries) {
    const std::size_t from = out.parts.size();
    for (const NewPart& part : entry.parts) out.parts.push_back({part.name, part.bytes});
    const Hash leaf = proof::leaf_hash(bytes_of(entry.core));
    out.next.tree.append(leaf);
    out.entries.push_back({append.first + out.entries.size(), entry.core, leaf, std::span(out.parts).subspan(from)});
    if (entry.key) out.keys.push_back({entry.key->subject, entry.key->command, entry.key->wrapped});
    if (entry.erased) out.erased.push_back(*entry.erased);
  }
}

void prepare(Prepared& out, const LogAppend& append, KeyRing& keys) {
  const auto& key = append.first == 0 ? keys.load_or_make(append.log) : keys.load(append.log);
  lay_out_entries(out, append);
  out.tiles = out.next.tree.take_full_tiles();
  for (const proof::Tile& tile : out.tiles) out.tile_views.push_back({tile.id.level, tile.id.index, tile.bytes});
  out.next.root = out.next.tree.root();
  const std::uint64_t size = out.next.tree.size();
  out.next.checkpoint = storage::CheckpointRow{size, proof::sign_checkpoint({keys.origin(append.log), size, out.next.root}, key)};
}

/// Does the engine hold exactly this batch at its place?
bool stands(storage::Engine& engine, const storage::LogBatch& batch) {
  const auto hashes = engine.leaf_hashes(batch.log, batch.first, batch.first + batch.entries.size());
  if (hashes.size() != batch.entries.size()) return false;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (hashes[i] != batch.entries[i].leaf_hash) return false;
  }
  const auto checkpoint = engine.checkpoint_from(batch.log, batch.checkpoint->size);
  return checkpoint && checkpoint->size == batch.checkpoint->size && checkpoint->note == batch.checkpoint->note;
}

bool all_stand(storage::Engine& engine, std::span<const storage::LogBatch> batches) {
  for (const storage::LogBatch& batch : batches) {
    if (!stands(engine, batch)) return false;
  }
  return true;
}

/// Appends the same bytes at the same place again until it is certain what stands there, or the tries are used up.
storage::Appended settle(storage::Engine& engine, std::span<const storage::LogBatch> batches, storage::Appended last) {
  for (int i = 0; i < kSettleTries && last.outcome == storage::AppendOutcome::unknown && !last.sync_failed; ++i) {
    try {
      storage::Appended again = engine.append(batches);
      if (again.outcome == storage::AppendOutcome::conflict && all_stand(engine, batches)) return {};
      if (again.outcome != storage::AppendOutcome::rolled_back) last = std::move(again);
    } catch (const Error& e) {  // not settled: what cannot be read cannot be compared
      last.sentence = e.what();
    }
  }
  return last;
}

std::string sealed_sentence(const std::string& reason) {
  return "Das Journal ist versiegelt, es wird nichts mehr geschrieben: " + reason + " Lesen geht weiter; bitte den Datenträger prüfen und dann »notbetrieb unseal« ausführen.";
}

}  // namespace

Journal::Journal(storage::Engine& engine, KeyRing& keys) : impl_(std::make_unique<Impl>(engine, keys)) {
  impl_->seal = engine.seal();
  for (const LogName& log : engine.logs()) impl_->open.emplace(log, open_log(engine, keys, log));
}

Journal::~Journal() = default;

AppendResult Journal::append(std::span<const LogAppend> batch) {
  if (std::ranges::all_of(batch, [](const LogAppend& append) { return append.entries.empty(); })) return {};
  if (const auto reason = sealed()) return {AppendOutcome::sealed, ErrorKind::sealed, sealed_sentence(*reason)};
  std::deque<Prepared> prepared;  // stays in place: rows point into it
  std::vector<storage::LogBatch> rows;
  for (const LogAppend& append : batch) {
    if (append.entries.empty()) continue;
    Prepared& one = prepared.emplace_back(impl_->state_of(append.log));
    if (one.next.tree.size() != append.first) return {AppendOutcome::conflict, ErrorKind::locked, "Das Protokoll " + append.log.str() + " ist inzwischen weiter."};
    prepare(one, append, impl_->keys);
    rows.push_back({append.log, append.first, one.entries, one.tile_views, one.next.checkpoint, one.keys, one.erased});
  }
  const storage::Appended ended = settle(impl_->engine, rows, impl_->engine.append(rows));
  if (ended.sync_failed || ended.outcome == storage::AppendOutcome::unknown) impl_->close_for_writing(ended.sentence);
  switch (ended.outcome) {
    case storage::AppendOutcome::committed:
      for (std::size_t i = 0; i < rows.size(); ++i) impl_->publish(rows[i].log, std::move(prepared[i].next), rows[i].entries);
      return {};
    case storage::AppendOutcome::conflict:
      for (const storage::LogBatch& row : rows) impl_->publish(row.log, open_log(impl_->engine, impl_->keys, row.log));
      return {AppendOutcome::conflict, ended.kind, ended.sentence};
    case storage::AppendOutcome::rolled_back:
      return {AppendOutcome::rolled_back, ended.kind, ended.sentence};
    case storage::AppendOutcome::unknown:
      break;
  }
  return {AppendOutcome::sealed, ErrorKind::sealed, sealed_sentence(ended.sentence)};
}

void Journal::Impl::close_for_writing(const std::string& reason) {
  {
    const std::scoped_lock lock(mutex);
    seal = reason;
  }
  try {
    engine.set_seal(reason);
  } catch (const Error&) {  // a disk that failed may refuse the marker too: this process stays sealed all the same
    return;
  }
}

std::optional<std::string> Journal::sealed() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->seal;
}

void Journal::unseal() {
  std::map<LogName, OpenLog> open;
  for (const LogName& log : impl_->engine.logs()) open.emplace(log, open_log(impl_->engine, impl_->keys, log));
  impl_->engine.clear_seal();
  const std::scoped_lock lock(impl_->mutex);
  impl_->recent.clear();
  impl_->open = std::move(open);
  impl_->seal.reset();
}

}  // namespace nb::journal
