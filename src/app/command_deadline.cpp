// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb deadline`: one statutory deadline with its reasons, or worked cases from a file. Touches no installation.
#include <fmt/ostream.h>

#include <algorithm>

#include "app/commands.hpp"
#include "base/env.hpp"
#include "base/text.hpp"
#include "deadlines/cases.hpp"
#include "deadlines/compute.hpp"
#include "deadlines/day_text.hpp"

namespace nb::app {

namespace {

using deadlines::Deadline;
using deadlines::Question;
using deadlines::Sentence;

constexpr std::uint64_t kFileBytesMax = 64ULL << 20;

/// An option that cannot be read: which, and what is expected there.
struct BadOption {
  std::string sentence;
};

BadOption bad(const char* option, const std::string& given, const char* expected) { return {fmt::format("{} »{}« ist nicht lesbar. Erwartet wird {}.", option, given, expected)}; }

/// Reads options one by one and keeps the first that cannot be read.
class OptionReader {
 public:
  template <class Value, class Parse>
  void optional(const char* option, const std::string& given, Parse parse, const char* expected, std::optional<Value>& out) {
    if (given.empty()) return;
    out = parse(given);
    if (!out) note(bad(option, given, expected));
  }
  void note(BadOption fault) {
    if (!fault_) fault_ = std::move(fault);
  }
  [[nodiscard]] const std::optional<BadOption>& fault() const { return fault_; }

 private:
  std::optional<BadOption> fault_;
};

constexpr const char* kDay = "ein Tag wie 22.09.2025 oder 2025-09-22, den es gibt";

deadlines::HolidayCalendar place_of(OptionReader& reader, const DeadlineOptions& options) {
  std::optional<deadlines::Land> land;
  reader.optional("--land", options.land, deadlines::parse_land, "ein Land in zwei großen Buchstaben wie NW", land);
  std::vector<deadlines::LocalHoliday> local;
  for (const std::string& name : options.local) {
    const auto one = deadlines::parse_local_holiday(name);
    if (one && land && deadlines::land_of(*one) == *land) {
      local.push_back(*one);
    } else {
      reader.note(bad("--local", name, "ein örtlicher Feiertag des Landes hinter --land"));
    }
  }
  if (!land) return {};
  return {*land, std::span<const deadlines::LocalHoliday>(local)};
}

void read_end(OptionReader& reader, const DeadlineOptions& options, Question& question) {
  if (options.counts_from_day) question.start = deadlines::Start::with_day;
  if (options.stands.empty()) return;
  if (options.stands == "genannt") {
    question.end = deadlines::End::named_day;
  } else if (options.stands == "leistung") {
    question.end = deadlines::End::benefit;
  } else if (options.stands == "termin") {
    question.end = deadlines::End::appointment;
  } else {
    reader.note(bad("--stands", options.stands, "genannt, leistung oder termin"));
  }
}

std::optional<int> parse_count(std::string_view text) {
  const auto number = parse_u64(text);
  if (!number || *number > 1000) return std::nullopt;
  return static_cast<int>(*number);
}

Result<Question, BadOption> question_of(const DeadlineOptions& options) {
  Question question;
  OptionReader reader;
  const auto rule = deadlines::parse_rule_id(options.rule);
  if (!rule) return refuse(BadOption{fmt::format("Eine Frist »{}« gibt es nicht. »notbetrieb deadline --rules« zeigt alle Kennungen.", options.rule)});
  question.rule = *rule;
  const auto day = deadlines::parse_day(options.day);
  if (!day) return refuse(bad("--day", options.day, kDay));
  question.event = *day;
  question.place = place_of(reader, options);
  question.never_arrived = options.never_arrived;
  reader.optional("--time", options.time, deadlines::parse_time, "eine Uhrzeit wie 10:00", question.time);
  reader.optional("--by", options.channel, deadlines::parse_channel, "ein Weg wie post oder urkunde; --help zeigt alle", question.channel);
  reader.optional("--law", options.scope, deadlines::parse_scope, "vwvfg, ao oder sgbx", question.scope);
  reader.optional("--days", options.fiction_days, parse_count, "eine Zahl von 0 bis 30", question.fiction_days);
  reader.optional("--arrived", options.arrived, deadlines::parse_day, kDay, question.arrived);
  reader.optional("--procedure-begun", options.procedure_begun, deadlines::parse_day, kDay, question.procedure_begun);
  reader.optional("--length", options.length, deadlines::parse_period, "eine Länge wie »2 Wochen«", question.period);
  for (const std::string& text : options.extensions) {
    const auto period = deadlines::parse_period(text);
    if (period) question.extensions.push_back(*period);
    if (!period) reader.note(bad("--extended", text, "eine Länge wie »1 Monat«"));
  }
  read_end(reader, options, question);
  if (reader.fault()) return refuse(*reader.fault());
  return question;
}

/// "2026-03-02 23:59", "02.03.2026 23:59".
std::optional<LocalTime> parse_received(std::string_view text) {
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto day = deadlines::parse_day(text.substr(0, space));
  const auto time = deadlines::parse_time(text.substr(space + 1));
  if (!day || !time || *time >= std::chrono::hours(24)) return std::nullopt;
  return LocalTime{*day, *time, std::chrono::minutes(0)};
}

/// Prints in the chosen language.
class Printer {
 public:
  Printer(bool english, Io io) : english_(english), io_(io) {}

