// SPDX-License-Identifier: EUPL-1.2
// Whom nothing but a telephone reaches, on paper: site by site, with what is read out and boxes to tick. Values in, PDF out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "notices/tidings.hpp"

namespace nb::notices {

struct PrintedCalls {
  std::string town;
  std::string as_of;               ///< "30.10.2023, 8:05 Uhr"
  std::span<const Tidings> calls;  ///< in the order in which they are called
  bool named = false;              ///< the data key is open; else only numbers of appointments are printed
  Instant created;
};
[[nodiscard]] Bytes call_list(const PrintedCalls& what);

/// "Reise": why it cannot wait; empty: it can.
[[nodiscard]] std::string_view urgency_words(appointments::Urgency urgency);
/// The groups in which people are called: place, and what is read out to them.
struct CallGroup {
  std::string place;
  std::string spoken;
  std::vector<const Tidings*> calls;
};
[[nodiscard]] std::vector<CallGroup> group_calls(std::span<const Tidings> calls);

}  // namespace nb::notices
