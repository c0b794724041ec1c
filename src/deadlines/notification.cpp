// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/notification.hpp"

#include <fmt/format.h>

#include "deadlines/impl/words.hpp"
#include "deadlines/land_days.hpp"
#include "deadlines/period.hpp"

namespace nb::deadlines {

namespace {

constexpr int kPublicNoticeDays = 14;
constexpr int kFictionDaysMax = 30;

/// What the law presumes: how many days after the event, or one month, and by which paragraph.
struct Presumption {
  std::string law;
  int days = 0;
  bool month = false;  ///< AO, letters abroad
  std::optional<int> other_days{};
  DayRule::Why why = DayRule::Why::none;
  Sentence event;  ///< "zur Post gegeben" · "posted"
  bool overridden = false;
};

Sentence event_words(Channel channel) {
  switch (channel) {
    case Channel::post:
    case Channel::post_abroad:
    case Channel::registered_letter:
      return {"zur Post gegeben", "posted"};
    case Channel::portal:
    case Channel::ozg_mailbox:
      return {"zum Abruf bereitgestellt", "made available"};
    case Channel::public_notice:
    case Channel::public_next_day:
      return {"örtlich bekannt gemacht", "announced locally"};
    case Channel::electronic:
    case Channel::e_delivery:
    case Channel::handed_over:
    case Channel::served:
      break;
  }
  return {"abgesendet", "sent"};
}

/// The paragraph that presumes the day; VwVfG: the Land's own.
std::string presumption_law(Scope scope, Channel channel, std::optional<Land> land) {
  if (channel == Channel::registered_letter) return "§ 4 Abs. 2 Satz 2 VwZG";
  if (channel == Channel::e_delivery) return "§ 5 Abs. 7 VwZG";
  if (channel == Channel::ozg_mailbox) return "§ 9 Abs. 1 OZG";
  switch (scope) {
    case Scope::ao:
      if (channel == Channel::post_abroad) return "§ 122 Abs. 2 Nr. 2 AO";
      if (channel == Channel::portal) return "§ 122a Abs. 4 AO";
      return channel == Channel::electronic ? "§ 122 Abs. 2a AO" : "§ 122 Abs. 2 Nr. 1 AO";
    case Scope::sgbx:
      return channel == Channel::portal ? "§ 37 Abs. 2a SGB X" : "§ 37 Abs. 2 SGB X";
    case Scope::vwvfg:
      break;
  }
  return land ? std::string(land_days(*land).law) : "§ 41 Abs. 2 VwVfG";
}

Presumption presumption(const Question& question, Scope scope, Channel channel) {
  Presumption found{.law = presumption_law(scope, channel, question.place.land()), .event = event_words(channel)};
  if (question.fiction_days) {
    found.days = *question.fiction_days;
    found.overridden = true;
  } else if (channel == Channel::post_abroad) {
    found.month = true;
  } else {
    // § 9 OZG is federal law for everybody; a Land's day rule concerns its own VwVfG (and its law on service, which follows it).
    const auto land = channel == Channel::ozg_mailbox ? std::nullopt : question.place.land();
    const DayRule rule = day_rule(scope, land, question.event, question.procedure_begun);
    found.days = rule.days;
    found.other_days = rule.other;
    found.why = rule.why;
  }
  return found;
}

/// § 108 Abs. 3 AO holds for presumed days too (BFH IX R 68/98); § 31 Abs. 3 VwVfG and § 26 Abs. 3 SGB X do not.
CivilDate moved(Scope scope, const HolidayCalendar& addressee, CivilDate day) { return scope == Scope::ao ? working_day_from(addressee, day) : day; }

class Notifying {
 public:
  Notifying(const Question& question, Scope scope) : question_(question), scope_(scope), addressee_(question.addressee.value_or(question.place)) {}

