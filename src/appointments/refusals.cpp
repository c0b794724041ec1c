// SPDX-License-Identifier: EUPL-1.2
#include "appointments/refusals.hpp"

#include <array>

#include "state/refusing.hpp"

namespace nb::appointments {

namespace {

// In the order of Reason.
constexpr std::array<state::RefusalRow, kReasons> kRows{{
    {"malformed", "Das Feld ", " fehlt oder hat keinen gültigen Wert; bitte ausfüllen oder berichtigen."},
    {"unreadable", "Das Feld ", " enthält unlesbare Zeichen; bitte neu eintippen."},
    {"too_long", "Das Feld ", " ist zu lang; bitte kürzen."},
    {"wrong_log", "Termine gehören zu einer Kommune, nicht zur Region; bitte oben die Kommune wählen.", ""},
    {"sealed_missing", "Name und Erreichbarkeit fehlen; bitte das Formular neu laden und noch einmal absenden.", ""},
    {"unknown_pool", "Den Schalterbereich ", " gibt es hier nicht; bitte aus der Liste wählen."},
    {"pool_closed", "Der Schalterbereich ", " ist aufgelöst; bitte einen anderen wählen."},
    {"unknown_service", "Die Leistung ", " gibt es nicht; bitte aus der Liste wählen."},
    {"unknown_site", "Den Standort ", " gibt es hier nicht; bitte aus der Liste wählen."},
    {"not_offered", "Die Leistung ", " wird in diesem Schalterbereich nicht mit Termin angeboten; bitte einen anderen wählen."},
    {"windows_overlap", "Zwei Öffnungszeiten überschneiden sich um ", "; bitte so ändern, dass zu jeder Zeit eine Zahl von Schaltern gilt."},
    {"range", "Der Zeitraum endet vor seinem Beginn oder ist länger als ein Jahr; bitte die Tage prüfen.", ""},
    {"reason_missing", "Der Grund fehlt; bitte in einem Satz angeben, warum.", ""},
    {"unknown_booking", "Diesen Termin gibt es hier nicht; bitte die Terminnummer prüfen.", ""},
    {"booking_state", "Der Termin ist schon abgesagt, abgegeben oder erledigt; bitte die Seite neu laden.", ""},
    {"reservation_expired", "Die Zeit zum Bestätigen ist abgelaufen; bitte wählen Sie noch einmal einen freien Termin.", ""},
    {"reference_known", "Ein Termin mit dem alten Zeichen ", " ist schon erfasst; bitte dort nachsehen und gegebenenfalls verlegen."},
    {"code_taken", "Die Terminnummer ist schon vergeben; bitte noch einmal absenden.", ""},
    {"time_skipped", "Die Uhrzeit ", " gibt es an diesem Tag nicht, weil die Uhren vorgestellt werden; bitte eine andere wählen."},
    {"time_twice", "Die Uhrzeit ", " gibt es an diesem Tag zweimal, weil die Uhren zurückgestellt werden; bitte angeben, ob die erste oder die zweite gemeint ist."},
    {"start_past", "Die Zeit ", " ist schon vorbei; bitte einen späteren Termin wählen."},
    {"too_soon", "So kurzfristig lässt sich dieser Termin nicht buchen; bitte wählen Sie einen späteren oder rufen Sie an.", ""},
    {"too_far", "So weit im Voraus lässt sich dieser Termin noch nicht buchen; bitte wählen Sie einen früheren.", ""},
    {"closed_then", "Um diese Zeit ist nicht geöffnet ", "; bitte eine Zeit innerhalb der Öffnungszeiten wählen."},
    {"off_grid", "Um ", " beginnt kein Termin; bitte aus der Liste der freien Zeiten wählen."},
    {"full", "Um ", " ist kein Schalter mehr frei; bitte eine andere Zeit wählen."},
    {"rooms_full", "Um ", " ist der nötige Raum belegt; bitte eine andere Zeit wählen."},
    {"service_stopped", "Die Leistung ", " ist hier zurzeit nicht möglich; Termine gibt es wieder, sobald sie möglich ist."},
    {"day_called_off", "Am ", " sind die Termine abgesagt; bitte einen anderen Tag wählen."},
    {"invited_only", "Zuerst bekommen alle einen neuen Termin, deren Termin abgesagt wurde; bitte warten Sie, bis wieder für alle geöffnet ist.", ""},
    {"not_online", "Diesen Termin gibt es nicht online; bitte rufen Sie an oder kommen Sie vorbei.", ""},
    {"moves_max", "Dieser Termin wurde schon zehnmal verlegt; bitte rufen Sie an.", ""},
    {"link_unknown", "Dieser Link ist nicht gültig; bitte den Link vollständig aus der Nachricht übernehmen oder anrufen.", ""},
    {"link_expired", "Dieser Link ist abgelaufen; bitte rufen Sie an, wenn Sie den Termin ändern möchten.", ""},
    {"not_begun", "Der Termin hat noch nicht begonnen; nicht erschienen ist erst danach möglich.", ""},
    {"nothing_changes", "Es hat sich nichts geändert; bitte etwas ändern oder abbrechen.", ""},
    {"unknown_call_off", "Diese Absage gibt es hier nicht; bitte die Liste neu laden.", ""},
    {"call_off_lifted", "Diese Absage ist schon aufgehoben; es ist nichts zu tun.", ""},
    {"count_changed", "Die Auswahl trifft jetzt ", " Termine, mehr als in der Vorschau; bitte die Vorschau neu ansehen."},
    {"nobody_left", "Es wartet niemand mehr auf einen neuen Termin; bitte die Buchung für alle öffnen.", ""},
    {"nothing_free", "In diesem Zeitraum ist kein Termin frei; bitte mehr Schalter besetzen oder den Zeitraum verlängern.", ""},
    {"unknown_notice", "Diese Nachricht gibt es nicht; bitte die Seite neu laden.", ""},
    {"notice_state", "Diese Nachricht wartet gerade auf nichts dergleichen; bitte die Seite neu laden.", ""},
    {"nothing_to_tell", "Es gibt nichts zu senden: Zu diesem Termin ist nichts zu sagen, es wird gerade gesendet, oder die Person hat weder E-Mail noch Handynummer.", ""},
    {"queue_empty", "Es wartet niemand.", ""},
    {"ticket_state", "Die Wartenummer ", " ist nicht aufgerufen; bitte die Seite neu laden."},
    {"ticket_unknown", "Die Wartenummer ", " wurde heute hier nicht gezogen; bitte die Zahl auf dem Zettel prüfen."},
    {"ticket_waiting", "Die Wartenummer ", " wartet noch; bitte »Nächste Nummer aufrufen« drücken, bis sie an der Reihe ist."},
    {"ticket_called", "Diese Wartenummer ist gerade aufgerufen an ", "; bitte dort nachfragen."},
    {"queue_full", "Heute sind alle Wartenummern vergeben; bitte morgen wiederkommen.", ""},
}};
static_assert(state::is_whole(kRows));

constexpr state::RefusalTable kTable{.room = "appointments", .rows = kRows};

}  // namespace

state::Refusal refusal(Reason reason, std::string_view what) { return state::refusal(kTable, static_cast<std::size_t>(reason), what); }
state::Refusal refusal(const state::ArgFault& fault) { return refusal(state::reason_of<Reason>(fault), field_name(fault.member)); }

}  // namespace nb::appointments
