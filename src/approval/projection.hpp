// SPDX-License-Identifier: EUPL-1.2
// Tables approval (one row per proposal or lonely act) and approval_about (what it wrote or would write about).
#pragma once

#include "state/projection.hpp"

namespace nb::approval {

class ApprovalProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "approval"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::approval
