// SPDX-License-Identifier: EUPL-1.2
#include "app/rooms.hpp"

#include <iterator>

#include "catalogue/commands.hpp"
#include "catalogue/queries.hpp"
#include "publish/commands.hpp"
#include "situation/commands.hpp"
#include "staff/commands.hpp"

namespace nb::app {

namespace {

void add(std::vector<state::CommandKind>& all, std::vector<state::CommandKind> room) {
  all.insert(all.end(), std::make_move_iterator(room.begin()), std::make_move_iterator(room.end()));
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
