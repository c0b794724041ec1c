// SPDX-License-Identifier: EUPL-1.2
// Which function does what a form of the console asks for: a room's table of commands that have pages of their own. Pure.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace nb::web {
class Form;
}

namespace nb::pages {

struct StabVisit;
struct StabAnswer;

using StabAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

/// A row of such a table.
struct ActRow {
  std::string_view command;
  StabAct run;
};
/// Null: the room does nothing of its own with that command.
[[nodiscard]] inline StabAct find_act(std::span<const ActRow> acts, std::string_view command) {
  const auto found = std::ranges::find(acts, command, &ActRow::command);
  return found == acts.end() ? nullptr : found->run;
}

}  // namespace nb::pages
