// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/words.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/zone.hpp"
#include "deadlines/rules.hpp"

namespace nb::pages {

using intake::Channel;
using intake::State;
using intake::Urgency;
using intake::Verdict;
using intake::Way;

std::string_view german(Channel channel) {
  switch (channel) {
    case Channel::counter:
      return "am Schalter abgegeben";
    case Channel::record:
      return "zur Niederschrift";
    case Channel::post:
      return "Post";
    case Channel::fax:
      return "Fax";
    case Channel::phone:
      return "Telefon";
    case Channel::email:
      return "E-Mail";
    case Channel::online:
      return "Online-Formular";
  }
  return {};
}

std::string_view german(Way way) {
  switch (way) {
    case Way::post:
      return "Brief";
    case Way::registered:
      return "Einschreiben";
    case Way::courier:
      return "Bote";
    case Way::counter:
      return "am Schalter übergeben";
    case Way::pickup:
      return "abgeholt";
  }
  return {};
}

std::string_view german(Urgency urgency) {
  switch (urgency) {
    case Urgency::life:
      return "Leib und Leben";
    case Urgency::existential:
      return "Existenz";
    case Urgency::deadline:
      return "gesetzliche Frist";
    case Urgency::normal:
      return "normal";
  }
  return {};
}

Mark mark(Urgency urgency) {
  switch (urgency) {
    case Urgency::life:
      return {"‼", "Leib und Leben", "kern-badge--danger"};
    case Urgency::existential:
      return {"!", "Existenz", "kern-badge--danger"};
    case Urgency::deadline:
      return {"§", "Frist", "kern-badge--warning"};
    case Urgency::normal:
      return {"·", "normal", "kern-badge--info"};
  }
  return {};
}

Mark mark(State state) {
  switch (state) {
    case State::open:
      return {"○", "offen", "kern-badge--info"};
    case State::answered:
      return {"◐", "beantwortet", "kern-badge--success"};
    case State::closed:
      return {"●", "abgeschlossen", "kern-badge--success"};
    case State::merged:
      return {"⇒", "zusammengeführt", "kern-badge--info"};
  }
  return {};
}

Mark mark(Verdict verdict) {
  switch (verdict) {
    case Verdict::kept:
      return {"✓", "fristgerecht", "kern-badge--success"};
    case Verdict::disputed:
      return {"?", "strittig", "kern-badge--warning"};
    case Verdict::late:
      return {"✗", "verspätet", "kern-badge--danger"};
    case Verdict::open:
      return {"–", "ohne festen Tag", "kern-badge--info"};
  }
  return {};
}

void put_mark(Section section, const Mark& mark) {
  section.set("SIGN", mark.sign);
  section.set("WORD", mark.word);
  section.set("BADGE", mark.css);
}

std::string rule_title(std::string_view key) {
  const auto id = deadlines::parse_rule_id(key);
  return std::string(id ? deadlines::rule(*id).title_de : key);
}

std::string due_words(const CivilDate& due, const CivilDate& today) {
  const auto days = (std::chrono::sys_days(due) - std::chrono::sys_days(today)).count();
  const auto counted_days = [](std::int64_t count) { return counted(static_cast<std::uint64_t>(count), "Tag", "Tagen"); };
  if (days == 0) return "heute fällig";
  if (days == 1) return "morgen fällig";
  return days > 0 ? "in " + counted_days(days) : "seit " + counted_days(-days) + " überfällig";
}

std::string age_words(Instant from, Instant now) {
  using namespace std::chrono;
  const auto age = now - from;
  const auto say = [](std::int64_t count, std::string_view one, std::string_view many) { return "seit " + counted(static_cast<std::uint64_t>(count), one, many); };
  if (age < minutes(1)) return "gerade eben";
  if (age < hours(1)) return say(duration_cast<minutes>(age).count(), "Minute", "Minuten");
  if (age < days(1)) return say(duration_cast<hours>(age).count(), "Stunde", "Stunden");
  return say(duration_cast<days>(age).count(), "Tag", "Tagen");
}

CivilDate today_of(const StabVisit& visit) { return visit.parts.zone.local(visit.now).day; }

}  // namespace nb::pages
