// SPDX-License-Identifier: EUPL-1.2
#include "intake/refusals.hpp"

#include <array>

#include "state/refusing.hpp"

namespace nb::intake {

namespace {

// In the order of Reason.
constexpr std::array<state::RefusalRow, kReasons> kRows{{
    {"malformed", "Das Feld ", " fehlt oder hat keinen gültigen Wert; bitte ausfüllen oder berichtigen."},
    {"unreadable", "Das Feld ", " enthält unlesbare Zeichen; bitte neu eintippen."},
    {"too_long", "Das Feld ", " ist zu lang; bitte kürzen oder als Anlage beifügen."},
    {"wrong_log", "Eingänge werden für eine Kommune erfasst, nicht für die Region; bitte die Kommune wählen.", ""},
    {"sealed_missing", "Absender und Inhalt fehlen; bitte das Formular neu laden und noch einmal absenden.", ""},
    {"received_future", "Die Eingangszeit ", " liegt in der Zukunft; bitte Datum und Uhrzeit prüfen."},
    {"received_long_ago", "Die Eingangszeit ", " liegt mehr als ein Jahr zurück; bitte das Datum prüfen."},
    {"unknown_office", "Das Amt ", " gibt es in dieser Kommune nicht; bitte aus der Liste wählen."},
    {"unknown_service", "Die Leistung ", " gibt es nicht; bitte aus der Liste wählen oder leer lassen."},
    {"unknown_rule", "Die Frist ", " gibt es nicht; bitte aus der Liste wählen."},
    {"deadline_impossible", "Die Frist lässt sich so nicht berechnen: ", " Bitte die Angaben zur Frist prüfen.", state::RefusalRow::Value::bare},
    {"unknown_filing", "Den Eingang ", " gibt es nicht; bitte die Nummer prüfen."},
    {"filing_merged", "Der Eingang ", " ist mit einem anderen zusammengeführt; bitte dort weiterarbeiten."},
    {"filing_erased", "Die Angaben zum Eingang ", " sind gelöscht; daran lässt sich nichts mehr ändern."},
    {"filing_closed", "Der Eingang ", " ist schon abgeschlossen; bitte erst wieder öffnen."},
    {"same_filing", "Ein Eingang lässt sich nicht mit sich selbst zusammenführen; bitte die andere Nummer angeben.", ""},
    {"nothing_changes", "Es hat sich nichts geändert; bitte etwas berichtigen oder abbrechen.", ""},
    {"reason_missing", "Der Grund fehlt; bitte in einem Satz angeben, warum.", ""},
    {"form_unreadable", "Die Formularnummer ", " stimmt nicht; bitte alle Ziffern vom Formular abschreiben."},
    {"form_never_printed", "Das Formular ", " wurde hier nie gedruckt; bitte prüfen, zu welcher Kommune es gehört."},
    {"form_taken", "Das Formular ", " ist schon erfasst oder als ungültig gemeldet; bitte die Nummer prüfen."},
    {"forms_count", "Es lassen sich 1 bis 1000 Formulare auf einmal drucken; bitte die Anzahl ändern.", ""},
    {"unknown_incident", "Den Ausfall ", " gibt es nicht; bitte aus der Liste wählen."},
    {"unknown_letter", "Das Schreiben ", " gibt es nicht; bitte die Nummer prüfen."},
    {"letter_posted", "Das Schreiben ", " ist schon hinausgegangen; bitte die Liste neu laden."},
    {"posted_future", "Die Zeit der Aufgabe ", " liegt in der Zukunft; bitte Datum und Uhrzeit prüfen."},
    {"batch_empty", "Es ist kein Schreiben ausgewählt; bitte mindestens eines ankreuzen.", ""},
    {"no_data_key", "Hier lässt sich noch nichts einreichen, weil die Kommune keinen Datenschlüssel hat; bitte im Rathaus Bescheid geben (»notbetrieb data-key«).", ""},
    {"attachments_count", "Es sind höchstens 10 Anlagen möglich; bitte weniger auswählen oder zusammenfassen.", ""},
    {"attachments_size", "Die Anlagen sind zusammen größer als 60 MB; bitte weniger auswählen oder verkleinern.", ""},
}};
static_assert(state::is_whole(kRows));

constexpr state::RefusalTable kTable{.room = "intake", .rows = kRows};

}  // namespace

state::Refusal refusal(Reason reason, std::string_view what) { return state::refusal(kTable, static_cast<std::size_t>(reason), what); }
state::Refusal refusal(const state::ArgFault& fault) { return refusal(state::reason_of<Reason>(fault), field_name(fault.member)); }

}  // namespace nb::intake
