// SPDX-License-Identifier: EUPL-1.2
// Tables of the register in state.db: filings as they stand, their history, running numbers, printed forms, letters.
#pragma once

#include "state/projection.hpp"

namespace nb::intake {

class IntakeProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "intake"; }
  [[nodiscard]] int version() const override { return 4; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::intake
