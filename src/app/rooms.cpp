// SPDX-License-Identifier: EUPL-1.2
#include "app/rooms.hpp"

#include <iterator>

#include "catalogue/commands.hpp"
#include "catalogue/queries.hpp"
#include "catalogue/records.hpp"
#include "publish/commands.hpp"
#include "situation/commands.hpp"
#include "staff/commands.hpp"

namespace nb::app {

namespace {

void add(std::vector<state::CommandKind>& all, std::vector<state::CommandKind> room) {
  all.insert(all.end(), std::make_move_iterator(room.begin()), std::make_move_iterator(room.end()));
}

using catalogue::RecordKind;

std::optional<catalogue::ComponentKind> component_kind(storage::Db& db, std::string_view id) {
  const auto record = catalogue::find_record(db, region_log(), RecordKind::component, id);
  if (!record) return std::nullopt;
  return catalogue::assemble({*record}).components.at(0).kind;
}

/// What the situation asks about the catalogue; rooms of neighbouring levels meet here.
situation::Known known_catalogue() {
  return {
      .municipality = [](storage::Db& db, const Ags& ags) { return catalogue::find_record(db, region_log(), RecordKind::municipality, ags.str()).has_value(); },
      .component = component_kind,
      .service = [](storage::Db& db, std::string_view id) { return catalogue::find_record(db, region_log(), RecordKind::service, id).has_value(); },
      .step = [](storage::Db& db, std::string_view service,
                 int position) { return catalogue::find_record(db, region_log(), RecordKind::step, std::string(service) + "/" + std::to_string(position)).has_value(); },
      .office = [](storage::Db& db, std::string_view name) { return catalogue::has_office(db, name); },
      .site = [](storage::Db& db, const Ags& ags, std::string_view site) { return catalogue::find_record(db, main_log(ags), RecordKind::site, site).has_value(); },
  };
}

}  // namespace

std::vector<state::CommandKind> all_commands() {
  std::vector<state::CommandKind> all;
  add(all, catalogue::commands());
  add(all, staff::commands());
  add(all, situation::commands(known_catalogue()));
  add(all, publish::commands());
  return all;
}

}  // namespace nb::app
