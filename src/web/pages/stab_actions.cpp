// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_actions.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/zone.hpp"
#include "publish/publisher.hpp"
#include "situation/events.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/stab_form.hpp"

namespace nb::pages {

namespace json = boost::json;

namespace {

constexpr std::size_t kChangesShown = 40;

web::Response fault_page(const ShowPage& show, int status, std::string_view sentence) {
  Fields fields;
  fields.set("TITLE", "Noch nicht eingetragen");
  fields.set("SENTENCE", sentence);
  fields.show("GO_BACK");
  return show(status, "message", fields);
}

/// Only a path of this console, so that nobody is led elsewhere.
std::string back_path(const web::Form& form) {
  const std::string path = form.text("zurueck");
  const bool ours = path.starts_with("/stab/") && std::ranges::all_of(path, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_'; });
  return ours ? path : "/stab/";
}

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
    if (auto fact = situation::decode({log, 0, entry.type, entry.subject, visit.session.account, visit.now, entry.occurred.value_or(visit.now), data, parts})) facts.push_back(std::move(*fact));
  }
  return facts;
}

void put_changes(const StabVisit& visit, const publish::Preview& preview, Section page) {
  page.set("TOWNS", preview.towns);
  page.set("SERVICES", preview.services);
  page.set("CITIZENS", static_cast<std::size_t>(preview.citizens));
  page.show_if(preview.towns == 0, "NOTHING");
  const auto& services = visit.region->shared->services;
  std::size_t shown = 0;
  for (const situation::Change& change : preview.changes) {
    for (const situation::ServiceChange& service : change.services) {
      if (service.position || ++shown > kChangesShown) continue;
      const auto found = std::ranges::find(services, service.service, &catalogue::Service::id);
      Section row = page.add("CHANGE");
      row.set("NAME", found == services.end() ? service.service : found->name_de);
      row.set("BEFORE", badge(service.before).word);
      put_badge(row, badge(service.after));
      row.set("CHANGE_TOWNS", change.towns.size());
    }
  }
  page.show_if(shown > kChangesShown, "MORE");
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

void preview(const StabVisit& visit, const web::Form& form, const Wish& wish, const LogName& log, const ShowPage& show, const web::Reply& reply) {
  const state::Decision decision = decide(visit, wish, log);
  if (!decision) return reply(fault_page(show, 422, decision.error().sentence));
  Fields fields;
  put_stab_frame(visit, fields, "Vorschau", StabNav::none);
  put_hidden(form, fields);
  if (wish.command.starts_with("publish.")) {
    fields.show("ANNOUNCEMENT");
  } else {
    const std::vector<situation::Fact> facts = facts_of(visit, *decision, log);
    put_changes(visit, visit.parts.publisher.preview(facts, visit.now), fields.add("EFFECT"));
  }
  fields.show_if(decision->empty(), "NOTHING_TO_DO");
  reply(show(200, "preview", fields));
}

void execute(const StabVisit& visit, const web::Form& form, const Wish& wish, const LogName& log, const ShowPage& show, const web::Reply& reply) {
  const std::string back = back_path(form) + "?ort=" + visit.place;
  visit.parts.executor.submit({log, wish.id, visit.session.account, wish.command, wish.args}, [reply, show, back](const state::Outcome& outcome, std::exception_ptr failure) {
    if (failure) {
      try {
        std::rethrow_exception(failure);
      } catch (const Error& error) {
        return reply(fault_page(show, 503, error.what()));
      }
    }
    if (!outcome) return reply(fault_page(show, 422, outcome.error().sentence));
    const std::string result = outcome->count == 0 ? "&unveraendert=1" : "&eingetragen=" + std::to_string(outcome->first);
    reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", back + result}}});
  });
}

}  // namespace

void stab_act(const StabVisit& visit, const web::Form& form, const ShowPage& show, const web::Reply& reply) {
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return reply(fault_page(show, 422, wish.error().sentence));
  const LogName log = visit.log();
  if (form.text("schritt") == "vorschau") return preview(visit, form, *wish, log, show, reply);
  execute(visit, form, *wish, log, show, reply);
}

}  // namespace nb::pages
