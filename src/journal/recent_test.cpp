// SPDX-License-Identifier: EUPL-1.2
#include "journal/recent.hpp"

#include <gtest/gtest.h>

#include <map>

#include "proof/tile.hpp"

namespace nb::journal {
namespace {

std::string core_of(std::uint64_t seq) { return "entry " + std::to_string(seq); }

/// A log of `before` entries that nobody remembers, then batches of these sizes.
void check_every_proof(std::uint64_t before, const std::vector<std::uint64_t>& batches) {
  proof::TileTree tree;
  for (std::uint64_t i = 0; i < before; ++i) tree.append(proof::leaf_hash(bytes_of(core_of(i))));
  Recent recent(before, tree.peaks());
  std::map<std::uint64_t, Hash> roots;
  for (const std::uint64_t batch : batches) {
    for (std::uint64_t i = 0; i < batch; ++i) {
      const std::string core = core_of(tree.size());
      const Hash leaf = proof::leaf_hash(bytes_of(core));
      recent.append(core, leaf);
      tree.append(leaf);
      EXPECT_FALSE(recent.prove(tree.size() - 1)) << "before its batch is closed nothing is proven";
    }
    recent.close_batch({tree.size(), "note"});
    roots.emplace(tree.size(), tree.root());
  }
  for (std::uint64_t seq = 0; seq < tree.size(); ++seq) {
    const auto proven = recent.prove(seq);
    const bool remembered = seq >= before && seq + Recent::kEntriesMax >= tree.size();
    ASSERT_EQ(proven.has_value(), remembered) << seq << " of " << tree.size();
    if (!proven) continue;
    EXPECT_EQ(proven->core, core_of(seq));
    EXPECT_EQ(proven->checkpoint.size, roots.upper_bound(seq)->first) << "the checkpoint of its own batch";
    EXPECT_TRUE(proof::verify_inclusion(seq, proven->checkpoint.size, proof::leaf_hash(bytes_of(proven->core)), proven->proof, roots.at(proven->checkpoint.size)));
  }
}

TEST(Recent, ProvesEveryNewEntryBehindALogOfAnySize) {
  for (std::uint64_t before = 0; before < 70; ++before) check_every_proof(before, {1, 2, 3, 7, 1, 16});
}

TEST(Recent, ForgetsTheOldestAndNothingElse) { check_every_proof(5, {700, 1, 699, 64}); }

}  // namespace
}  // namespace nb::journal
