// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/crisis/report_make.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/zone.hpp"
#include "circular/queries.hpp"
#include "circular/wording.hpp"
#include "crisis/queries.hpp"
#include "intake/figures.hpp"
#include "paper/sheets.hpp"
#include "state/log_size.hpp"
#include "web/pages/crisis/then.hpp"
#include "web/pages/crisis/words.hpp"

namespace nb::pages {

namespace {

using catalogue::Urgency;
using paper::SituationReport;
using situation::ServiceState;

constexpr std::size_t kChangesShown = 25;
constexpr std::size_t kDecisionsShown = 15;
constexpr std::size_t kQuestionsShown = 20;
constexpr std::size_t kTasksShown = 25;
constexpr std::size_t kCircularsShown = 3;
constexpr std::size_t kTextShown = 400;  ///< bytes of an entry's words; the rest stands in the diary
constexpr int kSoonDays = 3;

std::string shortened(const std::string& text) {
  if (text.size() <= kTextShown) return text;
  const auto blank = text.rfind(' ', kTextShown);
  return text.substr(0, blank == std::string::npos || blank < kTextShown / 2 ? text.find(' ', kTextShown) : blank) + " …";
}

/// What the report is made from.
struct Making {
  const StabVisit& visit;
  storage::Db& db;
  const situation::Board& now;
  const CrisisPeople& people;
  std::optional<crisis::Report> before;
  Instant day_from;
  Instant day_to;
  CivilDate today;
};

void put_incidents(const Making& making, SituationReport& report) {
  for (const situation::Incident& one : incidents_of(making.visit, making.now))
    report.incidents.push_back({one.cause.de, making.visit.moment(one.began), forecast_words(making.visit, one.forecast), one.region_wide});
  const crisis::Counts counts = counts_of(making.visit, making.now);
  for (const auto& [state, number] :
       {std::pair{ServiceState::possible, counts.possible}, std::pair{ServiceState::limited, counts.limited}, std::pair{ServiceState::elsewhere, counts.elsewhere},
        std::pair{ServiceState::impossible, counts.impossible}, std::pair{ServiceState::unknown, counts.unknown}}) {
    if (number > 0 || state == ServiceState::possible) report.counts.push_back({std::string(badge(state).word), german_number(number)});
  }
}

/// Which services stand in the table with their way round; all others are named in a sentence per state, so that a report of a whole
/// outage stays a few pages.
enum class Detail { all, impossible, none };
struct UrgencyWords {
  Urgency urgency;
  const char* words;
  Detail detail;
};
constexpr std::array kUrgencies{UrgencyWords{Urgency::life, "Leib und Leben", Detail::all}, UrgencyWords{Urgency::existential, "Existenz der Menschen", Detail::impossible},
                                UrgencyWords{Urgency::legal_deadline, "Gesetzliche Fristen", Detail::impossible}, UrgencyWords{Urgency::normal, "Übrige", Detail::none}};
constexpr std::array kTroubled{ServiceState::impossible, ServiceState::limited, ServiceState::elsewhere, ServiceState::unknown};

bool in_table(Detail detail, bool impossible) { return detail == Detail::all || (detail == Detail::impossible && impossible); }

/// What stands instead, as far as somebody said or the catalogue knows.
std::string way_round(const catalogue::Service& service, const situation::StepStatus& status) {
  std::string out = !status.text.de.empty() ? status.text.de : status.by_fallback || status.state != ServiceState::limited ? service.fallback_de : std::string();
  if (!status.conditions.empty()) out += (out.empty() ? "" : " ") + status.conditions;
  if (out.empty()) out = status.state == ServiceState::impossible ? "keiner" : "";
  return shortened(out);
}

/// In how many municipalities a service stands how.
std::map<ServiceState, std::size_t> states_of(const Making& making, std::size_t service) {
  std::map<ServiceState, std::size_t> out;
  for (const auto& view : making.visit.region->towns) {
    if (const auto town = making.now.town(view->town->municipality.ags)) ++out[town->services[service].whole.state];
  }
  return out;
}

std::string region_words(const std::map<ServiceState, std::size_t>& states, std::size_t towns) {
  std::string out;
  for (const ServiceState state : kTroubled) {
    if (const auto found = states.find(state); found != states.end())
      out += fmt::format("{}{} in {}", out.empty() ? "" : ", ", badge(state).word, found->second == towns ? "allen" : std::to_string(found->second));
  }
  return out;
}

/// Names of services per state, most severe first.
using Named = std::map<std::size_t, std::vector<std::string>>;

void put_named(const Named& named, SituationReport::ServiceGroup& group) {
  for (const auto& [state, names] : named) {
    std::string line = fmt::format("{} ({}): ", badge(kTroubled.at(state)).word, names.size());
    for (std::size_t i = 0; i < names.size(); ++i) line += (i == 0 ? "" : ", ") + names[i];
    group.others.push_back(line + ".");
  }
}

void put_town_group(const Making& making, const situation::TownSituation& town, const UrgencyWords& words, SituationReport::ServiceGroup& group) {
  const auto& services = making.now.wiring().services();
  Named named;
  for (std::size_t state = 0; state < kTroubled.size(); ++state) {
    for (std::size_t i = 0; i < services.size(); ++i) {
      const situation::StepStatus& status = town.services[i].whole;
      if (services[i].urgency != words.urgency || status.state != kTroubled.at(state)) continue;
      if (in_table(words.detail, status.state == ServiceState::impossible)) {
        group.services.push_back({services[i].name_de, std::string(badge(status.state).word), way_round(services[i], status)});
      } else {
        named[state].push_back(services[i].name_de);
      }
    }
  }
  put_named(named, group);
}

void put_region_group(const Making& making, const UrgencyWords& words, SituationReport::ServiceGroup& group) {
  const auto& services = making.now.wiring().services();
  const std::size_t towns = making.visit.region->towns.size();
  std::size_t others = 0;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].urgency != words.urgency) continue;
    const auto states = states_of(making, i);
    const std::string said = region_words(states, towns);
    if (said.empty()) continue;
    if (in_table(words.detail, states.contains(ServiceState::impossible))) {
      group.services.push_back({services[i].name_de, said, shortened(services[i].fallback_de)});
    } else {
      ++others;
    }
  }
  if (others > 0) group.others.push_back(counted(others, "Leistung ist", "Leistungen sind") + " in mindestens einer Kommune eingeschränkt, anderswo oder nicht möglich.");
}