  Notification known_day(Channel channel) {
    const Sentence day = words(question_.event);
    if (channel == Channel::served) {
      add("§ 3 VwZG, §§ 177 bis 182 ZPO", question_.event,
          {fmt::format("Zugestellt ist am {}: Es gilt das Datum auf dem Umschlag, nicht der Tag, an dem der Brief gelesen wurde.", day.de),
           fmt::format("Served on {}: the date on the envelope counts, not the day on which the letter was read.", day.en)});
    } else {
      add(general_law(), question_.event,
          {fmt::format("Der Bescheid ist am {} angekommen; damit ist er bekannt gegeben.", day.de), fmt::format("The decision arrived on {}; with that it is notified.", day.en)});
    }
    return finish(question_.event);
  }

  Notification published(Channel channel) {
    const bool next = channel == Channel::public_next_day;
    const CivilDate raw = plus_days(question_.event, next ? 1 : kPublicNoticeDays);
    const Sentence event = words(question_.event);
    const Sentence day = words(raw);
    add(public_law(), raw,
        next ? Sentence{fmt::format("Die Allgemeinverfügung wurde am {} bekannt gemacht und bestimmt den folgenden Tag: Sie gilt am {} als bekannt gegeben.", event.de, day.de),
                        fmt::format("The general order was announced on {} and names the following day: it counts as notified on {}.", event.en, day.en)}
             : Sentence{fmt::format("Öffentlich bekannt gemacht am {}; zwei Wochen danach, am {}, gilt der Bescheid als bekannt gegeben.", event.de, day.de),
                        fmt::format("Announced publicly on {}; two weeks later, on {}, the decision counts as notified.", event.en, day.en)});
    return finish(scope_ == Scope::ao && !next ? move(raw) : raw);
  }

  Notification downloaded() {
    const CivilDate day = plus_days(question_.event, 1);
    const Sentence event = words(question_.event);
    add("§ 41 Abs. 2a VwVfG", day,
        {fmt::format("Abgerufen am {}; der Bescheid gilt am Tag danach als bekannt gegeben: {}. Wird er nicht innerhalb von zehn Tagen nach der Benachrichtigung abgerufen, ist er "
                     "nicht bekannt gegeben.",
                     event.de, words(day).de),
         fmt::format("Downloaded on {}; the decision counts as notified on the day after: {}. If it is not downloaded within ten days of the notice, it is not notified.", event.en,
                     words(day).en)});
    return finish(day);
  }

  /// Letters abroad outside the AO: § 41 Abs. 2 VwVfG and § 37 Abs. 2 SGB X speak of letters within Germany only.
  Notification without_presumption() {
    if (question_.arrived) return arrived_as_proven();
    add(scope_ == Scope::sgbx ? "§ 37 Abs. 2 SGB X" : "§ 41 Abs. 2 VwVfG", std::nullopt,
        {"Für einen Brief ins Ausland vermutet dieses Gesetz keinen Tag. Die Frist läuft ab dem Tag, an dem der Brief nachweislich angekommen ist; bitte diesen Tag angeben.",
         "For a letter to another country this law presumes no day. The period runs from the day on which the letter is proven to have arrived; please give that day."});
    return finish(std::nullopt);
  }

  Notification presumed(Channel channel) {
    const Presumption rule = presumption(question_, scope_, channel);
    const CivilDate raw = raw_day(rule, rule.days);
    explain(rule, raw);
    const CivilDate day = move(raw);
    if (rule.other_days) open_day_rule(rule);
    if (channel == Channel::ozg_mailbox) open_weekend(raw, "§ 9 Abs. 1 OZG");
    if (scope_ == Scope::vwvfg && channel != Channel::ozg_mailbox) open_weekend(raw, rule.law);
    return contested(rule, day);
  }

