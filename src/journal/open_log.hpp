// SPDX-License-Identifier: EUPL-1.2
// A log as the journal holds it in memory: the tree's right edge and the newest checkpoint. Constant size and time.
#pragma once

#include <optional>

#include "base/ids.hpp"
#include "proof/tile.hpp"
#include "storage/engine.hpp"

namespace nb::journal {

class KeyRing;

/// Hashes of a log out of its engine.
class EngineTiles final : public proof::TileStore {
 public:
  EngineTiles(storage::Engine& engine, const LogName& log) : engine_(engine), log_(log) {}
  [[nodiscard]] Bytes full_tile(const proof::TileId& id) const override;
  [[nodiscard]] std::vector<Hash> leaf_hashes(std::uint64_t first, std::uint64_t count) const override;

 private:
  storage::Engine& engine_;
  const LogName& log_;
};

struct OpenLog {
  proof::TileTree tree;
  Hash root;
  std::optional<storage::CheckpointRow> checkpoint;
};

/// Restores a log's right edge and checks its newest checkpoint against key, size and root. Throws Error: key, corrupt.
[[nodiscard]] OpenLog open_log(storage::Engine& engine, KeyRing& keys, const LogName& log);

}  // namespace nb::journal
