// SPDX-License-Identifier: EUPL-1.2
// Reads the notation:
//   hours := rule { (";" | ",") rule } ;  rule := "24/7" | [ dates ] [ days ] ( "off" | "closed" | times )
//   times := span { "," span } ;  days := day { "," day } with day ranges and PH ;  dates := range { "," range }
#include "catalogue/hours.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace nb::catalogue {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<unsigned, 12> kMonthDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int kDay = 24 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <std::size_t N>
std::optional<std::size_t> position(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

/// Every function returns false after fail(); the cursor then stands at the fault.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool hours(std::vector<HoursRule>& rules) {
    for (bool adds = false;;) {
      HoursRule rule;
      if (!this->rule(rule)) return false;
      rule.adds = adds;
      rules.push_back(std::move(rule));
      skip_space();
      if (at_ == text_.size()) return true;
      adds = text_[at_] == ',';
      if (text_[at_] != ';' && !adds) return fail("„" + word_here() + "“ gehört hier nicht hin");
      ++at_;
    }
  }
  [[nodiscard]] HoursError error() const { return {at_ + 1, reason_}; }

 private:
  bool rule(HoursRule& rule) {
    skip_space();
    if (text_.substr(at_, 4) == "24/7") {
      at_ += 4;
      rule.always = true;
      rule.spans = {{0, kDay}};
      return true;
    }
    if (at_date() && !dates(rule.dates)) return false;
    skip_space();
    if (at_day() && !days(rule)) return false;
    skip_space();
    return off() || times(rule.spans);
  }

  bool off() {
    const std::string word = word_here();
    if (word != "off" && word != "closed") return false;
    at_ += word.size();
    return true;
  }

  // ---- times of day
  bool times(std::vector<Span>& spans) {
    for (;;) {
      Span span{};
      if (!time(span.from, kDay - 1) || !sign('-', "„-“ zwischen Beginn und Ende fehlt") || !time(span.to, 2 * kDay)) return false;
      if (span.to == span.from) return fail("Beginn und Ende sind gleich");
      if (span.to < span.from) span.to += kDay;
      spans.push_back(span);
      if (!comma_before_time()) return true;
    }
  }

  bool time(int& minutes, int most) {
    skip_space();
    if (at_ == text_.size()) return fail("hier fehlt eine Uhrzeit oder „off“");
    if (!at_time(at_)) return fail("„" + word_here() + "“ ist keine Uhrzeit wie 08:30 und kein „off“");
    minutes = number_at(at_, 2) * 60 + number_at(at_ + 3, 2);
    if (number_at(at_ + 3, 2) > 59 || minutes > most) return fail("diese Uhrzeit gibt es nicht");
    at_ += 5;
    return true;
  }

  [[nodiscard]] bool at_time(std::size_t at) const {
    return text_.size() >= at + 5 && is_digit(text_[at]) && is_digit(text_[at + 1]) && text_[at + 2] == ':' && is_digit(text_[at + 3]) && is_digit(text_[at + 4]);
  }
  bool comma_before_time() {
    std::size_t next = at_;
    while (next < text_.size() && text_[next] == ' ') ++next;
    if (next == text_.size() || text_[next] != ',') return false;
    ++next;
    while (next < text_.size() && text_[next] == ' ') ++next;
    if (next + 2 >= text_.size() || !is_digit(text_[next]) || text_[next + 2] != ':') return false;
    at_ = next;
    return true;
  }

  // ---- days of the week and PH
  [[nodiscard]] bool at_day() const {
    const std::string word = word_here();
    return !word.empty() && is_letter(word[0]) && word != "off" && word != "closed";
  }

  bool days(HoursRule& rule) {
    do {
      skip_space();
      const std::string word = word_here();
      if (word == "PH") {
        at_ += 2;
        rule.holidays = true;
        continue;
      }
      std::size_t first = 0;
      if (!weekday(first)) return false;
      std::size_t last = first;
      if (take('-') && !weekday(last)) return false;
      for (std::size_t day = first;; day = (day + 1) % 7) {
        rule.weekdays.set(day);
        if (day == last) break;
      }
    } while (comma_before_day());
    return true;
  }

  bool weekday(std::size_t& day) {
    skip_space();
    const std::string word = word_here();
    const auto found = position(kWeekdays, word);
    if (word == "SH") return fail("Schulferien (SH) sind nicht hinterlegt");
    if (!found) return fail("„" + word + "“ ist kein Tag; die Tage heißen Mo Tu We Th Fr Sa Su und PH (Feiertag)");
    day = *found;
    at_ += 2;
    return true;
  }

  bool comma_before_day() {
    const std::size_t before = at_;
    if (take(',')) {
      skip_space();
      const std::string word = word_here();
      if (position(kWeekdays, word) || word == "PH" || word == "SH") return true;
    }
    at_ = before;
    return false;
  }

  // ---- dates
  [[nodiscard]] bool at_date() const { return is_year(at_) || position(kMonths, word_here()).has_value(); }
  [[nodiscard]] bool is_year(std::size_t at) const {
    return text_.size() >= at + 4 && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(at), text_.begin() + static_cast<std::ptrdiff_t>(at + 4), is_digit) &&
           (text_.size() == at + 4 || !is_digit(text_[at + 4]));
  }

  bool dates(std::vector<DateRange>& ranges) {
    do {
      DateRange range{};
      if (!range_of_dates(range, ranges.empty() ? nullptr : &ranges.back().last)) return false;
      ranges.push_back(range);
    } while (comma_before_date());
    return true;
  }

  bool comma_before_date() {
    const std::size_t before = at_;
    if (take(',')) {
      skip_space();
      const bool day_number = at_ < text_.size() && is_digit(text_[at_]) && !at_time(at_);
      if (at_date() || day_number) return true;
    }
    at_ = before;
    return false;
  }

  bool range_of_dates(DateRange& range, const DatePoint* before) {
    bool whole_month = false;
    if (!date(range.first, before, whole_month)) return false;
    range.last = range.first;
    if (whole_month) range.last.day = 31;
    if (!take('-')) return true;
    const std::size_t start = at_;
    range.last = {};
    if (!date(range.last, &range.first, whole_month)) return false;
    if (whole_month) range.last.day = 31;
    const auto order = [](const DatePoint& p) { return std::tuple(p.month, p.day); };
    if (range.first.year && !range.last.year) range.last.year = *range.first.year + (order(range.last) < order(range.first) ? 1 : 0);
    const bool backwards = range.first.year && std::tuple(*range.last.year, order(range.last)) < std::tuple(*range.first.year, order(range.first));
    at_ = backwards || (range.last.year && !range.first.year) ? start : at_;
    if (backwards) return fail("der Zeitraum endet, bevor er beginnt");
    if (range.last.year && !range.first.year) return fail("dem Beginn des Zeitraums fehlt das Jahr");
    return true;
  }

  /// "2023 Nov 02", "Nov 02", "Nov", "2023-11-02", or a bare day in the month of `context`.
  bool date(DatePoint& point, const DatePoint* context, bool& whole_month) {
    skip_space();
    whole_month = false;
    if (is_year(at_)) {
      point.year = number_at(at_, 4);
      at_ += 4;
      if (at_ < text_.size() && text_[at_] == '-' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) return iso_rest(point);
      skip_space();
    } else if (context != nullptr && at_ < text_.size() && is_digit(text_[at_])) {
      point.year = context->year;
      point.month = context->month;
      return day_of_month(point);
    }
    const auto month = position(kMonths, word_here());
    if (!month) return fail("hier fehlt ein Monat (Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec)");
    point.month = static_cast<unsigned>(*month + 1);
    at_ += 3;
    skip_space();
    whole_month = at_ == text_.size() || !is_digit(text_[at_]) || at_time(at_);
    point.day = 1;
    return whole_month || day_of_month(point);
  }

  bool iso_rest(DatePoint& point) {
    if (text_.size() < at_ + 6 || !is_digit(text_[at_ + 2]) || text_[at_ + 3] != '-') return fail("das ist kein Datum wie 2023-11-02");
    const int month = number_at(at_ + 1, 2);
    if (month < 1 || month > 12) return fail("diesen Monat gibt es nicht");
    point.month = static_cast<unsigned>(month);
    at_ += 4;
    return day_of_month(point);
  }

  bool day_of_month(DatePoint& point) {
    std::size_t length = 0;
    while (at_ + length < text_.size() && is_digit(text_[at_ + length])) ++length;
    const int day = length == 1 || length == 2 ? number_at(at_, length) : 0;
    if (day < 1 || static_cast<unsigned>(day) > kMonthDays[point.month - 1]) return fail("diesen Tag gibt es nicht");
    point.day = static_cast<unsigned>(day);
    const CivilDate full(std::chrono::year(point.year.value_or(2024)), std::chrono::month(point.month), std::chrono::day(point.day));
    if (!full.ok()) return fail("diesen Tag gibt es nicht");
    at_ += length;
    return true;
  }

  // ---- cursor
  [[nodiscard]] int number_at(std::size_t at, std::size_t length) const {
    int value = 0;
    for (std::size_t i = at; i < at + length; ++i) value = value * 10 + (text_[i] - '0');
    return value;
  }
  /// The letters at the cursor, or the one character there.
  [[nodiscard]] std::string word_here() const {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    if (end == at_ && end < text_.size()) {
      do ++end;
      while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U);
    }
    return std::string(text_.substr(at_, end - at_));
  }
  void skip_space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool take(char sign) {
    const std::size_t before = at_;
    skip_space();
    if (at_ < text_.size() && text_[at_] == sign) {
      ++at_;
      return true;
    }
    at_ = before;
    return false;
  }
  bool sign(char wanted, const char* reason) { return take(wanted) || fail(reason); }
  bool fail(std::string reason) {
    reason_ = std::move(reason);
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string reason_;
};

}  // namespace

Result<Hours, HoursError> Hours::parse(std::string_view text) {
  if (text.size() > kBytesMax) return refuse(HoursError{kBytesMax + 1, "die Öffnungszeiten sind zu lang"});
  Hours hours;
  Parser parser(text);
  if (!parser.hours(hours.rules_)) return refuse(parser.error());
  return hours;
}

}  // namespace nb::catalogue