 private:
  [[nodiscard]] std::string general_law() const {
    if (scope_ == Scope::ao) return "§ 122 Abs. 1 AO";
    return scope_ == Scope::sgbx ? "§ 37 Abs. 1 SGB X" : "§ 41 Abs. 1 VwVfG";
  }
  [[nodiscard]] std::string public_law() const {
    if (scope_ == Scope::ao) return "§ 122 Abs. 4 AO";
    return scope_ == Scope::sgbx ? "§ 37 Abs. 4 SGB X" : "§ 41 Abs. 4 VwVfG";
  }
  [[nodiscard]] CivilDate raw_day(const Presumption& rule, int days) const {
    if (rule.month) return raw_end(question_.event, {1, Unit::months}, Start::after_event).day;
    return plus_days(question_.event, days);
  }

  void add(std::string law, std::optional<CivilDate> day, Sentence text) { result_.steps.push_back({std::move(law), std::move(text), day}); }

  Notification finish(std::optional<CivilDate> day) {
    result_.day = day;
    return std::move(result_);
  }

  void explain(const Presumption& rule, CivilDate raw) {
    const Sentence event = words(question_.event);
    const Sentence day = words(raw);
    if (rule.month) {
      add(rule.law, raw,
          {fmt::format("Am {} ins Ausland {}; einen Monat danach gilt der Bescheid als bekannt gegeben: {}.", event.de, rule.event.de, day.de),
           fmt::format("Posted to another country on {}; the decision counts as notified one month later: {}.", event.en, day.en)});
      return;
    }
    const std::string why_de = rule.overridden ? " (Zahl der Tage vorgegeben)" : "";
    const std::string why_en = rule.overridden ? " (number of days given)" : "";
    add(rule.law, raw,
        {fmt::format("Am {} {}; der Bescheid gilt am {}. Tag danach als bekannt gegeben{}: {}.", event.de, rule.event.de, rule.days, why_de, day.de),
         fmt::format("{} on {}; the decision counts as notified on day {} after that{}: {}.", capital(rule.event.en), event.en, rule.days, why_en, day.en)});
  }

  static std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
  }

  /// The deemed day itself: the AO moves it, the others leave it where it is and say so.
  CivilDate move(CivilDate raw) {
    if (is_working_day(addressee_, raw)) return raw;
    const Sentence kind = kind_of_day(addressee_, raw);
    const CivilDate day = moved(scope_, addressee_, raw);
    if (scope_ == Scope::ao) {
      add("§ 108 Abs. 3 AO; BFH, IX R 68/98", day,
          {fmt::format("Dieser Tag ist kein Werktag ({}): Im Steuerrecht verschiebt sich auch die Bekanntgabe auf den nächsten Werktag, {}.", kind.de, words(day).de),
           fmt::format("That day is not a working day ({}): in tax law the notification moves to the next working day too, {}.", kind.en, words(day).en)});
    } else {
      add(scope_ == Scope::sgbx ? "BSG, B 14 AS 12/09 R" : "OVG NRW, 19 A 4216/99", day,
          {fmt::format("Dieser Tag ist kein Werktag ({}). Das ändert nichts: Der Tag der Bekanntgabe verschiebt sich nicht, nur das Ende der Frist kann sich verschieben.",
                       kind.de),
           fmt::format("That day is not a working day ({}). This changes nothing: the day of notification does not move, only the end of the period may.", kind.en)});
    }
    return day;
  }

  void open_day_rule(const Presumption& rule) {
    const CivilDate other = moved(scope_, addressee_, raw_day(rule, *rule.other_days));
    const LandDays& row = land_days(*question_.place.land());
    const Sentence day = words(other);
    Sentence text;
    if (rule.why == DayRule::Why::unconfirmed) {
      text = {fmt::format(
                  "Unbestätigt ist, ab wann in diesem Land der {}. Tag gilt. Gilt er schon, ist der Bescheid am {} bekannt gegeben. Wer sichergehen will, richtet sich nach dem "
                  "früheren Tag.",
                  *rule.other_days, day.de),
              fmt::format("It is not confirmed since when day {} applies in this Land. If it does already, the decision is notified on {}. To be safe, go by the earlier day.",
                          *rule.other_days, day.en)};
    } else {
      const Sentence from = words(*row.fourth_from);
      text = {fmt::format("Hat das Verfahren vor dem {} begonnen, bleibt es beim {}. Tag: Dann ist der Bescheid am {} bekannt gegeben.", from.de, *rule.other_days, day.de),
              fmt::format("If the procedure began before {}, day {} still applies: then the decision is notified on {}.", from.en, *rule.other_days, day.en)};
    }
    result_.open.push_back({fmt::format("{} ({})", row.law, row.source), std::move(text), other, std::nullopt, std::nullopt});
  }

