// SPDX-License-Identifier: EUPL-1.2
#include "notices/calendar_file.hpp"

#include <fmt/format.h>

#include <string_view>

namespace nb::notices {

namespace {

constexpr std::size_t kLineOctetsMax = 75;  // RFC 5545, 3.1; without the line end

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// A content line, folded between characters.
void put(std::string& out, std::string_view line) {
  std::size_t room = kLineOctetsMax;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 1 && continues_character(line[cut])) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = kLineOctetsMax - 1;  // the blank counts
  }
  out.append(line).append("\r\n");
}

/// RFC 5545, 3.3.11
std::string text_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

/// A parameter's value between quotation marks, in which none can be (RFC 5545, 3.2).
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c == '"' ? '\'' : c;
  }
  return out + "\"";
}

/// An address has passed mail::Address, so that nothing in it ends a line; everything else is left out all the same.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x20 && c != 0x7F) out += c;
  }
  return out;
}

/// UTC, so that no table of time zones is needed: the moment is the same in every calendar.
std::string moment_value(Instant moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(moment - day).count();
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

/// Who calls, who comes (RFC 5546, 3.2.1, 3.2.2 and 3.2.5). Whoever publishes must be named, too; a town hall without an address of its own is
/// named by a URI that calendars do not write to.
void put_people(std::string& out, const CalendarEntry& entry) {
  const std::string address = entry.organizer.empty() ? "invalid:nomail" : "mailto:" + plain(entry.organizer);
  put(out, "ORGANIZER" + (entry.organizer_name.empty() ? "" : ";CN=" + quoted(entry.organizer_name)) + ":" + address);
  if (entry.method == CalendarEntry::Method::publish) return;
  // The citizen has agreed by booking; a calendar that asks for an answer would only send one to an unread address.
  const bool cancel = entry.method == CalendarEntry::Method::cancel;
  put(out, std::string("ATTENDEE;ROLE=REQ-PARTICIPANT") + (cancel ? "" : ";PARTSTAT=ACCEPTED;RSVP=FALSE") + ":mailto:" + plain(entry.attendee));
}

}  // namespace

std::string method_word(CalendarEntry::Method method) {
  switch (method) {
    case CalendarEntry::Method::request:
      return "REQUEST";
    case CalendarEntry::Method::cancel:
      return "CANCEL";
    case CalendarEntry::Method::publish:
      return "PUBLISH";
  }
  return {};
}

std::string calendar_text(const CalendarEntry& entry) {
  const bool cancel = entry.method == CalendarEntry::Method::cancel;
  std::string out;
  put(out, "BEGIN:VCALENDAR");
  put(out, "PRODID:-//Notbetrieb//Termine//DE");
  put(out, "VERSION:2.0");
  put(out, "METHOD:" + method_word(entry.method));
  put(out, "BEGIN:VEVENT");
  put(out, "UID:" + text_value(entry.uid));
  put(out, fmt::format("SEQUENCE:{}", entry.sequence));
  put(out, "DTSTAMP:" + moment_value(entry.stamp));
  put(out, "DTSTART:" + moment_value(entry.start));
  put(out, "DTEND:" + moment_value(entry.start + std::chrono::minutes(entry.minutes > 0 ? entry.minutes : 15)));
  put(out, "SUMMARY:" + text_value(entry.summary));
  if (!entry.description.empty()) put(out, "DESCRIPTION:" + text_value(entry.description));
  if (!entry.location.empty()) put(out, "LOCATION:" + text_value(entry.location));
  if (!entry.url.empty()) put(out, "URL:" + plain(entry.url));
  put(out, std::string("STATUS:") + (cancel ? "CANCELLED" : "CONFIRMED"));
  put_people(out, entry);
  put(out, "TRANSP:OPAQUE");
  put(out, "END:VEVENT");
  put(out, "END:VCALENDAR");
  return out;
}

}  // namespace nb::notices
