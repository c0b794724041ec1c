// SPDX-License-Identifier: EUPL-1.2
// The situation report for the mayor's desk: values in German words in, PDF out. Threads as document.hpp. What is empty takes a line,
// so that a quiet day fits on one page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/time.hpp"

namespace nb::paper {

struct SituationReport {
  struct Incident {
    std::string cause;
    std::string began;
    std::string forecast;
    bool region_wide = false;
  };
  struct Count {
    std::string state;
    std::string number;
  };
  struct Service {
    std::string name;
    std::string state;
    std::string way_round;
  };
  /// Services of one urgency; those that are only named stand in `others`, a sentence per state.
  struct ServiceGroup {
    std::string urgency;
    std::vector<Service> services;
    std::vector<std::string> others;
  };
  /// Municipalities that stand alike.
  struct Towns {
    std::string names;
    std::string said;
  };
  struct Waiting {
    std::string until;
    std::string text;
    std::string who;
    bool late = false;
  };
  struct Decision {
    std::string when;
    std::string text;
    std::string why;
    std::string who;
  };
  struct Figure {
    std::string label;
    std::string value;
    std::string right;  ///< who may not see what it counts does not get it shown; empty: everybody who gets the report
  };

  std::string place;
  std::string name;      ///< "Lagebericht Nr. 12"
  std::string as_of;     ///< "Montag, 30. Oktober 2023, 08:05 Uhr"
  std::string position;  ///< "05958004/main bis 4711, region/main bis 88"
  std::string made_by;
  std::string since;  ///< "Lagebericht Nr. 9 vom …"; empty: it is the first
  std::vector<Incident> incidents;
  std::vector<Count> counts;
  std::vector<ServiceGroup> services;
  std::vector<Towns> towns;  ///< of a region's report
  std::vector<std::string> changes;
  std::uint64_t changes_more = 0;  ///< that are not named
  std::vector<Waiting> questions;
  std::uint64_t questions_more = 0;
  std::vector<Waiting> tasks;
  std::uint64_t tasks_later = 0;  ///< that are due after today, or at no time
  std::vector<Decision> decisions;
  std::uint64_t decisions_more = 0;
  std::vector<Figure> figures;
  Instant created;
};
[[nodiscard]] Bytes situation_sheet(const SituationReport& report);

}  // namespace nb::paper
