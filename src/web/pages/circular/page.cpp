// SPDX-License-Identifier: EUPL-1.2
// One circular: its text, what changed, who has read it office by office, and what can be done with it.
#include <algorithm>

#include "circular/changes.hpp"
#include "circular/events.hpp"
#include "paper/document.hpp"
#include "publish/markdown.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

void put_changes(const StabVisit& visit, storage::Db& db, Section page, const circular::Version& version) {
  if (version.version == 1) return;
  const auto before = circular::find_version(db, visit.log(), version.subject, version.version - 1);
  if (!before) return;
  Section box = page.add("CHANGES");
  box.set("CHANGE", version.content.change);
  for (const circular::Change& one : circular::changes_between(before->content, version.content)) {
    Section row = box.add("PARAGRAPH");
    using Kind = circular::Change::Kind;
    row.add(one.kind == Kind::kept ? "SAME" : one.kind == Kind::gone ? "GONE" : "ADDED").set("TEXT", one.text);
  }
}

/// Read and not read, office by office.
void put_counts(const StabVisit& visit, storage::Db& db, Section page, const circular::Version& version, bool holds) {
  Section box = page.add("LIVE");
  if (holds) box.add("PRINTABLE").set("PATH_OF", circular_path(version.number));
  put_live(visit, box, version);
  std::uint64_t all = 0;
  std::uint64_t read = 0;
  std::uint64_t covered = 0;
  const circular::PhoneTree tree = tree_of(visit, db);
  const auto recipients = circular::recipients_of(db, visit.log(), version.subject, version.version);
  const auto sheets = circular::sheets_of(version, recipients);
  for (const circular::OfficeCount& one : circular::counts_by_office(db, visit.log(), version.subject, version.version)) {
    all += one.recipients;
    read += one.acknowledged;
    covered += one.covered;
    Section row = box.add("OFFICE");
    row.set("OFFICE_NAME", one.office);
    row.set("OFFICE_ID", office_id(one.office));
    row.set("READ", german_number(one.acknowledged));
    row.set("ALL", german_number(one.recipients));
    const std::uint64_t open = one.recipients - one.acknowledged - one.covered;
    row.show(open == 0 ? "NOBODY_OPEN" : "OPEN");
    row.set("MISSING", german_number(open));
    if (one.covered > 0) row.set_shown("COVERED", german_number(one.covered), "HAS_COVERED");
    for (const circular::Sheet& sheet : sheets) {
      if (sheet.office != one.office) continue;
      Section link = row.add("SHEET");
      link.set("SHEET_NUMBER", std::to_string(sheet.code.sheet));
      link.set("SHEET_PATH", circular_path(version.number) + "/liste/" + std::to_string(sheet.code.sheet));
      link.set("PLACE", visit.place);
    }
    for (const circular::Recipient& recipient : recipients) {
      if (recipient.office != one.office) continue;
      Section person = row.add("WHO");
      put_person(person, tree, recipient);
      person.set("STANDING", standing(visit, tree, recipient));
      person.show(recipient.acknowledged ? "HAS_READ" : "HAS_NOT_READ");
    }
  }
  box.set("ALL_READ", german_number(read));
  box.set("ALL_COUNT", german_number(all));
  box.set("ALL_MISSING", german_number(all - read - covered));
  box.show_if(covered > 0, "ANY_COVERED");
  box.set("ALL_COVERED", german_number(covered));
  box.set("PATH_OF", circular_path(version.number));
  if (holds && may_write(visit)) put_form(visit, box.add("SCAN"), "circular.scan", circular_path(version.number));
}

/// From what holds to the draft of the next version, and back.
void put_other_version(Section page, const circular::Circular& circular, bool draft) {
  if (circular.sent == 0 || circular.newest == circular.sent || circular.withdrawn) return;
  Section other = page.add(draft ? "HOLDS" : "NEXT_DRAFT");
  other.set("OTHER_PATH", circular_path(circular.number));
}

void put_acts(const StabVisit& visit, Section page, const circular::Circular& circular, const circular::Version& shown) {
  const std::string here = circular_path(circular.number);
  if (!shown.sent) {
    Section send = page.add("SEND");
    put_form(visit, send, "circular.send", here);
    send.set("SUBJECT", circular.subject);
    send.set("VERSION", std::to_string(circular.newest));
    send.set("SEEN", circular::mark_of(shown));
    send.set("EDIT", "/stab/rundschreiben/neu?von=" + std::to_string(circular.number));
    send.show_if(!visit.parts.circulars.mail, "NO_MAIL");
  } else if (circular.newest == circular.sent) {
    page.add("NEW_VERSION").set("EDIT", "/stab/rundschreiben/neu?von=" + std::to_string(circular.number));
  }
  Section withdraw = page.add("WITHDRAW");
  put_form(visit, withdraw, "circular.withdraw", here);
  withdraw.set("SUBJECT", circular.subject);
}

void put_own(const StabVisit& visit, Section page, const circular::Version& version, const circular::Recipient* mine) {
  if (mine == nullptr || version.sent == std::nullopt) return;
  page.show_if(mine->former, "FORMER");
  if (mine->acknowledged) return page.set_shown("MY_TIME", visit.moment(*mine->acknowledged), "MINE_READ");
  if (!visit.may_ask("circular.confirm")) return;
  Section form = page.add("CONFIRM");
  put_form(visit, form, "circular.confirm", circular_path(version.number));
  form.set("SUBJECT", version.subject);
  form.set("VERSION", std::to_string(version.version));
}

