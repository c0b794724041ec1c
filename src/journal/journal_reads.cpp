// SPDX-License-Identifier: EUPL-1.2
// Reading and proving. Everything here works on a copy of the log as last committed, so it may run beside the writer.
#include <algorithm>
#include <utility>

#include "journal/journal_impl.hpp"
#include "proof/entry.hpp"
#include "proof/merkle.hpp"

namespace nb::journal {

std::vector<LogName> Journal::logs() const {
  const std::scoped_lock lock(impl_->mutex);
  std::vector<LogName> out;
  for (const auto& [log, state] : impl_->open) out.push_back(log);
  return out;
}

std::uint64_t Journal::size(const LogName& log) const { return impl_->size_of(log); }

Head Journal::head(const LogName& log) const {
  const OpenLog state = impl_->state_of(log);
  return {state.tree.size(), state.root};
}

void Journal::read(const LogName& log, std::uint64_t from, std::uint64_t to, const storage::Engine::Visit& visit) const {
  impl_->engine.read(log, from, std::min(to, size(log)), visit);
}

std::optional<Hash> Journal::leaf_hash(const LogName& log, std::uint64_t seq) const {
  if (seq >= size(log)) return std::nullopt;
  const auto hashes = impl_->engine.leaf_hashes(log, seq, seq + 1);
  return hashes.empty() ? std::nullopt : std::optional(hashes.front());
}

std::optional<storage::CheckpointRow> Journal::checkpoint(const LogName& log) const { return impl_->state_of(log).checkpoint; }

std::optional<storage::CheckpointRow> Journal::checkpoint_of(const LogName& log, std::uint64_t seq) const {
  return seq < size(log) ? impl_->engine.checkpoint_from(log, seq + 1) : std::nullopt;
}

std::optional<std::vector<Hash>> Journal::inclusion_proof(const LogName& log, std::uint64_t index, std::uint64_t size) const {
  const OpenLog state = impl_->state_of(log);
  if (index >= size || size > state.tree.size()) return std::nullopt;
  const EngineTiles tiles(impl_->engine, log);
  return proof::inclusion_proof(index, size, proof::TileHashes(state.tree, tiles));
}

std::optional<std::vector<Hash>> Journal::consistency_proof(const LogName& log, std::uint64_t from, std::uint64_t to) const {
  const OpenLog state = impl_->state_of(log);
  if (from > to || to > state.tree.size()) return std::nullopt;
  const EngineTiles tiles(impl_->engine, log);
  return proof::consistency_proof(from, to, proof::TileHashes(state.tree, tiles));
}

namespace {

std::vector<proof::PartSalt> salts_of(const proof::EntryCore& core, const storage::EntryView& entry) {
  std::vector<proof::PartSalt> out;
  for (const proof::PartDigest& digest : core.parts) {
    const auto stored = std::ranges::find(entry.parts, digest.name, &storage::PartView::name);
    if (digest.kind != proof::PartKind::open || stored == entry.parts.end()) continue;
    if (const auto content = proof::read_open_part(digest, stored->bytes)) out.push_back({digest.name, content->salt});
  }
  return out;
}

/// An open part's salt belongs on the receipt and stands beside the entry only. The text is our own encoding, so it is looked for as written.
bool has_open_part(std::string_view core) { return core.find(R"("kind":"open")") != std::string_view::npos; }

Error unreadable(const LogName& log, std::uint64_t seq, const std::string& why) {
  return Error(ErrorKind::corrupt, "Der Eintrag " + std::to_string(seq) + " im Protokoll " + log.str() + " ist nicht lesbar (" + why + "); bitte »notbetrieb verify« ausführen.");
}

}  // namespace

std::optional<proof::Receipt> Journal::receipt(const LogName& log, std::uint64_t seq) const {
  if (auto proven = impl_->prove(log, seq); proven && !has_open_part(proven->core))
    return proof::Receipt{.core = std::move(proven->core), .salts = {}, .index = seq, .proof = std::move(proven->proof), .checkpoint = std::move(proven->checkpoint.note)};
  auto checkpoint = checkpoint_of(log, seq);
  if (!checkpoint) return std::nullopt;
  proof::Receipt out;
  out.index = seq;
  read(log, seq, seq + 1, [&](const storage::EntryView& entry) {
    const auto core = proof::decode_entry(bytes_of(entry.core));
    if (!core) throw unreadable(log, seq, core.error().sentence);
    out.core = entry.core;
    out.salts = salts_of(*core, entry);
  });
  auto proof = inclusion_proof(log, seq, checkpoint->size);
  if (!proof || out.core.empty()) throw unreadable(log, seq, "es fehlen Daten");
  out.proof = std::move(*proof);
  out.checkpoint = std::move(checkpoint->note);
  return out;
}

std::optional<Bytes> Journal::subject_key(const LogName& log, std::string_view subject, std::string_view command) const { return impl_->engine.subject_key(log, subject, command); }

std::size_t Journal::erase_subject_keys(const LogName& log, std::span<const std::string> subjects) { return impl_->engine.erase_subject_keys(log, subjects); }

std::optional<Bytes> Journal::tile(const LogName& log, const proof::TileId& id, unsigned width) const {
  const OpenLog state = impl_->state_of(log);
  const std::uint64_t full = proof::hashes_at(id.level, state.tree.size()) / proof::kTileWidth;
  if (width == 0 || width > proof::kTileWidth || id.index > full) return std::nullopt;
  if (id.index < full) {
    Bytes bytes = EngineTiles(impl_->engine, log).full_tile(id);
    bytes.resize(width * sizeof(Hash));
    return bytes;
  }
  const auto partial = state.tree.partial(id.level);
  return width <= partial.size() ? std::optional(proof::tile_bytes(partial.first(width))) : std::nullopt;
}

}  // namespace nb::journal