  /// Whether the deemed day moves off a weekend is decided for the AO and the SGB X; elsewhere courts differ or are silent.
  void open_weekend(CivilDate raw, const std::string& law) {
    const CivilDate other = working_day_from(addressee_, raw);
    if (other == raw || scope_ == Scope::ao) return;
    const Sentence day = words(other);
    result_.open.push_back(
        {law,
         {fmt::format("Umstritten ist, ob sich die Bekanntgabe verschiebt, wenn der Tag kein Werktag ist. Nach der Gegenmeinung ist der Bescheid erst am {} bekannt "
                      "gegeben.",
                      day.de),
          fmt::format("It is disputed whether the notification moves if the day is not a working day. On the other view the decision is notified only on {}.", day.en)},
         other,
         std::nullopt,
         std::nullopt});
  }

  /// The presumption falls if the letter arrived later or never; the authority has to prove arrival and day.
  Notification contested(const Presumption& rule, CivilDate day) {
    if (question_.never_arrived) {
      result_.open.clear();
      result_.open.push_back({rule.law,
                              {fmt::format("Kann die Behörde beweisen, dass der Bescheid angekommen ist, gilt er ab dem {} als bekannt gegeben.", words(day).de),
                               fmt::format("If the authority can prove that the decision arrived, it counts as notified from {} on.", words(day).en)},
                              day,
                              std::nullopt,
                              std::nullopt});
      add(rule.law, std::nullopt,
          {"Der Brief soll nie angekommen sein: Dann gilt er nicht als bekannt gegeben, und es läuft keine Frist. Im Zweifel muss die Behörde beweisen, dass und wann er ankam.",
           "The letter is said never to have arrived: then it does not count as notified and no period runs. In case of doubt the authority must prove that and when it arrived."});
      return finish(std::nullopt);
    }
    if (!question_.arrived) return finish(day);
    if (*question_.arrived <= day) {
      add(rule.law, day,
          {fmt::format("Der Brief kam schon am {} an. Das verkürzt die Frist nicht: Es bleibt beim {}.", words(*question_.arrived).de, words(day).de),
           fmt::format("The letter arrived as early as {}. This does not shorten the period: {} stands.", words(*question_.arrived).en, words(day).en)});
      return finish(day);
    }
    result_.open.clear();
    result_.open.push_back(
        {rule.law,
         {fmt::format("Lässt sich nicht klären, dass der Brief erst später kam, kann es bei der Vermutung bleiben: bekannt gegeben am {}. Im Zweifel trägt die Behörde die "
                      "Beweislast.",
                      words(day).de),
          fmt::format("If it cannot be shown that the letter came later, the presumption may stand: notified on {}. In case of doubt the burden of proof is the "
                      "authority's.",
                      words(day).en)},
         day,
         std::nullopt,
         std::nullopt});
    return arrived_late(rule.law);
  }

  Notification arrived_late(const std::string& law) {
    add(law, question_.arrived,
        {fmt::format("Der Brief kam erst am {} an. Die Vermutung gilt dann nicht; maßgeblich ist der Tag, an dem er wirklich ankam.", words(*question_.arrived).de),
         fmt::format("The letter arrived only on {}. Then the presumption does not hold; the day on which it really arrived counts.", words(*question_.arrived).en)});
    return finish(question_.arrived);
  }

