// SPDX-License-Identifier: EUPL-1.2
// The list that goes with a batch of letters: the carrier signs for what was handed over, and the town keeps it.
#include <fmt/format.h>

#include "paper/sheets.hpp"

namespace nb::paper {

Bytes dispatch_list(const DispatchList& list) {
  Document doc({.format = PageFormat::a4,
                .title = fmt::format("Übergabeliste {}", list.batch),
                .town = list.town,
                .header_note = fmt::format("Übergabeliste {}", list.batch),
                .footer_note = list.office,
                .created = list.created});
  doc.badge({.label = "Übergabeliste Postausgang", .number = list.batch, .code = make_qr(list.batch), .side_mm = 26});
  doc.space(1);
  doc.facts(
      std::vector<Fact>{{"Aufgestellt", german_time(list.made)}, {"Stelle", list.office}, {"Übergeben an", list.carrier}, {"Sendungen", fmt::format("{}", list.letters.size())}});
  Table table{.columns = {{.head = "Nr.", .share = 0.5, .align = Align::right},
                          {.head = "Nummer", .share = 1.45, .style = TextStyle::code},
                          {.head = "Empfänger", .share = 2.4},
                          {.head = "Ort", .share = 1.75},
                          {.head = "Versandart", .share = 1.4},
                          {.head = "Bemerkung", .share = 1.8}}};
  for (std::size_t i = 0; i < list.letters.size(); ++i) {
    const DispatchedLetter& letter = list.letters[i];
    table.rows.push_back({fmt::format("{}", i + 1), letter.number, letter.addressee, letter.place, letter.way, letter.remark});
  }
  doc.table(table);
  if (doc.left_mm() < 48) doc.page_break();  // the sentence and the signatures under it stay together
  doc.space(2);
  doc.paragraph(fmt::format("Die oben aufgeführten {} Sendungen wurden vollständig übergeben.", list.letters.size()));
  doc.signatures(std::vector<std::string>{"Ort, Datum, Uhrzeit", "übergeben: Name, Unterschrift", "übernommen: Name, Unterschrift, Stempel"});
  return std::move(doc).finish();
}

}  // namespace nb::paper
