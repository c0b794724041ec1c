// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/impl/ending.hpp"

#include <fmt/format.h>

#include <iterator>

#include "deadlines/impl/regime.hpp"
#include "deadlines/impl/words.hpp"
#include "deadlines/period.hpp"

namespace nb::deadlines {

namespace {

using std::chrono::minutes;

class Ends {
 public:
  Ends(const Question& question, const Rule& rule) : question_(question), rule_(rule), law_(law_of(rule.regime)) {}

  [[nodiscard]] Ending from(CivilDate event) const {
    Ending end = first(event);
    for (const Period& extension : question_.extensions) extend(end, extension);
    return end;
  }

 private:
  [[nodiscard]] Ending first(CivilDate event) const {
    if (rule_.id == RuleId::set_day) return named(event);
    const Period period = period_of(question_, rule_);
    if (period.unit == Unit::hours) return in_hours(event, period);
    return counted(event, period, question_.start);
  }

  [[nodiscard]] Ending named(CivilDate day) const {
    Ending end{day, day};
    add(end, std::string(rule_.law), day,
        {fmt::format("Die Frist endet an dem genannten Tag, {}.", words(day).de), fmt::format("The period ends on the named day, {}.", words(day).en)});
    move(end);
    return end;
  }

  [[nodiscard]] Ending in_hours(CivilDate event, const Period& period) const {
    const HourEnd at = hours_after(question_.place, event, *question_.time, period.count, law_.hours);
    Ending end{at.day, at.day, at.time};
    const bool all = law_.hours == Hours::all;
    const std::string law(law_.hours_law.empty() ? law_.start_event : law_.hours_law);
    add(end, law, at.day,
        {fmt::format(
             "Eine Frist von {} ab {}, {} Uhr: {}. Sie endet am {}, um {} Uhr.", words(period).de, words(event).de, words(*question_.time),
             all ? "Samstage, Sonntage und Feiertage zählen mit, und das Ende verschiebt sich nicht" : "Die Stunden von Samstagen, Sonntagen und Feiertagen zählen nicht mit",
             words(at.day).de, words(at.time)),
         fmt::format("A period of {} from {}, {}: {}. It ends on {} at {}.", words(period).en, words(event).en, words(*question_.time),
                     all ? "Saturdays, Sundays and holidays count, and the end does not move" : "the hours of Saturdays, Sundays and holidays do not count", words(at.day).en,
                     words(at.time))});
    return end;
  }

  [[nodiscard]] Ending counted(CivilDate event, const Period& period, Start start) const {
    const bool after = start == Start::after_event;
    const bool works = period.unit == Unit::working_days;
    const PeriodEnd raw = works ? PeriodEnd{nth_working_day(question_.place, after ? event : plus_days(event, -1), period.count)} : raw_end(event, period, start);
    Ending end{raw.day, raw.day};
    explain_start(end, event, after);
    explain_end(end, period, start, raw);
    move(end);
    return end;
  }

  void explain_start(Ending& end, CivilDate event, bool after) const {
    const CivilDate first = after ? plus_days(event, 1) : event;
    if (!after) {
      add(end, std::string(law_.start_day), first,
          {fmt::format("Die Frist beginnt mit dem Anfang dieses Tages; er zählt mit: {}.", words(first).de),
           fmt::format("The period begins at the start of this day, which counts: {}.", words(first).en)});
      return;
    }
    const bool set = rule_.group == Group::free && question_.channel && !law_.set_period.empty();
    add(end, std::string(set ? law_.set_period : law_.start_event), first,
        {fmt::format("{} zählt nicht mit; der erste Tag der Frist ist {}.", words(event).de, words(first).de),
         fmt::format("{} does not count; the first day of the period is {}.", words(event).en, words(first).en)});
  }

  void explain_end(Ending& end, const Period& period, Start start, const PeriodEnd& raw) const {
    std::string law = fmt::format("{}; {}", rule_.law, end_law(rule_.regime, period, start, raw.day_missing));
    const Sentence day = words(raw.day);
    if (period.unit == Unit::working_days) {
      add(end, std::string(rule_.law), raw.day,
          {fmt::format("Der {}. Werktag ist {}. Samstage zählen als Werktag, Sonntage und Feiertage nicht.", period.count, day.de),
           fmt::format("Working day number {} is {}. Saturdays count, Sundays and holidays do not.", period.count, day.en)});
      return;
    }
    const std::string missing_de = raw.day_missing ? " (den entsprechenden Tag gibt es in diesem Monat nicht, deshalb der letzte)" : "";
    const std::string missing_en = raw.day_missing ? " (that month lacks the corresponding day, so its last day counts)" : "";
    add(end, std::move(law), raw.day,
        {fmt::format("Eine Frist von {} endet am {}{}.", words(period).de, day.de, missing_de), fmt::format("A period of {} ends on {}{}.", words(period).en, day.en, missing_en)});
  }

