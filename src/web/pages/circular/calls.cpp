// SPDX-License-Identifier: EUPL-1.2
// Whom to call next, office by office: number, deputies, and what came of it in one click.
#include "circular/calls.hpp"

#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCommand = "circular.note_call";

/// One form for everything that can come of a call; the buttons of the deputies belong to it, too.
void put_result(const StabVisit& visit, Section form, const circular::Version& version, const circular::Recipient& next) {
  put_form(visit, form, kCommand, circular_path(version.number) + "/anrufe", {"a.person", next.person});
  form.set("SUBJECT", version.subject);
  form.set("VERSION", std::to_string(version.version));
  form.show_if(visit.keeps(kCommand, "a.person", next.person) && !visit.kept->text("a.occurred:zeit").empty(), "TIMED");
}

void put_next(const StabVisit& visit, Section office, const circular::PhoneTree& tree, const circular::Version& version, const circular::Recipient& next) {
  Section card = office.add("CALL");
  put_person(card, tree, next);
  card.set("STANDING", standing(visit, tree, next));
  const bool notes = visit.may_ask(kCommand);
  if (notes) put_result(visit, card.add("RESULT"), version, next);
  const circular::Person* person = tree.find(next.person);
  if (person == nullptr) return;
  for (const circular::Person* deputy : tree.deputies(*person)) {
    Section row = card.add("DEPUTY");
    row.show_if(notes, "TOLD");
    row.set("DEPUTY_ID", deputy->id);
    row.set("DEPUTY_NAME", deputy->name());
    row.set("DEPUTY_FUNCTION", deputy->function);
    row.set_shown("DEPUTY_PHONE", deputy->phone, "HAS_DEPUTY_PHONE");
    row.set_shown("DEPUTY_MOBILE", deputy->mobile, "HAS_DEPUTY_MOBILE");
  }
}

}  // namespace

std::string_view circular_calls(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto found = visit.town ? circular_of(visit, db) : std::nullopt;
  const auto version = found && found->sent > 0 ? circular::find_version(db, visit.log(), found->subject, found->sent) : std::nullopt;
  if (!put_circular_frame(visit, page, version ? "Anrufen: " + circular::name_of(*version) : "Anrufen")) return kNoCircularTown;
  if (!version) return "missing";
  page.set("PATH_OF", circular_path(version->number));
  put_live(visit, page, *version);
  page.set("SUBJECT_LINE", version->content.title);
  page.set_shown("UNTIL", deadline_words(visit, *version), "HAS_UNTIL");
  const circular::PhoneTree tree = tree_of(visit, db);
  const auto recipients = circular::recipients_of(db, visit.log(), found->subject, found->sent);
  const auto offices = circular::calls_by_office(recipients, visit.now);
  page.show(offices.empty() || found->withdrawn ? "NOBODY_MISSING" : "SOMEBODY_MISSING");
  if (found->withdrawn) return "circular_calls";
  for (const circular::OfficeCalls& one : offices) {
    Section office = page.add("OFFICE");
    office.set("OFFICE_NAME", one.office);
    office.set("OFFICE_ID", office_id(one.office));
    office.set("MISSING", counted(one.missing.size(), "Person fehlt", "Personen fehlen"));
    office.show_if(one.wait, "WAIT");
    put_next(visit, office, tree, *version, *one.next);
    for (const circular::Recipient* missing : one.missing) {
      if (missing == one.next) continue;
      Section row = office.add("LATER");
      put_person(row, tree, *missing);
      row.set("STANDING", standing(visit, tree, *missing));
      if (visit.may_ask(kCommand)) put_result(visit, row.add("CALLED_BACK"), *version, *missing);  // who rings back does not wait for their turn
    }
  }
  return "circular_calls";
}

}  // namespace nb::pages