  Notification arrived_as_proven() {
    add(general_law(), question_.arrived,
        {fmt::format("Der Brief kam am {} an; für Briefe ins Ausland zählt hier der Tag, an dem sie wirklich ankommen.", words(*question_.arrived).de),
         fmt::format("The letter arrived on {}; for letters to another country the day of real arrival counts here.", words(*question_.arrived).en)});
    return finish(question_.arrived);
  }

  const Question& question_;
  Scope scope_;
  HolidayCalendar addressee_;
  Notification result_;
};

std::optional<Refusal> fault(const Question& question, Scope scope) {
  if (question.fiction_days && (*question.fiction_days < 0 || *question.fiction_days > kFictionDaysMax)) {
    return Refusal{Refusal::Field::fiction_days,
                   {"Die Zahl der Tage bis zur Bekanntgabe muss zwischen 0 und 30 liegen.", "The number of days until notification must lie between 0 and 30."}};
  }
  const bool can_be_contested = question.channel && (presumes(scope, *question.channel) || *question.channel == Channel::post_abroad);
  if ((question.arrived || question.never_arrived) && !can_be_contested) {
    return Refusal{Refusal::Field::arrived,
                   {"Ein Tag der Ankunft passt nur zu einem Weg, bei dem das Gesetz die Ankunft vermutet, zum Beispiel zu einem Brief. Bitte lassen Sie ihn weg.",
                    "A day of arrival fits only a way for which the law presumes the arrival, for example a letter. Please leave it out."}};
  }
  if (question.arrived && question.never_arrived) {
    return Refusal{Refusal::Field::arrived,
                   {"Ein Brief kann nicht an einem Tag angekommen und zugleich nie angekommen sein. Bitte geben Sie nur eines davon an.",
                    "A letter cannot have arrived on a day and never have arrived. Please give only one of the two."}};
  }
  if (question.arrived && *question.arrived < question.event) {
    return Refusal{Refusal::Field::arrived,
                   {"Der Brief kann nicht angekommen sein, bevor er abgeschickt wurde. Bitte prüfen Sie den Tag der Ankunft.",
                    "The letter cannot have arrived before it was sent. Please check the day of arrival."}};
  }
  return std::nullopt;
}

}  // namespace

bool presumes(Scope scope, Channel channel) {
  switch (channel) {
    case Channel::post:
    case Channel::electronic:
    case Channel::ozg_mailbox:
    case Channel::registered_letter:
    case Channel::e_delivery:
      return true;
    case Channel::post_abroad:
      return scope == Scope::ao;
    case Channel::portal:
      return scope != Scope::vwvfg;
    case Channel::handed_over:
    case Channel::served:
    case Channel::public_notice:
    case Channel::public_next_day:
      return false;
  }
  return false;
}

Result<Notification, Refusal> notification(const Question& question, Scope scope) {
  if (auto refused = fault(question, scope)) return refuse(std::move(*refused));
  Notifying notifying(question, scope);
  if (!question.channel) return notifying.known_day(Channel::handed_over);
  switch (*question.channel) {
    case Channel::handed_over:
    case Channel::served:
      return notifying.known_day(*question.channel);
    case Channel::public_notice:
    case Channel::public_next_day:
      return notifying.published(*question.channel);
    case Channel::portal:
      return scope == Scope::vwvfg ? notifying.downloaded() : notifying.presumed(Channel::portal);
    case Channel::post_abroad:
      if (scope != Scope::ao && !question.fiction_days) return notifying.without_presumption();
      return notifying.presumed(Channel::post_abroad);
    case Channel::post:
    case Channel::electronic:
    case Channel::ozg_mailbox:
    case Channel::registered_letter:
    case Channel::e_delivery:
      return notifying.presumed(*question.channel);
  }
  return notifying.known_day(Channel::handed_over);
}

}  // namespace nb::deadlines
