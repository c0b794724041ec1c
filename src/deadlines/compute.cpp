// SPDX-License-Identifier: EUPL-1.2
// Question → notification → end of the period → what is open. The end is computed for every possible day of notification, so
// that each open question comes with its own date.
#include "deadlines/compute.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "deadlines/impl/ending.hpp"
#include "deadlines/impl/regime.hpp"
#include "deadlines/impl/words.hpp"
#include "deadlines/notification.hpp"
#include "deadlines/period.hpp"

namespace nb::deadlines {

namespace {

using std::chrono::minutes;
constexpr minutes kDay{24 * 60};
constexpr std::size_t kExtensionsMax = 20;
constexpr int kWeekDays = 7;

Refusal refusal(Refusal::Field field, std::string german, std::string english) { return {field, {std::move(german), std::move(english)}}; }

/// The law that a rule's notification follows, if it counts from one.
std::optional<Scope> scope_of(const Question& question, const Rule& rule) {
  if (rule.id == RuleId::set_day) return std::nullopt;
  if (!question.channel && !rule.scope) return std::nullopt;
  if (question.scope) return question.scope;
  if (rule.scope) return rule.scope;
  if (rule.regime == Regime::ao) return Scope::ao;
  return rule.regime == Regime::sgbx || rule.regime == Regime::sgg ? Scope::sgbx : Scope::vwvfg;
}

bool needs_period(const Rule& rule) { return rule.group == Group::free && rule.id != RuleId::set_day && rule.id != RuleId::notified; }

std::optional<Refusal> fault_of_period(const Question& question, const Rule& rule) {
  using enum Refusal::Field;
  if (needs_period(rule) && !question.period)
    return refusal(period, "Bitte geben Sie an, wie lang die Frist ist, zum Beispiel zwei Wochen.", "Please say how long the period is, for example two weeks.");
  if (question.period && !needs_period(rule))
    return refusal(period, "Wie lang diese Frist ist, sagt das Gesetz. Bitte lassen Sie die Länge weg, oder wählen Sie eine andere Frist.",
                   "The law says how long this period is. Please leave the length out, or choose another rule.");
  if (question.period && !is_valid(*question.period))
    return refusal(period, "Die Länge der Frist muss mindestens 1 und darf höchstens 100 Jahre sein.", "The length of the period must be at least 1 and at most 100 years.");
  const bool hours = question.period && question.period->unit == Unit::hours;
  if (hours && !question.time)
    return refusal(time, "Bitte geben Sie die Uhrzeit an, von der an die Stunden zählen, zum Beispiel 10:00.",
                   "Please give the time from which the hours count, for example 10:00.");
  if (question.time && (*question.time < minutes(0) || *question.time >= kDay))
    return refusal(time, "Die Uhrzeit muss zwischen 00:00 und 23:59 liegen.", "The time must lie between 00:00 and 23:59.");
  const bool bad = std::any_of(question.extensions.begin(), question.extensions.end(), [](const Period& one) { return !is_valid(one) || one.unit == Unit::hours; });
  if (bad || question.extensions.size() > kExtensionsMax)
    return refusal(extensions, "Jede Verlängerung muss mindestens einen Tag lang sein; höchstens 20 sind möglich.",
                   "Each extension must be at least one day long; 20 are possible at most.");
  return std::nullopt;
}

/// Ways of service under the VwZG, which § 51 Abs. 1 OWiG prescribes; a plain letter is none.
bool serves(Channel channel) { return channel == Channel::served || channel == Channel::handed_over || channel == Channel::registered_letter || channel == Channel::e_delivery; }

std::optional<Refusal> fault(const Question& question, const Rule& rule) {
  if (!is_computable(question.event))
    return refusal(Refusal::Field::event, "Den angegebenen Tag gibt es nicht, oder er liegt nicht zwischen 1900 und 2199. Bitte prüfen Sie das Datum.",
                   "The given day does not exist or does not lie between 1900 and 2199. Please check the date.");
  if (question.arrived && !is_computable(*question.arrived))
    return refusal(Refusal::Field::arrived, "Den angegebenen Tag der Ankunft gibt es nicht, oder er liegt nicht zwischen 1900 und 2199. Bitte prüfen Sie das Datum.",
                   "The given day of arrival does not exist or does not lie between 1900 and 2199. Please check the date.");
  if (question.rule == RuleId::objection_fine && question.channel && !serves(*question.channel))
    return refusal(Refusal::Field::channel, "Ein Bußgeldbescheid wird förmlich zugestellt. Bitte wählen Sie die förmliche Zustellung; dann zählt das Datum auf dem Umschlag.",
                   "A penalty notice is served formally. Please choose formal service; then the date on the envelope counts.");
  return fault_of_period(question, rule);
}

/// Steps that follow the end: until when on that day, and what else belongs to the rule.
void add_closing(Deadline& deadline, const Rule& rule) {
  if (rule.group == Group::missed && rule.id != RuleId::restitution_limit) {
    deadline.steps.push_back(
        {std::string(rule.law),
         {"In derselben Zeit muss auch nachgeholt werden, was versäumt wurde. Ein Jahr nach dem Ende der versäumten Frist ist es zu spät, außer bei höherer Gewalt.",
          "What was missed must be made up within the same time. One year after the end of the missed period it is too late, except for force majeure."},
         std::nullopt});
  }
  if (rule.id == RuleId::objection || rule.id == RuleId::objection_social) {
    const bool social = rule.id == RuleId::objection_social;
    deadline.steps.push_back({social ? "§ 84 Abs. 2 SGG" : "§ 70 Abs. 1 Satz 2 VwGO",
                              social ? Sentence{"Die Frist ist auch gewahrt, wenn der Widerspruch rechtzeitig bei irgendeiner Behörde in Deutschland eingeht.",
                                                "The deadline is also kept if the objection reaches any authority in Germany in time."}
                                     : Sentence{"Die Frist ist auch gewahrt, wenn der Widerspruch rechtzeitig bei der Behörde eingeht, die darüber entscheidet. Manche Länder "
                                                "sehen statt des Widerspruchs sofort "
                                                "die Klage vor; maßgeblich ist die Belehrung im Bescheid.",
                                                "The deadline is also kept if the objection reaches the authority that decides on it. Some Länder provide for immediate court "
                                                "action instead; the advice in the "
                                                "decision counts."},
                              std::nullopt});
  }
  if (deadline.time || !deadline.last_day) return;
  const Sentence day = words(*deadline.last_day);
  if (rule.group == Group::authority) {
    deadline.steps.push_back(
        {std::string(rule.law),
         {fmt::format("Spätestens am {}, 24:00 Uhr, muss die Behörde gehandelt haben.", day.de), fmt::format("The authority must have acted by the end of {} (24:00).", day.en)},
         deadline.last_day});
    return;
  }
  deadline.steps.push_back({"BVerfGE 42, 128",
                            {fmt::format("Rechtzeitig ist, was bis {}, 24:00 Uhr, eingeht; Öffnungszeiten spielen keine Rolle.", day.de),
                             fmt::format("Whatever arrives by the end of {} (24:00) is in time; office hours do not matter.", day.en)},
                            deadline.last_day});
}

/// § 75 VwGO, § 88 SGG: a waiting time, in which nothing has to be done; its end does not move.
Deadline waiting(const Question& question, const Rule& rule) {
  const Period period = period_of(question, rule);
  const PeriodEnd raw = raw_end(question.event, period, Start::after_event);
  Deadline deadline{.rule = rule.id};
  deadline.not_before = plus_days(raw.day, 1);
  deadline.steps.push_back({fmt::format("{}; {}", rule.law, end_law(rule.regime, period, Start::after_event, raw.day_missing)),
                            {fmt::format("Die Wartezeit von {} endet am {}; sie verschiebt sich nicht.", words(period).de, words(raw.day).de),
                             fmt::format("The waiting time of {} ends on {}; it does not move.", words(period).en, words(raw.day).en)},
                            raw.day});
  deadline.steps.push_back({std::string(rule.law),
                            {fmt::format("Möglich ist die Klage ab {}; früher nur aus besonderen Gründen. Eine letzte Frist gibt es nicht.", words(*deadline.not_before).de),
                             fmt::format("The action is possible from {}; earlier only for special reasons. There is no last day.", words(*deadline.not_before).en)},
                            deadline.not_before});
  return deadline;
}

Deadline at_once(const Rule& rule) {
  Deadline deadline{.rule = rule.id};
  const bool with_start = rule.id == RuleId::trade;
  deadline.steps.push_back({std::string(rule.law),
                            with_start
                                ? Sentence{"Das Gesetz nennt keine Zahl von Tagen: Die Anzeige ist gleichzeitig mit dem Beginn, der Änderung oder dem Ende zu erstatten.",
                                           "The law names no number of days: the notice is due at the same time as the start, the change or the end."}
                                : Sentence{"Das Gesetz nennt keine Zahl von Tagen: Die Meldung ist unverzüglich zu erstatten, also ohne schuldhaftes Zögern (§ 121 Abs. 1 BGB).",
                                           "The law names no number of days: the report is due without delay, that is without culpable hesitation (§ 121 (1) BGB)."},
                            std::nullopt});
  return deadline;
}

/// § 42a VwVfG: whether the end moves is open. The safe day for the authority is the one that does not.
void open_approval(Deadline& deadline, Ending& end, const Question& question) {
  if (end.raw == end.day) return;
  const CivilDate moved = end.day;
  deadline.last_day = end.raw;
  end.steps.pop_back();  // the step that moved it becomes the open question
  deadline.open.push_back(
      {"§ 42a Abs. 2, § 31 Abs. 3 VwVfG",
       {fmt::format("Der letzte Tag ist kein Werktag ({}). Ob die Genehmigung dann erst nach dem nächsten Werktag, {}, als erteilt gilt, ist umstritten. Sicher ist nur eine "
                    "Entscheidung bis zum früheren Tag.",
                    kind_of_day(question.place, end.raw).de, words(moved).de),
        fmt::format("The last day is not a working day ({}). Whether the approval then counts as given only after the next working day, {}, is disputed. Only a decision by "
                    "the earlier day is safe.",
                    kind_of_day(question.place, end.raw).en, words(moved).en)},
       std::nullopt,
       moved,
       std::nullopt});
}

void open_clock_change(Deadline& deadline, const Question& question) {
  if (!deadline.time || !clocks_changed_between(question.event, *question.time, *deadline.last_day, *deadline.time)) return;
  const bool spring = deadline.last_day->month() < std::chrono::July;
  const minutes total = *deadline.time + (spring ? minutes(60) : minutes(-60));
  const int days = total > kDay ? 1 : total <= minutes(0) ? -1 : 0;
  const CivilDate day = plus_days(*deadline.last_day, days);
  const minutes time = total - days * kDay;
  deadline.open.push_back(
      {"§ 187 BGB",
       {fmt::format("In dieser Zeit wird die Uhr umgestellt. Gezählt ist nach der Uhr; zählt man die wirklich verstrichenen Stunden, endet die Frist am {}, um {} Uhr.",
                    words(day).de, words(time)),
        fmt::format("The clocks change in this time. Counted by the clock; counting the hours that really pass, the period ends on {} at {}.", words(day).en, words(time))},
       std::nullopt,
       day,
       time});
}

void note_early_holidays(Deadline& deadline) {
  const auto day = deadline.last_day ? deadline.last_day : deadline.notified;
  if (!day || day->year() >= HolidayCalendar::kFirstYear) return;
  deadline.steps.push_back(
      {"Feiertagsgesetze der Länder",
       {"Die Feiertage sind seit 1996 hinterlegt; für frühere Jahre bitte von Hand prüfen.", "Holidays are recorded since 1996; please check earlier years by hand."},
       std::nullopt});
}

/// § 17 Abs. 2 Satz 1 BMG: deregistration is possible from one week before moving out.
void add_earliest(Deadline& deadline, const Question& question) {
  if (question.rule != RuleId::move_out) return;
  deadline.not_before = plus_days(question.event, -kWeekDays);
  deadline.steps.push_back({"§ 17 Abs. 2 Satz 1 BMG",
                            {fmt::format("Die Abmeldung ist frühestens eine Woche vor dem Auszug möglich: ab {}.", words(*deadline.not_before).de),
                             fmt::format("Deregistration is possible from one week before moving out: from {}.", words(*deadline.not_before).en)},
                            deadline.not_before});
}

Deadline dated(const Question& question, const Rule& rule, std::optional<Notification> told) {
  Deadline deadline{.rule = rule.id};
  if (told) {
    deadline.notified = told->day;
    deadline.steps = std::move(told->steps);
    deadline.open = std::move(told->open);
    if (rule.id == RuleId::notified) return deadline;
    for (OpenQuestion& open : deadline.open) open.last_day = ending(question, rule, *open.notified).day;
    if (!told->day) return deadline;
  }
  Ending end = ending(question, rule, told ? *told->day : question.event);
  deadline.last_day = end.day;
  deadline.time = end.time;
  if (rule.id == RuleId::deemed_approval) open_approval(deadline, end, question);
  deadline.steps.insert(deadline.steps.end(), std::make_move_iterator(end.steps.begin()), std::make_move_iterator(end.steps.end()));
  open_clock_change(deadline, question);
  add_earliest(deadline, question);
  add_closing(deadline, rule);
  return deadline;
}

/// The last moment of a day that is "the last day", or of an end in hours.
struct Moment {
  CivilDate day;
  minutes time;
};

std::vector<Moment> possible_ends(const Deadline& deadline) {
  std::vector<Moment> ends;
  if (deadline.last_day) ends.push_back({*deadline.last_day, deadline.time.value_or(kDay)});
  for (const OpenQuestion& open : deadline.open)
    if (open.last_day) ends.push_back({*open.last_day, open.time.value_or(kDay)});
  std::sort(ends.begin(), ends.end(), [](const Moment& a, const Moment& b) { return a.day != b.day ? a.day < b.day : a.time < b.time; });
  return ends;
}

}  // namespace

Result<Deadline, Refusal> compute(const Question& question) {
  const Rule& named = rule(question.rule);
  if (auto refused = fault(question, named)) return refuse(std::move(*refused));
  if (named.outcome == Outcome::without_delay) return at_once(named);
  if (named.outcome == Outcome::not_before) return waiting(question, named);
  std::optional<Notification> told;
  if (const auto scope = scope_of(question, named)) {
    auto found = notification(question, *scope);
    if (!found) return refuse(std::move(found.error()));
    told = std::move(*found);
  }
  Deadline deadline = dated(question, named, std::move(told));
  note_early_holidays(deadline);
  return deadline;
}

std::optional<CivilDate> safe_day(const Deadline& deadline) {
  const auto ends = possible_ends(deadline);
  if (ends.empty()) return std::nullopt;
  return ends.front().day;
}

std::optional<CivilDate> latest_day(const Deadline& deadline) {
  const auto ends = possible_ends(deadline);
  if (ends.empty()) return std::nullopt;
  return ends.back().day;
}

Timeliness judge(const Deadline& deadline, const LocalTime& received) {
  const auto ends = possible_ends(deadline);
  if (ends.empty()) return Timeliness::open;
  // An end at 10:00 is kept by what arrives at 10:00:00; 24:00 is the first moment of the next day and no longer that day.
  const auto in_time = [&received](const Moment& end) {
    if (received.day != end.day) return received.day < end.day;
    return end.time == kDay || received.of_day <= end.time;
  };
  if (in_time(ends.front())) return Timeliness::kept;
  // Without a day of its own (the letter never arrived) no period runs on the first reading: then nothing is late.
  return in_time(ends.back()) || !deadline.last_day ? Timeliness::disputed : Timeliness::late;
}

std::string_view to_string(Timeliness timeliness) {
  switch (timeliness) {
    case Timeliness::kept:
      return "kept";
    case Timeliness::disputed:
      return "disputed";
    case Timeliness::late:
      return "late";
    case Timeliness::open:
      return "open";
  }
  return "open";
}

}  // namespace nb::deadlines
