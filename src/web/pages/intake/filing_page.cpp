// SPDX-License-Identifier: EUPL-1.2
// One filing: what stands in the log's core, what is sealed if it is open, what happened, and what can be done next.
#include <algorithm>
#include <array>

#include "approval/queries.hpp"
#include "base/text.hpp"
#include "paper/file_type.hpp"
#include "situation/queries.hpp"
#include "state/read_pool.hpp"
#include "subject/events.hpp"
#include "subject/queries.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/intake/history.hpp"
#include "web/pages/intake/kept_files.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_names.hpp"

namespace nb::pages {

namespace {

void put_core(const StabVisit& visit, storage::Db& db, Section page, const intake::Filing& filing) {
  page.set("NUMBER", filing.number);
  page.set("SEQ", filing.seq);
  page.set("RECEIVED", visit.moment(filing.received));
  page.set("RECORDED", visit.moment(filing.recorded));
  page.set("CHANNEL", german(filing.channel));
  page.set("OFFICE", filing.office.empty() ? "noch keinem Amt zugeordnet" : filing.office);
  page.set_shown("SERVICE", service_name(visit, filing.service), "HAS_SERVICE");
  page.set_shown("FORM_NUMBER", filing.form, "HAS_FORM_NUMBER");
  put_mark(page.add("URGENCY"), mark(filing.urgency));
  put_mark(page.add("STATE"), mark(filing.state));
  if (!filing.merged_into.empty()) {
    Section other = page.add("MERGED");
    const auto into = intake::find_filing(db, visit.log(), filing.merged_into);
    const std::string number = into ? into->number : filing.merged_into;
    other.set("INTO", number);
    other.set("INTO_PATH", path_of("eingang", number));
  }
}

void put_deadlines(const StabVisit& visit, Section page, const intake::Filing& filing) {
  for (const intake::Deadline& one : filing.deadlines) {
    Section row = page.add("DEADLINE");
    row.set("WHAT", rule_title(one.rule));
    row.set("EVENT", german_date(one.event));
    if (one.last_day) row.set_shown("LAST_DAY", german_date(*one.last_day), "HAS_LAST_DAY");
    put_mark(row, mark(one.verdict));
  }
  for (const intake::Watch& one : filing.watches) {
    Section row = page.add("WATCH");
    row.set("WHAT", rule_title(one.rule));
    row.set("LAST_DAY", german_date(one.last_day));
    row.set("WORDS", due_words(one.last_day, today_of(visit)));
  }
  if (!filing.reinstatement) return;
  Section row = page.add("REINSTATEMENT");
  row.set("FROM", visit.moment(filing.reinstatement->from));
  if (filing.reinstatement->to) row.set_shown("UNTIL", visit.moment(*filing.reinstatement->to), "HAS_UNTIL");
  row.set("LOG", filing.reinstatement->log);
  row.set("DECLARED", filing.reinstatement->declared);
  if (filing.reinstatement->ended) row.set_shown("ENDED", std::to_string(*filing.reinstatement->ended), "HAS_ENDED");
}

std::string_view fault_sentence(journal::OpenFault fault) {
  switch (fault) {
    case journal::OpenFault::locked:
      return {};
    case journal::OpenFault::erased:
      return "Absender und Inhalt sind gelöscht; niemand kann sie mehr lesen.";
    case journal::OpenFault::damaged:
      return "Absender und Inhalt lassen sich nicht öffnen, weil Schlüssel oder Daten beschädigt sind; bitte den Betrieb rufen (»notbetrieb verify«).";
  }
  return {};
}

std::string_view type_name(const intake::Attachment& one) {
  constexpr std::array kTypes{paper::FileType::pdf, paper::FileType::jpeg, paper::FileType::png, paper::FileType::tiff};
  const auto type = std::ranges::find(kTypes, one.type, &paper::media_type);
  return type == kTypes.end() ? std::string_view(one.type) : paper::name_of(*type);
}

/// Name or size of the attachments; the names are sealed.
void put_attachments(Section page, const intake::Filing& filing, const intake::Sealed* sealed) {
  for (std::size_t i = 0; i < filing.attachments.size(); ++i) {
    const intake::Attachment& one = filing.attachments[i];
    Section row = page.add("ATTACHMENT");
    row.set("FACTS", file_facts(type_name(one), one.pages, one.bytes));
    if (sealed == nullptr) {
      row.set("NAME", "Anlage " + std::to_string(i + 1));
      row.show("ONLY_NAME");
      continue;
    }
    const auto named = std::ranges::find(sealed->attachments, one.stored, &intake::AttachmentName::stored);
    row.set("NAME", named == sealed->attachments.end() ? "Anlage " + std::to_string(i + 1) : named->name);
    row.set_shown("STORED", to_hex(one.stored.bytes), "READABLE");
  }
}

void put_sealed(const StabVisit& visit, storage::Db& db, Section page, const intake::Filing& filing) {
  const auto sealed = open_sealed(visit, db, filing.subject);
  put_attachments(page, filing, sealed ? &*sealed : nullptr);
  if (!sealed) {
    if (sealed.error() != journal::OpenFault::locked) return page.set_shown("SEALED_FAULT", fault_sentence(sealed.error()), "HAS_SEALED_FAULT");
    if (filing.erased) return page.set_shown("SEALED_FAULT", fault_sentence(journal::OpenFault::erased), "HAS_SEALED_FAULT");
    return put_form(visit, page.add("UNLOCK"), "vault.open", visit.request.path);
  }
  Section row = page.add("SEALED");
  row.set_shown("SENDER", sealed->sender.name, "HAS_SENDER");
  row.set_shown("ADDRESS", sealed->sender.address, "HAS_ADDRESS");
  row.set_shown("PHONE", sealed->sender.phone, "HAS_PHONE");
  row.set_shown("EMAIL", sealed->sender.email, "HAS_EMAIL");
  row.set_shown("SUBJECT_LINE", sealed->content.title, "HAS_SUBJECT_LINE");
  row.set_shown("TEXT", sealed->content.text, "HAS_TEXT");
  row.set_shown("REFERENCE", sealed->content.reference, "HAS_REFERENCE");
}

/// A form that acts on this filing; what was typed into it comes back.
Section act(const StabVisit& visit, Section page, const char* section, const char* command, const intake::Filing& filing) {
  Section form = page.add(section);
  put_form(visit, form, command, path_of("eingang", filing.number));
  form.set("FILING", filing.number);
  form.set("SUBJECT", filing.subject);
  if (visit.kept != nullptr && visit.kept->text("befehl") == command) {
    form.show("KEPT_OPEN");
    form.set("TYPED_INTO", visit.kept->text("a.into"));
    form.set("TYPED_LETTER", visit.kept->text("a.letter"));
  }
  return form;
}

void put_incidents(const StabVisit& visit, storage::Db& db, Section form) {
  for (const LogName& log : {visit.log(), region_log()}) {
    for (const situation::Incident& incident : situation::incidents(db, log)) {
      Section option = form.add("INCIDENT");
      option.set("INCIDENT_ID", incident.id);
      option.set("BEGAN", visit.moment(incident.began));
      option.set("ENDED_AT", incident.ended ? visit.moment(*incident.ended) + " Uhr" : "dauert an");
      option.set("CAUSE_OF", incident.cause.de);
    }
  }
}

void put_acts(const StabVisit& visit, storage::Db& db, Section page, const intake::Filing& filing) {
  Section acts = page.add("ACTS");
  if (filing.state == intake::State::merged || filing.state == intake::State::closed || filing.state == intake::State::answered)
    act(visit, acts, "REOPEN", "intake.reopen_filing", filing);
  if (filing.state == intake::State::merged) return;
  acts.add("CORRECT").set("CORRECT_PATH", path_of("eingang", filing.number) + "/berichtigen");
  Section assign = act(visit, acts, "ASSIGN", "intake.assign_filing", filing);
  for (const publish::Office& office : visit.town->town->offices) {
    if (office.name == filing.office) continue;
    Section option = assign.add("OFFICE_OPTION");
    option.set("OFFICE_NAME", office.name);
    option.show_if(visit.keeps("intake.assign_filing", "a.office", office.name), "CHOSEN");
  }
  if (filing.state != intake::State::closed) {
    act(visit, acts, "ANSWER", "intake.answer_filing", filing);
    act(visit, acts, "CLOSE", "intake.close_filing", filing);
  }
  act(visit, acts, "MERGE", "intake.merge_filings", filing);
  put_incidents(visit, db, act(visit, acts, "REINSTATE", "intake.mark_reinstatement", filing));
}

/// What waits for a second person, or was asked for under an earlier version and never decided; and the form that asks.
void put_erasure(const StabVisit& visit, storage::Db& db, Section page, const intake::Filing& filing) {
  Section place = page.add("ERASURE");
  const auto waiting = approval::waiting_about(db, visit.log(), subject::event::kErased, filing.subject, visit.now);
  for (const approval::Proposal& one : waiting) {
    Section row = place.add("WAITING_ERASURE");
    row.set("ASKED_BY", one.proposer);
    row.set("ASKED_AT", visit.moment(one.at));
    row.set("PROPOSAL_PATH", path_of_proposal(visit, one));
  }
  if (!waiting.empty()) return;
  if (const auto asked = subject::find_request(db, visit.log(), filing.subject)) {
    place.show("ASKED");
    place.set("ASKED_BY", asked->actor);
    place.set("ASKED_AT", visit.moment(asked->at));
    place.set("ASKED_WHY", asked->reason);
  }
  act(visit, place, "REQUEST", "subject.erase", filing);
}

void put_letters(const StabVisit& visit, storage::Db& db, Section page, const intake::Filing& filing) {
  for (const intake::Letter& letter : intake::letters_of_filing(db, visit.log(), filing.subject)) {
    Section row = page.add("LETTER");
    row.set("LETTER_NUMBER", letter.number);
    row.set("LETTER_PATH", path_of("ausgang", letter.number));
    row.set("WAY", german(letter.way));
    row.set("POSTED", letter.posted ? "hinaus am " + visit.moment(*letter.posted) + " Uhr" : "wartet noch");
  }
}

}  // namespace

std::string_view desk_filing(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  if (!put_desk_frame(visit, page, filing ? "Eingang " + filing->number : "Eingang", DeskNav::none)) return kNoTown;
  if (!filing) return "missing";
  page.set("FILING_PATH", path_of("eingang", filing->number));
  put_core(visit, snapshot.db(), page, *filing);
  put_deadlines(visit, page, *filing);
  put_sealed(visit, snapshot.db(), page, *filing);
  put_letters(visit, snapshot.db(), page, *filing);
  put_history(visit, snapshot.db(), page, filing->subject);
  if (filing->erased) return "intake_filing";
  put_acts(visit, snapshot.db(), page, *filing);
  put_erasure(visit, snapshot.db(), page, *filing);
  return "intake_filing";
}

}  // namespace nb::pages