void put_services(const Making& making, SituationReport& report) {
  const auto town = making.visit.town ? making.now.town(making.visit.town->town->municipality.ags) : nullptr;
  for (const UrgencyWords& words : kUrgencies) {
    SituationReport::ServiceGroup group{.urgency = words.words, .services = {}, .others = {}};
    if (town) {
      put_town_group(making, *town, words, group);
    } else if (!making.visit.town) {
      put_region_group(making, words, group);
    }
    if (!group.services.empty() || !group.others.empty()) report.services.push_back(std::move(group));
  }
}

/// Municipalities that stand alike share a line, the worst first.
void put_towns(const Making& making, SituationReport& report) {
  if (making.visit.town) return;
  std::map<std::pair<std::uint64_t, std::string>, std::vector<std::string>, std::greater<>> alike;
  for (const auto& view : making.visit.region->towns) {
    const auto town = making.now.town(view->town->municipality.ags);
    if (!town) continue;
    crisis::Counts counts;
    for (const situation::ServiceStatus& one : town->services) {
      counts.impossible += one.whole.state == ServiceState::impossible ? 1U : 0U;
      counts.limited += one.whole.state == ServiceState::limited ? 1U : 0U;
      counts.elsewhere += one.whole.state == ServiceState::elsewhere ? 1U : 0U;
      counts.unknown += one.whole.state == ServiceState::unknown ? 1U : 0U;
    }
    alike[{counts.impossible, words_of(counts)}].push_back(view->town->municipality.name);
  }
  for (const auto& [key, names] : alike) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    report.towns.push_back({counted(names.size(), "Kommune", "Kommunen") + ": " + list, key.second});
  }
}

/// Incidents that began, ended or got another forecast.
void incident_changes(const Making& making, const situation::Board& before, std::vector<std::string>& out) {
  const auto was = incidents_of(making.visit, before);
  const auto is = incidents_of(making.visit, making.now);
  for (const situation::Incident& one : is) {
    const auto old = std::ranges::find(was, one.id, &situation::Incident::id);
    if (old == was.end()) {
      out.push_back("Notbetrieb ausgerufen: " + one.cause.de);
    } else if (old->forecast.kind != one.forecast.kind || old->forecast.date != one.forecast.date) {
      out.push_back("Neue Prognose: " + forecast_words(making.visit, one.forecast));
    }
  }
  for (const situation::Incident& one : was) {
    if (std::ranges::find(is, one.id, &situation::Incident::id) == is.end()) out.push_back("Notbetrieb beendet: " + one.cause.de);
  }
}

