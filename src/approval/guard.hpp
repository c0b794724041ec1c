// SPDX-License-Identifier: EUPL-1.2
// What needs a second person is told by what would be written, not by how it was asked for: undoing a confirmation is an override
// like withdrawing it. app/rooms lists the guarded entries of all rooms; this room knows none of them. Immutable.
#pragma once

#include <boost/json/fwd.hpp>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "approval/model.hpp"
#include "state/command.hpp"

namespace nb::approval {

/// One type of entry that needs a second person.
struct Guarded {
  Area area;
  std::string entry;                                                                ///< its type
  std::vector<std::string> commands;                                                ///< which may write it; for pages, which ask before anything is decided
  std::function<bool(storage::Db& db, const boost::json::object& data)> when = {};  ///< only then; null: always
};

class Guard {
 public:
  Guard() = default;
  Guard(Policy policy, std::vector<Guarded> all);

  [[nodiscard]] const Policy& policy() const { return policy_; }
  /// On account of what these entries must not be written by one person; nullopt: they may.
  [[nodiscard]] std::optional<Area> area_of(storage::Db& db, std::span<const state::NewEntry> entries) const;
  /// Could such a command need a second person?
  [[nodiscard]] bool concerns(std::string_view command) const;

 private:
  Policy policy_;
  std::vector<Guarded> all_;  ///< of the areas that the policy guards
};

}  // namespace nb::approval
