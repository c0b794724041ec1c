// SPDX-License-Identifier: EUPL-1.2
// What the forms call the members of commands.
#include <algorithm>
#include <array>
#include <utility>

#include "intake/refusals.hpp"

namespace nb::intake {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 27> kFields{{{"received", "Eingangszeit"},
                                                                                 {"channel", "Eingangsweg"},
                                                                                 {"urgency", "Dringlichkeit"},
                                                                                 {"office", "Amt"},
                                                                                 {"service", "Leistung"},
                                                                                 {"deadlines", "Fristen"},
                                                                                 {"watches", "Entscheidungsfristen"},
                                                                                 {"rule", "Art der Frist"},
                                                                                 {"event", "Tag, an dem die Frist beginnt"},
                                                                                 {"via", "Art der Bekanntgabe"},
                                                                                 {"from", "Beginn der Entscheidungsfrist"},
                                                                                 {"form", "Formularnummer"},
                                                                                 {"attachments", "Anlagen"},
                                                                                 {"stored", "Anlage"},
                                                                                 {"bytes", "Größe der Anlage"},
                                                                                 {"type", "Art der Anlage"},
                                                                                 {"pages", "Seitenzahl"},
                                                                                 {"filing", "Eingangsnummer"},
                                                                                 {"into", "Nummer des anderen Eingangs"},
                                                                                 {"incident", "Ausfall"},
                                                                                 {"reason", "Grund"},
                                                                                 {"count", "Anzahl"},
                                                                                 {"way", "Versandart"},
                                                                                 {"content", "Inhalt des Schreibens"},
                                                                                 {"remedy", "Rechtsbehelf"},
                                                                                 {"letters", "Schreiben"},
                                                                                 {"posted", "Zeit der Aufgabe"}}};

}  // namespace

std::string_view field_name(std::string_view member) {
  const auto found = std::ranges::find(kFields, member, &std::pair<std::string_view, std::string_view>::first);
  return found == kFields.end() ? member : found->second;
}

}  // namespace nb::intake
