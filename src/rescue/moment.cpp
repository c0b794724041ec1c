// SPDX-License-Identifier: EUPL-1.2
// A cursor over the text and one small function per form.
#include "rescue/moment.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nb::rescue {

namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 12> kMonths = {"januar", "februar", "maerz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"};
constexpr std::array<std::string_view, 12> kMonthsEnglish = {"january", "february", "march",     "april",   "may",      "june",
                                                             "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 9> kBefore = {"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "den"};
constexpr int kMinutesOfDay = 24 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void go(std::size_t at) { at_ = at; }
  void blanks() {
    while (peek() == ' ') ++at_;
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  /// One of the characters; 0 if it is another.
  char take_any(std::string_view any) {
    const char c = peek();
    if (c == '\0' || any.find(c) == std::string_view::npos) return '\0';
    ++at_;
    return c;
  }
  std::string_view digits() {
    const std::size_t start = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }
  std::string_view letters() {
    const std::size_t start = at_;
    while (is_letter(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 6)) value = value * 10 + (c - '0');
  return value;
}

ReadDay day_of(int year, int month, int day) {
  return {CivilDate{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}}};
}

/// Two digits mean this century: nobody books for 1923, and bookings of 2123 are not rescued.
std::optional<int> year_of(std::string_view digits) {
  if (digits.size() == 2) return 2000 + number(digits);
  if (digits.size() == 4) return number(digits);
  return std::nullopt;
}

