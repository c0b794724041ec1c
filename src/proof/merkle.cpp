// SPDX-License-Identifier: EUPL-1.2
// Hashing, the growing rim and the prover. The verifier is in merkle_verify.cpp and uses none of this but the two hash functions.
#include "proof/merkle.hpp"

#include <array>
#include <bit>

#include "base/assert.hpp"
#include "crypto/sha256.hpp"

namespace nb::proof {

namespace {

constexpr std::array<std::byte, 1> kLeafPrefix{std::byte{0}};
constexpr std::array<std::byte, 1> kNodePrefix{std::byte{1}};

/// Leaves first … last-1 of the tree; in every range that comes up here the left side is a complete, aligned subtree.
struct Range {
  std::uint64_t first;
  std::uint64_t last;
  [[nodiscard]] std::uint64_t count() const { return last - first; }
  /// Where RFC 6962 splits: the largest power of two below count().
  [[nodiscard]] std::uint64_t middle() const { return first + std::bit_floor(count() - 1); }
};

Hash range_hash(Range range, const HashReader& reader) {
  if (std::has_single_bit(range.count())) return reader.subtree(static_cast<unsigned>(std::countr_zero(range.count())), range.first / range.count());
  return node_hash(range_hash({range.first, range.middle()}, reader), range_hash({range.middle(), range.last}, reader));
}

/// PATH of RFC 6962, 2.1.1.
void collect_inclusion(std::uint64_t index, Range range, const HashReader& reader, std::vector<Hash>& out) {
  if (range.count() == 1) return;
  const Range left{range.first, range.middle()};
  const Range right{range.middle(), range.last};
  const bool in_left = index < range.middle();
  collect_inclusion(index, in_left ? left : right, reader, out);
  out.push_back(range_hash(in_left ? right : left, reader));
}

/// SUBPROOF of RFC 6962, 2.1.2: `from` is a position in the range; `known` while its left edge is the old tree's root itself.
void collect_consistency(std::uint64_t from, Range range, bool known, const HashReader& reader, std::vector<Hash>& out) {
  if (from == range.last) {
    if (!known) out.push_back(range_hash(range, reader));
    return;
  }
  const Range left{range.first, range.middle()};
  const Range right{range.middle(), range.last};
  if (from <= range.middle()) {
    collect_consistency(from, left, known, reader, out);
    out.push_back(range_hash(right, reader));
  } else {
    collect_consistency(from, right, false, reader, out);
    out.push_back(range_hash(left, reader));
  }
}

}  // namespace

Hash leaf_hash(ByteView entry) { return crypto::sha256({kLeafPrefix, entry}); }
Hash node_hash(const Hash& left, const Hash& right) { return crypto::sha256({kNodePrefix, left.bytes, right.bytes}); }
Hash empty_root() { return crypto::sha256(ByteView{}); }

Rim Rim::restore(std::uint64_t size, std::vector<Hash> hashes) {
  NB_ASSERT(hashes.size() == static_cast<std::size_t>(std::popcount(size)));
  Rim rim;
  rim.size_ = size;
  rim.hashes_ = std::move(hashes);
  return rim;
}

void Rim::append(const Hash& leaf) {
  Hash hash = leaf;
  for (std::uint64_t rest = size_; (rest & 1U) != 0; rest >>= 1) {
    hash = node_hash(hashes_.back(), hash);
    hashes_.pop_back();
  }
  hashes_.push_back(hash);
  ++size_;
}

Hash Rim::root() const {
  if (hashes_.empty()) return empty_root();
  Hash root = hashes_.back();
  for (std::size_t i = hashes_.size() - 1; i > 0; --i) root = node_hash(hashes_[i - 1], root);
  return root;
}

Hash root_of(std::uint64_t size, const HashReader& reader) { return size == 0 ? empty_root() : range_hash({0, size}, reader); }

std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size, const HashReader& reader) {
  NB_ASSERT(index < size);
  std::vector<Hash> out;
  collect_inclusion(index, {0, size}, reader, out);
  return out;
}

std::vector<Hash> consistency_proof(std::uint64_t from, std::uint64_t to, const HashReader& reader) {
  NB_ASSERT(from <= to);
  std::vector<Hash> out;
  if (from != 0 && from != to) collect_consistency(from, {0, to}, true, reader, out);
  return out;
}

}  // namespace nb::proof
