// SPDX-License-Identifier: EUPL-1.2
// Whom nothing but a telephone reaches, on paper: site by site, with what is read out and boxes to tick. Values in, PDF out.
#pragma once

#include <map>
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
/// Of one number side by side.
[[nodiscard]] std::vector<CallGroup> group_calls(std::span<const Tidings> calls);

/// Who is to be called under which number, however it is written: one call tells them all, each is ticked off by itself.
class SameNumber {
 public:
  explicit SameNumber(std::span<const Tidings> calls);
  /// The others under this one's number, in the list's order; none where no number is known.
  [[nodiscard]] std::vector<const Tidings*> others(const Tidings& one) const;

 private:
  std::map<std::string, std::vector<const Tidings*>> people_;
};
/// "Eva Muster, 06.11.2023, 9:00 Uhr, Nr. 7KD-M2QF"
[[nodiscard]] std::string other_words(const Tidings& other, bool named);

}  // namespace nb::notices
