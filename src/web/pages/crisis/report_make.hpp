// SPDX-License-Identifier: EUPL-1.2
// Puts a situation report together from one snapshot: only what whoever asks may see.
#pragma once

#include "crisis/model.hpp"
#include "paper/sheet_situation.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

struct MadeReport {
  paper::SituationReport report;  ///< without name and moment, which it gets when it is entered
  crisis::Position known;
  std::uint64_t since = 0;  ///< number of the report before; 0: none
};
[[nodiscard]] MadeReport make_situation_report(const StabVisit& visit, storage::Db& db);

}  // namespace nb::pages