  void result(const Deadline& deadline) {
    const deadlines::Rule& rule = deadlines::rule(deadline.rule);
    fmt::print(io_.out, "{} ({})\n", english_ ? rule.title_en : rule.title_de, rule.law);
    if (deadline.notified) line({"Bekannt gegeben", "Notified"}, say(deadlines::spoken(*deadline.notified)));
    if (deadline.not_before) line({"Frühestens", "Not before"}, say(deadlines::spoken(*deadline.not_before)));
    if (deadline.last_day) line({"Letzter Tag", "Last day"}, moment(*deadline.last_day, deadline.time));
    fmt::print(io_.out, "\n{}\n", say({"Begründung:", "Reasons:"}));
    int number = 0;
    for (const deadlines::Step& step : deadline.steps) fmt::print(io_.out, "{:2}. {}\n    [{}]\n", ++number, say(step.text), step.law);
    if (!deadline.open.empty()) fmt::print(io_.out, "\n{}\n", say({"Offen:", "Open:"}));
    for (const deadlines::OpenQuestion& open : deadline.open) print_open(open);
  }

  void verdict(const Deadline& deadline, const LocalTime& received) {
    Sentence sentence;
    switch (judge(deadline, received)) {
      case deadlines::Timeliness::kept:
        sentence = {"Der Eingang ist rechtzeitig.", "What was received is in time."};
        break;
      case deadlines::Timeliness::disputed:
        sentence = {"Ob der Eingang rechtzeitig ist, hängt von der offenen Frage ab.", "Whether what was received is in time depends on the open question."};
        break;
      case deadlines::Timeliness::late:
        sentence = {"Der Eingang ist zu spät.", "What was received is too late."};
        break;
      case deadlines::Timeliness::open:
        sentence = {"Diese Frist hat keinen letzten Tag, an dem sich das messen ließe.", "This rule has no last day to measure it by."};
        break;
    }
    fmt::print(io_.out, "\n{}\n", say(sentence));
  }

  void closing(bool without_land) {
    if (without_land) {
      fmt::print(io_.out, "\n{}\n",
                 say({"Ohne --land zählten nur die Feiertage, die überall gelten; bitte das Land angeben, wenn es bekannt ist.",
                      "Without --land only nationwide holidays counted; please give the Land if it is known."}));
    }
    fmt::print(io_.out, "\n{}\n",
               say({"Rechenhilfe, keine Rechtsberatung. Maßgeblich sind das Gesetz und die Belehrung im Bescheid.",
                    "An aid to counting, not legal advice. The law and the advice in the decision are what counts."}));
  }

