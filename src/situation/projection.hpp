// SPDX-License-Identifier: EUPL-1.2
// The room's table in state.db: every fact that was ever said, so that the latest word, its history and what stood before
// it can be read. Rows are only ever added.
#pragma once

#include "state/projection.hpp"

namespace nb::situation {

class SituationProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "situation"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::situation
