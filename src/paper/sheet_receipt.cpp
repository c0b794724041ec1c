// SPDX-License-Identifier: EUPL-1.2
// The receipt a citizen takes home, on A5 or A4.
#include <fmt/format.h>

#include "paper/sheets.hpp"

namespace nb::paper {

namespace {

struct VerdictText {
  std::string_view de;
  std::string_view en;
};

VerdictText verdict_text(DeadlineVerdict verdict) {
  switch (verdict) {
    case DeadlineVerdict::kept:
      return {"Eingang vor dem Ende der Frist: Frist gewahrt.", "Received before the time limit ended: in time."};
    case DeadlineVerdict::late:
      return {"Eingang nach dem Ende der Frist. Ob Wiedereinsetzung möglich ist, prüft das zuständige Amt.",
              "Received after the time limit ended. The office will check whether it can still be accepted."};
    case DeadlineVerdict::undecided:
      return {"Ob die Frist gewahrt ist, lässt sich noch nicht abschließend sagen.", "Whether this is in time cannot be said finally yet."};
  }
  return {};
}

void put_deadlines(Document& doc, const ReceiptSheet& sheet) {
  if (sheet.deadlines.empty()) return;
  doc.heading("Frist · Time limit", 2);
  for (const ReceiptDeadline& deadline : sheet.deadlines) {
    const VerdictText text = verdict_text(deadline.verdict);
    const std::string reason = deadline.reason.empty() ? "" : fmt::format(" ({})", deadline.reason);
    doc.paragraph(deadline.what, TextStyle::strong);
    doc.paragraph(fmt::format("Ende der Frist: {}{}. {}", german_time(deadline.end), reason, text.de));
    doc.paragraph(fmt::format("Time limit ends: {}. {}", english_time(deadline.end), text.en), TextStyle::small);
  }
}

void put_proof(Document& doc, const ReceiptSheet& sheet) {
  const double side = sheet.format == PageFormat::a5 ? 52 : sheet.codes.size() > 1 ? 54 : 62;  // three beside each other on A4
  doc.heading("Nachweis · Proof", 2, sheet.codes.empty() ? 14 : side);
  const std::string where = sheet.check_at.empty() ? "" : fmt::format("\nPrüfen: {}", sheet.check_at);
  const std::string where_en = sheet.check_at.empty() ? "" : fmt::format("\nCheck it at {}", sheet.check_at);
  const std::vector<StyledText> missing{{"Der Nachweis passt nicht in einen QR-Code; die Datei zu diesem Beleg enthält ihn. Sie bekommen sie auf Wunsch." + where},
                                        {"The proof does not fit into a QR code; the file of this receipt holds it. Ask for it if you want it." + where_en, TextStyle::small}};
  const std::vector<StyledText> meaning{
      {"Mit dem Code kann jeder nachprüfen, dass dieser Eingang zu dieser Zeit festgehalten und seither nicht verändert wurde." + where},
      {"With the code anybody can check that this filing was recorded at this time and has not been changed since." + where_en, TextStyle::small}};
  if (sheet.codes.size() == 1) return doc.code_beside(sheet.codes.front(), meaning, side);
  doc.codes(sheet.codes, side);
  for (const StyledText& text : sheet.codes.empty() ? missing : meaning) doc.paragraph(text.text, text.style);
}

std::vector<Fact> facts_of(const ReceiptSheet& sheet) {
  std::vector<Fact> facts{{"Eingegangen", fmt::format("{}\n{}", german_time(sheet.received), english_time(sheet.received)), "received"}};
  if (!sheet.channel.empty()) facts.push_back({"Eingangsweg", sheet.channel, "by way of"});
  facts.insert(facts.end(), sheet.facts.begin(), sheet.facts.end());
  if (!sheet.office.empty()) facts.push_back({"Zuständig", sheet.office, "office"});
  if (!sheet.contact.empty()) facts.push_back({"Rückfragen", sheet.contact, "questions"});
  return facts;
}

}  // namespace

Bytes receipt_sheet(const ReceiptSheet& sheet) {
  Document doc({.format = sheet.format,
                .title = fmt::format("Eingangsbestätigung {}", sheet.number),
                .town = sheet.town,
                .header_note = sheet.number,
                .footer_note = "Bitte aufbewahren · Please keep",
                .created = sheet.created});
  doc.heading("Eingangsbestätigung");
  doc.badge(
      {.label = "Ihre Eingangsnummer · Your reference number", .number = sheet.number, .code = make_qr(sheet.number), .side_mm = sheet.format == PageFormat::a5 ? 22.0 : 28.0});
  doc.space(2);
  doc.facts(facts_of(sheet));
  put_deadlines(doc, sheet);
  put_proof(doc, sheet);
  return std::move(doc).finish();
}

}  // namespace nb::paper
