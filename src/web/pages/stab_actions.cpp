// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_actions.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "approval/guard.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "staff/checked_executor.hpp"
#include "state/members.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/approval/effect.hpp"
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

constexpr std::string_view kNotAllowed = "staff.not_allowed";
constexpr std::string_view kUnknownAccount = "staff.account_unknown";  // or one that is not seen: both are answered alike

/// Who may what stands in the region's log, also for one municipality, and so do proposals about it.
LogName log_of(const StabVisit& visit, const Wish& wish) {
  if (wish.command.starts_with("staff.")) return region_log();
  if (!wish.command.starts_with("approval.")) return visit.log();
  const json::object args = json::parse(wish.args).as_object();
  return approval::number_of(region_log(), state::text_member(args, "proposal")) ? region_log() : visit.log();
}

/// What the command would write, decided on a snapshot of state.db; nothing is written.
state::Decision decide(const StabVisit& visit, const Wish& wish, const LogName& log) {
  const auto kind = std::ranges::find(visit.parts.plain_kinds, wish.command, &state::CommandKind::name);
  if (kind == visit.parts.plain_kinds.end()) return refuse(state::Refusal{"console.unknown_command", "Diesen Befehl gibt es nicht."});
  const auto snapshot = visit.parts.readers.snapshot();
  return kind->decide({snapshot.db(), visit.now, log, visit.session.account}, json::parse(wish.args).as_object());
}

/// The form once more, invisible, so that publishing sends exactly what was shown.
void put_hidden(const web::Form& form, Section page) {
  for (const auto& [name, value] : form.pairs()) {
    if (name == "schritt" || name == "grund") continue;
    Section field = page.add("HIDDEN");
    field.set("FIELD", name);
    field.set("VALUE", value);
  }
}

/// What a form asks for, and what that would write.
struct Previewed {
  const web::Form& form;
  LogName log;
  std::vector<state::NewEntry> entries;
  std::optional<approval::Area> needs_second;  ///< person
};

/// Nothing is written before somebody has seen what would be.
void preview(const StabVisit& visit, const Previewed& what, const StabAnswer& answer) {
  Fields fields;
  put_stab_frame(visit, fields, "Vorschau", StabNav::none);
  put_effect(visit, what.log, what.entries, fields);
  fields.show_if(what.entries.empty(), "NOTHING_TO_DO");
  fields.set("BACK", console_path(what.form));
  if (!what.needs_second) {
    put_hidden(what.form, fields.add("DIRECT"));
    return answer.reply(answer.show(200, "preview", fields));
  }
  const approval::Policy& policy = visit.parts.four_eyes.policy();
  Section second = fields.add("SECOND");
  put_hidden(what.form, second);
  second.set("UNTIL", visit.moment(visit.now + policy.expires));
  if (policy.emergency && approval::can_be_done_alone(*what.needs_second, approval::Alone::account)) put_hidden(what.form, second.add("EMERGENCY"));
  answer.reply(answer.show(200, "preview", fields));
}

/// The same wish, put before a second person or done alone.
state::Command wrapped(const state::Command& command, std::string_view name, const std::string& reason) {
  json::object args{{"command", command.name}, {"args", json::parse(command.args)}};
  if (!trim(reason).empty()) args["reason"] = trim(reason);
  return {command.log, command.id, command.actor, std::string(name), json::serialize(args)};
}

void execute(const StabVisit& visit, state::Command command, const web::Form& form, std::string_view mark, const StabAnswer& answer) {
  stab_execute(visit.parts.executor, std::move(command), answer, [back = console_path(form) + "?ort=" + visit.place, mark = std::string(mark)](const state::Committed& done) {
    if (done.count == 0) return back + result_of(done);
    return back + (mark == "vorgelegt" ? "" : result_of(done)) + (mark.empty() ? "" : "&" + mark + "=1");
  });
}

/// Shows what would change; with `only_if_guarded` no more than where a second person is needed, else false.
bool show_effect(const StabVisit& visit, const web::Form& form, const Wish& wish, const LogName& log, const StabAnswer& answer, bool only_if_guarded) {
  state::Decision decision = decide(visit, wish, log);
  if (!decision) {
    if (only_if_guarded) return false;  // who executes it says why not
    answer.again(422, decision.error().sentence);
    return true;
  }
  std::optional<approval::Area> area;
  {
    const auto snapshot = visit.parts.readers.snapshot();
    area = visit.parts.four_eyes.area_of(snapshot.db(), *decision);
  }
  if (only_if_guarded && !area) return false;
  preview(visit, {form, log, *std::move(decision), area}, answer);
  return true;
}

/// What does a command's form in a way of its own; null: it is sent as it is.
DeskAct find_act(std::string_view command) {
  if (command == kRescueCommand) return rescue_act;
  for (const auto find : {find_desk_act, find_appointment_act, find_circular_act, find_crisis_act, find_queue_act, find_pickup_act}) {
    if (const DeskAct act = find(command)) return act;
  }
  return nullptr;
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
    if (!outcome) return answer.again(outcome.error().code == kNotAllowed ? 403 : outcome.error().code == kUnknownAccount ? 404 : 422, outcome.error().sentence);
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
  const DeskAct act = find_act(command);
  if ((act != nullptr || is_console_command(command)) && !visit.parts.executor.may_ask(visit.session.account, command, visit.log())) return answer.again(403, kNoRight);
  if (act != nullptr) return act(visit, form, answer);
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return answer.again(422, wish.error().sentence);
  const LogName log = log_of(visit, *wish);
  state::Command wanted{log, wish->id, visit.session.account, wish->command, wish->args};
  if (const auto refused = visit.parts.executor.refusal(wanted)) return answer.again(refused->code == kUnknownAccount ? 404 : 403, refused->sentence);  // a preview tells, too
  if (form.text("schritt") == "aendern") return answer.again(200, "");
  const std::string step = form.text("schritt");
  if (step == "vorlegen" || step == "allein") {
    const bool alone = step == "allein";
    return execute(visit, wrapped(wanted, alone ? "approval.act_alone" : "approval.propose", form.text("grund")), form, step == "allein" ? "allein" : "vorgelegt", answer);
  }
  if (step == "vorschau") {
    show_effect(visit, form, *wish, log, answer, false);
    return;
  }
  if (visit.parts.four_eyes.concerns(command) && show_effect(visit, form, *wish, log, answer, true)) return;
  execute(visit, std::move(wanted), form, "", answer);
}

}  // namespace nb::pages
