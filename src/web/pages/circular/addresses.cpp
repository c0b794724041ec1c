// SPDX-License-Identifier: EUPL-1.2
// The staff's mail addresses at the internal server: pasted as a list, with a reason for every line that cannot be taken. They are not
// shown again: whoever has the list has it.
#include <algorithm>

#include "audit/trail.hpp"
#include "base/error.hpp"
#include "circular/contacts.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCommand = "circular.addresses";
constexpr const char* kHere = "/stab/rundschreiben/adressen";
constexpr std::size_t kFaultsShown = 20;

}  // namespace

std::string_view circular_addresses(const StabVisit& visit, Section page) {
  if (!put_circular_frame(visit, page, "Mailadressen der Beschäftigten")) return kNoCircularTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const circular::PhoneTree tree = tree_of(visit, snapshot.db());
  page.set("KNOWN", german_number(visit.parts.circulars.contacts.count(visit.log())));
  page.set("PEOPLE", counted(tree.people().size(), "Person", "Personen"));
  page.show_if(!visit.parts.circulars.mail, "NO_MAIL");
  page.set_shown("TROUBLE", visit.parts.circulars.trouble ? visit.parts.circulars.trouble() : "", "HAS_TROUBLE");
  page.set_shown("TAKEN", visit.query("uebernommen"), "HAS_TAKEN");
  std::size_t without = 0;
  for (const circular::Person& one : tree.people()) {
    if (visit.parts.circulars.contacts.find(visit.log(), one.id)) continue;
    if (++without > 300) break;
    page.add("WITHOUT").set("NAME", one.name() + " (" + one.office + ")");
  }
  page.show_if(without > 0, "SOME_WITHOUT");
  for (const auto& [account, person] : circular::readers_of(snapshot.db(), visit.log())) {
    Section row = page.add("READER");
    if (visit.may_ask("circular.release_reader")) put_form(visit, row.add("RELEASE"), "circular.release_reader", kHere, {"a.account", account});
    row.set("READER_ACCOUNT", account);
    row.set("NAME", circular::name_of_person(tree, person));
  }
  page.show_if(!circular::readers_of(snapshot.db(), visit.log()).empty(), "SOME_READERS");
  Section form = page.add("FORM");
  put_form(visit, form, kCommand, kHere);
  if (visit.kept != nullptr && visit.kept->text("befehl") == kCommand) form.set("TYPED_LIST", visit.kept->text("liste"));
  return "circular_addresses";
}

void take_addresses(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!visit.town || !may_write(visit)) return answer.again(403, "Dazu haben Sie hier kein Recht.");
  const auto snapshot = visit.parts.readers.snapshot();
  const circular::PhoneTree tree = tree_of(visit, snapshot.db());
  const circular::ContactList list = circular::read_contacts(form.text("liste"), tree.people());
  std::string faults;
  for (std::size_t i = 0; i < list.faults.size() && i < kFaultsShown; ++i)
    faults += (faults.empty() ? "" : " ") + ("Zeile " + std::to_string(list.faults[i].line) + ": ") + list.faults[i].sentence;
  if (list.faults.size() > kFaultsShown) faults += " Und " + std::to_string(list.faults.size() - kFaultsShown) + " weitere Zeilen.";
  if (!faults.empty()) return answer.again(422, "Es ist noch nichts übernommen. " + faults);
  if (list.lines.empty()) return answer.again(422, "Die Liste ist leer; bitte eine Zeile je Person eintragen.");
  // No entry keeps an address; that and by whom the list was replaced is in the journal before it is.
  const auto keep = [&contacts = visit.parts.circulars.contacts, answer, log = visit.log(), place = visit.place, list](bool written) {
    if (!written) return answer.again(503, "Die Liste ist nicht übernommen, weil sich die Änderung nicht festhalten ließ; bitte versuchen Sie es gleich noch einmal.");
    try {
      contacts.put(log, list);
    } catch (const Error& error) {  // the executor's thread is no place for it
      return answer.again(503, error.what());
    }
    const std::string location = std::string(kHere) + "?ort=" + place + "&uebernommen=" + std::to_string(list.lines.size());
    answer.reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", location}}});
  };
  visit.parts.trail.list_replaced(visit.log(), visit.session.account, "circular_addresses", list.lines.size(), keep);
}

}  // namespace nb::pages
