// SPDX-License-Identifier: EUPL-1.2
// The rooms that exist, listed by hand: what they can be asked for and what they make of entries. Immutable; one per Store.
#pragma once

#include <vector>

#include "catalogue/projection.hpp"
#include "publish/projection.hpp"
#include "situation/projection.hpp"
#include "staff/projection.hpp"
#include "state/command.hpp"

namespace nb::app {

struct Rooms {
  catalogue::CatalogueProjection catalogue;
  staff::StaffProjection staff;
  situation::SituationProjection situation;
  publish::PublishProjection publish;

  [[nodiscard]] std::vector<const state::Projection*> projections() const { return {&catalogue, &staff, &situation, &publish}; }
};

/// The commands of all rooms.
[[nodiscard]] std::vector<state::CommandKind> all_commands();

}  // namespace nb::app
