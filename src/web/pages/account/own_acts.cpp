// SPDX-License-Identifier: EUPL-1.2
// What the forms of /stab/konto have done.
#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "staff/accounts.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/account/pages.hpp"
#include "web/pages/account/passkey_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using Kind = staff::SignInRecord::Kind;

constexpr const char* kPasskeyFailed = "Der Passkey ließ sich nicht einrichten. Bitte versuchen Sie es noch einmal, mit PIN, Finger oder Gesicht.";
constexpr const char* kPasskeyKnown = "Diesen Passkey gibt es schon, oder Ihr Konto hat schon zwanzig; bitte entfernen Sie einen, den Sie nicht mehr brauchen.";
constexpr const char* kAppCodeWrong = "Der Code passt nicht. Bitte prüfen Sie die Uhrzeit Ihres Geräts und tragen Sie den Code ein, den die App jetzt zeigt.";
constexpr const char* kOldPasswordWrong = "Das bisherige Passwort stimmt nicht; bitte tragen Sie es noch einmal ein.";
constexpr const char* kLastFactor = "Das ist Ihr letzter zweiter Faktor, und ohne einen meldet sich hier niemand an. Bitte richten Sie zuerst einen anderen ein.";
constexpr const char* kBusy = "Gerade melden sich zu viele auf einmal an; bitte versuchen Sie es in einer halben Minute noch einmal.";
constexpr const char* kTooOften = "Zu viele Versuche; bitte warten Sie einige Minuten.";

web::Response back(std::string_view done) {
  return {.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", "/stab/konto?getan=" + std::string(done)}}};
}

void record(const StabVisit& visit, Kind kind, const std::string& reason) { visit.parts.door.record(kind, visit.session.account, reason, visit.request.peer); }

void add_passkey(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto site = visit.parts.door.site(visit.request);
  const auto made = read_registration(form.text("passkey"));
  if (!site || !made) return answer.again(422, kPasskeyFailed);
  const auto added = visit.parts.door.checks().add_passkey(*site, visit.session.account, passkey_purpose(visit.session), *made, form.text("name"), visit.now);
  if (!added) {
    record(visit, Kind::refused, added.error().reason);
    return answer.again(422, added.error().reason == "passkey_known" ? kPasskeyKnown : kPasskeyFailed);
  }
  record(visit, Kind::factor_added, "passkey");
  answer.reply(back("passkey"));
}

/// True if without `passkeys` of them and the app, where `app` says so, nothing is left that is asked for.
bool leaves_none(const StabVisit& visit, std::size_t passkeys, bool app) {
  const auto row = visit.parts.door.accounts().find(visit.session.account);
  if (!row || !visit.parts.door.settings().second_factor_required) return false;
  return row->passkeys <= passkeys && (app || !row->has_totp) && row->codes_left == 0;
}

void remove_passkey(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (leaves_none(visit, 1, false)) return answer.again(422, kLastFactor);
  if (visit.parts.door.accounts().passkeys().remove(visit.session.account, form.text("passkey"))) record(visit, Kind::factor_removed, "passkey");
  answer.reply(back("passkey-weg"));
}

void add_app(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto secret = staff::from_base64url(form.text("geheimnis"));
  if (!secret || !visit.parts.door.accounts().factors().enrol_app(visit.session.account, *secret, form.text("code"), visit.now)) return answer.again(422, kAppCodeWrong);
  record(visit, Kind::factor_added, "app");
  answer.reply(back("app"));
}

void remove_app(const StabVisit& visit, const web::Form&, const StabAnswer& answer) {
  if (leaves_none(visit, 0, true)) return answer.again(422, kLastFactor);
  visit.parts.door.accounts().factors().remove_app(visit.session.account);
  record(visit, Kind::factor_removed, "app");
  answer.reply(back("app-weg"));
}

void print_codes(const StabVisit& visit, const web::Form&, const StabAnswer& answer) {
  const std::vector<std::string> codes = visit.parts.door.accounts().factors().print_codes(visit.session.account, visit.parts.random);
  record(visit, Kind::factor_added, "printed_codes");
  Fields fields;
  put_stab_frame(visit, fields, "Ihre zehn gedruckten Codes", StabNav::none);
  for (const std::string& code : codes) fields.add("CODE").set("CODE_TEXT", code);
  answer.reply(answer.show(200, "account_codes", fields));
}

/// Checking the old password and hashing the new one take their turn with those who sign in.
void change_password(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!visit.parts.door.may_try(visit.request.peer, visit.session.account + " password", visit.now)) return answer.again(429, kTooOften);
  if (form.text("passwort") != form.text("passwort2")) return answer.again(422, "Die beiden neuen Passwörter sind nicht gleich; bitte tragen Sie dasselbe Passwort zweimal ein.");
  Door& door = visit.parts.door;
  const auto change = [&door, answer, account = visit.session.account, session = visit.session.id, peer = visit.request.peer, old = form.text("passwort-alt"),
                       wanted = form.text("passwort")] {
    try {
      if (!door.accounts().verify(account, old)) {
        door.record(Kind::refused, account, "old_password_wrong", peer);
        return answer.again(422, kOldPasswordWrong);
      }
      if (const auto changed = door.accounts().set_password(account, wanted); !changed) return answer.again(422, changed.error().sentence);
      door.sessions().end_others_of(account, session);
      door.record(Kind::factor_added, account, "password", peer);
      answer.reply(back("passwort"));
    } catch (const Error& error) {  // this thread has no other boundary
      answer.again(503, error.what());
    }
  };
  door.hashing(visit.session.account, change, [answer] { answer.again(429, kBusy); });
}

void end_session(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (visit.parts.sessions.end_one(visit.session.account, form.text("sitzung"))) record(visit, Kind::session_ended, "one");
  answer.reply(back("sitzung"));
}

void end_other_sessions(const StabVisit& visit, const web::Form&, const StabAnswer& answer) {
  visit.parts.sessions.end_others_of(visit.session.account, visit.session.id);
  record(visit, Kind::session_ended, "others");
  answer.reply(back("sitzungen"));
}

struct Act {
  std::string_view what;
  void (*run)(const StabVisit&, const web::Form&, const StabAnswer&);
};
constexpr std::array kActs = std::to_array<Act>({{"passkey", add_passkey},
                                                 {"passkey-weg", remove_passkey},
                                                 {"app", add_app},
                                                 {"app-weg", remove_app},
                                                 {"codes", print_codes},
                                                 {"passwort", change_password},
                                                 {"sitzung", end_session},
                                                 {"sitzungen", end_other_sessions}});

}  // namespace

void own_account_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto act = std::ranges::find(kActs, form.text("was"), &Act::what);
  if (act == kActs.end()) return answer.again(422, "Dieses Formular ist unvollständig; bitte laden Sie die Seite neu.");
  act->run(visit, form, answer);
}

}  // namespace nb::pages
