// SPDX-License-Identifier: EUPL-1.2
// The circulars' tables in state.db: circulars, versions, who got one and who read it, mails, links, who an account reads as.
#pragma once

#include "state/projection.hpp"

namespace nb::circular {

class CircularProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "circular"; }
  [[nodiscard]] int version() const override { return 5; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::circular
