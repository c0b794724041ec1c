// SPDX-License-Identifier: EUPL-1.2
#include "rescue/day_list_reader.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rescue/csv_reader.hpp"
#include "rescue/labelled.hpp"
#include "rescue/moment.hpp"

namespace nb::rescue {

namespace {

bool is_email(std::string_view part) { return part.find('@') != std::string_view::npos && part.find(' ') == std::string_view::npos; }

bool is_phone(std::string_view part) {
  const auto digits = std::ranges::count_if(part, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 6 && (part.front() == '0' || part.front() == '+') && part.find_first_not_of("0123456789+/-() ") == std::string_view::npos;
}

bool is_length(std::string_view part) { return read_minutes(part).has_value() && part.find_first_of("Mmh") != std::string_view::npos; }

/// Where the first time of a line ends; 0 if it does not begin with one. "08:20", "8.20 Uhr", "8 Uhr", "08:20-08:35".
std::size_t time_end(std::string_view text) {
  std::size_t best = 0;
  for (std::size_t end = 1; end <= std::min(text.size(), std::size_t{12}); ++end) {
    const bool at_boundary = end == text.size() || text[end] == ' ' || text[end] == ',' || text[end] == ';' || text[end] == '-' || text[end] == '\t';
    const std::string_view piece = text.substr(0, end);
    if (at_boundary && piece.back() != ' ' && piece.find_first_of(":.hU") != std::string_view::npos && read_time(piece)) best = end;
  }
  return best;
}

/// Where a day at the beginning of a line ends.
std::size_t day_end(std::string_view text) {
  std::size_t best = 0;
  for (std::size_t end = 6; end <= std::min(text.size(), std::size_t{32}); ++end) {
    if ((end == text.size() || text[end] == ' ' || text[end] == ',' || text[end] == ';') && read_day(text.substr(0, end))) best = end;
  }
  return best;
}

std::string_view without_separators(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" ,;:-\t");
  return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

std::vector<std::string> parts_of(std::string_view text) {
  const char separator = text.find(';') != std::string_view::npos ? ';' : ',';
  std::vector<std::string> parts;
  for (const std::string_view part : split(text, separator)) {
    std::string clean = clean_text(part);
    if (!clean.empty() && parts.size() < 20) parts.push_back(std::move(clean));
  }
  return parts;
}

}  // namespace

DayListReader::DayListReader(TableBuilder& builder, std::optional<CivilDate> day, const Choices& choices)
    : builder_(builder), services_(choices.services), sites_(choices.sites), day_(day ? format_date(*day) : std::string()) {}

/// Takes the parts that say by themselves what they are, and leaves the others.
std::vector<std::string> DayListReader::take_clear_parts(Record& record, const std::vector<std::string>& parts) const {
  std::vector<std::string> left;
  bool service = false;
  bool site = false;
  for (const std::string& part : parts) {
    if (is_email(part)) {
      put_cell(builder_, record, "E-Mail", part);
    } else if (is_phone(part)) {
      put_cell(builder_, record, "Telefon", part);
    } else if (is_length(part)) {
      put_cell(builder_, record, "Dauer", part);
    } else if (!service && !left.empty() && services_.guess(part)) {
      put_cell(builder_, record, "Anliegen", part);
      service = true;
    } else if (!site && !left.empty() && sites_.guess(part)) {
      put_cell(builder_, record, "Ort", part);
      site = true;
    } else {
      left.push_back(part);
    }
  }
  if (!service && left.size() >= 2) {  // "08:20 Meyer, Beglaubigung": what follows the name is what they come for
    put_cell(builder_, record, "Anliegen", left[left.size() == 2 ? 1 : 2]);
    left.erase(left.begin() + (left.size() == 2 ? 1 : 2));
  }
  return left;
}

/// "Montag, 30.10.2023", "Stadtbüro Neheim:", "Termine am 30.10.2023".
bool DayListReader::heading(const Line& line, const std::string& text) {
  if (read_day(text)) {
    day_ = text;
  } else if (text.ends_with(':') && time_end(text) == 0) {
    site_ = text.substr(0, text.size() - 1);
  } else if (const auto found = find_moment(text); found && !found->time && time_end(text) == 0 && day_end(text) == 0 && found->day.day.ok()) {
    day_ = format_date(found->day.day);
  } else {
    return false;
  }
  builder_.note(line.number, NoteKind::title);
  return true;
}

void DayListReader::line(const Line& line) {
  const std::string text = clean_text(line.text);
  if (text.empty() || builder_.stopped() || heading(line, text)) return;
  entry(line, text);
}

void DayListReader::entry(const Line& line, const std::string& text) {
  Record record;
  record.line = line.number;
  record.faults.cut = line.cut;
  record.faults.bad_encoding = line.bad_encoding;
  std::string_view rest = text;
  const std::size_t own_day = time_end(rest) > 0 ? 0 : day_end(rest);
  put_cell(builder_, record, "Datum", own_day > 0 ? rest.substr(0, own_day) : std::string_view(day_));
  rest = without_separators(rest.substr(own_day));
  const std::size_t time = time_end(rest);
  put_cell(builder_, record, "Uhrzeit", rest.substr(0, time));
  rest = without_separators(rest.substr(time));
  if (const std::size_t end = time_end(rest); time > 0 && end > 0) {  // "08:20-08:35"
    put_cell(builder_, record, "Ende", rest.substr(0, end));
    rest = without_separators(rest.substr(end));
  }
  const auto left = take_clear_parts(record, parts_of(rest));
  if (!left.empty()) put_cell(builder_, record, "Name", left.size() > 1 ? left[0] + ", " + left[1] : left[0]);
  for (std::size_t i = 2; i < left.size(); ++i) put_cell(builder_, record, "Bemerkung", left[i]);
  put_cell(builder_, record, "Ort", site_);
  builder_.add(std::move(record));
}

}  // namespace nb::rescue