void task_changes(const Making& making, std::vector<std::string>& out) {
  const auto ended = crisis::ended_tasks(making.db, making.visit.log(), kChangesShown);
  for (const crisis::Task& one : ended) {
    if (!one.ended || *one.ended < making.before->made) continue;
    out.push_back((one.standing == crisis::Standing::done ? "Aufgabe erledigt: " : "Aufgabe fallen gelassen: ") + shortened(one.text) +
                  (one.result.empty() ? "" : " (" + shortened(one.result) + ")"));
  }
}

void published_changes(const Making& making, std::vector<std::string>& out) {
  const auto& list = making.visit.town ? *making.visit.town->announcements : *making.visit.region->announcements;
  for (const publish::Announcement& one : list) {
    const bool gone = one.withdrawn && *one.withdrawn <= making.visit.now;
    if (gone && *one.withdrawn > making.before->made) out.push_back("Meldung zurückgezogen: " + one.text("de").title);
    if (!gone && one.published > making.before->made) out.push_back("Meldung veröffentlicht: " + one.text("de").title);
  }
  for (const circular::Overview& one : circular::list(making.db, making.visit.log(), 0, kChangesShown)) {
    if (one.circular.withdrawn) {
      if (one.circular.sent > 0 && *one.circular.withdrawn > making.before->made) out.push_back(circular::name_of(one.version) + " zurückgezogen: " + one.version.content.title);
      continue;
    }
    if (one.circular.sent > 0 && one.version.sent && *one.version.sent > making.before->made)
      out.push_back(circular::name_of(one.version) + " verschickt: " + one.version.content.title);
  }
}

void put_changes(const Making& making, SituationReport& report) {
  if (!making.before) return;
  report.since = fmt::format("Lagebericht Nr. {} vom {} Uhr", making.before->number, making.visit.moment(making.before->made));
  const situation::Board before = board_at(making.visit, making.db, making.before->known, making.before->made);
  std::vector<std::string> all;
  if (const std::string at = catalogue_changed(making.visit, making.db, making.before->known, making.before->made); !at.empty())
    all.push_back("Stammdaten geändert, zuletzt am " + at + " Uhr; „vorher“ gilt nach den Stammdaten von damals");
  incident_changes(making, before, all);
  published_changes(making, all);
  task_changes(making, all);
  for (std::string& one : differences(making.visit, before, making.now)) all.push_back(std::move(one));
  report.changes_more = all.size() > kChangesShown ? all.size() - kChangesShown : 0;
  all.resize(std::min(all.size(), kChangesShown));
  report.changes = std::move(all);
}

void put_questions(const Making& making, SituationReport& report) {
  for (const crisis::Question& one : crisis::open_questions(making.db, making.visit.log())) {
    if (report.questions.size() == kQuestionsShown) {
      ++report.questions_more;
      continue;
    }
    report.questions.push_back({.until = one.needed_by ? making.visit.moment(*one.needed_by) : std::string(),
                                .text = shortened(one.text),
                                .who = one.asked_of,
                                .late = one.needed_by && *one.needed_by < making.visit.now});
  }
}

void put_tasks(const Making& making, SituationReport& report) {
  for (const crisis::Task& one : crisis::open_tasks(making.db, making.visit.log())) {
    if (!one.due || *one.due >= making.day_to || report.tasks.size() == kTasksShown) {
      ++report.tasks_later;
      continue;
    }
    report.tasks.push_back({.until = making.visit.moment(*one.due), .text = shortened(one.text), .who = making.people.words(one.owner), .late = *one.due < making.visit.now});
  }
}

