// SPDX-License-Identifier: EUPL-1.2
// What the forms call the members of commands.
#include <algorithm>
#include <array>
#include <utility>

#include "appointments/refusals.hpp"

namespace nb::appointments {

namespace {

using Field = std::pair<std::string_view, std::string_view>;
constexpr auto kFields = std::to_array<Field>({{"name", "Bezeichnung"},
                                               {"site", "Standort"},
                                               {"office", "Amt"},
                                               {"rooms", "Räume"},
                                               {"windows", "Öffnungszeiten"},
                                               {"weekdays", "Wochentage"},
                                               {"from", "Beginn"},
                                               {"to", "Ende"},
                                               {"desks", "Zahl der Schalter"},
                                               {"pool", "Schalterbereich"},
                                               {"day", "Tag"},
                                               {"until", "bis zum Tag"},
                                               {"service", "Leistung"},
                                               {"step", "Schritt"},
                                               {"minutes", "Dauer in Minuten"},
                                               {"lead_minutes", "Vorlauf in Minuten"},
                                               {"ahead_days", "Tage im Voraus"},
                                               {"start", "Beginn des Termins"},
                                               {"fold", "erste oder zweite Stunde"},
                                               {"source", "Herkunft"},
                                               {"urgency", "Dringlichkeit"},
                                               {"channels", "Wege der Benachrichtigung"},
                                               {"reference", "altes Zeichen"},
                                               {"uid", "Kennung im Kalender"},
                                               {"sequence", "Stand im Kalender"},
                                               {"booking", "Termin"},
                                               {"outcome", "Ergebnis"},
                                               {"reason", "Grund"},
                                               {"link", "Link"},
                                               {"expires", "Ablauf"},
                                               {"action", "Wunsch"},
                                               {"call_off", "Absage"},
                                               {"count", "Anzahl"},
                                               {"seen", "Stand der Vorschau"},
                                               {"kinds", "gezeigte Leistungen"},
                                               {"notice", "Nachricht"},
                                               {"counter", "Schalter"},
                                               {"number", "Wartenummer"}});

}  // namespace

std::string_view field_name(std::string_view member) {
  const auto* const found = std::ranges::find(kFields, member, &Field::first);
  return found == kFields.end() ? member : found->second;
}

}  // namespace nb::appointments
