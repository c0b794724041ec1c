// SPDX-License-Identifier: EUPL-1.2
#include "proof/tile.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "proof/test_tree.hpp"

namespace nb::proof {
namespace {

TEST(TilePath, IsWrittenAndReadAsTheStandardSays) {
  struct Row {
    TileId id;
    unsigned width;
    const char* path;
  };
  for (const auto& [id, width, path] :
       {Row{{0, 0}, 256, "tile/0/000"}, Row{{0, 999}, 256, "tile/0/999"}, Row{{1, 1000}, 256, "tile/1/x001/000"}, Row{{0, 1234067}, 256, "tile/0/x001/x234/067"},
        Row{{2, 273}, 112, "tile/2/273.p/112"}, Row{{0, 1'000'005}, 1, "tile/0/x001/x000/005.p/1"}, Row{{0, UINT64_MAX}, 256, "tile/0/x018/x446/x744/x073/x709/x551/615"}}) {
    EXPECT_EQ(tile_path(id, width), path);
    const auto back = parse_tile_path(path);
    ASSERT_TRUE(back) << path;
    EXPECT_EQ(back->level, id.level);
    EXPECT_EQ(back->index, id.index);
    EXPECT_EQ(back->width, width);
  }
  EXPECT_EQ(entries_path(1234067, 3), "tile/entries/x001/x234/067.p/3");
  EXPECT_FALSE(parse_tile_path("tile/entries/x001/x234/067.p/3")->level.has_value());
}

TEST(TilePath, RefusesEveryOtherSpelling) {
  for (const char* bad : {"",
                          "tile",
                          "tile/0",
                          "tile/0/",
                          "tile/0/0",
                          "tile/0/0000",
                          "tile/0/x000/005",
                          "tile/0/001/005",
                          "tile/0/x001",
                          "tile/00/000",
                          "tile/64/000",
                          "tile/-1/000",
                          "tile/0/000.p/0",
                          "tile/0/000.p/256",
                          "tile/0/000.p/01",
                          "tile/0/000.p/",
                          "tile/0/000.p/1/",
                          "/tile/0/000",
                          "tile/0/../000",
                          "tile/0/x0a1/000",
                          "tile/entries",
                          "tile/0/x018/x446/x744/x073/x709/x551/616"}) {
    EXPECT_FALSE(parse_tile_path(bad)) << bad;
  }
}

TEST(Tiles, AreCountedAsInTheExampleOfTheStandard) {
  EXPECT_EQ(hashes_at(0, 70000) / 256, 273U);
  EXPECT_EQ(hashes_at(0, 70000) % 256, 112U);
  EXPECT_EQ(hashes_at(1, 70000) / 256, 1U);
  EXPECT_EQ(hashes_at(1, 70000) % 256, 17U);
  EXPECT_EQ(hashes_at(2, 70000), 1U);
  EXPECT_EQ(hashes_at(3, 70000), 0U);
  EXPECT_EQ(hashes_at(63, UINT64_MAX), 0U);
}

TEST(Tiles, RefuseOddLengths) {
  EXPECT_FALSE(parse_tile(Bytes(31)));
  EXPECT_FALSE(parse_tile(Bytes(8192 + 32)));
  EXPECT_EQ(parse_tile(Bytes(64))->size(), 2U);
}

/// 70000 leaves: three levels of tiles. Built once.
class GrownTree : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    store_ = std::make_unique<test::MemoryTiles>();
    tree_ = std::make_unique<TileTree>();
    for (const Hash& leaf : test::leaves(70000)) store_->add(*tree_, leaf);
  }
  static void TearDownTestSuite() {
    store_.reset();
    tree_.reset();
  }
  static std::unique_ptr<test::MemoryTiles> store_;
  static std::unique_ptr<TileTree> tree_;
};
std::unique_ptr<test::MemoryTiles> GrownTree::store_;
std::unique_ptr<TileTree> GrownTree::tree_;

