// SPDX-License-Identifier: EUPL-1.2
// The rooms that exist, listed by hand: what they can be asked for and what they make of entries. Immutable; one per Store.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "appointments/projection.hpp"
#include "approval/guard.hpp"
#include "approval/projection.hpp"
#include "catalogue/projection.hpp"
#include "circular/projection.hpp"
#include "crisis/projection.hpp"
#include "deadlines/holidays.hpp"
#include "finder/index.hpp"
#include "intake/projection.hpp"
#include "pickup/projection.hpp"
#include "publish/projection.hpp"
#include "situation/projection.hpp"
#include "staff/projection.hpp"
#include "state/command.hpp"
#include "subject/projection.hpp"

namespace nb {
class Zone;
}
namespace nb::situation {
struct TownSituation;
}

namespace nb::app {

struct Config;

struct Rooms {
  catalogue::CatalogueProjection catalogue;
  staff::StaffProjection staff;
  subject::SubjectProjection subject;
  situation::SituationProjection situation;
  intake::IntakeProjection intake;
  circular::CircularProjection circular;
  appointments::AppointmentsProjection appointments;
  pickup::PickupProjection pickup;
  crisis::CrisisProjection crisis;
  publish::PublishProjection publish;
  approval::ApprovalProjection approval;

  [[nodiscard]] std::vector<const state::Projection*> projections() const {
    return {&catalogue, &staff, &subject, &situation, &intake, &circular, &appointments, &pickup, &crisis, &publish, &approval};
  }
};

/// The situation of a municipality now, asked on the executor's thread; null where nobody keeps it.
using SituationOf = std::function<std::shared_ptr<const situation::TownSituation>(const Ags&)>;  // as in store.hpp

/// What needs a second person here, and for what.
[[nodiscard]] approval::Guard four_eyes(const Config& config);

/// The commands of all rooms, behind four_eyes(). The zone outlives them; of the configuration what they need is copied.
[[nodiscard]] std::vector<state::CommandKind> all_commands(const Config& config, const Zone& zone, SituationOf situation = {});
/// The same as if one person were enough for everything: for what is only shown, and for what was decided elsewhere.
[[nodiscard]] std::vector<state::CommandKind> unguarded_commands(const Config& config, const Zone& zone, SituationOf situation = {});

/// What the blind index finds things of each room by.
[[nodiscard]] std::vector<finder::Source> search_sources();

/// The holidays that count at a municipality: those of its Land, the local ones that the law itself ties to it, and those that were set.
[[nodiscard]] deadlines::HolidayCalendar holidays_of(const Config& config, const Ags& ags);

}  // namespace nb::app
