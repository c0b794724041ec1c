// SPDX-License-Identifier: EUPL-1.2
// Table staff_account(log, account, role, created).
#pragma once

#include "state/projection.hpp"

namespace nb::staff {

class StaffProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "staff"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::staff
