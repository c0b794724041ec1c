// SPDX-License-Identifier: EUPL-1.2
// The receipt of a filing: on the screen and for printing, as PDF, as a file. It says no more about the sender than was typed a moment
// ago at this machine, or than somebody with the passphrase opened.
#include <algorithm>

#include "base/zone.hpp"
#include "paper/sheets.hpp"
#include "proof/receipt_short.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/qr.hpp"
#include "web/pages/stab_names.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

std::optional<proof::Receipt> proof_of(const StabVisit& visit, const intake::Filing& filing) {
  auto receipt = receipt_of(visit, filing.subject, filing.seq);
  if (receipt && filing.erased) receipt->salts.clear();
  return receipt;
}

paper::DeadlineVerdict on_paper(intake::Verdict verdict) {
  switch (verdict) {
    case intake::Verdict::kept:
      return paper::DeadlineVerdict::kept;
    case intake::Verdict::late:
      return paper::DeadlineVerdict::late;
    case intake::Verdict::disputed:
    case intake::Verdict::open:
      break;
  }
  return paper::DeadlineVerdict::undecided;
}

std::vector<std::string> codes_of(const proof::Receipt& receipt) {
  auto codes = proof::shorten(receipt);
  return codes ? *std::move(codes) : std::vector<std::string>();
}

/// Label, value and English label of what stands on every form of the receipt.
std::vector<paper::Fact> facts_of(const StabVisit& visit, const intake::Filing& filing, const intake::Sealed& sealed) {
  std::vector<paper::Fact> facts;
  const auto add = [&](const char* label, const std::string& value, const char* english) {
    if (!value.empty()) facts.push_back({label, value, english});
  };
  add("Betreff", sealed.content.title, "subject");
  add("Absender", sealed.sender.name, "from");
  add("Leistung", service_name(visit, filing.service), "service");
  add("Aktenzeichen", sealed.content.reference, "reference");
  if (!filing.attachments.empty()) add("Anlagen", std::to_string(filing.attachments.size()), "attachments");
  add("Formular", filing.form, "form");
  if (filing.recorded - filing.received > std::chrono::minutes(5)) add("Erfasst", visit.moment(filing.recorded) + " Uhr", "recorded");
  return facts;
}

void put_receipt(const StabVisit& visit, storage::Db& db, Section page, const intake::Filing& filing) {
  page.set("NUMBER", filing.number);
  page.set("RECEIVED", visit.moment(filing.received));
  page.set("CHANNEL", german(filing.channel));
  page.set_shown("OFFICE", filing.office, "HAS_OFFICE");
  page.set("FILING_PATH", path_of("eingang", filing.number));
  page.set_shown("CHECK_AT", visit.parts.check_at, "HAS_CHECK_AT");
  for (const paper::Fact& fact : facts_of(visit, filing, known_contents(visit, db, filing.subject, filing.erased))) {
    Section row = page.add("FACT");
    row.set("LABEL", fact.label);
    row.set("VALUE", fact.value);
  }
  for (const intake::Deadline& one : filing.deadlines) {
    Section row = page.add("DEADLINE");
    row.set("WHAT", rule_title(one.rule));
    if (one.last_day) row.set_shown("LAST_DAY", german_date(*one.last_day), "HAS_LAST_DAY");
    put_mark(row, mark(one.verdict));
  }
  const auto receipt = proof_of(visit, filing);
  if (!receipt) return;
  page.show(receipt->salts.empty() ? "WITHOUT_SALTS" : "WITH_SALTS");
  const auto codes = codes_of(*receipt);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto drawn = qr_code(codes[i]);
    if (!drawn) continue;
    Section code = page.add("CODE");
    code.set("SIZE", static_cast<std::size_t>(drawn->size));
    code.set("PATH_OF_CODE", drawn->path);
    code.set("N", i + 1);
    code.set("OF", codes.size());
  }
}

}  // namespace

std::string_view desk_receipt(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  if (!put_desk_frame(visit, page, filing ? "Beleg " + filing->number : "Beleg", DeskNav::none)) return kNoTown;
  if (!filing) return "missing";
  page.show_if(!visit.query("neu").empty(), "JUST_TAKEN");
  page.show_if(!visit.query("schon").empty(), "TAKEN_BEFORE");
  page.show_if(!visit.query("anders").empty(), "TAKEN_OTHERWISE");
  if (filing->subject.starts_with("f-")) page.set("COMMAND_ID", filing->subject.substr(2));
  put_receipt(visit, snapshot.db(), page, *filing);
  return "intake_receipt";
}

std::optional<web::Response> desk_receipt_pdf(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  if (!filing) return std::nullopt;
  const auto receipt = proof_of(visit, *filing);
  paper::ReceiptSheet sheet{.format = visit.query("format") == "a4" ? paper::PageFormat::a4 : paper::PageFormat::a5,
                            .town = visit.town->town->municipality.name,
                            .office = filing->office,
                            .contact = {},
                            .number = filing->number,
                            .received = visit.parts.zone.local(filing->received),
                            .channel = std::string(german(filing->channel)),
                            .facts = facts_of(visit, *filing, known_contents(visit, snapshot.db(), filing->subject, filing->erased)),
                            .check_at = visit.parts.check_at,
                            .created = visit.now};
  for (const intake::Deadline& one : filing->deadlines) {
    if (!one.last_day) continue;
    const LocalTime end{*one.last_day, std::chrono::hours(24), visit.parts.zone.local(filing->received).offset};
    sheet.deadlines.push_back({.what = rule_title(one.rule), .end = end, .verdict = on_paper(one.verdict)});
  }
  if (receipt) {
    for (const std::string& text : codes_of(*receipt)) {
      if (auto code = paper::make_qr(text)) sheet.codes.push_back({*std::move(code)});
    }
  }
  return pdf_answer(paper::receipt_sheet(sheet), "Beleg-" + filing->number + ".pdf");
}

std::optional<web::Response> desk_receipt_file(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  const auto receipt = filing ? proof_of(visit, *filing) : std::nullopt;
  if (!receipt) return std::nullopt;
  return file_answer("application/octet-stream", proof::encode_receipt(*receipt), filing->number + ".tlog-proof");
}

}  // namespace nb::pages
