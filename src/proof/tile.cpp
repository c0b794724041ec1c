// SPDX-License-Identifier: EUPL-1.2
#include "proof/tile.hpp"

#include <algorithm>
#include <cstring>

#include "base/assert.hpp"
#include "base/error.hpp"

namespace nb::proof {

namespace {

/// The root of 2^k hashes.
Hash fold(std::vector<Hash> hashes) {
  while (hashes.size() > 1) {
    for (std::size_t i = 0; i < hashes.size() / 2; ++i) hashes[i] = node_hash(hashes[2 * i], hashes[2 * i + 1]);
    hashes.resize(hashes.size() / 2);
  }
  return hashes.front();
}

std::vector<Hash> stored_tile(const TileStore& store, const TileId& id) {
  auto hashes = parse_tile(store.full_tile(id));
  if (!hashes || hashes->size() != kTileWidth)
    throw Error(ErrorKind::corrupt, "Eine gespeicherte Kachel hat die falsche Länge (" + tile_path(id) + "); bitte »notbetrieb verify« ausführen.");
  return std::move(*hashes);
}

/// The hashes of the unfinished tile of a level: leaves from the entries, above that the roots of the full tiles below.
std::vector<Hash> read_partial(unsigned level, std::uint64_t size, const TileStore& store) {
  const std::uint64_t count = hashes_at(level, size);
  const std::uint64_t first = count - count % kTileWidth;
  if (level == 0) return first == count ? std::vector<Hash>{} : store.leaf_hashes(first, count - first);
  std::vector<Hash> hashes;
  for (std::uint64_t tile = first; tile < count; ++tile) hashes.push_back(tile_root(stored_tile(store, {level - 1, tile})));
  return hashes;
}

/// The roots of the complete subtrees in the unfinished tiles, largest first.
std::vector<Hash> rim_of(const std::vector<std::vector<Hash>>& partial) {
  std::vector<Hash> rim;
  for (std::size_t level = partial.size(); level-- > 0;) {
    auto at = partial[level].begin();
    for (std::size_t width = kTileWidth / 2; width > 0; width /= 2) {
      if ((partial[level].size() & width) == 0) continue;
      rim.push_back(fold({at, at + static_cast<std::ptrdiff_t>(width)}));
      at += static_cast<std::ptrdiff_t>(width);
    }
  }
  return rim;
}

}  // namespace

std::uint64_t hashes_at(unsigned tile_level, std::uint64_t tree_size) { return tile_level >= 8 ? 0 : tree_size >> (tile_level * kTileHeight); }

Result<std::vector<Hash>, Flaw> parse_tile(ByteView bytes) {
  constexpr std::size_t kHashBytes = sizeof(Hash::bytes);
  if (bytes.size() > kTileBytes || bytes.size() % kHashBytes != 0) return refuse(Flaw{Flaw::Kind::syntax, "Die Kachel hat die falsche Länge."});
  std::vector<Hash> hashes(bytes.size() / kHashBytes);
  for (std::size_t i = 0; i < hashes.size(); ++i) std::memcpy(hashes[i].bytes.data(), bytes.data() + i * kHashBytes, kHashBytes);
  return hashes;
}

Bytes tile_bytes(std::span<const Hash> hashes) {
  Bytes bytes;
  bytes.reserve(hashes.size() * sizeof(Hash::bytes));
  for (const Hash& hash : hashes) bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
  return bytes;
}

Hash tile_root(std::span<const Hash> full_tile) {
  NB_ASSERT(full_tile.size() == kTileWidth);
  return fold({full_tile.begin(), full_tile.end()});
}

TileTree TileTree::open(std::uint64_t size, const TileStore& store) {
  TileTree tree;
  for (unsigned level = 0; hashes_at(level, size) > 0; ++level) {
    tree.partial_.push_back(read_partial(level, size, store));
    if (tree.partial_.back().size() != hashes_at(level, size) % kTileWidth) {
      throw Error(ErrorKind::corrupt, "Am Ende des Protokolls fehlen Einträge; bitte »notbetrieb verify« ausführen.");
    }
  }
  tree.rim_ = Rim::restore(size, rim_of(tree.partial_));
  return tree;
}

void TileTree::append(const Hash& leaf) {
  Hash carried = leaf;
  const std::uint64_t index_of_leaf = rim_.size();
  rim_.append(leaf);
  for (unsigned level = 0;; ++level) {
    if (level == partial_.size()) partial_.emplace_back();
    auto& hashes = partial_[level];
    hashes.push_back(carried);
    if (hashes.size() < kTileWidth) return;
    full_.push_back({{level, index_of_leaf >> ((level + 1) * kTileHeight)}, tile_bytes(hashes)});
    carried = tile_root(hashes);
    hashes.clear();
  }
}

std::vector<Tile> TileTree::take_full_tiles() { return std::exchange(full_, {}); }

std::span<const Hash> TileTree::partial(unsigned level) const {
  if (level >= partial_.size()) return {};
  return partial_[level];
}

Hash TileHashes::subtree(unsigned level, std::uint64_t index) const {
  const unsigned tile_level = level / kTileHeight;
  const unsigned height = level % kTileHeight;
  const std::uint64_t count = std::uint64_t{1} << height;
  const std::uint64_t first = index << height;
  NB_ASSERT(first + count <= hashes_at(tile_level, tree_.size()));
  const std::uint64_t tile = first / kTileWidth;
  const auto at = static_cast<std::ptrdiff_t>(first % kTileWidth);
  const auto end = at + static_cast<std::ptrdiff_t>(count);
  if (tile < hashes_at(tile_level, tree_.size()) / kTileWidth) {
    const auto hashes = stored_tile(store_, {tile_level, tile});
    return fold({hashes.begin() + at, hashes.begin() + end});
  }
  const auto hashes = tree_.partial(tile_level);
  return fold({hashes.begin() + at, hashes.begin() + end});
}

}  // namespace nb::proof
