// SPDX-License-Identifier: EUPL-1.2
// iCalendar (RFC 5545), event by event: a calendar of any size is never in memory as a whole. libical reads one event at a time and
// follows recurring rules; what it may be asked is bounded here. Recurring events become one record per occurrence in the window.
#pragma once

#include <string>

#include "base/zone.hpp"
#include "rescue/lines.hpp"
#include "rescue/table.hpp"

namespace nb::rescue {

/// Days that are of interest; others are counted and left out. Half-open.
struct Window {
  CivilDate from;
  CivilDate to;
};

class CalendarReader {
 public:
  CalendarReader(TableBuilder& builder, const Window& window, const Zone& zone) : builder_(builder), window_(window), zone_(zone) {}
  void line(const Line& line);
  /// An event that is not closed is noted.
  void finish();
  /// Records carry this line instead of their own (the calendar is a part of a mail).
  void at_line(std::size_t line) { fixed_line_ = line; }

 private:
  void event(std::string_view text);

  TableBuilder& builder_;
  Window window_;
  Zone zone_;
  std::string event_;      ///< lines of the open event
  std::size_t begin_ = 0;  ///< its first line; 0: none is open
  std::size_t depth_ = 0;  ///< of components inside it
  bool too_large_ = false;
  bool cut_ = false;
  bool method_cancel_ = false;
  std::size_t series_ = 0;
  std::size_t empty_series_ = 0;
  std::size_t fixed_line_ = 0;
};

}  // namespace nb::rescue
