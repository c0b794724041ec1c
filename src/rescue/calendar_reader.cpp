// SPDX-License-Identifier: EUPL-1.2
#include "rescue/calendar_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "rescue/calendar_event.hpp"
#include "rescue/labelled.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kEventBytesMax = 256 * 1024;
constexpr std::size_t kDepthMax = 4;

// Zones a German office's calendar may hold; any other is shown to a person instead of being guessed.
constexpr std::array<std::string_view, 16> kZones = {
    "Europe/Berlin",     "Europe/Busingen", "Europe/Vienna", "Europe/Zurich", "Europe/Paris", "Europe/Amsterdam", "Europe/Brussels", "Europe/Luxembourg",
    "Europe/Copenhagen", "Europe/Prague",   "Europe/Warsaw", "Europe/London", "Europe/Rome",  "Europe/Madrid",    "Etc/UTC",         "UTC"};
// What programs of Windows write instead.
constexpr std::array<std::string_view, 5> kBerlin = {"W. Europe Standard Time", "Central European Standard Time", "Central Europe Standard Time", "Romance Standard Time",
                                                     "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"};

std::optional<std::string> known_zone(std::string_view tzid) {
  if (tzid.empty()) return "Europe/Berlin";
  if (std::ranges::find(kBerlin, tzid) != kBerlin.end()) return "Europe/Berlin";
  for (const std::string_view zone : kZones) {
    if (tzid == zone || tzid.ends_with(std::string("/").append(zone))) return std::string(zone);  // "/mozilla.org/20050126_1/Europe/Berlin"
  }
  return std::nullopt;
}

std::string wall_text(const EventTime& time) {
  std::string text = format_date(time.day);
  if (time.of_day) text += fmt::format("T{:02}:{:02}", time.of_day->count() / 3600, time.of_day->count() / 60 % 60);
  return text;
}

/// The time in the town's own zone. Wall time as it stands there, so that an hour that is missing or comes twice is noticed later;
/// with its offset where the calendar is certain.
std::string moment_text(const EventTime& time, const Zone& own, bool& unknown_zone) {
  if (!time.of_day || !time.day.ok()) return wall_text(time);
  if (time.utc) return own.format(Instant{std::chrono::sys_days{time.day}} + *time.of_day);
  const auto zone = known_zone(time.zone);
  if (!zone) {
    unknown_zone = true;
    return wall_text(time);
  }
  return *zone == "Europe/Berlin" ? wall_text(time) : own.format(Zone(*zone).instant(time.day, *time.of_day));
}

std::optional<std::chrono::minutes> length_of(const CalendarEvent& event) {
  if (event.duration) return event.duration;
  if (!event.start || !event.end || !event.start->of_day || !event.end->of_day || !event.start->day.ok() || !event.end->day.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days{event.end->day} - std::chrono::sys_days{event.start->day};
  return std::chrono::floor<std::chrono::minutes>(days + *event.end->of_day - *event.start->of_day);
}

/// Of the series an occurrence's number must be its own, and the same in every export.
std::string occurrence_uid(const CalendarEvent& event, const EventTime& start) {
  const std::size_t at = std::min(event.uid.find('@'), event.uid.size());
  return event.uid.substr(0, at) + "/" + wall_text(start) + event.uid.substr(at);
}

Record record_of(TableBuilder& builder, const CalendarEvent& event, const EventTime& start, const Zone& zone) {
  Record record;
  put_cell(builder, record, "Kennung (UID)", !event.rule.empty() || !event.added.empty() || event.recurrence ? occurrence_uid(event, event.recurrence.value_or(start)) : event.uid);
  if (event.sequence > 0) put_cell(builder, record, "Fassung (SEQUENCE)", std::to_string(event.sequence));
  put_cell(builder, record, "Beginn", moment_text(start, zone, record.faults.zone_unknown));
  if (const auto length = length_of(event)) put_cell(builder, record, "Dauer", std::to_string(length->count()));
  put_cell(builder, record, "Titel", event.summary);
  put_cell(builder, record, "Kategorie", event.categories);
  put_cell(builder, record, "Ort", event.location);
  put_cell(builder, record, "Status", event.status);
  put_cell(builder, record, "Teilnehmer", event.attendee_name);
  put_cell(builder, record, "E-Mail", event.attendee_email);
  const std::string description = event.description.find("</") == std::string::npos ? event.description : text_of_html(event.description);
  const auto labelled = labelled_values(description);
  for (const auto& [label, value] : labelled) put_cell(builder, record, label, value);
  if (labelled.empty()) put_cell(builder, record, "Bemerkung", description);
  return record;
}

/// "DTSTART;TZID=Europe/Berlin:20231030T080000" without libical: most events of a large calendar are years old.
std::optional<CivilDate> plain_start(std::string_view event) {
  std::size_t at = event.find("\nDTSTART");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view line = event.substr(at + 1, event.find('\n', at + 1) - at - 1);
  at = line.rfind(':');
  if (at == std::string_view::npos || line.size() < at + 9) return std::nullopt;
  const std::string_view digits = line.substr(at + 1, 8);
  return parse_date(std::string(digits.substr(0, 4)) + '-' + std::string(digits.substr(4, 2)) + '-' + std::string(digits.substr(6, 2)));
}

bool clearly_outside(std::string_view event, const Window& window) {
  if (event.find("\nRRULE") != std::string_view::npos || event.find("\nRDATE") != std::string_view::npos) return false;
  const auto start = plain_start(event);
  if (!start) return false;
  const auto day = std::chrono::sys_days{*start};
  return day + std::chrono::days(1) < std::chrono::sys_days{window.from} || day > std::chrono::sys_days{window.to};
}

}  // namespace

