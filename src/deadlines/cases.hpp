// SPDX-License-Identifier: EUPL-1.2
// Worked cases, one JSON object a line, to hold the computation against somebody else's results. The format stands in
// docs/formats/deadline-cases.md. Pure; lines come from outside, so every fault is a sentence and nothing is guessed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nb::deadlines {

inline constexpr std::size_t kCaseLineMax = 64 * 1024;

struct CaseOutcome {
  std::string id;
  std::string computed;  ///< day, or day and time; "-" where the law gives none; with the notified day where that is what differs
  std::string expected;
  bool agrees = false;
};

/// Computes one line; the error names the field and what is expected there.
[[nodiscard]] Result<CaseOutcome, std::string> run_case(std::string_view line);

}  // namespace nb::deadlines
