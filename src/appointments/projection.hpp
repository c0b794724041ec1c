// SPDX-License-Identifier: EUPL-1.2
// The tables of this room in state.db: pools and offers, bookings, what is taken of each day, links, call-offs and waves, notices, the queue.
#pragma once

#include "state/projection.hpp"

namespace nb::appointments {

class AppointmentsProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "appointments"; }
  [[nodiscard]] int version() const override { return 4; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::appointments
