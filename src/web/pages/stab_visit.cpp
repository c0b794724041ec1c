// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_visit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "approval/guard.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/console/navigation.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using situation::ComponentState;
using situation::ServiceState;

LogName StabVisit::log() const { return town ? main_log(town->town->municipality.ags) : region_log(); }

bool StabVisit::may(staff::Right right) const { return grants->may_somewhere_in(session.account, right, staff::town_of(log()), now); }
bool StabVisit::may(staff::Right right, std::string_view office) const { return grants->may(session.account, right, staff::town_of(log()), office, now); }
bool StabVisit::may_ask(std::string_view command) const { return parts.executor.may_ask(session.account, command, log()); }

void StabVisit::note_read(std::string_view subject) const {
  if (std::ranges::find(trace.read, subject) == trace.read.end()) trace.read.emplace_back(subject);
}

std::string StabVisit::query(std::string_view name) const { return web::Form(request.query).text(name); }

std::string StabVisit::moment(Instant at) const {
  const LocalTime local = parts.zone.local(at);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.of_day).count();
  return fmt::format("{}, {:02}:{:02}", german_date(local.day), minutes / 60, minutes % 60);
}

bool StabVisit::keeps(std::string_view command, std::string_view name, std::string_view value) const {
  if (kept == nullptr || kept->text("befehl") != command) return false;
  return std::ranges::any_of(kept->pairs(), [&](const auto& pair) { return pair.first == name && pair.second == value; });
}

namespace {

struct KeptText {
  const char* field;
  const char* marker;
};
/// Fields of the console's forms and the markers that hold what was typed into them.
constexpr std::array kKeptTexts{KeptText{"a.text.de", "TYPED_TEXT"},
                                KeptText{"a.text.en", "TYPED_TEXT_EN"},
                                KeptText{"a.valid_until:zeit", "TYPED_UNTIL"},
                                KeptText{"a.valid_from:zeit", "TYPED_FROM"},
                                KeptText{"a.conditions", "TYPED_CONDITIONS"},
                                KeptText{"a.cause.de", "CAUSE"},
                                KeptText{"a.cause.en", "CAUSE_EN"},
                                KeptText{"a.began:zeit", "TYPED_BEGAN"},
                                KeptText{"a.forecast.date", "DATE"},
                                KeptText{"a.text", "TYPED_NOTE"},
                                KeptText{"a.why", "TYPED_WHY"},
                                KeptText{"a.from", "TYPED_FROM_WHOM"},
                                KeptText{"a.to", "TYPED_TO_WHOM"},
                                KeptText{"a.occurred:zeit", "TYPED_OCCURRED"},
                                KeptText{"a.needed_by:zeit", "TYPED_NEEDED"},
                                KeptText{"a.asked_of", "TYPED_ASKED"},
                                KeptText{"a.due:zeit", "TYPED_DUE"},
                                KeptText{"wer", "TYPED_OWNER"},
                                KeptText{"a.result", "TYPED_RESULT"},
                                KeptText{"a.reason", "TYPED_REASON"},
                                KeptText{"a.texts.de.title", "TYPED_TITLE"},
                                KeptText{"a.texts.de.body", "TYPED_BODY"},
                                KeptText{"a.texts.en.title", "TYPED_TITLE_EN"},
                                KeptText{"a.texts.en.body", "TYPED_BODY_EN"}};

struct KeptChoice {
  const char* value;
  const char* marker;
};
constexpr std::array kKeptStates{KeptChoice{"up", "IS_UP"},
                                 KeptChoice{"degraded", "IS_DEGRADED"},
                                 KeptChoice{"down", "IS_DOWN"},
                                 KeptChoice{"unknown", "IS_UNKNOWN_STATE"},
                                 KeptChoice{"possible", "IS_POSSIBLE"},
                                 KeptChoice{"limited", "IS_LIMITED"},
                                 KeptChoice{"elsewhere", "IS_ELSEWHERE"},
                                 KeptChoice{"impossible", "IS_IMPOSSIBLE"},
                                 KeptChoice{"open", "IS_OPEN"},
                                 KeptChoice{"closed", "IS_CLOSED"}};

void put_kept(const StabVisit& visit, Section form) {
  for (const auto& [field, marker] : kKeptTexts) form.set(marker, visit.kept->text(field));
  const std::string state = visit.kept->text("a.state");
  for (const auto& [value, marker] : kKeptStates) form.show_if(state == value, marker);
}

/// The places of which this account may see anything.
void put_places(const StabVisit& visit, Section page) {
  const std::vector<std::string> towns = visit.grants->towns_of(visit.session.account, visit.now);
  const bool everywhere = std::ranges::binary_search(towns, staff::kWholeRegion);
  page.show_if(everywhere, "WHOLE_REGION");
  for (const auto& town : visit.region->towns) {
    const catalogue::Municipality& one = town->town->municipality;
    if (!everywhere && !std::ranges::binary_search(towns, one.ags.str())) continue;
    Section option = page.add("PLACES");
    option.set("SLUG", one.slug);
    option.set("NAME", one.name);
    option.show_if(one.slug == visit.place, "CHOSEN");
  }
}

}  // namespace

