// SPDX-License-Identifier: EUPL-1.2
// Tables staff_account(log, account, created, closed) and staff_grant(log, seq, role, account, town, office, from_ms, until_ms, reason,
// lent_by, given_by, given_ms). What was withdrawn is gone from them; the log remembers it.
#pragma once

#include "state/projection.hpp"

namespace nb::staff {

class StaffProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "staff"; }
  [[nodiscard]] int version() const override { return 2; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::staff
