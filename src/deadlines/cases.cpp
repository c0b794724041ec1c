// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "deadlines/compute.hpp"
#include "deadlines/day_text.hpp"

namespace nb::deadlines {

namespace {

namespace json = boost::json;
using std::chrono::minutes;
constexpr minutes kDay{24 * 60};

/// What one `rule` of the format means. Periods take their length from `n` unless it is fixed.
struct CaseRule {
  std::string_view name;
  enum class Kind : std::uint8_t { letter, letter_abroad, notification, period, day, hours, working_days } kind;
  RuleId rule;
  Unit unit = Unit::days;
  Start start = Start::after_event;
};
using enum CaseRule::Kind;

constexpr std::array kRules = std::to_array<CaseRule>({
    {"va_post", letter, RuleId::set_general, Unit::months},
    {"va_post_abroad", letter_abroad, RuleId::set_general, Unit::months},
    {"fiction_only", notification, RuleId::notified},
    {"days", period, RuleId::set_general, Unit::days},
    {"weeks", period, RuleId::set_general, Unit::weeks},
    {"months", period, RuleId::set_general, Unit::months},
    {"months_beginn", period, RuleId::set_general, Unit::months, Start::with_day},
    {"fixed", day, RuleId::set_day},
    {"hours_vwvfg", hours, RuleId::set_general, Unit::hours},
    {"hours_zpo", hours, RuleId::set_court, Unit::hours},
    {"werktage_pstg28", working_days, RuleId::set_general, Unit::working_days},
});

struct Moment {
  CivilDate day;
  minutes time{0};  ///< hours only
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// 24:00 and 0:00 of the next day are one moment.
Moment normal(Moment moment) {
  if (moment.time < kDay) return moment;
  return {CivilDate(std::chrono::sys_days(moment.day) + std::chrono::days(1)), moment.time - kDay};
}

constexpr CivilDate kNoDay{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)};

/// Reads fields; the first fault is kept and everything after it reads as a harmless value, which nobody looks at.
class CaseReader {
 public:
  explicit CaseReader(const json::object& object) : object_(object) {}

  [[nodiscard]] const std::string& fault() const { return fault_; }
  void fail(std::string_view field, std::string_view sentence) {
    if (fault_.empty()) fault_ = fmt::format("Feld »{}« {}", field, sentence);
  }

  [[nodiscard]] bool has(std::string_view field) const { return find(field) != nullptr; }
  [[nodiscard]] std::string text(std::string_view field) {
    const json::value* value = find(field);
    if (value != nullptr && value->is_string() && !value->get_string().empty()) return std::string(value->get_string());
    fail(field, "fehlt oder ist kein Text.");
    return {};
  }
  [[nodiscard]] std::optional<int> optional_number(std::string_view field) {
    constexpr std::int64_t kMost = 1'000'000;
    const json::value* value = find(field);
    if (value == nullptr) return std::nullopt;
    if (value->is_int64() && value->get_int64() >= 0 && value->get_int64() <= kMost) return static_cast<int>(value->get_int64());
    fail(field, "muss eine ganze Zahl sein, nicht negativ.");
    return std::nullopt;
  }
  [[nodiscard]] bool flag(std::string_view field, bool otherwise) {
    const json::value* value = find(field);
    if (value == nullptr) return otherwise;
    if (value->is_bool()) return value->get_bool();
    fail(field, "muss true oder false sein.");
    return otherwise;
  }
  [[nodiscard]] CivilDate date(std::string_view field) { return checked_date(field, text(field)); }
  [[nodiscard]] Moment moment(std::string_view field) {
    const std::string value = text(field);
    const auto time = value.size() == 16 && value[10] == 'T' ? parse_time(std::string_view(value).substr(11)) : std::nullopt;
    if (time) return {checked_date(field, value.substr(0, 10)), *time};
    fail(field, fmt::format("ist kein Tag mit Uhrzeit wie 2026-03-06T10:00: »{}«.", value));
    return {kNoDay};
  }
  [[nodiscard]] std::vector<std::string> texts(std::string_view field) {
    std::vector<std::string> all;
    const json::value* value = find(field);
    if (value == nullptr) return all;
    if (!value->is_array()) fail(field, "muss eine Liste sein.");
    if (!value->is_array()) return all;
    for (const json::value& one : value->get_array()) {
      if (!one.is_string()) fail(field, "enthält etwas anderes als Text.");
      all.emplace_back(one.is_string() ? std::string_view(one.get_string()) : std::string_view());
    }
    return all;
  }

