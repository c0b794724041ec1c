// SPDX-License-Identifier: EUPL-1.2
// The catalogue's tables in state.db: one row per record, what records said before, and the last directory number of every log.
#pragma once

#include "state/projection.hpp"

namespace nb::catalogue {

class CatalogueProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "catalogue"; }
  [[nodiscard]] int version() const override { return 2; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::catalogue
