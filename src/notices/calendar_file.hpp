// SPDX-License-Identifier: EUPL-1.2
// One appointment as an iCalendar object that changes a citizen's own calendar: put it in, move it, take it out (RFC 5545, 5546). Writing
// is sixty lines of rules that fit here; a library is needed for reading what others wrote (rescue). Pure.
#pragma once

#include <string>

#include "base/time.hpp"

namespace nb::notices {

struct CalendarEntry {
  enum class Method {
    request,
    cancel,
    publish,  ///< a file for the calendar of whoever fetches it: names no citizen
  } method = Method::request;
  std::string uid;        ///< of the appointment, the same for ever: the old system's, if it had one
  unsigned sequence = 0;  ///< must grow with every change, else calendars pass it over
  Instant start;
  int minutes = 0;
  Instant stamp;
  std::string summary;
  std::string description;  ///< "\n" at line ends
  std::string location;
  std::string url;             ///< empty: none
  std::string organizer;       ///< mail address; may be empty with publish
  std::string organizer_name;  ///< may be empty
  std::string attendee;        ///< mail address; empty with publish
};

/// Whole VCALENDAR, CRLF at line ends, no line longer than 75 octets. Characters that cannot be in a text are left out.
[[nodiscard]] std::string calendar_text(const CalendarEntry& entry);
/// "REQUEST", "CANCEL" or "PUBLISH"
[[nodiscard]] std::string method_word(CalendarEntry::Method method);

}  // namespace nb::notices
