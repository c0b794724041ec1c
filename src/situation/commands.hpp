// SPDX-License-Identifier: EUPL-1.2
// The commands of this room; their arguments stand in README.md. Decided on the executor's thread from state.db alone.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "catalogue/model.hpp"
#include "state/command.hpp"

namespace nb::storage {
class Db;
}

namespace nb::situation {

/// What a decision asks about the catalogue in the same state.db.
struct Known {
  std::function<bool(storage::Db&, const Ags&)> municipality;
  std::function<std::optional<catalogue::ComponentKind>(storage::Db&, std::string_view id)> component;
  std::function<bool(storage::Db&, std::string_view id)> service;
  std::function<bool(storage::Db&, std::string_view service, int position)> step;
  std::function<bool(storage::Db&, std::string_view name)> office;
  std::function<bool(storage::Db&, const Ags&, std::string_view site_id)> site;
};

/// All kinds of command of this room.
[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

}  // namespace nb::situation
