// SPDX-License-Identifier: EUPL-1.2
// The newest entries of a log in memory, with their checkpoints and the subtree hashes beside their paths: who has just filed
// something gets the receipt without waiting for the engine, which may be busy syncing the next batch. Bounded; what has fallen out is
// read from the engine as ever. One thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "proof/merkle.hpp"
#include "storage/engine.hpp"

namespace nb::journal {

class Recent {
 public:
  static constexpr std::size_t kEntriesMax = 1024;

  /// Begins behind a log of that size; `peaks` are the roots of its complete subtrees, largest first.
  Recent(std::uint64_t size, std::span<const Hash> peaks);

  /// The next entry.
  void append(std::string_view core, const Hash& leaf);
  /// The checkpoint of everything appended so far.
  void close_batch(const storage::CheckpointRow& checkpoint);

  struct Proven {
    std::string core;
    storage::CheckpointRow checkpoint;
    std::vector<Hash> proof;
  };
  /// What proves the entry at `seq`; nullopt if it is not among the newest or its batch is not closed yet.
  [[nodiscard]] std::optional<Proven> prove(std::uint64_t seq) const;

 private:
  /// Nodes of one height, a contiguous run that ends with the newest.
  struct Row {
    std::uint64_t first = 0;
    std::deque<Hash> hashes;
  };
  class Reader;
  void put(unsigned height, std::uint64_t index, const Hash& hash);
  [[nodiscard]] const Hash* node(unsigned height, std::uint64_t index) const;

  std::uint64_t size_;
  std::uint64_t first_;        ///< position of cores_.front()
  std::uint64_t closed_from_;  ///< first position that checkpoints_ speak of
  std::deque<std::string> cores_;
  std::deque<storage::CheckpointRow> checkpoints_;
  std::vector<Row> rows_;
};

}  // namespace nb::journal
