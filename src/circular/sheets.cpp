// SPDX-License-Identifier: EUPL-1.2
#include "circular/sheets.hpp"

#include <fmt/format.h>

#include "paper/document.hpp"

namespace nb::circular {

namespace {

constexpr double kSignatureRowMm = 7.2;

/// Half-open range of recipients of one office.
struct OfficeRange {
  std::string office;
  std::size_t first = 0;
  std::size_t end = 0;
};

/// In the order in which they stand; those who are only told that it is over follow as offices of their own.
std::vector<OfficeRange> offices_of(std::span<const Recipient> recipients) {
  std::vector<OfficeRange> out;
  for (std::size_t i = 0; i < recipients.size(); ++i) {
    if (out.empty() || out.back().office != recipients[i].office) out.push_back({recipients[i].office, i, i});
    out.back().end = i + 1;
  }
  return out;
}

paper::Document begin(const PrintedCircular& what, const std::string& title) {
  return paper::Document({.format = paper::PageFormat::a4, .title = title, .town = what.town, .header_note = name_of(what.version), .footer_note = title, .created = what.created});
}

std::string deadline_words(const PrintedCircular& what) {
  if (!what.version.must_acknowledge) return "nur zur Information";
  return what.version.deadline ? "bis " + german_moment(what.zone, *what.version.deadline) : "so bald wie möglich";
}

/// Everything somebody of this office has to know; people of one office may have different functions.
SectionMask sections_of(std::span<const Recipient> recipients) {
  SectionMask mask = 0;
  for (const Recipient& one : recipients) mask |= one.sections;
  return mask;
}

void put_text(paper::Document& doc, const PrintedCircular& what, const OfficeRange& range) {
  doc.heading(what.version.content.title, 1);
  doc.facts(std::vector<paper::Fact>{
      {"Amt", range.office}, {"Verschickt", what.version.sent ? german_moment(what.zone, *what.version.sent) : "noch nicht"}, {"Kenntnisnahme", deadline_words(what)}});
  if (!what.version.content.change.empty()) doc.paragraph("Neu in dieser Fassung: " + what.version.content.change, paper::TextStyle::strong);
  const SectionMask mask = sections_of(what.recipients.subspan(range.first, range.end - range.first));
  doc.space(2);
  if (mask == 0) return doc.paragraph("Die frühere Fassung dieses Rundschreibens gilt für Sie nicht mehr.", paper::TextStyle::strong);
  doc.paragraph(text_for(what.version, mask, what.plain));
}

void put_list(paper::Document& doc, const PrintedCircular& what, const Sheet& sheet) {
  doc.page_break();
  doc.badge({.label = "Liste zum Unterschreiben", .number = encode(sheet.code), .note = sheet.office, .code = paper::make_qr(encode(sheet.code)), .side_mm = 24});
  doc.paragraph(fmt::format("Ich habe »{}« gelesen ({}).", what.version.content.title, name_of(what.version)));
  paper::Table table{.columns = {{.head = "Nr.", .share = 0.4, .align = paper::Align::right},
                                 {.head = "Name", .share = 2.2},
                                 {.head = "Aufgabe", .share = 1.8},
                                 {.head = "Datum, Uhrzeit", .share = 1.2},
                                 {.head = "Unterschrift", .share = 2}},
                     .rows = {},
                     .row_height_mm_min = kSignatureRowMm};
  for (std::size_t i = 0; i < sheet.count; ++i) {
    const Recipient& one = what.recipients[sheet.first + i];
    table.rows.push_back({fmt::format("{}", i + 1), name_of_person(what.tree, one.person), one.function, one.acknowledged ? "schon bestätigt" : "", ""});
  }
  doc.table(table);
}

std::string numbers_of(const Person& person) {
  if (person.mobile.empty()) return person.phone;
  return person.phone.empty() ? person.mobile : person.phone + "\n" + person.mobile;
}

void put_calls(paper::Document& doc, const PrintedCircular& what, const OfficeRange& range) {
  doc.heading(range.office, 2, 30);
  // Ticked below its head: thousands of little boxes, out of another font than the rest, would take as long as everything else.
  paper::Table table{.columns = {{.head = "Name, Aufgabe", .share = 2.3},
                                 {.head = "Telefon", .share = 2.0},
                                 {.head = "Vertretung", .share = 2.3},
                                 {.head = "erreicht", .share = 0.9},
                                 {.head = "nicht", .share = 0.6},
                                 {.head = "Vertr.", .share = 0.7}},
                     .rows = {}};
  for (std::size_t i = range.first; i < range.end; ++i) {
    const Recipient& one = what.recipients[i];
    const Person* person = what.tree.find(one.person);
    std::string deputy;
    if (person != nullptr) {
      const auto deputies = what.tree.deputies(*person);
      if (!deputies.empty()) deputy = deputies.front()->name() + "\n" + (deputies.front()->mobile.empty() ? deputies.front()->phone : deputies.front()->mobile);
    }
    const std::string done = one.acknowledged ? "bestätigt" : one.covered ? "Vertretung" : "";
    table.rows.push_back({name_of_person(what.tree, one.person) + "\n" + one.function, person == nullptr ? "" : numbers_of(*person), deputy, done});
  }
  doc.table(table);
}

}  // namespace

std::string name_of_person(const PhoneTree& tree, std::string_view id) {
  const Person* person = tree.find(id);
  return person == nullptr ? "nicht mehr im Verzeichnis (" + std::string(id) + ")" : person->name();
}

std::vector<Sheet> sheets_of(const Version& version, std::span<const Recipient> recipients) {
  std::vector<Sheet> out;
  for (const OfficeRange& range : offices_of(recipients)) {
    for (std::size_t first = range.first; first < range.end; first += kRowsPerSheet)
      out.push_back({.code = {.number = version.number, .version = version.version, .sheet = out.size() + 1},
                     .office = range.office,
                     .first = first,
                     .count = std::min(kRowsPerSheet, range.end - first)});
  }
  return out;
}

Bytes signing_sheets(const PrintedCircular& what, std::string_view office) {
  paper::Document doc = begin(what, name_of(what.version) + ", Aushang");
  const std::vector<Sheet> sheets = sheets_of(what.version, what.recipients);
  bool begun = false;
  for (const OfficeRange& range : offices_of(what.recipients)) {
    if (!office.empty() && range.office != office) continue;
    if (begun) doc.page_break();
    begun = true;
    put_text(doc, what, range);
    for (const Sheet& sheet : sheets) {
      if (sheet.first >= range.first && sheet.first < range.end) put_list(doc, what, sheet);
    }
  }
  return std::move(doc).finish();
}

Bytes call_list(const PrintedCircular& what, std::string_view office) {
  paper::Document doc = begin(what, name_of(what.version) + ", Anrufliste");
  doc.heading("Anrufliste: " + what.version.content.title, 1);
  doc.paragraph("Leitungen zuerst; sie geben weiter. Wer nicht zu erreichen ist: die Vertretung anrufen. Danach im Programm abhaken oder diese Liste in den Stab geben.");
  doc.facts(std::vector<paper::Fact>{{"Kenntnisnahme", deadline_words(what)}, {"Stand", german_moment(what.zone, what.created)}});
  for (const OfficeRange& range : offices_of(what.recipients)) {
    if (office.empty() || range.office == office) put_calls(doc, what, range);
  }
  return std::move(doc).finish();
}

}  // namespace nb::circular
