// SPDX-License-Identifier: EUPL-1.2
// The crisis staff's tables in state.db: every entry, and how questions, tasks and reports stand.
#pragma once

#include "state/projection.hpp"

namespace nb::crisis {

class CrisisProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "crisis"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::crisis
