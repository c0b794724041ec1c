// SPDX-License-Identifier: EUPL-1.2
// What a command would change, before and after, for whoever is about to have it done or to agree to it: states with all
// municipalities, announcements as they will look, a role with what the account has, what is erased.
#pragma once

#include <string>
#include <vector>

#include "state/command.hpp"
#include "web/pages/fields.hpp"

namespace nb::pages {

struct StabVisit;

/// Fills templates/stab/_effect.tpl. `entries`: what the command was decided to write.
void put_effect(const StabVisit& visit, const LogName& log, const std::vector<state::NewEntry>& entries, Section page);

/// "Arnsberg", "Ganze Region"
[[nodiscard]] std::string place_name(const StabVisit& visit, const LogName& log);

}  // namespace nb::pages
