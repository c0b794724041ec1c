// SPDX-License-Identifier: EUPL-1.2
#include "situation/refusals.hpp"

#include <array>

#include "state/refusing.hpp"

namespace nb::situation {

namespace {

// In the order of Reason.
constexpr std::array<state::RefusalRow, kReasons> kRows{{
    {"malformed", "Die Angabe ", " fehlt, ist unbekannt oder nicht lesbar. Bitte prüfen Sie die Eingabe."},
    {"wrong_log", "Zur Lage kann nur die Region oder eine Kommune etwas erklären, nicht ", ". Bitte wählen Sie eine Kommune oder die ganze Region."},
    {"unknown_municipality", "Die Kommune ", " steht nicht im Katalog. Bitte prüfen Sie den Gemeindeschlüssel."},
    {"unknown_component", "Die Komponente ", " steht nicht im Katalog. Bitte prüfen Sie ihre Kennung."},
    {"unknown_service", "Die Leistung ", " steht nicht im Katalog. Bitte prüfen Sie ihre Kennung."},
    {"unknown_step", "Den Schritt ", " hat diese Leistung nicht. Bitte nehmen Sie einen ihrer Schritte oder die ganze Leistung."},
    {"unknown_office", "Das Amt ", " steht nicht im Katalog. Bitte schreiben Sie es wie in den Stammdaten, zum Beispiel Bürgerbüro."},
    {"unknown_site", "Den Standort ", " gibt es in dieser Kommune nicht. Bitte prüfen Sie seine Kennung."},
    {"unknown_channel", "Den Zugangsweg ", " gibt es nicht. Bitte nehmen Sie einen anderen, zum Beispiel phone oder counter."},
    {"unknown_incident", "Die Störung ", " ist nicht bekannt. Bitte prüfen Sie ihre Kennung."},
    {"text_missing", "Der Text ", " fehlt. Bitte schreiben Sie mindestens den deutschen Text."},
    {"text_too_long", "Die Texte sind zusammen zu lang. Bitte kürzen Sie sie; für Ausführliches gibt es Bekanntmachungen.", ""},
    {"text_unreadable", "Der Text ", " enthält unsichtbare Steuerzeichen. Bitte geben Sie ihn ohne Kopieren neu ein."},
    {"validity_past", "„Gültig bis“ liegt nicht nach dem Zeitpunkt der Aussage. Bitte wählen Sie einen späteren Zeitpunkt.", ""},
    {"not_yet", "Der Zeitpunkt ", " liegt in der Zukunft. Bitte prüfen Sie Datum und Uhrzeit."},
    {"forecast_day_missing", "Zu dieser Prognose gehört ein Tag. Bitte geben Sie ihn an oder wählen Sie „nicht absehbar“.", ""},
    {"forecast_past", "Der Tag der Prognose ", " ist schon vorbei. Bitte wählen Sie heute oder einen späteren Tag."},
    {"incident_exists", "Eine Störung mit dem Namen ", " gibt es schon. Bitte wählen Sie einen anderen Namen oder ändern Sie die bestehende."},
    {"incident_ended", "Die Störung ", " ist schon beendet. Bitte erklären Sie eine neue, wenn wieder etwas ausgefallen ist."},
    {"nothing_to_withdraw", "Zu ",
     " gilt zurzeit keine Aussage, die man zurücknehmen könnte: Sie ist abgelaufen, oder jemand war schneller. Bitte sehen Sie nach, was jetzt gilt."},
    {"unknown_entry", "An der Stelle ", " steht kein Eintrag zur Lage. Bitte prüfen Sie die Nummer."},
    {"changed_since", "Zu ", " wurde seither etwas Neueres gesagt. Bitte nehmen Sie zuerst das Neuere zurück."},
    {"not_undoable", "Entscheidungen bleiben im Protokoll stehen. Bitte halten Sie stattdessen eine neue Entscheidung fest.", ""},
}};
static_assert(state::is_whole(kRows));

constexpr state::RefusalTable kTable{.room = "situation", .rows = kRows, .open = "„", .close = "“"};

}  // namespace

state::Refusal refusal(Reason reason, std::string_view what) { return state::refusal(kTable, static_cast<std::size_t>(reason), what); }
state::Refusal refusal(const state::ArgFault& fault) {
  return refusal(state::reason_of<Reason>(fault, {.unreadable = Reason::text_unreadable, .too_long = Reason::text_too_long}), fault.member);
}

}  // namespace nb::situation
