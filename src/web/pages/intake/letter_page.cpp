// SPDX-License-Identifier: EUPL-1.2
// One letter: did it leave, when, and what follows from that; with its proof as a sheet and as a file.
#include "base/text.hpp"
#include "base/zone.hpp"
#include "intake/events.hpp"
#include "paper/sheets.hpp"
#include "proof/receipt_short.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/history.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

/// The entry that proves it: of the posting if it left, else of the writing down.
std::uint64_t proving_entry(const StabVisit& visit, storage::Db& db, const intake::Letter& letter) {
  std::uint64_t seq = letter.seq;
  for (const intake::Event& event : intake::history(db, visit.log(), letter.subject)) {
    if (event.type == intake::event::kLettersPosted) seq = event.seq;
  }
  return seq;
}

void put_core(const StabVisit& visit, storage::Db& db, Section page, const intake::Letter& letter) {
  page.set("NUMBER", letter.number);
  page.set("LETTER_PATH", path_of("ausgang", letter.number));
  page.set("WAY", german(letter.way));
  page.set("DIGEST", to_hex(letter.content.bytes));
  page.set("ENTERED", visit.moment(letter.entered));
  page.set("ENTERED_BY", letter.entered_by);
  if (letter.posted) {
    Section posted = page.add("POSTED");
    posted.set("POSTED_AT", visit.moment(*letter.posted));
    posted.set("POSTED_BY", letter.posted_by);
    posted.set("BATCH", letter.batch);
    posted.set("BATCH_PATH", path_of("ausgang/liste", letter.batch));
  } else {
    page.show("NOT_POSTED");
  }
  if (letter.notified) page.set_shown("NOTIFIED", german_date(*letter.notified), "HAS_NOTIFIED");
  page.set_shown("REMEDY", letter.remedy.empty() ? "" : rule_title(letter.remedy), "HAS_REMEDY");
  if (letter.remedy_until) page.set_shown("REMEDY_UNTIL", german_date(*letter.remedy_until), "HAS_REMEDY_UNTIL");
  if (letter.filing.empty()) return;
  const auto filing = intake::find_filing(db, visit.log(), letter.filing);
  if (!filing) return;
  Section answered = page.add("ANSWERS");
  answered.set("FILING", filing->number);
  answered.set("FILING_PATH", path_of("eingang", filing->number));
}

}  // namespace

std::string_view desk_letter(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto letter = visit.town ? letter_of(visit, snapshot.db()) : std::nullopt;
  if (!put_desk_frame(visit, page, letter ? "Schreiben " + letter->number : "Schreiben", DeskNav::none)) return kNoTown;
  if (!letter) return "missing";
  page.show_if(!visit.query("neu").empty(), "JUST_ENTERED");
  if (letter->subject.starts_with("l-")) page.set("COMMAND_ID", letter->subject.substr(2));
  put_core(visit, snapshot.db(), page, *letter);
  if (letter->erased) {
    page.show("ERASED");
  } else {
    const intake::Sealed sealed = known_contents(visit, snapshot.db(), letter->subject, letter->erased);
    page.set_shown("ADDRESSEE", sealed.sender.name, "HAS_ADDRESSEE");
    page.set_shown("TOWN_OF_ADDRESSEE", sealed.sender.address, "HAS_TOWN");
    page.set_shown("SUBJECT_LINE", sealed.content.title, "HAS_SUBJECT_LINE");
    if (sealed.sender.name.empty()) put_form(visit, page.add("UNLOCK"), "vault.open", path_of("ausgang", letter->number));
  }
  put_history(visit, snapshot.db(), page, letter->subject);
  return "intake_letter";
}

std::optional<web::Response> desk_letter_pdf(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto letter = visit.town ? letter_of(visit, snapshot.db()) : std::nullopt;
  if (!letter) return std::nullopt;
  const std::string& town = visit.town->town->municipality.name;
  paper::Document document({.format = paper::PageFormat::a4, .title = "Nachweis " + letter->number, .town = town, .header_note = letter->number, .created = visit.now});
  document.heading("Nachweis über ein Schreiben", 1);
  const intake::Sealed sealed = known_contents(visit, snapshot.db(), letter->subject, letter->erased);
  std::vector<paper::Fact> facts{{"Nummer", letter->number}, {"Eingetragen", visit.moment(letter->entered) + " Uhr"}, {"Versandart", std::string(german(letter->way))}};
  facts.push_back({"Hinausgegangen", letter->posted ? visit.moment(*letter->posted) + " Uhr, Liste " + letter->batch : "noch nicht"});
  if (!sealed.sender.name.empty()) facts.push_back({"Empfänger", sealed.sender.name + (sealed.sender.address.empty() ? "" : "\n" + sealed.sender.address)});
  if (!sealed.content.title.empty()) facts.push_back({"Betreff", sealed.content.title});
  if (letter->notified) facts.push_back({"Bekannt gegeben", german_date(*letter->notified) + " (berechnet)"});
  if (letter->remedy_until) facts.push_back({"Rechtsbehelf bis", german_date(*letter->remedy_until) + " (" + rule_title(letter->remedy) + ")"});
  document.facts(facts);
  document.paragraph("Prüfsumme des Schreibens (SHA-256)", paper::TextStyle::strong);
  document.paragraph(paper::in_groups(to_hex(letter->content.bytes)), paper::TextStyle::code);
  const auto receipt = receipt_of(visit, letter->subject, proving_entry(visit, snapshot.db(), *letter));
  const auto codes = receipt ? proof::shorten(*receipt) : Result<std::vector<std::string>, proof::Flaw>(refuse(proof::Flaw{}));
  std::vector<paper::CodeBlock> blocks;
  for (const std::string& text : codes ? *codes : std::vector<std::string>()) {
    if (auto code = paper::make_qr(text)) blocks.push_back({*std::move(code)});
  }
  document.codes(blocks, 62);
  document.paragraph("Mit dem Code oder der Datei zum Nachweis kann jeder prüfen, dass dieser Eintrag zu dieser Zeit festgehalten und seither nicht verändert wurde." +
                     (visit.parts.check_at.empty() ? "" : "\nPrüfen: " + visit.parts.check_at));
  return pdf_answer(std::move(document).finish(), "Nachweis-" + letter->number + ".pdf");
}

std::optional<web::Response> desk_letter_file(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto letter = visit.town ? letter_of(visit, snapshot.db()) : std::nullopt;
  if (!letter) return std::nullopt;
  const std::uint64_t seq = proving_entry(visit, snapshot.db(), *letter);
  auto receipt = receipt_of(visit, letter->subject, seq);
  if (!receipt) return std::nullopt;
  if (letter->erased) receipt->salts.clear();
  return file_answer("application/octet-stream", proof::encode_receipt(*receipt), letter->number + ".tlog-proof");
}

}  // namespace nb::pages