void put_decisions(const Making& making, SituationReport& report) {
  auto all = crisis::decisions_after(making.db, making.visit.log(), making.before ? making.before->number : 0, 10'000);
  if (all.size() > kDecisionsShown) {
    report.decisions_more = all.size() - kDecisionsShown;
    all.erase(all.begin(), all.end() - kDecisionsShown);
  }
  for (const crisis::Entry& one : all) {
    const std::uint64_t correction = crisis::correction_of(making.db, making.visit.log(), one.number);
    const auto newer = correction == 0 ? std::nullopt : crisis::find_entry(making.db, making.visit.log(), correction);
    report.decisions.push_back(
        {making.visit.moment(one.occurred), shortened(newer ? newer->content.text + " (berichtigt)" : one.content.text), shortened(one.content.why), one.content.from});
  }
}

/// Sums over the municipalities of which whoever asks may see that much.
struct RegisterFigures {
  intake::Figures sum;
  std::size_t towns = 0;
};
RegisterFigures register_figures(const Making& making, staff::Right right) {
  RegisterFigures out;
  const StabVisit& visit = making.visit;
  for (const auto& view : visit.region->towns) {
    const Ags& ags = view->town->municipality.ags;
    if ((visit.town && ags != visit.town->town->municipality.ags) || !visit.grants->may_somewhere_in(visit.session.account, right, ags.str(), visit.now)) continue;
    const intake::Figures one = intake::figures(
        making.db, main_log(ags),
        {.day_from = making.day_from, .day_to = making.day_to, .today = making.today, .soon = CivilDate(std::chrono::sys_days(making.today) + std::chrono::days(kSoonDays + 1))});
    out.sum.total += one.total;
    out.sum.today += one.today;
    out.sum.due_soon += one.due_soon;
    out.sum.overdue += one.overdue;
    out.sum.posted += one.posted;
    out.sum.waiting += one.waiting;
    ++out.towns;
  }
  return out;
}

void put_circulars(const Making& making, SituationReport& report) {
  std::size_t shown = 0;
  for (const circular::Overview& one : circular::list(making.db, making.visit.log(), 0, 20)) {
    if (one.circular.sent == 0 || one.circular.withdrawn || one.recipients == 0 || shown == kCircularsShown) continue;
    ++shown;
    report.figures.push_back({.label = circular::name_of(one.version),
                              .value = fmt::format("»{}«: {} von {} haben gelesen ({} %)", one.version.content.title, german_number(one.acknowledged),
                                                   german_number(one.recipients), one.acknowledged * 100 / one.recipients),
                              .right = {}});
  }
}

void put_figures(const Making& making, SituationReport& report) {
  const RegisterFigures filings = register_figures(making, staff::Right::intake_read);
  if (filings.towns > 0) {
    const std::string right(to_string(staff::Right::intake_read));
    report.figures.push_back({"Eingänge", fmt::format("heute {}, insgesamt {}", german_number(filings.sum.today), german_number(filings.sum.total)), right});
    report.figures.push_back(
        {"Offene Fristen", fmt::format("{} bis in {} Tagen, davon {} schon vorbei", german_number(filings.sum.due_soon), kSoonDays, german_number(filings.sum.overdue)), right});
  }
  const RegisterFigures letters = register_figures(making, staff::Right::letters_read);
  if (letters.towns > 0)
    report.figures.push_back({"Schreiben", fmt::format("{} hinausgegangen, {} warten", german_number(letters.sum.posted), german_number(letters.sum.waiting)),
                              std::string(to_string(staff::Right::letters_read))});
  put_circulars(making, report);
  const auto& list = making.visit.town ? *making.visit.town->announcements : *making.visit.region->announcements;
  const auto current = std::ranges::count_if(list, [&](const publish::Announcement& one) { return standing(one, making.visit.now) == publish::Standing::current; });
  report.figures.push_back({"Meldungen", counted(static_cast<std::uint64_t>(current), "gilt zurzeit", "gelten zurzeit"), {}});
}

}  // namespace

MadeReport make_situation_report(const StabVisit& visit, storage::Db& db) {
  MadeReport out;
  out.known = {.here = state::log_size(db, visit.log()), .region = state::log_size(db, region_log())};
  const situation::Board now = board_at(visit, db, out.known, visit.now);
  const CrisisPeople people(visit, db);
  const LocalTime local = visit.parts.zone.local(visit.now);
  const Making making{.visit = visit,
                      .db = db,
                      .now = now,
                      .people = people,
                      .before = crisis::last_report(db, visit.log()),
                      .day_from = visit.parts.zone.instant(local.day, std::chrono::seconds(0)),
                      .day_to = visit.parts.zone.instant(std::chrono::sys_days(local.day) + std::chrono::days(1), std::chrono::seconds(0)),
                      .today = local.day};
  out.since = making.before ? making.before->number : 0;
  SituationReport& report = out.report;
  report.place = visit.town ? visit.town->town->municipality.name : "Ganze Region";
  report.as_of = paper::german_time(local);
  report.made_by = visit.session.account;
  report.position = fmt::format("{} bis {}", visit.log().str(), german_number(out.known.here));
  if (visit.town) report.position += fmt::format(", {} bis {}", region_log().str(), german_number(out.known.region));
  put_incidents(making, report);
  put_questions(making, report);
  put_changes(making, report);
  put_services(making, report);
  put_towns(making, report);
  put_tasks(making, report);
  put_decisions(making, report);
  put_figures(making, report);
  return out;
}

}  // namespace nb::pages
