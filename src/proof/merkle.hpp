// SPDX-License-Identifier: EUPL-1.2
// The Merkle tree of RFC 6962 over SHA-256: hashing, proofs from stored subtree hashes, and a verifier that shares no code
// with the prover but the two hash functions. Positions count from 0. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/flaw.hpp"

namespace nb::proof {

/// SHA-256(0x00 ‖ entry).
[[nodiscard]] Hash leaf_hash(ByteView entry);
/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
/// SHA-256 of nothing: the root of the empty tree.
[[nodiscard]] Hash empty_root();

/// The right edge of a tree: the roots of its complete subtrees, largest first. All that is needed to append and to know the root.
class Rim {
 public:
  Rim() = default;
  /// One hash per set bit of `size`, largest subtree first.
  [[nodiscard]] static Rim restore(std::uint64_t size, std::vector<Hash> hashes);
  void append(const Hash& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Hash root() const;
  [[nodiscard]] std::span<const Hash> hashes() const { return hashes_; }

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> hashes_;
};

/// Where the hashes of complete subtrees come from (tiles, memory). A tree of size n serves every smaller size too.
class HashReader {
 public:
  virtual ~HashReader() = default;
  /// The root of the 2^level leaves that begin at index·2^level; asked only for complete subtrees.
  [[nodiscard]] virtual Hash subtree(unsigned level, std::uint64_t index) const = 0;
};

/// The root of the first `size` leaves.
[[nodiscard]] Hash root_of(std::uint64_t size, const HashReader& reader);
/// The audit path of leaf `index` in the tree of `size` leaves, from the leaf's sibling upwards; index < size.
[[nodiscard]] std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, const HashReader& reader);
/// The proof that the tree of `to` leaves begins with the tree of `from` leaves; from <= to.
[[nodiscard]] std::vector<Hash> consistency_proof(std::uint64_t from, std::uint64_t to, const HashReader& reader);

/// Does the proof lead from the leaf at `index` to the root of `size` leaves?
[[nodiscard]] Result<void, Flaw> verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof, const Hash& root);
/// Does the tree (to, to_root) begin with the tree (from, from_root)? `from` 0 is refused: every tree begins with the empty one, it proves nothing.
[[nodiscard]] Result<void, Flaw> verify_consistency(std::uint64_t from, std::uint64_t to, const Hash& from_root, const Hash& to_root, std::span<const Hash> proof);

}  // namespace nb::proof
