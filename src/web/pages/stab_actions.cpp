// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_actions.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "base/error.hpp"
#include "base/zone.hpp"
#include "publish/publisher.hpp"
#include "situation/events.hpp"
#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/queue/pages.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/stab_form.hpp"

namespace nb::pages {

namespace json = boost::json;

namespace {

constexpr std::size_t kChangesShown = 40;
constexpr std::string_view kNotAllowed = "staff.not_allowed";

/// What the command would write, decided on a snapshot of state.db; nothing is written.
state::Decision decide(const StabVisit& visit, const Wish& wish, const LogName& log) {
  const auto kind = std::ranges::find(visit.parts.kinds, wish.command, &state::CommandKind::name);
  if (kind == visit.parts.kinds.end()) return refuse(state::Refusal{"console.unknown_command", "Diesen Befehl gibt es nicht."});
  const auto snapshot = visit.parts.readers.snapshot();
  return kind->decide({snapshot.db(), visit.now, log, visit.session.account}, json::parse(wish.args).as_object());
}

std::vector<situation::Fact> facts_of(const StabVisit& visit, const std::vector<state::NewEntry>& entries, const LogName& log) {
  std::vector<situation::Fact> facts;
  for (const state::NewEntry& entry : entries) {
    const json::object data = json::parse(entry.data).as_object();
    const std::vector<state::OpenPart> parts;
    if (auto fact = situation::decode({log, 0, entry.type, entry.subject, visit.session.account, visit.now, entry.occurred.value_or(visit.now), data, parts}))
      facts.push_back(std::move(*fact));
  }
  return facts;
}

/// The names of all municipalities where a service changes, in the order of the list.
void put_towns(const StabVisit& visit, const publish::Preview& preview, Section page) {
  std::set<std::string> keys;
  for (const situation::Change& change : preview.changes) {
    if (change.services.empty()) continue;
    for (const Ags& ags : change.towns) keys.insert(ags.str());
  }
  for (const auto& town : visit.region->towns) {
    if (keys.contains(town->town->municipality.ags.str())) page.add("TOWN").set("TOWN_NAME", town->town->municipality.name);
  }
}

/// The announcement as it was written; what becomes of it is seen on the public page.
void put_announcement(const web::Form& form, Section page) {
  for (const auto& [field, marker] : {std::pair{"a.texts.de.title", "NEW_TITLE"}, std::pair{"a.texts.de.body", "NEW_BODY"}}) page.set(marker, form.text(field));
  if (form.text("a.texts.de.title").empty()) return;
  page.show("WRITTEN");
  if (form.text("a.texts.en.title").empty()) return;
  Section english = page.add("ENGLISH");
  english.set("NEW_TITLE_EN", form.text("a.texts.en.title"));
  english.set("NEW_BODY_EN", form.text("a.texts.en.body"));
}

/// One service that changes in the same way in so many municipalities.
struct Same {
  std::string service;
  situation::ServiceState before;
  situation::ServiceState after;
  std::size_t towns;
};

/// What hits most municipalities first.
std::vector<Same> same_changes(const publish::Preview& preview) {
  std::map<std::tuple<std::string, situation::ServiceState, situation::ServiceState>, std::size_t> counts;
  for (const situation::Change& change : preview.changes) {
    for (const situation::ServiceChange& one : change.services) {
      if (!one.position) counts[{one.service, one.before, one.after}] += change.towns.size();
    }
  }
  std::vector<Same> all;
  for (const auto& [key, towns] : counts) all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), towns});
  std::ranges::stable_sort(all, std::greater{}, &Same::towns);
  return all;
}

void put_changes(const StabVisit& visit, const publish::Preview& preview, Section page) {
  page.set("TOWNS", counted(preview.towns, "Kommune", "Kommunen"));
  page.set("SERVICES", german_number(preview.services));
  page.set("CITIZENS", german_number(static_cast<std::uint64_t>(preview.citizens)));
  page.show(preview.towns == 0 ? "NOTHING" : "SOME");
  put_towns(visit, preview, page);
  const auto& services = visit.region->shared->services;
  const std::vector<Same> all = same_changes(preview);
  for (const Same& same : std::span(all).first(std::min(all.size(), kChangesShown))) {
    const auto found = std::ranges::find(services, same.service, &catalogue::Service::id);
    Section row = page.add("CHANGE");
    row.set("NAME", found == services.end() ? same.service : found->name_de);
    row.set("BEFORE", badge(same.before).word);
    put_badge(row, badge(same.after));
    row.set("CHANGE_TOWNS", counted(same.towns, "Kommune", "Kommunen"));
  }
  page.show_if(all.size() > kChangesShown, "MORE");
}

