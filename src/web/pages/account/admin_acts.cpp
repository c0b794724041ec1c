// SPDX-License-Identifier: EUPL-1.2
// What the forms of /stab/konten have done. That an account exists is entered into the journal first, then it is kept here; the
// code that lets its owner in is shown once.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/account/pages.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using Kind = staff::SignInRecord::Kind;

web::Response to(const std::string& location) { return {.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", location}}}; }

constexpr const char* kUnknown = "Dieses Konto gibt es nicht (mehr); bitte laden Sie die Liste neu.";
constexpr const char* kNotHere = "Dieses Konto hat auch Rechte, die Sie nicht vergeben; bitte wenden Sie sich an jemanden, der das für alle Orte dieses Kontos darf.";
constexpr const char* kOnlyAtTheMachine =
    "Dieses Konto gibt Rechte oder gibt frei, und wer es neu hereinlässt, könnte für zwei handeln. Bitte lassen Sie am Rechner von Notbetrieb ein neues Blatt drucken.";
constexpr const char* kNotOneself = "Für das eigene Konto geht das nicht; bitte lassen Sie es eine zweite Person mit diesem Recht tun.";

/// The page with the code, which is not shown again.
void show_code(const StabVisit& visit, const std::string& account, const StabAnswer& answer) {
  Door& door = visit.parts.door;
  const Instant until = visit.now + door.settings().invitation_lasts;
  const std::string code = door.accounts().invitations().issue(account, visit.session.account, visit.parts.random, visit.now, until);
  if (code.empty()) return answer.again(404, kUnknown);
  door.record(Kind::invited, account, "", visit.request.peer, visit.session.account);
  Fields fields;
  put_stab_frame(visit, fields, "Einladung für " + account, StabNav::none);
  fields.set("NAME", account);
  fields.set("CODE", code);
  fields.set("UNTIL", visit.moment(until));
  answer.reply(answer.show(200, "account_invited", fields));
}

state::Command command_for(const StabVisit& visit, const char* name, const boost::json::object& args) {
  return {region_log(), make_command_id(visit.parts.random, visit.now), visit.session.account, name, boost::json::serialize(args)};
}

staff::Person person_of(const web::Form& form) {
  const auto text = [&](const char* name) { return std::string(trim(form.text(name))); };
  return {.name = text("name"), .office = text("amt"), .town = text("stadt"), .phone = text("telefon"), .mail = text("mail")};
}

/// The executor answers on its own thread, after this request is gone: what is shown then is made of copies.
void create(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  Door& door = visit.parts.door;
  const std::string name(trim(form.text("konto")));
  auto draft = door.accounts().draft_without_password(name, visit.now);
  if (!draft)
    return answer.again(
        422, draft.error().kind == staff::AccountFault::Kind::name_taken ? "Ein Konto mit diesem Namen gibt es schon; bitte wählen Sie einen anderen." : draft.error().sentence);
  draft->made_by = visit.session.account;
  if (const auto fault = staff::person_fault(person_of(form))) return answer.again(422, fault->sentence);
  const auto keep = [&door, answer, account = *draft, person = person_of(form)](const state::Outcome& outcome, const std::exception_ptr& failure) {
    try {
      if (failure) std::rethrow_exception(failure);
      if (!outcome) return answer.again(422, outcome.error().sentence);
      if (const auto added = door.accounts().add(account, person); !added) return answer.again(422, added.error().sentence);
      answer.reply(to("/stab/konten/" + account.name + "?getan=angelegt"));
    } catch (const Error& error) {  // the executor's thread is no place for it
      answer.again(503, error.what());
    }
  };
  visit.parts.executor.submit(command_for(visit, "staff.create_account", {{"account", name}}), keep);
}

void invite(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const std::string account = form.text("konto");
  if (account == visit.session.account) return answer.again(422, kNotOneself);
  if (!seen_account(visit, account)) return answer.again(404, kUnknown);
  if (!may_manage(visit, account)) return answer.again(403, kNotHere);
  if (only_at_the_machine(visit, account)) return answer.again(422, kOnlyAtTheMachine);
  show_code(visit, account, answer);
}

void end_session(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const std::string account = form.text("konto");
  if (!seen_account(visit, account)) return answer.again(404, kUnknown);
  if (!may_shut_out(visit, account)) return answer.again(403, kNotHere);
  if (const std::string one = form.text("sitzung"); one.empty()) {
    visit.parts.sessions.end_all_of(account);
  } else {
    visit.parts.sessions.end_one(account, one);
  }
  visit.parts.door.record(Kind::session_ended, account, form.text("sitzung").empty() ? "all" : "one", visit.request.peer, visit.session.account);
  answer.reply(to("/stab/konten/" + account + "?getan=sitzung"));
}

/// The journal closed it, and what was to follow did not happen: the disk refused, or the program ended in between.
bool closed_before(const StabVisit& visit, const std::string& account) {
  const auto snapshot = visit.parts.readers.snapshot();
  return staff::account_exists(snapshot.db(), region_log(), account) && !staff::account_open(snapshot.db(), region_log(), account);
}

/// The second half of closing, which may be done as often as one likes.
void finish_closing(const StabVisit& visit, const std::string& account, const StabAnswer& answer) {
  if (!visit.may_ask("staff.close_account")) return answer.again(403, kNoRight);
  visit.parts.door.sessions().end_all_of(account);
  visit.parts.door.accounts().remove(account);
  answer.reply(to("/stab/konten?getan=geschlossen"));
}

void close(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  Door& door = visit.parts.door;
  const std::string account = form.text("konto");
  const std::string reason(trim(form.text("grund")));
  if (account == visit.session.account) return answer.again(422, kNotOneself);
  if (!seen_account(visit, account)) return answer.again(404, kUnknown);
  if (!may_close(visit, account)) return answer.again(403, kNotHere);
  if (reason.empty()) return answer.again(422, "Bitte nennen Sie den Grund, aus dem das Konto geschlossen wird; er steht im Protokoll.");
  if (closed_before(visit, account)) return finish_closing(visit, account, answer);
  const auto drop = [&door, answer, account](const state::Outcome& outcome, const std::exception_ptr& failure) {
    try {
      if (failure) std::rethrow_exception(failure);
      if (!outcome) return answer.again(422, outcome.error().sentence);
      door.sessions().end_all_of(account);
      door.accounts().remove(account);
      answer.reply(to("/stab/konten?getan=geschlossen"));
    } catch (const Error& error) {  // the executor's thread is no place for it
      answer.again(503, error.what());
    }
  };
  visit.parts.executor.submit(command_for(visit, "staff.close_account", {{"account", account}, {"reason", reason}}), drop);
}

struct Act {
  std::string_view what;
  void (*run)(const StabVisit&, const web::Form&, const StabAnswer&);
};
constexpr std::array kActs = std::to_array<Act>({{"anlegen", create}, {"einladen", invite}, {"sitzung", end_session}, {"schliessen", close}});

}  // namespace

void account_list_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!visit.may_ask("staff.create_account")) return answer.again(403, kNoRight);
  const auto act = std::ranges::find(kActs, form.text("was"), &Act::what);
  if (act == kActs.end()) return answer.again(422, "Dieses Formular ist unvollständig; bitte laden Sie die Seite neu.");
  act->run(visit, form, answer);
}

}  // namespace nb::pages
