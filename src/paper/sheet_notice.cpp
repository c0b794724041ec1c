// SPDX-License-Identifier: EUPL-1.2
// The notice-board sheet: what everybody may see, photograph and later hold against the town.
#include <fmt/format.h>

#include "paper/sheets.hpp"

namespace nb::paper {

namespace {

/// Groups of four, eight to a line; what stands before the second '+' (a key's name and id) stays whole on a line of its own.
std::string typeable(std::string_view text) {
  constexpr std::size_t kLine = 32;
  const std::size_t first = text.find('+');  // of "name+id+base64"; base64 may hold further ones
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  const std::size_t name = second == std::string_view::npos ? 0 : second + 1;
  std::string out(text.substr(0, name));
  for (std::size_t at = name; at < text.size(); at += kLine) {
    if (!out.empty()) out += '\n';
    out += in_groups(text.substr(at, kLine));
  }
  return out;
}

}  // namespace

Bytes notice_sheet(const NoticeSheet& sheet) {
  Document doc({.format = PageFormat::a4,
                .title = fmt::format("Prüfblatt {} vom {}", sheet.log, german_time(sheet.as_of)),
                .town = sheet.town,
                .header_note = "öffentlicher Aushang · public notice",
                .created = sheet.created});
  doc.heading("Prüfblatt des Protokolls");
  doc.paragraph(
      "Alles, was bei uns im Notbetrieb eingeht und entschieden wird, steht in einem Protokoll, das nur wachsen kann. Die Prüfsumme unten fasst es zusammen: Würde später auch nur "
      "ein "
      "Zeichen geändert, ergäbe sich eine andere. Bitte fotografieren Sie dieses Blatt; mit Ihrem Foto können Sie und andere uns daran messen.");
  doc.paragraph(
      "Everything we receive and decide in emergency operation is written to a log that can only grow. The checksum below sums it up: if a single character were changed later, it "
      "would "
      "differ. Please take a photo of this sheet; with it, you and others can hold us to it.",
      TextStyle::small);
  doc.space(2);
  doc.facts(std::vector<Fact>{{"Stand", fmt::format("{}\n{}", german_time(sheet.as_of), english_time(sheet.as_of)), "as of"},
                              {"Protokoll", sheet.log, "log"},
                              {"Einträge", std::to_string(sheet.size), "entries"}});
  doc.heading("Prüfsumme · Checksum", 2);
  doc.paragraph(typeable(sheet.root), TextStyle::code);
  doc.heading("Öffentlicher Schlüssel · Public key", 2);
  doc.paragraph(typeable(sheet.key), TextStyle::code);
  if (!sheet.typed_key.empty()) {
    doc.paragraph("zum Abtippen · for typing", TextStyle::small);
    doc.paragraph(typeable(sheet.typed_key), TextStyle::code);
  }
  doc.space(2);
  doc.codes(sheet.codes, 52);
  doc.paragraph("Die Leerzeichen gehören nicht dazu; sie helfen beim Abtippen und Vorlesen. · The blanks are not part of it; they help with typing and reading out.",
                TextStyle::small);
  if (!sheet.check_at.empty()) doc.paragraph(fmt::format("Belege prüfen · Check receipts: {}", sheet.check_at), TextStyle::strong);
  doc.signatures(std::vector<std::string>{"ausgehängt am, um · put up on, at", "Unterschrift · signature"});
  return std::move(doc).finish();
}

}  // namespace nb::paper