/// The form once more, invisible, so that publishing sends exactly what was shown.
void put_hidden(const web::Form& form, Section page) {
  for (const auto& [name, value] : form.pairs()) {
    if (name == "schritt") continue;
    Section field = page.add("HIDDEN");
    field.set("FIELD", name);
    field.set("VALUE", value);
  }
}

void preview(const StabVisit& visit, const web::Form& form, const Wish& wish, const LogName& log, const StabAnswer& answer) {
  const state::Decision decision = decide(visit, wish, log);
  if (!decision) return answer.again(422, decision.error().sentence);
  Fields fields;
  put_stab_frame(visit, fields, "Vorschau", StabNav::none);
  put_hidden(form, fields);
  if (wish.command.starts_with("publish.")) {
    put_announcement(form, fields.add("ANNOUNCEMENT"));
  } else {
    const std::vector<situation::Fact> facts = facts_of(visit, *decision, log);
    put_changes(visit, visit.parts.publisher.preview(facts, visit.now), fields.add("EFFECT"));
  }
  fields.show_if(decision->empty(), "NOTHING_TO_DO");
  fields.set("BACK", console_path(form));
  answer.reply(answer.show(200, "preview", fields));
}

}  // namespace

std::string result_of(const state::Committed& done) {
  if (done.count == 0) return "&unveraendert=1";
  return (done.repeated ? "&schon=" : "&eingetragen=") + std::to_string(done.first);
}

void stab_execute(const staff::CheckedExecutor& executor, state::Command command, const StabAnswer& answer, std::function<std::string(const state::Committed&)> location) {
  executor.submit(std::move(command), [answer, location = std::move(location)](const state::Outcome& outcome, std::exception_ptr failure) {
    if (failure) {
      try {
        std::rethrow_exception(failure);
      } catch (const Error& error) {
        return answer.again(503, error.what());
      } catch (const std::exception&) {  // the executor's thread; a bug is told there and must end here
        return answer.again(500, "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal oder verwenden Sie die Befehlszeile.");
      }
    }
    if (!outcome) return answer.again(outcome.error().code == kNotAllowed ? 403 : 422, outcome.error().sentence);
    answer.reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", location(*outcome)}}});
  });
}

std::string console_path(const web::Form& form) {
  const std::string path = form.text("zurueck");
  const bool ours =
      path.starts_with("/stab/") && std::ranges::all_of(path, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_'; });
  return ours ? path : "/stab/";
}

void stab_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const std::string command = form.text("befehl");
  const DeskAct desk_act = find_desk_act(command);
  const DeskAct appointment_act = desk_act != nullptr ? desk_act : find_appointment_act(command);
  const DeskAct circular_act = appointment_act != nullptr ? appointment_act : find_circular_act(command);
  const DeskAct crisis_act = circular_act != nullptr ? circular_act : find_crisis_act(command);
  const DeskAct room_act = crisis_act != nullptr ? crisis_act : find_queue_act(command);
  const DeskAct other_act = room_act != nullptr ? room_act : find_pickup_act(command);
  const DeskAct act = command == kRescueCommand ? rescue_act : other_act;
  if ((act != nullptr || is_console_command(command)) && !visit.parts.executor.may_ask(visit.session.account, command, visit.log())) return answer.again(403, kNoRight);
  if (act != nullptr) return act(visit, form, answer);
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return answer.again(422, wish.error().sentence);
  const LogName log = wish->command.starts_with("staff.") ? region_log() : visit.log();  // who may what stands there, also for one municipality
  state::Command wanted{log, wish->id, visit.session.account, wish->command, wish->args};
  if (const auto refused = visit.parts.executor.refusal(wanted)) return answer.again(403, refused->sentence);  // a preview tells, too
  if (form.text("schritt") == "aendern") return answer.again(200, "");
  if (form.text("schritt") == "vorschau") return preview(visit, form, *wish, log, answer);
  stab_execute(visit.parts.executor, std::move(wanted), answer,
               [back = console_path(form) + "?ort=" + visit.place](const state::Committed& done) { return back + result_of(done); });
}

}  // namespace nb::pages
