// SPDX-License-Identifier: EUPL-1.2
// The municipality's data key: make it, open what is sealed with its passphrase, lock it again. Opening leaves a trace in the log;
// guessing is slowed down like at the sign-in.
#include <algorithm>
#include <boost/json.hpp>

#include "base/random.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/schluessel";

/// As many as a person counts, not bytes.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Writes down what was done with the key; `undo` if that fails, so that nothing stays open without a trace.
void note(const StabVisit& visit, const web::Form& form, const StabAnswer& answer, const char* what, const std::function<void()>& undo = {}) {
  StabAnswer with_undo = answer;
  if (undo) {
    with_undo.again = [undo, again = answer.again](int status, const std::string& fault) {
      undo();
      again(status, fault);
    };
  }
  stab_execute(
      visit.parts.executor,
      {visit.log(), make_command_id(visit.parts.random, visit.now), visit.session.account, "subject.note_vault", boost::json::serialize(boost::json::object{{"what", what}})},
      with_undo, [back = console_path(form), place = visit.place, what](const state::Committed&) { return back + "?ort=" + place + "&schluessel=" + what; });
}

}  // namespace

std::string_view desk_data_key(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Datenschlüssel", DeskNav::data_key)) return kNoTown;
  const std::string owner = owner_of(visit);
  page.set("KEY_FILE", visit.parts.vault.path(owner));
  page.set("CHARACTERS", journal::kPassphraseCharactersMin);
  page.show_if(visit.query("schluessel") == "made", "JUST_MADE");
  if (!visit.parts.vault.has_key(owner)) {
    put_form(visit, page.add("MAKE"), "vault.make", kHere);
    return "intake_key";
  }
  if (!visit.parts.vault.unlocked(owner)) {
    put_form(visit, page.add("UNLOCK"), "vault.open", kHere);
    return "intake_key";
  }
  Section open = page.add("IS_OPEN");
  if (const auto opening = visit.memory.vaults.opening(owner)) {
    Section by = open.add("OPENING");
    by.set("OPENED_BY", opening->account);
    by.set("OPENED_AT", visit.moment(opening->at));
    by.set("CLOSES_AT", visit.moment(opening->at + VaultWatch::kOpenMax));
  }
  return "intake_key";
}

void make_vault(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!visit.town) return answer.again(422, "Ein Datenschlüssel gehört zu einer Kommune; bitte die Kommune wählen.");
  const std::string passphrase = form.text("passwort");
  if (passphrase != form.text("passwort2")) return answer.again(422, "Die beiden Passphrasen sind nicht gleich; bitte geben Sie sie noch einmal zweimal ein.");
  if (characters(passphrase) < journal::kPassphraseCharactersMin)
    return answer.again(422,
                        "Die Passphrase ist zu kurz; bitte nehmen Sie mindestens " + std::to_string(journal::kPassphraseCharactersMin) + " Zeichen, zum Beispiel fünf Wörter.");
  if (visit.parts.vault.has_key(owner_of(visit))) return answer.again(422, "Diese Kommune hat schon einen Datenschlüssel; bitte laden Sie die Seite neu.");
  visit.parts.vault.make_key(owner_of(visit), passphrase);
  note(visit, form, answer, "made");
}

void open_vault(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const std::string owner = owner_of(visit);
  if (!visit.town || !visit.parts.vault.has_key(owner)) return answer.again(422, "Diese Kommune hat noch keinen Datenschlüssel; bitte legen Sie erst einen an.");
  if (!visit.memory.may_try(visit.request.peer, visit.session.account + " vault", visit.now)) return answer.again(429, "Zu viele Versuche; bitte warten Sie einige Minuten.");
  if (!visit.parts.vault.unlock(owner, form.text("passwort"))) return answer.again(422, "Die Passphrase stimmt nicht; bitte prüfen Sie Groß- und Kleinschreibung und Leerzeichen.");
  visit.memory.vaults.opened(owner, {visit.session.account, visit.session.csrf, visit.now});
  note(visit, form, answer, "opened", [&vault = visit.parts.vault, &vaults = visit.memory.vaults, owner] {
    vault.lock(owner);
    vaults.closed(owner);
  });
}

void lock_vault(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const std::string owner = owner_of(visit);
  visit.parts.vault.lock(owner);
  visit.memory.vaults.closed(owner);
  note(visit, form, answer, "locked");
}

}  // namespace nb::pages
