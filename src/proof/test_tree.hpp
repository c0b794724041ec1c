// SPDX-License-Identifier: EUPL-1.2
// For tests of proof: leaves that differ, and the tree as RFC 6962 defines it, computed the slow and obvious way.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"
#include "proof/merkle.hpp"
#include "proof/tile.hpp"

namespace nb::proof::test {

inline std::vector<Hash> leaves(std::uint64_t count) {
  std::vector<Hash> out;
  for (std::uint64_t i = 0; i < count; ++i) out.push_back(leaf_hash(bytes_of("leaf " + std::to_string(i))));
  return out;
}

inline std::size_t split_point(std::size_t count) {
  std::size_t k = 1;
  while (2 * k < count) k *= 2;
  return k;
}

/// MTH of RFC 6962, 2.1, word for word.
inline Hash naive_root(std::span<const Hash> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  const auto k = split_point(leaves.size());
  return node_hash(naive_root(leaves.first(k)), naive_root(leaves.subspan(k)));
}

/// PATH of RFC 6962, 2.1.1.
inline std::vector<Hash> naive_path(std::size_t m, std::span<const Hash> leaves) {
  if (leaves.size() <= 1) return {};
  const auto k = split_point(leaves.size());
  auto path = m < k ? naive_path(m, leaves.first(k)) : naive_path(m - k, leaves.subspan(k));
  path.push_back(m < k ? naive_root(leaves.subspan(k)) : naive_root(leaves.first(k)));
  return path;
}

/// SUBPROOF of RFC 6962, 2.1.2.
inline std::vector<Hash> naive_subproof(std::size_t m, std::span<const Hash> leaves, bool known) {
  if (m == leaves.size()) return known ? std::vector<Hash>{} : std::vector<Hash>{naive_root(leaves)};
  const auto k = split_point(leaves.size());
  auto proof = m <= k ? naive_subproof(m, leaves.first(k), known) : naive_subproof(m - k, leaves.subspan(k), false);
  proof.push_back(m <= k ? naive_root(leaves.subspan(k)) : naive_root(leaves.first(k)));
  return proof;
}

/// Tiles and leaves in memory, as the journal would keep them.
class MemoryTiles final : public TileStore {
 public:
  void add(TileTree& tree, const Hash& leaf) {
    leaves_.push_back(leaf);
    tree.append(leaf);
    for (auto& tile : tree.take_full_tiles()) tiles_[tile.id] = tile.bytes;
  }
  [[nodiscard]] Bytes full_tile(const TileId& id) const override {
    const auto found = tiles_.find(id);
    if (found == tiles_.end()) throw Error(ErrorKind::corrupt, "keine Kachel " + tile_path(id));
    return found->second;
  }
  [[nodiscard]] std::vector<Hash> leaf_hashes(std::uint64_t first, std::uint64_t count) const override {
    const auto at = leaves_.begin() + static_cast<std::ptrdiff_t>(first);
    return {at, at + static_cast<std::ptrdiff_t>(count)};
  }
  [[nodiscard]] const std::map<TileId, Bytes>& tiles() const { return tiles_; }
  [[nodiscard]] std::map<TileId, Bytes>& tiles() { return tiles_; }
  [[nodiscard]] const std::vector<Hash>& leaves() const { return leaves_; }

 private:
  std::map<TileId, Bytes> tiles_;
  std::vector<Hash> leaves_;
};

/// Counts up: repeatable bytes for tests.
class CountingRandom final : public Random {
 public:
  void fill(std::span<std::byte> out) override {
    for (auto& b : out) b = static_cast<std::byte>(next_++);
  }

 private:
  unsigned char next_ = 1;
};

}  // namespace nb::proof::test
