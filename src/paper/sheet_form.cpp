// SPDX-License-Identifier: EUPL-1.2
// The pre-numbered intake form: filled in by hand while no machine runs, scanned or typed in later by its number.
#include <fmt/format.h>

#include "base/error.hpp"
#include "paper/sheets.hpp"

namespace nb::paper {

namespace {

constexpr double kStripMm = 67;

void put_fields(Document& doc) {
  doc.form_row(
      std::vector<FormBox>{
          {.label = "Eingegangen am (Tag, Monat, Jahr)", .share = 1.1}, {.label = "Uhrzeit", .share = 0.7}, {.label = "angenommen von (Name in Druckschrift)", .share = 1.6}},
      11);
  doc.form_row(std::vector<FormBox>{{.label = "Eingangsweg", .choices = {"persönlich", "zur Niederschrift", "Post", "Hausbriefkasten", "Fax", "Telefon"}}}, 10);
  doc.form_row(std::vector<FormBox>{{.label = "Dringlichkeit", .choices = {"Gefahr für Leben", "Existenz bedroht", "Frist läuft ab am: ___ . ___ . ______", "normal"}}}, 10);
  doc.form_row(std::vector<FormBox>{{.label = "Name, Vorname (oder Firma)", .share = 1.5}, {.label = "Telefon oder E-Mail für Rückfragen"}}, 12);
  doc.form_row(std::vector<FormBox>{{.label = "Anschrift (Straße, Hausnummer, Postleitzahl, Ort)"}}, 12);
  doc.form_row(
      std::vector<FormBox>{{.label = "Betreff: worum geht es? Bei Widerspruch: gegen welchen Bescheid, von wann?", .share = 1.9}, {.label = "Aktenzeichen (wenn bekannt)"}}, 13);
  doc.form_lines("Anliegen (bei Bedarf Rückseite benutzen und Nummer darauf wiederholen)", 8);
  doc.form_row(std::vector<FormBox>{{.label = "Zahl der Anlagen", .share = 0.6},
                                    {.label = "Unterschrift Bürgerin oder Bürger (nötig bei Niederschrift)", .share = 1.5},
                                    {.label = "Unterschrift Annahme", .share = 1.2}},
               14);
}

/// What the citizen keeps.
void put_strip(Document& doc, const IntakeForms& forms, const std::string& number) {
  doc.from_bottom(kStripMm);
  doc.cut_line();
  doc.badge({.label = "Ihre Eingangsnummer · Your reference number",
             .number = number,
             .note = forms.office.empty() ? forms.town : fmt::format("{} · {}", forms.town, forms.office),
             .code = make_qr(number),
             .side_mm = 27});
  doc.form_row(
      std::vector<FormBox>{
          {.label = "Eingegangen am · received on"}, {.label = "Uhrzeit · time", .share = 0.6}, {.label = "Unterschrift, Stempel · signature, stamp", .share = 1.4}},
      11);
  doc.space(1);
  doc.paragraph(
      "Bitte bewahren Sie diesen Abschnitt auf. Er hält fest, dass und wann Ihr Schreiben bei uns eingegangen ist; für Fristen zählt dieser Zeitpunkt, auch wenn wir es erst "
      "später "
      "erfassen. Nennen Sie bei Rückfragen die Eingangsnummer.",
      TextStyle::small);
  doc.paragraph(
      "Please keep this strip. It records that and when we received your letter; this moment counts for time limits, even if we enter it into our system later. Quote the "
      "reference "
      "number whenever you contact us.",
      TextStyle::small);
}

void put_form(Document& doc, const IntakeForms& forms, const std::string& number) {
  doc.badge({.label = forms.office.empty() ? "Eingang" : fmt::format("Eingang · {}", forms.office), .number = number, .code = make_qr(number), .side_mm = 32, .with_bars = true});
  doc.space(1);
  put_fields(doc);
  put_strip(doc, forms, number);
}

}  // namespace

Bytes intake_forms(const IntakeForms& forms) {
  if (forms.numbers.empty() || forms.numbers.size() > kFormsMax)
    throw Error(ErrorKind::configuration,
                fmt::format("Es lassen sich 1 bis {} Formulare auf einmal drucken, nicht {}. Bitte ändern Sie die Anzahl.", kFormsMax, forms.numbers.size()));
  Document doc({.format = PageFormat::a4,
                .title = fmt::format("Eingangsformulare {} bis {}", forms.numbers.front(), forms.numbers.back()),
                .town = forms.town,
                .header_note = "Eingangsformular für den Notbetrieb",
                .footer_note = "Jede Nummer gibt es nur einmal: nicht kopieren. Verdorbene Formulare durchstreichen und aufheben.",
                .created = forms.created,
                .page_numbers = false});
  for (std::size_t i = 0; i < forms.numbers.size(); ++i) {
    if (i > 0) doc.page_break();
    put_form(doc, forms, forms.numbers[i]);
  }
  return std::move(doc).finish();
}

}  // namespace nb::paper
