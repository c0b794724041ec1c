// SPDX-License-Identifier: EUPL-1.2
// What is new for whoever is signed in, oldest first, and all circulars below.
#include <algorithm>

#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/console/lists.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/rundschreiben";
constexpr std::size_t kShown = 50;

/// Nobody has read everything whom new circulars cannot reach: `in_directory` is false for who moved on in it or left.
void put_unread(const StabVisit& visit, storage::Db& db, Section page, const std::string& person, bool in_directory) {
  const auto unread = circular::unread_of(db, visit.log(), person);
  if (unread.empty()) return page.show_if(in_directory, "ALL_READ");
  Section box = page.add("UNREAD");
  box.set("COUNT", counted(unread.size(), "Rundschreiben ist", "Rundschreiben sind"));
  for (const circular::Version& one : unread) {
    Section row = box.add("NEW");
    row.set("NEW_NAME", circular::name_of(one));
    row.set("NEW_TITLE", one.content.title);
    row.set("NEW_PATH", circular_path(one.number));
    row.set("NEW_SENT", one.sent ? visit.moment(*one.sent) : "");
    row.set_shown("CHANGED", one.content.change, "HAS_CHANGED");
    row.set_shown("UNTIL", deadline_words(visit, one), "HAS_UNTIL");
    row.show_if(one.deadline && *one.deadline <= visit.now, "LATE");
    const auto recipient = circular::find_recipient(db, visit.log(), one.subject, one.version, person);
    if (recipient && recipient->former) row.show("FORMER");
    put_sections(row, one, recipient ? recipient->sections : 0);
    if (!visit.may_ask("circular.confirm")) continue;
    Section form = row.add("CONFIRM");
    put_form(visit, form, "circular.confirm", kHere, {"a.circular", one.subject});
    form.set("SUBJECT", one.subject);
    form.set("VERSION", std::to_string(one.version));
    form.set("WHAT", circular::name_of(one));
  }
}

void put_choice(const StabVisit& visit, const circular::PhoneTree& tree, Section page) {
  if (!visit.may_ask("circular.name_reader")) return;
  Section who = page.add("WHO");
  put_form(visit, who, "circular.name_reader", kHere);
  for (const circular::Person& one : tree.people()) {
    Section option = who.add("SOMEBODY");
    option.set("PERSON", one.id);
    option.set("NAME", one.name());
    option.set("OFFICE", one.office);
    option.show_if(visit.keeps("circular.name_reader", "a.person", one.id), "CHOSEN");
  }
}

void put_who(const StabVisit& visit, const circular::PhoneTree& tree, storage::Db& db, Section page) {
  const std::string person = circular::person_of_account(db, visit.log(), visit.session.account);
  if (person.empty()) return put_choice(visit, tree, page);
  const bool in_directory = tree.find(person) != nullptr;
  put_unread(visit, db, page, person, in_directory);
  if (!in_directory) {
    page.show("GONE");
    return put_choice(visit, tree, page);
  }
  Section known = page.add("KNOWN");
  known.set("ME", circular::name_of_person(tree, person));
  if (circular::has_confirmed(db, visit.log(), visit.session.account, person)) {
    known.show("FIXED");
  } else if (visit.may_ask("circular.forget_me")) {
    put_form(visit, known.add("FORGET"), "circular.forget_me", kHere);
  }
}

void put_line(const StabVisit& visit, Section row, const circular::Overview& one) {
  row.set("NUMBER", std::to_string(one.circular.number));
  row.set("LINE_PATH", circular_path(one.circular.number));
  row.set("LINE_TITLE", one.version.content.title);
  row.set("PLACE", visit.place);
  if (one.circular.withdrawn) return row.set("STATE", "zurückgezogen");
  if (one.circular.sent == 0) return row.set("STATE", "Entwurf, noch nicht verschickt");
  row.set("STATE", "verschickt " + (one.version.sent ? visit.moment(*one.version.sent) + " Uhr" : ""));
  row.set_shown("UNTIL", deadline_words(visit, one.version), "HAS_UNTIL");
  Section read = row.add("READ");
  read.set("ACKNOWLEDGED", german_number(one.acknowledged));
  read.set("RECIPIENTS", german_number(one.recipients));
  row.show_if(one.version.must_acknowledge && one.version.deadline && *one.version.deadline <= visit.now && one.missing() > 0, "LATE");
}

}  // namespace

std::string_view circular_list(const StabVisit& visit, Section page) {
  if (!put_circular_frame(visit, page, "Rundschreiben")) return kNoCircularTown;
  const auto snapshot = visit.parts.readers.snapshot();
  put_who(visit, tree_of(visit, snapshot.db()), snapshot.db(), page);
  const std::size_t wanted = rows_wanted(visit, kShown);
  auto lines = circular::list(snapshot.db(), visit.log(), parse_u64(visit.query("vor")).value_or(0), wanted + 1);
  const bool more = lines.size() > wanted;
  if (more) lines.resize(wanted);
  if (more) page.set_shown("NEXT", std::to_string(lines.back().circular.number), "HAS_NEXT");
  // A draft is nobody's business but the writers' and the auditors'.
  std::erase_if(lines, [&](const circular::Overview& one) { return one.circular.sent == 0 && !may_see_all(visit); });
  page.show(lines.empty() ? "NONE_YET" : "SOME");
  for (const circular::Overview& one : lines) put_line(visit, page.add("LINE"), one);
  return "circular_list";
}

}  // namespace nb::pages
