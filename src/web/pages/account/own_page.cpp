// SPDX-License-Identifier: EUPL-1.2
// /stab/konto: what proves me to be me, and where I am signed in.
#include <algorithm>
#include <array>

#include "base/random.hpp"
#include "base/text.hpp"
#include "staff/accounts.hpp"
#include "staff/totp.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/account/pages.hpp"
#include "web/pages/qr.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

struct Done {
  std::string_view key;
  std::string_view sentence;
};
/// "?getan=…": what the form before had done.
constexpr std::array kDone = std::to_array<Done>({{"passkey", "Der Passkey ist eingerichtet. Beim nächsten Mal können Sie sich damit anmelden."},
                                                  {"passkey-weg", "Der Passkey ist entfernt; mit ihm meldet sich niemand mehr an."},
                                                  {"app", "Die App ist eingerichtet. Beim nächsten Anmelden wird nach ihrem Code gefragt."},
                                                  {"app-weg", "Die App ist entfernt."},
                                                  {"passwort", "Ihr Passwort ist geändert; alle anderen Sitzungen sind beendet."},
                                                  {"sitzung", "Die Sitzung ist beendet."},
                                                  {"sitzungen", "Alle anderen Sitzungen sind beendet."}});

void put_passkeys(const StabVisit& visit, Section page, const std::vector<staff::PasskeyRow>& passkeys) {
  std::string known;
  for (const staff::PasskeyRow& one : passkeys) {
    Section row = page.add("PASSKEY");
    row.set("CSRF", visit.session.csrf);
    row.set("PASSKEY_ID", one.id);
    row.set("LABEL", one.label);
    row.set("CREATED", visit.moment(one.created));
    row.set("LAST_USED", one.last_used ? "zuletzt benutzt " + visit.moment(*one.last_used) + " Uhr" : std::string("noch nicht benutzt"));
    known += (known.empty() ? "" : " ") + one.id;
  }
  page.show_if(passkeys.empty(), "NO_PASSKEY");
  const Door& door = visit.parts.door;
  const auto site = door.site(visit.request);
  if (!site) return page.show("PASSKEY_IMPOSSIBLE");
  Section form = page.add("NEW_PASSKEY");
  form.set("CSRF", visit.session.csrf);
  form.set("RP_ID", site->rp_id);
  form.set("ISSUER", door.settings().issuer);
  form.set("ACCOUNT", visit.session.account);
  form.set("HANDLE", staff::to_base64url(visit.parts.door.accounts().passkeys().user_handle(visit.session.account)));
  form.set("QUESTION", door.question(passkey_purpose(visit.session)));
  form.set("KNOWN", known);
}

void put_app(const StabVisit& visit, Section page, bool enrolled) {
  Section app = page.add(enrolled ? "APP" : "NEW_APP");
  app.set("CSRF", visit.session.csrf);
  if (enrolled) return;
  // After a mistyped code the secret stays: the app has it already.
  const bool again = visit.kept != nullptr && visit.kept->text("was") == "app";
  const auto kept = again ? staff::from_base64url(visit.kept->text("geheimnis")) : std::nullopt;
  const Bytes secret = kept && kept->size() == staff::kTotpSecretBytes ? *kept : staff::make_totp_secret(visit.parts.random);
  const std::string link = staff::totp_link(visit.parts.door.settings().issuer, visit.session.account, secret);
  app.set("SECRET", staff::to_base64url(secret));
  app.set("SECRET_TEXT", staff::to_base32(secret));
  app.set("LINK", link);
  app.show_if(again, "AGAIN");
  if (const auto code = qr_code(link)) {
    Section image = app.add("QR");
    image.set("QR_SIZE", std::to_string(code->size));
    image.set("QR_PATH", code->path);
  }
}

void put_sessions(const StabVisit& visit, Section page) {
  const auto sessions = visit.parts.sessions.of(visit.session.account, visit.now);
  for (const staff::Session& one : sessions) {
    Section row = page.add("SESSION");
    row.set("CSRF", visit.session.csrf);
    row.set("SESSION_ID", one.id);
    row.set("DEVICE", one.device);
    row.set("WAY", german(one.way));
    row.set("OPENED", visit.moment(one.opened));
    row.set("USED", visit.moment(one.last_used));
    row.show(one.id == visit.session.id ? "THIS_ONE" : "OTHER");
  }
  if (sessions.size() > 1) page.add("OTHERS").set("CSRF", visit.session.csrf);
}

}  // namespace

std::string_view german(staff::SignInWay way) {
  switch (way) {
    case staff::SignInWay::password:
      return "Passwort";
    case staff::SignInWay::app_code:
      return "Passwort und App";
    case staff::SignInWay::printed_code:
      return "Passwort und gedruckter Code";
    case staff::SignInWay::passkey:
      return "Passkey";
  }
  return "";
}

std::string passkey_purpose(const staff::Session& session) { return "register " + session.account + " " + session.id; }

std::string codes_reminder(const StabVisit& visit, const staff::PrintedCodes& codes) {
  if (!codes.run_out()) return {};
  if (codes.left > 0) return "Noch " + counted(codes.left, "gedruckter Ersatzcode. Bitte drucken Sie neue aus.", "gedruckte Ersatzcodes. Bitte drucken Sie neue aus.");
  const auto row = visit.parts.door.accounts().find(visit.session.account);
  // Nothing else would let this account in the next time.
  const bool last = row && row->passkeys == 0 && !row->has_totp;
  return last ? "Kein gedruckter Ersatzcode übrig: Beim nächsten Anmelden kommen Sie nicht mehr hinein. Bitte drucken Sie jetzt neue aus."
              : "Kein gedruckter Ersatzcode übrig. Bitte drucken Sie neue aus.";
}

std::string_view own_account(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Mein Konto", StabNav::none);
  const auto row = visit.parts.door.accounts().find(visit.session.account);
  if (!row) return "missing";
  page.set("PERSON", row->person.name.empty() ? row->name : row->person.name);
  page.set("ACCOUNT", row->name);
  const auto done = std::ranges::find(kDone, visit.query("getan"), &Done::key);
  if (done != kDone.end()) page.set_shown("DONE_SENTENCE", done->sentence, "DONE_HERE");
  page.show_if(visit.parts.door.must_enrol(visit.session), "MUST_ENROL");
  put_passkeys(visit, page, visit.parts.door.accounts().passkeys().of(row->name));
  put_app(visit, page, row->has_totp);
  page.set_shown("CODES_REMINDER", codes_reminder(visit, visit.parts.door.accounts().factors().printed_codes(row->name)), "CODES_RUN_OUT");
  page.set("CODES_LEFT", std::to_string(row->codes_left));
  page.show(row->codes_left > 0 ? "HAS_CODES" : "NO_CODES");
  put_sessions(visit, page);
  return "account_own";
}

}  // namespace nb::pages