 private:
  [[nodiscard]] const std::string& say(const Sentence& sentence) const { return english_ ? sentence.en : sentence.de; }
  void line(const Sentence& name, const std::string& value) { fmt::print(io_.out, "{}: {}\n", say(name), value); }
  [[nodiscard]] std::string moment(CivilDate day, const std::optional<std::chrono::minutes>& time) const {
    const auto minutes = time.value_or(std::chrono::hours(24)).count();
    return fmt::format("{}, {:02}:{:02}{}", say(deadlines::spoken(day)), minutes / 60, minutes % 60, english_ ? "" : " Uhr");
  }
  void print_open(const deadlines::OpenQuestion& open) {
    fmt::print(io_.out, " !  {}\n    [{}]\n", say(open.text), open.law);
    if (open.last_day) fmt::print(io_.out, "    {}: {}\n", say({"Letzter Tag dann", "Last day then"}), moment(*open.last_day, open.time));
  }

  bool english_;
  Io io_;
};

int list_rules(Io io) {
  std::optional<deadlines::Group> group;
  for (const deadlines::Rule& rule : deadlines::rules()) {
    if (group != rule.group) fmt::print(io.out, "{}{}\n", group ? "\n" : "", deadlines::title(rule.group).de);
    group = rule.group;
    fmt::print(io.out, "  {:22} {} ({}); ab: {}\n", rule.key, rule.title_de, rule.law, rule.event_de);
  }
  return kDone;
}

int run_cases(const std::string& file, Io io) {
  const auto env = posix_env();
  const std::string text(text_of(read_file(*env, file, kFileBytesMax)));
  std::size_t number = 0;
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (trim(line).empty()) continue;
    const auto outcome = deadlines::run_case(trim(line));
    if (!outcome) {
      ++failed;
      fmt::print(io.err, "{} Zeile {}: {}\n", file, number, outcome.error());
      continue;
    }
    ++(outcome->agrees ? passed : failed);
    fmt::print(io.out, "{} {} {} {}\n", outcome->id, outcome->computed, outcome->expected, outcome->agrees ? "ok" : "differs");
  }
  fmt::print(io.out, "{} passed, {} failed\n", passed, failed);
  return failed == 0 ? kDone : kRefused;
}

int refuse_usage(Io io, const std::string& sentence) {
  fmt::print(io.err, "{}\n", sentence);
  return kUsage;
}

}  // namespace

int deadline(const DeadlineOptions& options, Io io) {
  if (options.list) return list_rules(io);
  if (!options.cases.empty()) return run_cases(options.cases, io);
  if (options.rule.empty())
    return refuse_usage(io, "Bitte sagen Sie, welche Frist gemeint ist, zum Beispiel: notbetrieb deadline widerspruch --day 22.09.2025 --by post --land NW");
  if (options.lang != "de" && options.lang != "en") return refuse_usage(io, "--lang kennt nur de und en.");
  const auto question = question_of(options);
  if (!question) return refuse_usage(io, question.error().sentence);
  const auto received = parse_received(options.received);
  if (!options.received.empty() && !received) return refuse_usage(io, bad("--received", options.received, "Tag und Uhrzeit wie \"2026-03-02 23:59\"").sentence);
  const auto computed = deadlines::compute(*question);
  if (!computed) {
    fmt::print(io.err, "{}\n", options.lang == "en" ? computed.error().text.en : computed.error().text.de);
    return kRefused;
  }
  Printer printer(options.lang == "en", io);
  printer.result(*computed);
  if (received) printer.verdict(*computed, *received);
  printer.closing(options.land.empty());
  return kDone;
}

}  // namespace nb::app
