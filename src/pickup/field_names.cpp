// SPDX-License-Identifier: EUPL-1.2
// What the forms of this room call the members of commands.
#include <algorithm>
#include <array>
#include <utility>

#include "pickup/refusals.hpp"

namespace nb::pickup {

namespace {

constexpr auto kFields = std::to_array<std::pair<std::string_view, std::string_view>>({{"kind", "Art des Dokuments"},
                                                                                       {"site", "Ausgabestelle"},
                                                                                       {"arrived", "Eingetroffen am"},
                                                                                       {"pin", "PIN-Brief"},
                                                                                       {"old_document", "Altes Dokument"},
                                                                                       {"both_parents", "Unterlagen beider Eltern"},
                                                                                       {"pickup", "Dokument"},
                                                                                       {"pickups", "Dokumente"},
                                                                                       {"reason", "Grund"},
                                                                                       {"collector", "Wer holt ab"},
                                                                                       {"age", "Alter"},
                                                                                       {"checked", "Geprüft"},
                                                                                       {"signature", "Unterschrift"},
                                                                                       {"at", "Zeit der Ausgabe"},
                                                                                       {"how", "Wohin"},
                                                                                       {"to", "Empfänger"},
                                                                                       {"way", "Art der Erinnerung"}});

}  // namespace

std::string_view field_name(std::string_view member) {
  const auto known = std::ranges::find(kFields, member, &std::pair<std::string_view, std::string_view>::first);
  return known == kFields.end() ? member : known->second;
}

}  // namespace nb::pickup