void CalendarReader::line(const Line& line) {
  const std::string_view text = line.text;
  if (begin_ == 0) {
    if (text == "METHOD:CANCEL") method_cancel_ = true;
    if (text != "BEGIN:VEVENT") return;
    begin_ = fixed_line_ > 0 ? fixed_line_ : line.number;
    depth_ = 0;
    too_large_ = false;
    cut_ = false;
    event_.clear();
  }
  cut_ = cut_ || line.cut;
  too_large_ = too_large_ || event_.size() + text.size() > kEventBytesMax;
  if (text.starts_with("BEGIN:")) too_large_ = too_large_ || ++depth_ > kDepthMax;
  if (!too_large_) event_.append(text).append("\n");
  if (!text.starts_with("END:")) return;
  if (text != "END:VEVENT" && depth_ > 1) {
    --depth_;
    return;
  }
  if (too_large_) builder_.note(begin_, NoteKind::unreadable);
  if (!too_large_ && !builder_.stopped()) event(event_);
  begin_ = 0;
}

void CalendarReader::finish() {
  if (begin_ != 0) builder_.note(begin_, NoteKind::unreadable);
  begin_ = 0;
}

void CalendarReader::event(std::string_view text) {
  if (clearly_outside(text, window_)) {
    ++builder_.table().outside_window;
    return;
  }
  auto parsed = parse_event(std::string(text));
  if (!parsed || !parsed->start) return builder_.note(begin_, NoteKind::unreadable);
  if (method_cancel_) parsed->status = "CANCELLED";
  Table& table = builder_.table();
  if (parsed->stamp && parsed->stamp->of_day && parsed->stamp->day.ok()) {
    const Instant stamp = Instant{std::chrono::sys_days{parsed->stamp->day}} + *parsed->stamp->of_day;
    table.as_of = std::max(table.as_of.value_or(stamp), stamp);
  }
  Occurrences found{{*parsed->start}, false, false, false};
  if (!parsed->rule.empty()) {
    const bool follow = series_ < builder_.limits().series_max && empty_series_ < builder_.limits().empty_series_max;
    found.cut = !follow;  // its first start is taken all the same
    if (follow) found = follow_rule(*parsed, {.from = window_.from, .to = window_.to, .occurrences_max = builder_.limits().occurrences_max});
    ++series_;
    empty_series_ += found.never ? 1U : 0U;
  }
  add_dates(*parsed, {.from = window_.from, .to = window_.to, .occurrences_max = builder_.limits().occurrences_max}, found);
  if (found.cut) builder_.note(begin_, NoteKind::series_cut);
  if (found.starts.empty()) ++table.outside_window;
  for (const EventTime& start : found.starts) {
    if (start.day.ok() && (start.day < window_.from || start.day >= window_.to)) {
      ++table.outside_window;
      continue;
    }
    Record record = record_of(builder_, *parsed, start, zone_);
    record.line = begin_;
    record.faults.series_without_end = found.without_end;
    record.faults.cut = record.faults.cut || cut_;
    if (!builder_.add(std::move(record))) return;
  }
}

}  // namespace nb::rescue