/// "oktober", "okt", "october": 1 to 12.
std::optional<int> month_of(std::string_view word) {
  const std::string folded = fold_for_search(word);
  if (folded.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths.at(i).starts_with(folded) || kMonthsEnglish.at(i).starts_with(folded) || (folded == "mrz" && i == 2)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

bool is_before_date(std::string_view word) {
  const std::string folded = fold_for_search(word);
  return folded == "am" || (folded.size() >= 2 && std::ranges::any_of(kBefore, [&](std::string_view known) { return known.starts_with(folded); }));
}

/// "Mo, ", "Montag, den ", nothing.
void skip_weekday(Cursor& at) {
  for (int words = 0; words < 3 && is_letter(at.peek()); ++words) {
    const std::size_t start = at.at();
    if (!is_before_date(at.letters())) return at.go(start);
    while (at.take_any(".,") != '\0') {
    }
    at.blanks();
  }
}

/// "20231030", "2023-10-30", "2023/10/30".
std::optional<ReadDay> year_first(Cursor& at, std::string_view first) {
  if (first.size() == 8) return day_of(number(first.substr(0, 4)), number(first.substr(4, 2)), number(first.substr(6, 2)));
  if (first.size() != 4) return std::nullopt;
  const char separator = at.take_any("-/.");
  const std::string_view month = at.digits();
  if (separator == '\0' || month.empty() || month.size() > 2 || !at.take(separator)) return std::nullopt;
  const std::string_view day = at.digits();
  if (day.empty() || day.size() > 2) return std::nullopt;
  return day_of(number(first), number(month), number(day));
}

/// "30. Oktober 2023", "30 Okt. 2023".
std::optional<ReadDay> with_month_name(Cursor& at, std::string_view first) {
  const auto month = month_of(at.letters());
  if (!month) return std::nullopt;
  at.take('.');
  at.blanks();
  const auto year = year_of(at.digits());
  if (!year) return std::nullopt;
  return day_of(*year, *month, number(first));
}

std::optional<ReadDay> day_at(Cursor& at, DateOrder order) {
  skip_weekday(at);
  const std::string_view first = at.digits();
  if (first.size() >= 4) return year_first(at, first);
  if (first.empty() || first.size() > 2) return std::nullopt;
  const char separator = at.take_any("./-");
  at.blanks();
  if (is_letter(at.peek())) return with_month_name(at, first);
  const std::string_view second = at.digits();
  if (separator == '\0' || second.empty() || second.size() > 2 || !at.take(separator)) return std::nullopt;
  at.blanks();
  const auto year = year_of(at.digits());
  if (!year) return std::nullopt;
  const bool month_first = separator == '/' && order == DateOrder::month_first;
  return month_first ? day_of(*year, number(first), number(second)) : day_of(*year, number(second), number(first));
}

/// "08:20", "8.20", "8:20:00", "0820", "8 Uhr", "8h20"; stands behind what it read.
std::optional<minutes> time_at(Cursor& at) {
  const std::string_view first = at.digits();
  int hour = number(first);
  int minute = 0;
  bool certain = false;
  if (first.size() == 4 || first.size() == 6) {
    hour = number(first.substr(0, 2));
    minute = number(first.substr(2, 2));
    certain = true;
  } else if (first.empty() || first.size() > 2) {
    return std::nullopt;
  } else if (const std::size_t before = at.at(); at.take_any(":.h") != '\0') {
    const std::string_view second = at.digits();
    if (second.size() != 2) {
      at.go(before);
    } else {
      minute = number(second);
      certain = true;
      if (at.take(':') && at.digits().size() != 2) return std::nullopt;
    }
  }
  const std::size_t end = at.at();
  at.blanks();
  const std::string word = fold_for_search(at.letters());
  if (word == "uhr" || word == "h") {
    certain = true;
  } else {
    at.go(end);
  }
  if (!certain || hour > 23 || minute > 59) return std::nullopt;
  return minutes{hour * 60 + minute};
}

/// Between date and time: "T", ",", "um", "-", blanks.
void skip_between(Cursor& at) {
  const std::size_t start = at.at();
  at.blanks();
  while (at.take_any(",-") != '\0') at.blanks();
  const std::size_t word = at.at();
  const std::string folded = fold_for_search(at.letters());
  if (folded != "t" && folded != "um" && folded != "ab" && folded != "at" && folded != "uhrzeit") at.go(word);
  at.take(':');
  at.blanks();
  if (at.at_end()) at.go(start);
}

bool only_blanks_left(Cursor& at) {
  at.blanks();
  return at.at_end();
}

}  // namespace

std::optional<ReadDay> read_day(std::string_view text, DateOrder order) {
  Cursor at(trim(text));
  const auto day = day_at(at, order);
  return day && only_blanks_left(at) ? day : std::nullopt;
}

std::optional<minutes> read_time(std::string_view text) {
  Cursor at(trim(text));
  const auto time = time_at(at);
  return time && only_blanks_left(at) ? time : std::nullopt;
}

std::optional<minutes> read_minutes(std::string_view text) {
  Cursor at(trim(text));
  const std::string_view whole = at.digits();
  if (whole.empty() || whole.size() > 4) return std::nullopt;
  const char mark = at.take_any(":,.");
  const std::string_view part = mark == '\0' ? std::string_view() : at.digits();
  at.blanks();
  const std::string unit = fold_for_search(at.letters());
  at.take('.');
  if (!only_blanks_left(at)) return std::nullopt;
  const bool hours = unit == "h" || unit == "std" || unit == "stunde" || unit == "stunden";
  const bool plain = unit.empty() || unit == "min" || unit == "minuten" || unit == "minute" || unit == "m";
  int value = number(whole);
  if (mark == ':') {
    if (part.size() != 2 && part.size() != 0) return std::nullopt;
    value = value * 60 + number(part);
  } else if (hours) {
    value = value * 60 + (part.empty() ? 0 : number(part.substr(0, 1)) * 6);
  } else if (!plain || !part.empty()) {
    return std::nullopt;
  }
  return value >= 1 && value <= kMinutesOfDay ? std::optional(minutes{value}) : std::nullopt;
}

std::optional<ReadMoment> read_moment(std::string_view text, DateOrder order) {
  const std::string_view trimmed = trim(text);
  if (const auto instant = parse_rfc3339(trimmed)) {
    const auto day = parse_date(trimmed.substr(0, 10));
    const auto time = read_time(trimmed.substr(11, 5));
    if (day && time) return ReadMoment{ReadDay{*day}, *time, *instant};
  }
  Cursor at(trimmed);
  const auto day = day_at(at, order);
  if (!day) return std::nullopt;
  if (only_blanks_left(at)) return ReadMoment{*day, std::nullopt, std::nullopt};
  skip_between(at);
  const auto time = time_at(at);
  if (!time) return std::nullopt;
  return ReadMoment{*day, *time, std::nullopt};
}

std::optional<ReadMoment> find_moment(std::string_view text, DateOrder order) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '-'))) continue;
    Cursor at(text.substr(i, 80));
    const auto day = day_at(at, order);
    if (!day || is_digit(at.peek())) continue;
    skip_between(at);
    return ReadMoment{*day, time_at(at), std::nullopt};
  }
  return std::nullopt;
}

WallTime wall_time(const Zone& zone, CivilDate day, minutes of_day) {
  const Instant first = zone.instant(day, of_day);
  const LocalTime back = zone.local(first);
  if (back.day != day || back.of_day != of_day) return WallTime::never;
  const LocalTime later = zone.local(first + std::chrono::hours(1));
  return later.day == day && later.of_day == of_day ? WallTime::twice : WallTime::once;
}

}  // namespace nb::rescue
