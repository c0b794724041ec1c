// SPDX-License-Identifier: EUPL-1.2
#include "pickup/refusals.hpp"

#include <array>

#include "state/refusing.hpp"

namespace nb::pickup {

namespace {

// In the order of Reason.
constexpr std::array<state::RefusalRow, kReasons> kRows{{
    {"malformed", "Das Feld ", " fehlt oder hat keinen gültigen Wert; bitte ausfüllen oder berichtigen."},
    {"unreadable", "Das Feld ", " enthält unlesbare Zeichen; bitte neu eintippen."},
    {"too_long", "Das Feld ", " ist zu lang; bitte kürzen."},
    {"wrong_log", "Dokumente liegen in einer Kommune bereit, nicht in der Region; bitte die Kommune wählen.", ""},
    {"owner_missing", "Die Angaben zur Person fehlen; bitte das Formular neu laden und noch einmal absenden.", ""},
    {"unknown_site", "Die Ausgabestelle ", " gibt es in dieser Kommune nicht; bitte aus der Liste wählen."},
    {"arrived_future", "Der Tag des Eintreffens ", " liegt in der Zukunft; bitte das Datum prüfen."},
    {"unknown_pickup", "Diese Abholung gibt es nicht; bitte neu suchen.", ""},
    {"erased", "Die Angaben zu dieser Abholung sind gelöscht; daran lässt sich nichts mehr ändern.", ""},
    {"handed_over", "Dieses Dokument ist schon ausgegeben; bitte in seinem Verlauf nachsehen, wann und von wem.", ""},
    {"not_here", "Dieses Dokument liegt nicht mehr hier (zurückgesandt, vernichtet oder abgegeben); bitte in seinem Verlauf nachsehen.", ""},
    {"not_gone", "Dieses Dokument liegt bereit; es gibt nichts zurückzunehmen.", ""},
    {"same_site", "Das Dokument liegt schon dort; bitte eine andere Ausgabestelle wählen.", ""},
    {"nothing_changes", "Es hat sich nichts geändert; bitte etwas berichtigen oder abbrechen.", ""},
    {"reason_missing", "Der Grund fehlt; bitte in einem Satz angeben, warum.", ""},
    {"not_entitled", "", ". Bitte angeben, wer wirklich abholt.", state::RefusalRow::Value::bare},
    {"check_missing", "Vor der Ausgabe zu prüfen und anzukreuzen: ", ".", state::RefusalRow::Value::bare},
    {"old_document_missing", "Was ist mit dem alten Dokument? Bitte angeben: abgegeben, entwertet oder verloren gemeldet.", ""},
    {"pin_missing", "Was ist mit dem PIN-Brief? Bitte angeben: Empfang bestätigt, jetzt übergeben oder nicht erhalten.", ""},
    {"pin_only_owner", "Den PIN-Brief bekommt nur die antragstellende Person selbst (§ 17 Abs. 1 PAuswV); bitte »nicht erhalten« wählen und ihn zurückbehalten.", ""},
    {"pin_none", "Zu diesem Dokument gibt es keinen PIN-Brief; bitte die Angabe dazu weglassen.", ""},
    {"signature_missing", "Die Unterschrift vom Unterschriftenfeld fehlt; bitte noch einmal unterschreiben lassen oder »auf Papier« wählen.", ""},
    {"too_many", "Es gehen höchstens 200 Dokumente auf einmal; bitte in mehreren Schritten.", ""},
    {"none_chosen", "Es ist kein Dokument ausgewählt; bitte mindestens eines ankreuzen.", ""},
    {"hand_over_future", "Die Zeit der Ausgabe ", " liegt in der Zukunft; bitte Datum und Uhrzeit prüfen."},
    {"hand_over_early", "Die Zeit der Ausgabe ", " liegt vor dem Tag, an dem das Dokument eintraf; bitte Datum und Uhrzeit prüfen."},
    {"no_data_key", "Hier lässt sich noch nichts eintragen, weil die Kommune keinen Datenschlüssel hat; bitte unter »Datenschlüssel« einen anlegen lassen.", ""},
    {"serial_known", "Ein Dokument mit der Nummer ", " ist schon eingetragen; bitte danach suchen."},
}};
static_assert(state::is_whole(kRows));

constexpr state::RefusalTable kTable{.room = "pickup", .rows = kRows};

}  // namespace

state::Refusal refusal(Reason reason, std::string_view what) { return state::refusal(kTable, static_cast<std::size_t>(reason), what); }
state::Refusal refusal(const state::ArgFault& fault) { return refusal(state::reason_of<Reason>(fault), field_name(fault.member)); }

}  // namespace nb::pickup