 private:
  /// null means the same as absent.
  [[nodiscard]] const json::value* find(std::string_view field) const {
    const json::value* value = object_.if_contains(field);
    return value == nullptr || value->is_null() ? nullptr : value;
  }
  [[nodiscard]] CivilDate checked_date(std::string_view field, const std::string& value) {
    const auto day = parse_date(value);
    if (!day) fail(field, fmt::format("ist kein Tag wie 2026-03-06: »{}«.", value));
    return day.value_or(kNoDay);
  }

  const json::object& object_;
  std::string fault_;
};

/// One line, read.
struct Case {
  std::string id;
  const CaseRule* rule = kRules.data();
  Question question;
  Moment expected{kNoDay};
  std::optional<CivilDate> fiction_day{};
};

const CaseRule* read_rule(CaseReader& reader) {
  const std::string name = reader.text("rule");
  const auto* found = std::find_if(kRules.begin(), kRules.end(), [&](const CaseRule& one) { return one.name == name; });
  if (found != kRules.end()) return found;
  std::string known;
  for (const CaseRule& one : kRules) known += (known.empty() ? "" : ", ") + std::string(one.name);
  reader.fail("rule", fmt::format("kennt »{}« nicht. Möglich sind: {}.", name, known));
  return kRules.data();
}

HolidayCalendar read_place(CaseReader& reader) {
  const auto names = reader.texts("local");
  if (!reader.has("land")) {
    if (!names.empty()) reader.fail("local", "geht nur zusammen mit einem Land.");
    return {};
  }
  const std::string code = reader.text("land");
  const auto land = parse_land(code);
  if (!land) reader.fail("land", fmt::format("kennt »{}« nicht. Erwartet werden zwei Buchstaben wie NW, oder null.", code));
  if (!land) return {};
  std::vector<LocalHoliday> local;
  for (const std::string& name : names) {
    const auto one = parse_local_holiday(name);
    if (one && land_of(*one) == *land)
      local.push_back(*one);
    else
      reader.fail("local", fmt::format("kennt in {} keinen örtlichen Feiertag »{}«.", code, name));
  }
  return {*land, std::span<const LocalHoliday>(local)};
}

Scope read_scope(CaseReader& reader) {
  if (!reader.has("scope")) return Scope::vwvfg;
  const std::string name = reader.text("scope");
  const auto scope = parse_scope(name);
  if (!scope) reader.fail("scope", fmt::format("kennt »{}« nicht. Möglich sind: vwvfg, ao, sgbx.", name));
  return scope.value_or(Scope::vwvfg);
}

RuleId period_rule(Scope scope) {
  if (scope == Scope::ao) return RuleId::set_tax;
  return scope == Scope::sgbx ? RuleId::set_social : RuleId::set_general;
}

bool is_letter(const CaseRule& rule) { return rule.kind == letter || rule.kind == letter_abroad || rule.kind == notification; }

void read_length(CaseReader& reader, const CaseRule& rule, Question& question) {
  if (rule.kind == notification || rule.kind == day) return;
  const bool one_month = rule.kind == letter || rule.kind == letter_abroad;
  const int count = one_month ? 1 : reader.optional_number("n").value_or(0);
  if (count < 1) reader.fail("n", "fehlt oder ist kleiner als 1.");
  question.period = Period{count, rule.unit};
  question.start = rule.start;
}

void read_event(CaseReader& reader, const CaseRule& rule, Question& question) {
  if (rule.kind != hours) {
    question.event = reader.date("event");
    return;
  }
  const Moment event = reader.moment("event");
  question.event = event.day;
  question.time = event.time;
}

Question read_question(CaseReader& reader, const CaseRule& rule) {
  Question question;
  question.place = read_place(reader);
  const Scope scope = read_scope(reader);
  question.rule = rule.rule == RuleId::set_general && rule.kind != hours ? period_rule(scope) : rule.rule;
  question.scope = scope;
  question.fiction_days = reader.optional_number("fiction_days");
  if (is_letter(rule)) question.channel = rule.kind == letter_abroad ? Channel::post_abroad : Channel::post;
  question.end = reader.flag("shift", true) ? End::moves : End::raw;
  read_event(reader, rule, question);
  read_length(reader, rule, question);
  return question;
}

std::string read_id(CaseReader& reader) {
  constexpr std::size_t kIdMax = 100;
  const auto plain = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; };
  std::string id = reader.text("id");
  if (id.size() > kIdMax || !std::all_of(id.begin(), id.end(), plain)) reader.fail("id", "darf keine Leerzeichen enthalten und höchstens 100 Zeichen lang sein.");
  return id;
}

Case read_case(CaseReader& reader) {
  Case one;
  one.id = read_id(reader);
  one.rule = read_rule(reader);
  one.question = read_question(reader, *one.rule);
  one.expected = one.rule->kind == hours ? reader.moment("expected") : Moment{reader.date("expected")};
  if (!reader.has("fiction_day")) return one;
  if (!is_letter(*one.rule)) reader.fail("fiction_day", "gibt es nur bei Briefen.");
  one.fiction_day = reader.date("fiction_day");
  return one;
}

std::string time_text(const Moment& moment) { return fmt::format("{}T{:02}:{:02}", format_date(moment.day), moment.time.count() / 60, moment.time.count() % 60); }

CaseOutcome compare_hours(const Case& one, const Deadline& deadline) {
  const Moment computed = normal({*deadline.last_day, *deadline.time});
  const bool agrees = computed == normal(one.expected);
  const std::string expected = time_text(one.expected);
  return {one.id, agrees ? expected : time_text(computed), expected, agrees};
}

CaseOutcome compare_days(const Case& one, const Deadline& deadline) {
  const auto written = [](const std::optional<CivilDate>& day) { return day ? format_date(*day) : std::string("-"); };
  const auto computed = one.rule->kind == notification ? deadline.notified : deadline.last_day;
  CaseOutcome outcome{one.id, written(computed), format_date(one.expected.day), computed == one.expected.day};
  if (!one.fiction_day || deadline.notified == one.fiction_day) return outcome;
  outcome.agrees = false;
  outcome.computed += fmt::format("({})", written(deadline.notified));
  outcome.expected += fmt::format("({})", format_date(*one.fiction_day));
  return outcome;
}

}  // namespace

Result<CaseOutcome, std::string> run_case(std::string_view line) {
  if (line.size() > kCaseLineMax) return refuse(std::string("Die Zeile ist länger als 64 KiB."));
  boost::system::error_code error;
  const json::value value = json::parse(json::string_view(line.data(), line.size()), error);
  if (error || !value.is_object()) return refuse(std::string("Die Zeile ist kein JSON-Objekt."));
  CaseReader reader(value.get_object());
  const Case one = read_case(reader);
  if (!reader.fault().empty()) return refuse(reader.fault());
  const auto deadline = compute(one.question);
  if (!deadline) return refuse(deadline.error().text.de);
  return one.rule->kind == hours ? compare_hours(one, *deadline) : compare_days(one, *deadline);
}

}  // namespace nb::deadlines
