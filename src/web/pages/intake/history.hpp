// SPDX-License-Identifier: EUPL-1.2
// What happened to a filing or a letter, in words, from the entries of the log.
#pragma once

#include <string_view>

#include "web/pages/stab_visit.hpp"

namespace nb::storage {
class Db;
}

namespace nb::pages {

/// Adds a HISTORY line per entry about the subject, oldest first: who, when, what, why; corrections field by field.
void put_history(const StabVisit& visit, storage::Db& db, Section page, std::string_view subject);

}  // namespace nb::pages
