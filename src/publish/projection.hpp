// SPDX-License-Identifier: EUPL-1.2
// Announcements in state.db: tables announcement and announcement_text.
#pragma once

#include "state/projection.hpp"

namespace nb::publish {

class PublishProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "publish"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::publish
