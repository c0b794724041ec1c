// SPDX-License-Identifier: EUPL-1.2
// One pass from checkpoint to checkpoint: the entries of each feed an own tree, whose root and full tiles are compared with
// what is stored. Since every root is recomputed from the same leaves, each checkpoint that fits extends all before it.
#include "journal/verify.hpp"

#include <algorithm>
#include <utility>

#include "crypto/sha256.hpp"
#include "journal/key_ring.hpp"
#include "proof/checkpoint.hpp"
#include "proof/entry.hpp"
#include "proof/tile.hpp"

namespace nb::journal {

namespace {

class LogVerifier {
 public:
  LogVerifier(storage::Engine& engine, KeyRing& keys, const LogName& log, Findings& findings) : engine_(engine), log_(log), findings_(findings) {
    try {
      key_ = keys.verifier(log);
    } catch (const Error& e) {  // the hashes can still be checked
      fault(std::nullopt, e.what());
    }
  }

  void run() {
    ++findings_.logs;
    const std::uint64_t size = engine_.size(log_);
    while (const auto checkpoint = engine_.checkpoint_from(log_, signed_ + 1)) {
      check_entries(std::min(checkpoint->size, size));
      check_checkpoint(*checkpoint, size);
      signed_ = checkpoint->size;
    }
    check_entries(size);
    if (size > signed_) fault(signed_, "Ab hier sind " + std::to_string(size - signed_) + " Einträge durch keine Prüfmarke unterschrieben.");
    if (more_wrong_roots_ > 0) fault(std::nullopt, "Auch " + std::to_string(more_wrong_roots_) + " spätere Prüfmarken passen nicht zu den Einträgen.");
    check_no_other_tiles();
  }

 private:
  void fault(std::optional<std::uint64_t> seq, std::string sentence) { findings_.faults.push_back({log_, seq, std::move(sentence)}); }

  void check_entries(std::uint64_t until) {
    engine_.read(log_, next_, until, [&](const storage::EntryView& entry) { check_entry(entry); });
    if (next_ < until) {
      fault(next_, "Hier fehlen " + std::to_string(until - next_) + " Einträge.");
      next_ = until;
    }
    check_tiles();
  }

  void check_entry(const storage::EntryView& entry) {
    if (entry.seq != next_) fault(next_, "Hier fehlen " + std::to_string(entry.seq - next_) + " Einträge.");
    next_ = entry.seq + 1;
    ++findings_.entries;
    if (proof::leaf_hash(bytes_of(entry.core)) != entry.leaf_hash) fault(entry.seq, "Der Eintrag hat nicht mehr den Inhalt, mit dem er geschrieben wurde.");
    tree_.append(entry.leaf_hash);  // as it was signed: a changed core is one fault, not one for every later checkpoint
    const auto core = proof::decode_entry(bytes_of(entry.core));
    if (!core) return fault(entry.seq, core.error().sentence);
    if (core->node != log_.str().substr(log_.str().find('/') + 1)) fault(entry.seq, "Der Eintrag nennt als Ort »" + core->node + "«; sein Protokoll schreibt ein anderer.");
    check_parts(entry, *core);
  }

  void check_parts(const storage::EntryView& entry, const proof::EntryCore& core) {
    for (const proof::PartDigest& digest : core.parts) {
      const auto stored = std::ranges::find(entry.parts, digest.name, &storage::PartView::name);
      if (stored == entry.parts.end()) {
        ++findings_.parts_deleted;
        continue;
      }
      ++findings_.parts;
      check_part(entry.seq, digest, stored->bytes);
    }
    for (const storage::PartView& part : entry.parts) {
      if (std::ranges::find(core.parts, part.name, &proof::PartDigest::name) == core.parts.end())
        fault(entry.seq, "Der Teil »" + std::string(part.name) + "« gehört nicht zum Eintrag.");
    }
  }

  void check_part(std::uint64_t seq, const proof::PartDigest& digest, ByteView bytes) {
    if (crypto::sha256(bytes) != digest.stored) return fault(seq, "Der Teil »" + digest.name + "« hat nicht mehr den Inhalt, mit dem er geschrieben wurde.");
    if (digest.kind != proof::PartKind::open) return;
    if (const auto content = proof::read_open_part(digest, bytes); !content) fault(seq, "Teil »" + digest.name + "«: " + content.error().sentence);
  }

  void check_checkpoint(const storage::CheckpointRow& row, std::uint64_t size) {
    ++findings_.checkpoints;
    const std::uint64_t last = row.size - 1;
    if (row.size > size) return fault(last, "Eine Prüfmarke nennt " + std::to_string(row.size) + " Einträge; es sind nur " + std::to_string(size) + ".");
    if (!key_) return;
    const auto opened = proof::open_checkpoint(row.note, *key_);
    if (!opened) return fault(last, "Prüfmarke für " + std::to_string(row.size) + " Einträge: " + opened.error().sentence);
    if (opened->size != row.size) return fault(last, "Die Prüfmarke für " + std::to_string(row.size) + " Einträge gehört zu " + std::to_string(opened->size) + ".");
    if (opened->root == tree_.root()) return;
    if (std::exchange(wrong_root_, true)) {
      ++more_wrong_roots_;
    } else {
      fault(last, "Die Prüfmarke für " + std::to_string(row.size) + " Einträge passt nicht zu den Einträgen.");
    }
  }

  void check_tiles() {
    for (const proof::Tile& tile : tree_.take_full_tiles()) {
      ++findings_.tiles;
      const auto stored = engine_.tile(log_, tile.id.level, tile.id.index);
      const std::uint64_t last = ((tile.id.index + 1) << (proof::kTileHeight * (tile.id.level + 1))) - 1;
      if (!stored) {
        fault(last, "Die Kachel " + proof::tile_path(tile.id) + " fehlt.");
      } else if (*stored != tile.bytes) {
        fault(last, "Die Kachel " + proof::tile_path(tile.id) + " passt nicht zu den Einträgen.");
      }
    }
  }

  void check_no_other_tiles() {
    engine_.tiles(log_, [&](const storage::TileView& tile) {
      if (tile.index < proof::hashes_at(tile.level, tree_.size()) / proof::kTileWidth) return;
      fault(std::nullopt, "Die Kachel " + proof::tile_path({tile.level, tile.index}) + " gehört zu keinen Einträgen.");
    });
  }

  storage::Engine& engine_;
  const LogName& log_;
  Findings& findings_;
  std::optional<proof::VerifierKey> key_;
  std::uint64_t next_ = 0;    ///< position of the next entry
  std::uint64_t signed_ = 0;  ///< size of the last checkpoint seen
  bool wrong_root_ = false;
  std::uint64_t more_wrong_roots_ = 0;
  proof::TileTree tree_;
};

}  // namespace

Findings verify(storage::Engine& engine, KeyRing& keys) {
  Findings out;
  for (const LogName& log : engine.logs()) LogVerifier(engine, keys, log, out).run();
  return out;
}

}  // namespace nb::journal