/// Whoever is asked as deputy sees it here whether or not a mail came, and whether or not it was addressed to them or read by them.
void put_stand_in(const StabVisit& visit, storage::Db& db, Section page, const circular::Circular& circular, const std::string& person) {
  if (person.empty() || circular.sent == 0) return;
  const auto missing = circular::escalated_to(db, visit.log(), circular.subject, circular.sent, person);
  if (missing.empty()) return;
  const circular::PhoneTree tree = tree_of(visit, db);
  Section box = page.add("STANDS_IN");
  for (const circular::Recipient& one : missing) put_person(box.add("MISSES"), tree, one);
  const auto open = std::ranges::find_if(missing, [](const circular::Recipient& one) { return !one.covered; });
  if (open == missing.end()) return box.set_shown("AGREED", visit.moment(*missing.front().covered), "HAS_AGREED");
  if (!visit.may_ask("circular.stand_in")) return;
  Section form = box.add("AGREE");
  put_form(visit, form, "circular.stand_in", circular_path(circular.number));
  form.set("SUBJECT", circular.subject);
  form.set("VERSION", std::to_string(circular.sent));
}

}  // namespace

std::string_view circular_page(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto found = visit.town ? circular_of(visit, db) : std::nullopt;
  const bool visible = found && (found->sent > 0 || may_see_all(visit));
  // What holds stays before everybody's eyes, with its lists to enter; writers and auditors ask for the draft of the next version.
  const bool asked = found && (found->sent == 0 || !visit.query("entwurf").empty() || !visit.query("neu").empty());
  const bool draft = visible && asked && found->newest != found->sent && may_see_all(visit);
  const auto version = visible ? circular::find_version(db, visit.log(), found->subject, draft ? found->newest : found->sent) : std::nullopt;
  if (!put_circular_frame(visit, page, version ? circular::name_of(*version) : "Rundschreiben")) return kNoCircularTown;
  if (!version) return "missing";
  page.show_if(!visit.query("neu").empty(), "JUST_WRITTEN");
  page.set("SUBJECT_LINE", version->content.title);
  page.set("AUTHOR", version->author);
  page.set("WRITTEN", visit.moment(version->written));
  if (version->sent) page.set_shown("SENT", visit.moment(*version->sent), "HAS_SENT");
  page.show_if(!version->sent, "DRAFT");
  page.set_shown("UNTIL", deadline_words(visit, *version), "HAS_UNTIL");
  page.show_if(!version->must_acknowledge, "FOR_INFORMATION");
  if (found->withdrawn) {
    Section gone = page.add("WITHDRAWN");
    gone.set("WHEN", visit.moment(*found->withdrawn));
    gone.set("WHY", found->withdrawn_reason);
  }
  const std::string person = circular::person_of_account(db, visit.log(), visit.session.account);
  const auto mine = person.empty() ? std::nullopt : circular::find_recipient(db, visit.log(), version->subject, version->version, person);
  put_sections(page, *version, mine ? mine->sections : 0);
  put_changes(visit, db, page, *version);
  if (!found->withdrawn) {
    put_stand_in(visit, db, page, *found, person);
    put_own(visit, page, *version, mine ? &*mine : nullptr);
  }
  if (!may_see_all(visit)) return "circular_page";
  if (version->sent) put_counts(visit, db, page, *version, !found->withdrawn);
  put_other_version(page, *found, draft);
  if (!found->withdrawn && may_write(visit)) put_acts(visit, page, *found, *version);
  return "circular_page";
}

namespace {

using Print = Bytes (*)(const circular::PrintedCircular&, std::string_view);

std::optional<web::Response> print(const StabVisit& visit, Print make, const std::string& name, std::string_view what) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto found = visit.town ? circular_of(visit, snapshot.db()) : std::nullopt;
  if (!found || found->sent == 0 || found->withdrawn) return std::nullopt;  // nobody hangs up what does not hold any more
  const auto version = circular::find_version(snapshot.db(), visit.log(), found->subject, found->sent);
  if (!version) return std::nullopt;
  const auto recipients = circular::recipients_of(snapshot.db(), visit.log(), found->subject, found->sent);
  const circular::PhoneTree tree = tree_of(visit, snapshot.db());
  const circular::PlainText plain = publish::plain_text;
  note_handed_out(visit, what, recipients.size());
  return pdf_answer(make({.town = visit.town->town->municipality.name,
                          .version = *version,
                          .recipients = recipients,
                          .tree = tree,
                          .zone = visit.parts.zone,
                          .plain = plain,
                          .created = visit.now},
                         visit.query("amt")),
                    name + "-" + std::to_string(found->number) + ".pdf");
}

}  // namespace

std::optional<web::Response> circular_sheets_pdf(const StabVisit& visit) { return print(visit, circular::signing_sheets, "Rundschreiben", "circular_sheets"); }
std::optional<web::Response> circular_calls_pdf(const StabVisit& visit) { return print(visit, circular::call_list, "Anrufliste", "circular_calls"); }

}  // namespace nb::pages