TEST_F(GrownTree, HasTheRootOfTheDefinition) {
  EXPECT_EQ(tree_->root(), test::naive_root(store_->leaves()));
  EXPECT_EQ(root_of(70000, TileHashes(*tree_, *store_)), tree_->root());
}

TEST_F(GrownTree, StoresExactlyTheFullTiles) {
  EXPECT_EQ(store_->tiles().size(), 274U);
  const auto leaf_tile = parse_tile(store_->full_tile({0, 272}));
  EXPECT_TRUE(std::ranges::equal(*leaf_tile, std::span(store_->leaves()).subspan(272 * 256, 256)));
  const auto upper = parse_tile(store_->full_tile({1, 0}));
  EXPECT_EQ((*upper)[255], test::naive_root(std::span(store_->leaves()).subspan(255 * 256, 256)));
  EXPECT_EQ(tree_->partial(0).size(), 112U);
  EXPECT_EQ(tree_->partial(1).size(), 17U);
  EXPECT_EQ(tree_->partial(2).size(), 1U);
  EXPECT_TRUE(tree_->partial(3).empty());
}

TEST_F(GrownTree, OpensAgainAtAnySizeAndGrowsTheSameWay) {
  for (const std::uint64_t size : {0U, 1U, 2U, 255U, 256U, 257U, 511U, 512U, 65535U, 65536U, 65537U, 69999U, 70000U}) {
    TileTree opened = TileTree::open(size, *store_);
    ASSERT_EQ(opened.size(), size);
    ASSERT_EQ(opened.root(), test::naive_root(std::span(store_->leaves()).first(size))) << size;
    const std::uint64_t until = std::min<std::uint64_t>(size + 300, 70000);
    for (std::uint64_t i = size; i < until; ++i) opened.append(store_->leaves()[i]);
    ASSERT_EQ(opened.root(), test::naive_root(std::span(store_->leaves()).first(until))) << size;
    for (const Tile& tile : opened.take_full_tiles()) ASSERT_EQ(tile.bytes, store_->full_tile(tile.id)) << tile_path(tile.id);
  }
}

TEST_F(GrownTree, ProvesAlsoWhatStoodInSmallerTrees) {
  const TileHashes reader(*tree_, *store_);
  for (const std::uint64_t size : {1ULL, 300ULL, 65536ULL, 66000ULL, 70000ULL}) {
    const Hash root = root_of(size, reader);
    EXPECT_EQ(root, test::naive_root(std::span(store_->leaves()).first(size)));
    for (const std::uint64_t index : {std::uint64_t{0}, size / 2, size - 1}) {
      EXPECT_TRUE(verify_inclusion(index, size, store_->leaves()[index], inclusion_proof(index, size, reader), root)) << index << "/" << size;
    }
    EXPECT_TRUE(verify_consistency(size, 70000, root, tree_->root(), consistency_proof(size, 70000, reader))) << size;
  }
}

TEST_F(GrownTree, ReportsAStoredTileThatIsDamagedOrGone) {
  test::MemoryTiles damaged = *store_;
  damaged.tiles()[{0, 3}].pop_back();
  EXPECT_THROW((void)inclusion_proof(3 * 256, 70000, TileHashes(*tree_, damaged)), Error);
  damaged.tiles().erase({0, 260});
  EXPECT_THROW((void)TileTree::open(70000, damaged), Error) << "the 261st leaf tile's root is needed for the rim";
}

TEST(TileTree, ReportsMissingLeavesAtTheEnd) {
  class Short final : public TileStore {
    [[nodiscard]] Bytes full_tile(const TileId&) const override { return {}; }
    [[nodiscard]] std::vector<Hash> leaf_hashes(std::uint64_t, std::uint64_t count) const override { return std::vector<Hash>(count - 1); }
  };
  EXPECT_THROW((void)TileTree::open(5, Short{}), Error);
}

}  // namespace
}  // namespace nb::proof
