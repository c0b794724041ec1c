// SPDX-License-Identifier: EUPL-1.2
// What can be asked of the pick-up register. Arguments (JSON objects; a pick-up is named by its subject):
//   pickup.register  {kind, site, arrived, pin, old_document?, both_parents?} with sealed part owner
//   pickup.correct   {pickup, reason, and any of the above}; a sealed part owner replaces the one before
//   pickup.move      {pickups: [subject], site}      one courier's list; the document is under way until it is received or handed over there
//   pickup.receive   {pickups: [subject]}
//   pickup.hand_over {pickup, collector, age, checked: [check], old_document?, pin?, signature, at?}; sealed parts collector, signature
//   pickup.return    {pickup, how: maker|destroyed|transferred, to?, reason}
//   pickup.undo      {pickup, reason}                a mistaken hand-over or return: it lies ready after all
//   pickup.remind    {pickups: [subject], way: letter|phone|email|list, unreached?}   unreached: tried that way in vain; they stay on the list
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/zone.hpp"
#include "state/command.hpp"

namespace nb::pickup {

/// What this room asks of its neighbours; handed in by app.
struct Known {
  std::function<bool(storage::Db&, const Ags&)> municipality;
  std::function<bool(storage::Db&, const Ags&, std::string_view site)> site;
  const Zone* zone = nullptr;  ///< outlives the commands
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

/// The subject of what the command with that id registers.
[[nodiscard]] std::string pickup_subject(const CommandId& id);

}  // namespace nb::pickup