  /// § 193 BGB and its relatives: only the end moves, and again while the next day is none either.
  void move(Ending& end) const {
    if (is_working_day(question_.place, end.raw)) return;
    const Sentence kind = kind_of_day(question_.place, end.raw);
    const std::string_view stands = standing_law();
    if (!stands.empty() || question_.end == End::raw) return explain_standing(end, std::string(stands), kind);
    end.day = working_day_from(question_.place, end.raw);
    const Sentence day = words(end.day);
    const bool no_exception = question_.end == End::named_day;
    const std::string note_de = no_exception ? " Eine Ausnahme für einen ausdrücklich genannten Tag kennt dieses Gesetz nicht." : "";
    const std::string note_en = no_exception ? " This law knows no exception for an expressly named day." : "";
    add(end, std::string(law_.moves), end.day,
        {fmt::format("Das Ende fällt auf keinen Werktag ({}). Die Frist endet deshalb am nächsten Werktag: {}.{}", kind.de, day.de, note_de),
         fmt::format("The end is not a working day ({}). So the period ends on the next working day: {}.{}", kind.en, day.en, note_en)});
  }

  /// The rule by which the end stands; empty if it moves.
  [[nodiscard]] std::string_view standing_law() const {
    switch (question_.end) {
      case End::named_day:
        return law_.named_day;
      case End::benefit:
        return law_.benefit;
      case End::appointment:
        return law_.appointment;
      case End::moves:
      case End::raw:
        break;
    }
    return "";
  }

  void explain_standing(Ending& end, std::string law, const Sentence& kind) const {
    std::string why_de = "gefragt ist nach dem Ende ohne Verschiebung";
    std::string why_en = "the end without moving was asked for";
    if (question_.end == End::named_day) {
      why_de = "der Tag wurde ausdrücklich und mit Hinweis auf diese Vorschrift genannt";
      why_en = "the day was named expressly and with reference to this rule";
    } else if (question_.end == End::benefit) {
      why_de = "die Behörde erbringt eine Leistung für einen bestimmten Zeitraum";
      why_en = "the authority renders a benefit for a certain time";
    } else if (question_.end == End::appointment) {
      why_de = "ein Termin der Behörde ist auch dann einzuhalten";
      why_en = "an appointment of the authority must be kept even then";
    }
    add(end, law.empty() ? std::string(law_.moves) : std::move(law), end.day,
        {fmt::format("Das Ende fällt auf keinen Werktag ({}), verschiebt sich aber nicht: {}.", kind.de, why_de),
         fmt::format("The end is not a working day ({}) but does not move: {}.", kind.en, why_en)});
  }

  /// § 190 BGB: from the end of the old period, which is its moved end (BGH, IX ZB 198/04).
  void extend(Ending& end, const Period& extension) const {
    add(end, "§ 190 BGB", end.day,
        {fmt::format("Die Frist wird um {} verlängert; die neue Frist läuft vom Ende der alten an: {}.", words(extension).de, words(end.day).de),
         fmt::format("The period is extended by {}; the new one runs from the end of the old one: {}.", words(extension).en, words(end.day).en)});
    Ending next = counted(end.day, extension, Start::after_event);
    next.steps.insert(next.steps.begin(), std::make_move_iterator(end.steps.begin()), std::make_move_iterator(end.steps.end()));
    end = std::move(next);
  }

  static void add(Ending& end, std::string law, std::optional<CivilDate> day, Sentence text) { end.steps.push_back({std::move(law), std::move(text), day}); }

  const Question& question_;
  const Rule& rule_;
  const RegimeLaw& law_;
};

}  // namespace

Period period_of(const Question& question, const Rule& rule) {
  if (question.period) return *question.period;
  // § 84 Abs. 1 Satz 2, § 87 Abs. 1 Satz 2 SGG: three months if the decision is notified in another country.
  const bool abroad = question.channel == Channel::post_abroad;
  if (abroad && (rule.id == RuleId::objection_social || rule.id == RuleId::action_social)) return {3, Unit::months};
  return rule.period;
}

Ending ending(const Question& question, const Rule& rule, CivilDate event) { return Ends(question, rule).from(event); }

}  // namespace nb::deadlines
