// SPDX-License-Identifier: EUPL-1.2
// Tiles (C2SP tlog-tiles): 256 hashes of one level, 8 levels apart, in one unit of 8192 bytes (docs/formats/tile.md).
// Full tiles are stored for ever; the unfinished ones at the right edge are kept in memory and recomputed on opening.
// Use: TileTree grows (the writer); TileHashes answers for proofs (any reader); TileStore is implemented by the journal.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/merkle.hpp"

namespace nb::proof {

inline constexpr unsigned kTileHeight = 8;
inline constexpr unsigned kTileWidth = 256;
inline constexpr std::size_t kTileBytes = 8192;

/// Which tile: level 0 holds leaf hashes, level 1 the roots of level-0 tiles, and so on.
struct TileId {
  unsigned level = 0;
  std::uint64_t index = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

/// A tile's hashes as bytes: 32 · width.
struct Tile {
  TileId id;
  Bytes bytes;
};

/// A position as the names of folders and a file: 0 → "000", 1234067 → "x001/x234/067"; and back.
[[nodiscard]] std::string index_path(std::uint64_t index);
[[nodiscard]] std::optional<std::uint64_t> parse_index_path(std::string_view path);
/// "tile/0/x001/x234/067", and "….p/112" for the first 112 hashes of an unfinished tile (width 256 = full).
[[nodiscard]] std::string tile_path(const TileId& id, unsigned width = kTileWidth);
/// "tile/entries/x001/x234/067", "….p/112".
[[nodiscard]] std::string entries_path(std::uint64_t index, unsigned width = kTileWidth);

/// A path read back; `level` is empty for a bundle of entries.
struct TilePath {
  std::optional<unsigned> level;
  std::uint64_t index = 0;
  unsigned width = kTileWidth;
};
[[nodiscard]] Result<TilePath, Flaw> parse_tile_path(std::string_view path);

/// How many hashes the tiles of a level hold together in a tree of that size (so: /256 full tiles, %256 in the partial one).
[[nodiscard]] std::uint64_t hashes_at(unsigned tile_level, std::uint64_t tree_size);
/// Bytes to hashes; refused if the length is no multiple of 32 or above 8192.
[[nodiscard]] Result<std::vector<Hash>, Flaw> parse_tile(ByteView bytes);
[[nodiscard]] Bytes tile_bytes(std::span<const Hash> hashes);
/// The root of a full tile's 256 hashes (the hash it contributes to the level above).
[[nodiscard]] Hash tile_root(std::span<const Hash> full_tile);

/// What the journal has stored.
class TileStore {
 public:
  virtual ~TileStore() = default;
  /// The 8192 bytes of a full tile; throws Error{corrupt} if it is not there.
  [[nodiscard]] virtual Bytes full_tile(const TileId& id) const = 0;
  /// `count` leaf hashes from position `first` (asked only for those after the last full level-0 tile).
  [[nodiscard]] virtual std::vector<Hash> leaf_hashes(std::uint64_t first, std::uint64_t count) const = 0;
};

/// A growing tree: append leaves, take the tiles that became full (store them in the same transaction), ask for the root.
/// A value: copy it before a batch to be able to go back.
class TileTree {
 public:
  TileTree() = default;
  /// Restores the right edge of a tree of `size` leaves; reads at most 255 tiles per level.
  [[nodiscard]] static TileTree open(std::uint64_t size, const TileStore& store);

  void append(const Hash& leaf);
  [[nodiscard]] std::uint64_t size() const { return rim_.size(); }
  [[nodiscard]] Hash root() const { return rim_.root(); }
  /// The roots of the complete subtrees, largest first.
  [[nodiscard]] std::span<const Hash> peaks() const { return rim_.hashes(); }
  /// The tiles that became full since the last call, in the order they did.
  [[nodiscard]] std::vector<Tile> take_full_tiles();
  /// The hashes of the unfinished tile of a level (may be empty).
  [[nodiscard]] std::span<const Hash> partial(unsigned level) const;

 private:
  Rim rim_;
  std::vector<std::vector<Hash>> partial_;  ///< per tile level, fewer than 256 each
  std::vector<Tile> full_;
};

/// Subtree hashes out of a tree's right edge and the stored tiles. Both must outlive it; the tree must not change meanwhile.
class TileHashes final : public HashReader {
 public:
  TileHashes(const TileTree& tree, const TileStore& store) : tree_(tree), store_(store) {}
  [[nodiscard]] Hash subtree(unsigned level, std::uint64_t index) const override;

 private:
  const TileTree& tree_;
  const TileStore& store_;
};

}  // namespace nb::proof