void put_stab_frame(const StabVisit& visit, Section page, std::string_view title, StabNav current) {
  page.set("TITLE", title);
  page.set("ACCOUNT", visit.session.account);
  page.set("CSRF", visit.session.csrf);
  const bool only_password = visit.session.way == staff::SignInWay::password && current != StabNav::none;
  page.show_if(only_password && !visit.parts.door.accounts().factors().enrolled(visit.session.account), "ONLY_PASSWORD");
  page.set("PLACE", visit.place);
  page.set("PLACE_NAME", visit.town ? std::string_view(visit.town->town->municipality.name) : std::string_view("Ganze Region"));
  page.set("PATH", visit.request.path);
  page.set("CLOCK", visit.moment(visit.now));
  page.set_shown("FAULT", visit.fault, "HAS_FAULT");
  page.set_shown("CLOCK_FAULT", sentence(visit.parts.executor.clock_fault()), "HAS_CLOCK_FAULT");
  put_navigation(visit, page);
  page.show_if(visit.may(staff::Right::letters_write), "MAY_WRITE_LETTERS");
  page.show_if(visit.may(staff::Right::vault_unlock), "MAY_UNLOCK");
  put_places(visit, page);
  for (const auto& [field, section] : {std::pair{"eingetragen", "DONE"}, std::pair{"schon", "REPEATED"}}) {
    const auto number = parse_u64(visit.query(field));
    if (!number) continue;
    Section done = page.add(section);
    done.set("NUMBER", german_number(*number));
    done.show_if(current != StabNav::intake && current != StabNav::dispatch && current != StabNav::circulars, "PUBLIC");
  }
  page.show_if(!visit.query("unveraendert").empty(), "UNCHANGED");
  page.show_if(!visit.query("vorgelegt").empty(), "PROPOSED");
  page.show_if(!visit.query("allein").empty(), "ALONE");
  if (const std::size_t waiting = waiting_for(visit); waiting > 0) page.set_shown("WAITING_COUNT", counted(waiting, "Freigabe wartet", "Freigaben warten"), "WAITING");
}

void put_form(const StabVisit& visit, Section form, std::string_view command, std::string_view back, const FormKey& key) {
  form.set("CSRF", visit.session.csrf);
  form.show_if(!visit.may_ask(command), "NOT_ALLOWED");
  form.show(visit.parts.four_eyes.concerns(command) ? "BY_TWO" : "DIRECTLY");
  const bool again = visit.kept != nullptr && visit.kept->text("befehl") == command && (key.field.empty() || visit.keeps(command, key.field, key.value));
  // The same id when it is sent again: should the first sending have come through after all, it is not entered twice.
  const auto id = again ? CommandId::parse(visit.kept->text("id")) : std::nullopt;
  form.set("ID", (id ? *id : make_command_id(visit.parts.random, visit.now)).str());
  form.set("COMMAND", command);
  form.set("PLACE", visit.place);
  form.set("BACK", back);
  if (again) put_kept(visit, form);
}

Badge badge(ComponentState state) {
  switch (state) {
    case ComponentState::up:
      return {"läuft", "kern-badge--success"};
    case ComponentState::degraded:
      return {"gestört", "kern-badge--warning"};
    case ComponentState::down:
      return {"ausgefallen", "kern-badge--danger"};
    case ComponentState::unknown:
      return {"unbekannt", "kern-badge--info"};
  }
  return {};
}

Badge badge(ServiceState state) {
  switch (state) {
    case ServiceState::possible:
      return {"möglich", "kern-badge--success"};
    case ServiceState::limited:
      return {"eingeschränkt", "kern-badge--warning"};
    case ServiceState::elsewhere:
      return {"anderswo", "kern-badge--warning"};
    case ServiceState::impossible:
      return {"nicht möglich", "kern-badge--danger"};
    case ServiceState::unknown:
      return {"unbekannt", "kern-badge--info"};
  }
  return {};
}

Badge badge(situation::OfficeStatus::State state) {
  using State = situation::OfficeStatus::State;
  switch (state) {
    case State::open:
      return {"geöffnet", "kern-badge--success"};
    case State::limited:
      return {"eingeschränkt", "kern-badge--warning"};
    case State::closed:
      return {"geschlossen", "kern-badge--danger"};
  }
  return {};
}

std::string_view german(situation::Source source) {
  using situation::Source;
  switch (source) {
    case Source::baseline:
      return "Normalzustand";
    case Source::derived:
      return "berechnet";
    case Source::declared:
      return "erklärt";
    case Source::measured:
      return "gemessen";
    case Source::confirmed:
      return "von Hand bestätigt";
  }
  return {};
}

std::string_view german_entry(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWords{{
      {"situation.component_declared", "Komponente erklärt"},
      {"situation.component_withdrawn", "Erklärung zurückgenommen"},
      {"situation.component_measured", "Komponente gemessen"},
      {"situation.measurement_withdrawn", "Messung zurückgenommen"},
      {"situation.service_confirmed", "Leistung bestätigt"},
      {"situation.confirmation_withdrawn", "Bestätigung zurückgenommen"},
      {"situation.office_declared", "Amt erklärt"},
      {"situation.office_withdrawn", "Angabe zum Amt zurückgenommen"},
      {"situation.incident_declared", "Notbetrieb ausgerufen"},
      {"situation.forecast_updated", "Prognose neu gefasst"},
      {"situation.incident_ended", "Notbetrieb beendet"},
      {"situation.decision_recorded", "Entscheidung festgehalten"},
      {"situation.undone", "Eintrag zurückgenommen"},
  }};
  const auto found = std::ranges::find(kWords, type, &std::pair<std::string_view, std::string_view>::first);
  return found == kWords.end() ? type : found->second;
}

void put_badge(Section section, const Badge& badge) {
  section.set("STATE", badge.word);
  section.set("BADGE", badge.css);
}

std::string german_date(const CivilDate& day) {
  return fmt::format("{:02}.{:02}.{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

std::string german_number(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t end = digits.size(); end > 3; end -= 3) digits.insert(end - 3, ".");
  return digits;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) { return german_number(number) + " " + std::string(number == 1 ? one : many); }

}  // namespace nb::pages
