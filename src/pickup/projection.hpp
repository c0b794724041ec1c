// SPDX-License-Identifier: EUPL-1.2
// Tables of the pick-up register in state.db: pick-ups as they stand, their history, couriers' lists.
#pragma once

#include "state/projection.hpp"

namespace nb::pickup {

class PickupProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "pickup"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::pickup
