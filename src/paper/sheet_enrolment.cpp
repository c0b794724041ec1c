// SPDX-License-Identifier: EUPL-1.2
// Sealed sheets: one person, one page, one code. Folded twice, only the upper third with the name can be seen.
#include <fmt/format.h>

#include "base/error.hpp"
#include "paper/sheets.hpp"

namespace nb::paper {

namespace {

constexpr double kThirdMm = 88;  // of A4, less the margins

void put_outside(Document& doc, const EnrolmentSheets& sheets, const EnrolmentSheet& one) {
  doc.heading(one.person.empty() ? one.account : one.person);
  doc.facts(std::vector<Fact>{{"Amt", one.office.empty() ? "–" : one.office}, {"Konto", one.account}, {"Gilt bis", german_time(sheets.until)}});
  doc.paragraph("Persönlich. Bitte erst öffnen, wenn der Notbetrieb ausgerufen ist oder Sie dazu aufgefordert werden. Ist der Verschluss beschädigt, melden Sie es bitte sofort.",
                TextStyle::strong);
}

void put_inside(Document& doc, const EnrolmentSheets& sheets, const EnrolmentSheet& one) {
  doc.from_bottom(2 * kThirdMm);
  doc.cut_line();
  doc.paragraph("Hier nach hinten falten, dann noch einmal; mit einem Etikett verschließen.", TextStyle::small, Align::center);
  doc.space(4);
  const std::string link = sheets.address.empty() ? one.code : sheets.address + "#" + one.code;
  doc.badge({.label = "Ihr Einladungscode, gilt einmal", .number = one.code, .note = sheets.address.empty() ? "" : sheets.address, .code = make_qr(link), .side_mm = 40});
  doc.space(3);
  doc.heading("So richten Sie Ihr Konto ein", 2);
  doc.paragraph(sheets.address.empty() ? "1. Öffnen Sie die Seiten für Mitarbeitende des Notbetriebs und wählen Sie »Ich habe einen Einladungscode«."
                                       : fmt::format("1. Rufen Sie {} auf, oder lesen Sie das Bild mit einem Telefon.", sheets.address));
  doc.paragraph("2. Tragen Sie den Code ein und wählen Sie ein Passwort mit mindestens 12 Zeichen, zum Beispiel vier Wörter, die nichts miteinander zu tun haben.");
  doc.paragraph("3. Richten Sie danach unter »Mein Konto« einen zweiten Faktor ein: einen Passkey, eine App oder gedruckte Codes.");
  doc.paragraph("4. Vernichten Sie dieses Blatt. Der Code ist dann nichts mehr wert; das Passwort gehört nicht darauf.");
}

}  // namespace

Bytes enrolment_sheets(const EnrolmentSheets& sheets) {
  if (sheets.people.empty() || sheets.people.size() > kEnrolmentSheetsMax)
    throw Error(ErrorKind::configuration,
                fmt::format("Es lassen sich 1 bis {} Blätter auf einmal drucken, nicht {}. Bitte wählen Sie weniger Personen.", kEnrolmentSheetsMax, sheets.people.size()));
  Document doc({.format = PageFormat::a4,
                .title = "Einladungen",
                .town = sheets.authority,
                .header_note = "vertraulich",
                .footer_note = "im Safe aufbewahren",
                .created = sheets.created,
                .page_numbers = false});
  for (std::size_t i = 0; i < sheets.people.size(); ++i) {
    if (i > 0) doc.page_break();
    put_outside(doc, sheets, sheets.people[i]);
    put_inside(doc, sheets, sheets.people[i]);
  }
  return std::move(doc).finish();
}

}  // namespace nb::paper
