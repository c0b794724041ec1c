// SPDX-License-Identifier: EUPL-1.2
#include "pickup/sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "paper/document.hpp"
#include "paper/sheets.hpp"
#include "pickup/rules.hpp"

namespace nb::pickup {

namespace {

using paper::Column;
using paper::Document;
using paper::Fact;
using paper::TextStyle;

std::string day_text(const CivilDate& day) {
  return fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

std::string birth_text(const Printed& line) { return line.owner ? finder::german_birth_date(line.owner->birth) : ""; }
std::string serial_text(const Printed& line) { return line.owner ? line.owner->serial : ""; }

/// What is to be thought of, in a few words.
std::string remarks(const Pickup& pickup) {
  std::string out;
  const auto add = [&](std::string_view text) { out += (out.empty() ? "" : ", ") + std::string(text); };
  if (pickup.pin == PinLetter::missing) add("PIN-Brief fehlt");
  if (pickup.old_document) add("altes Dokument");
  if (pickup.both_parents) add("beide Eltern");
  if (pickup.under_way) add("unterwegs");
  if (pickup.reminders > 0) add(fmt::format("{}. Erinnerung", pickup.reminders));
  return out;
}

Document sheet(const SheetHead& head, const std::string& title, paper::PageFormat format = paper::PageFormat::a4) {
  return Document({.format = format, .title = title, .town = head.town, .header_note = title, .footer_note = head.site, .created = head.created});
}

paper::Table table_of(const std::vector<Printed>& lines, const char* last_column) {
  paper::Table table{.columns = {{.head = "Nr.", .share = 0.45, .align = paper::Align::right},
                                 {.head = "Name", .share = 2.2},
                                 {.head = "Geboren", .share = 1.45},
                                 {.head = "Dokument", .share = 1.65},
                                 {.head = "Nummer", .share = 1.65, .style = TextStyle::code},
                                 {.head = "Seit", .share = 1.45},
                                 {.head = "Zu beachten", .share = 1.45},
                                 {.head = last_column, .share = 1.3}},
                     .rows = {},
                     .row_height_mm_min = 8};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Printed& line = lines[i];
    table.rows.push_back({fmt::format("{}", i + 1), name_of(line.owner), birth_text(line), std::string(german(line.pickup.kind)), serial_text(line), day_text(line.pickup.arrived),
                          remarks(line.pickup), ""});
  }
  return table;
}

Bytes list_sheet(const SheetHead& head, const std::string& title, const std::vector<Printed>& lines, const char* last_column) {
  Document doc = sheet(head, title);
  doc.heading(title, 1);
  doc.facts(std::vector<Fact>{{"Ausgabestelle", head.site.empty() ? "alle" : head.site}, {"Stand", paper::german_time(head.made)}, {"Dokumente", fmt::format("{}", lines.size())}});
  doc.table(table_of(lines, last_column));
  return std::move(doc).finish();
}

void put_checks(Document& doc, const Pickup& pickup, const HandOver& said, bool done) {
  for (const Rule& rule : rules_for({pickup.kind, said.age, said.collector, pickup.both_parents})) {
    const bool ticked = done && std::ranges::find(said.checked, rule.check) != said.checked.end();
    doc.paragraph(fmt::format("{} {} ({})", ticked ? "[x]" : "[ ]", rule.german, rule.law), TextStyle::small);
  }
}

std::string_view german(Collector collector) {
  switch (collector) {
    case Collector::owner:
      return "die Inhaberin oder der Inhaber selbst";
    case Collector::authorised:
      return "eine bevollmächtigte Person";
    case Collector::parent:
      return "eine sorgeberechtigte oder betreuende Person";
  }
  return {};
}

void put_letter(Document& doc, const SheetHead& head, const Printed& line) {
  doc.paragraph(head.town, TextStyle::small);
  doc.space(6);
  doc.paragraph(line.owner ? line.owner->first_names + " " + line.owner->family_name : "(Name)", TextStyle::strong);
  doc.form_lines("Anschrift", 2);
  doc.space(8);
  doc.paragraph(paper::german_time(head.made), TextStyle::small, paper::Align::right);
  doc.heading("Ihr Dokument liegt zur Abholung bereit", 1);
  doc.paragraph(fmt::format("Guten Tag,\n\nIhr Dokument ({}) liegt seit dem {} für Sie bereit. Bitte holen Sie es ab.", german(line.pickup.kind), day_text(line.pickup.arrived)));
  doc.facts(std::vector<Fact>{{"Abholen bei", line.site.empty() ? head.site : line.site, "collect at"},
                              {"Auskunft", head.contact.empty() ? "bei der Ausgabestelle" : head.contact, "information"}});
  doc.paragraph("Bitte bringen Sie mit:", TextStyle::strong);
  const bool minor = line.owner && age_band(line.owner->birth, head.made.day) != Age::adult && age_band(line.owner->birth, head.made.day) != Age::unknown;
  for (const std::string_view one : to_bring(line.pickup, minor)) doc.paragraph("– " + std::string(one));
  doc.paragraph("Wenn Sie verhindert sind, kann eine andere Person mit Ihrer schriftlichen Vollmacht und ihrem eigenen Ausweis abholen.");
  doc.paragraph("Your document is ready. Please collect it at the place named above and bring proof of identity.", TextStyle::small);
}

}  // namespace

std::string_view german(Kind kind) {
  switch (kind) {
    case Kind::id_card:
      return "Personalausweis";
    case Kind::passport:
      return "Reisepass";
    case Kind::child_passport:
      return "Kinderreisepass";
    case Kind::residence_permit:
      return "Aufenthaltstitel";
    case Kind::travel_document:
      return "Reiseausweis";
  }
  return {};
}

std::string_view german(PinLetter pin) {
  switch (pin) {
    case PinLetter::with_owner:
      return "hat die Person";
    case PinLetter::missing:
      return "noch nicht bei der Person";
    case PinLetter::not_applicable:
      return "gibt es nicht";
  }
  return {};
}

std::string name_of(const std::optional<Owner>& owner) {
  if (!owner) return "(verschlossen)";
  if (owner->first_names.empty() || owner->family_name.empty()) return owner->family_name + owner->first_names;
  return owner->family_name + ", " + owner->first_names;
}

Bytes site_list(const SheetHead& head, const std::vector<Printed>& lines) { return list_sheet(head, "Zur Abholung bereit", lines, "Ausgegeben"); }
Bytes reminder_list(const SheetHead& head, const std::vector<Printed>& lines) { return list_sheet(head, "Nicht abgeholt: Erinnerung", lines, "Erreicht"); }

Bytes address_search_list(const SheetHead& head, const std::vector<Printed>& lines) {
  static constexpr std::array kSteps = std::to_array<const char*>(
      {"1. Antrag auf Papier oder Kopie in der Ausgabestelle: Dort steht die Anschrift vom Tag des Antrags, oft auch eine Telefonnummer.",
       "2. Termin: Wer zum Abholen oder Beantragen einen Termin hatte, hat dort Telefon oder E-Mail angegeben (in der Tagesliste dieses Tages).",
       "3. Melderegister, sobald es wieder erreichbar ist, sonst der Notfallauszug, wenn er geöffnet ist: nur für diesen Brief und mit diesem Zweck.",
       "4. Niemand erreichbar: Das Dokument bleibt liegen. Auf der öffentlichen Seite »Abholung« kann die Person selbst nachsehen. Ein Aushang nennt niemals Namen.",
       "5. Gefundene Anschriften nur auf den Brief schreiben, nicht in diese Liste. Diese Liste danach in die Datentonne."});
  Document doc = sheet(head, "Ohne Anschrift: was stattdessen hilft");
  doc.heading("Ohne Anschrift: was stattdessen hilft", 1);
  doc.facts(std::vector<Fact>{{"Ausgabestelle", head.site.empty() ? "alle" : head.site}, {"Stand", paper::german_time(head.made)}, {"Personen", fmt::format("{}", lines.size())}});
  for (const char* step : kSteps) doc.paragraph(step);
  doc.table(table_of(lines, "Erreicht über"));
  return std::move(doc).finish();
}

Bytes courier_list(const SheetHead& head, std::uint64_t batch, const std::vector<Printed>& lines) {
  const std::string title = fmt::format("Kurierliste {}", batch);
  Document doc = sheet(head, title);
  doc.heading(title, 1);
  doc.facts(std::vector<Fact>{{"Geht an", head.site}, {"Aufgestellt", paper::german_time(head.made)}, {"Dokumente", fmt::format("{}", lines.size())}});
  doc.table(table_of(lines, "Angekommen"));
  if (doc.left_mm() < 48) doc.page_break();  // the sentence and the signatures under it stay together
  doc.paragraph(fmt::format("Die {} Dokumente wurden vollständig übergeben.", lines.size()));
  doc.signatures(std::vector<std::string>{"abgegeben: Name, Unterschrift", "Kurier: Name, Unterschrift", "angekommen: Name, Unterschrift"});
  return std::move(doc).finish();
}

Bytes hand_over_slip(const SheetHead& head, const Printed& line, const HandOver* said) {
  Document doc = sheet(head, "Empfangsbestätigung", paper::PageFormat::a5);
  doc.heading("Empfangsbestätigung", 1);
  const std::string time = said == nullptr ? "____________________" : paper::german_time(head.made);
  doc.facts(std::vector<Fact>{{"Dokument", fmt::format("{} {}", german(line.pickup.kind), serial_text(line)), "document"},
                              {"Für", name_of(line.owner) + (line.owner ? ", geboren " + birth_text(line) : ""), "for"},
                              {"Ausgegeben", time, "handed over"},
                              {"Ausgabestelle", head.site, "place"}});
  const HandOver shown = said == nullptr ? HandOver{.age = line.owner ? age_band(line.owner->birth, head.made.day) : Age::unknown} : *said;
  if (said != nullptr) doc.paragraph("Abgeholt durch: " + std::string(german(shown.collector)));
  put_checks(doc, line.pickup, shown, said != nullptr);
  doc.paragraph("Ich habe das Dokument erhalten. Die Angaben darin habe ich gelesen.");
  doc.paragraph("I have received the document and read the entries in it.", TextStyle::small);
  doc.signatures(std::vector<std::string>{"Ort, Datum", "Unterschrift der abholenden Person"});
  return std::move(doc).finish();
}

Bytes reminder_letters(const SheetHead& head, const std::vector<Printed>& lines) {
  // Each page is a letter of its own: no page numbers across them, and no site that is not the letter's.
  Document doc({.title = "Erinnerung", .town = head.town, .created = head.created, .page_numbers = false});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) doc.page_break();
    put_letter(doc, head, lines[i]);
  }
  return std::move(doc).finish();
}

}  // namespace nb::pickup
