// SPDX-License-Identifier: EUPL-1.2
#include "journal/recent.hpp"

#include <algorithm>
#include <bit>

namespace nb::journal {

/// Subtrees out of the rows; remembers if one was not there.
class Recent::Reader final : public proof::HashReader {
 public:
  explicit Reader(const Recent& recent) : recent_(recent) {}
  [[nodiscard]] Hash subtree(unsigned level, std::uint64_t index) const override {
    const Hash* hash = recent_.node(level, index);
    if (hash != nullptr) return *hash;
    missed_ = true;
    return {};
  }
  [[nodiscard]] bool missed() const { return missed_; }

 private:
  const Recent& recent_;
  mutable bool missed_ = false;
};

Recent::Recent(std::uint64_t size, std::span<const Hash> peaks) : size_(size), first_(size), closed_from_(size) {
  std::uint64_t rest = size;
  std::uint64_t before = 0;  // leaves in front of the next peak
  for (const Hash& peak : peaks) {
    const auto height = static_cast<unsigned>(std::bit_width(rest) - 1);
    const std::uint64_t leaves = std::uint64_t{1} << height;
    put(height, before >> height, peak);
    before += leaves;
    rest -= leaves;
  }
}

void Recent::put(unsigned height, std::uint64_t index, const Hash& hash) {
  if (rows_.size() <= height) rows_.resize(height + 1);
  Row& row = rows_[height];
  if (row.hashes.empty()) row.first = index;
  row.hashes.push_back(hash);
  if (row.hashes.size() > kEntriesMax + 2) {  // the oldest entry needs its neighbour
    row.hashes.pop_front();
    ++row.first;
  }
}

const Hash* Recent::node(unsigned height, std::uint64_t index) const {
  if (height >= rows_.size()) return nullptr;
  const Row& row = rows_[height];
  return index >= row.first && index - row.first < row.hashes.size() ? &row.hashes[index - row.first] : nullptr;
}

void Recent::append(std::string_view core, const Hash& leaf) {
  cores_.emplace_back(core);
  if (cores_.size() > kEntriesMax) {
    cores_.pop_front();
    ++first_;
  }
  std::uint64_t index = size_++;
  Hash hash = leaf;
  put(0, index, hash);
  // A node whose index is odd completes its parent; its left neighbour is a peak of the old tree or was put here.
  for (unsigned height = 0; (index & 1U) != 0; ++height, index >>= 1U) {
    hash = proof::node_hash(*node(height, index - 1), hash);
    put(height + 1, index >> 1U, hash);
  }
}

void Recent::close_batch(const storage::CheckpointRow& checkpoint) {
  checkpoints_.push_back(checkpoint);
  while (checkpoints_.size() > 1 && checkpoints_.front().size <= first_) {
    closed_from_ = checkpoints_.front().size;
    checkpoints_.pop_front();
  }
}

std::optional<Recent::Proven> Recent::prove(std::uint64_t seq) const {
  if (seq < first_ || seq < closed_from_ || seq - first_ >= cores_.size()) return std::nullopt;
  const auto checkpoint = std::ranges::lower_bound(checkpoints_, seq + 1, {}, &storage::CheckpointRow::size);
  if (checkpoint == checkpoints_.end()) return std::nullopt;
  const Reader reader(*this);
  Proven out{.core = cores_[seq - first_], .checkpoint = *checkpoint, .proof = proof::inclusion_proof(seq, checkpoint->size, reader)};
  return reader.missed() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace nb::journal
