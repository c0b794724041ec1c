// SPDX-License-Identifier: EUPL-1.2
#include "circular/refusals.hpp"

#include <array>

#include "state/refusing.hpp"

namespace nb::circular {

namespace {

// In the order of Reason.
constexpr std::array<state::RefusalRow, kReasons> kRows{{
    {"malformed", "Das Feld ", " fehlt oder hat keinen gültigen Wert; bitte ausfüllen oder berichtigen."},
    {"unreadable", "Das Feld ", " enthält unlesbare Zeichen; bitte neu eintippen."},
    {"too_long", "Das Feld ", " ist zu lang; bitte kürzen oder auf mehrere Abschnitte verteilen."},
    {"wrong_log", "Rundschreiben gehören zu einer Kommune, nicht zur Region; bitte oben die Kommune wählen.", ""},
    {"title_missing", "Der Betreff fehlt; bitte in wenigen Worten angeben, worum es geht.", ""},
    {"text_missing", "Das Rundschreiben ist leer; bitte mindestens einen Abschnitt schreiben.", ""},
    {"too_many_sections", "Ein Rundschreiben hat höchstens 40 Abschnitte; bitte zusammenfassen oder ein zweites schreiben.", ""},
    {"change_missing", "Bei einer neuen Fassung fehlt, was sich geändert hat; bitte das in einem Satz angeben.", ""},
    {"deadline_missing", "Bis wann bestätigt werden soll, fehlt; bitte Tag und Uhrzeit angeben.", ""},
    {"deadline_past", "Die Frist zum Bestätigen ", " liegt in der Vergangenheit; bitte einen späteren Zeitpunkt wählen."},
    {"nobody_there", "Bei ", " steht im Telefonverzeichnis niemand; bitte das Amt oder die Aufgabe prüfen oder das Verzeichnis ergänzen."},
    {"reaches_nobody", "Der Abschnitt ", " erreicht niemanden; bitte Ämter und Aufgaben dieses Abschnitts prüfen."},
    {"unknown_circular", "Dieses Rundschreiben gibt es hier nicht; bitte die Liste neu laden.", ""},
    {"withdrawn", "Dieses Rundschreiben ist zurückgezogen; daran lässt sich nichts mehr ändern.", ""},
    {"nothing_to_send", "Diese Fassung ist schon verschickt; bitte die Seite neu laden.", ""},
    {"not_sent", "Diese Fassung ist noch nicht verschickt; bitte erst verschicken.", ""},
    {"superseded", "Inzwischen gibt es eine neuere Fassung; bitte diese lesen und bestätigen.", ""},
    {"not_a_recipient", "Diese Person steht nicht im Verteiler dieses Rundschreibens; bitte die Liste neu laden.", ""},
    {"reason_missing", "Der Grund fehlt; bitte in einem Satz angeben, warum.", ""},
    {"nobody_ticked", "Es ist niemand angekreuzt; bitte ankreuzen, wer unterschrieben hat.", ""},
    {"link_unknown", "Dieser Link ist nicht gültig; bitte den Link vollständig aus der Mail übernehmen oder sich anmelden.", ""},
    {"link_expired", "Dieser Link ist abgelaufen; bitte melden Sie sich an oder rufen Sie den Stab an.", ""},
    {"link_used", "Mit diesem Link wurde schon bestätigt; es ist nichts mehr zu tun.", ""},
    {"mail_state", "Diese Mail wartet auf keine Entscheidung; bitte die Seite neu laden.", ""},
    {"not_overdue", "Die Frist ist noch nicht abgelaufen oder es haben alle bestätigt; es ist nichts zu tun.", ""},
    {"reader_missing", "Es ist noch nicht bekannt, wer Sie sind; bitte zuerst Ihren Namen aus dem Telefonverzeichnis wählen.", ""},
    {"unknown_person", "Die Person ", " steht nicht im Telefonverzeichnis; bitte aus der Liste wählen."},
    {"person_taken", "Diese Person gehört schon zum Konto ", "; wenn das nicht stimmt, lassen Sie die Zuordnung dort lösen."},
    {"reader_named", "Ihr Konto ist schon einer Person zugeordnet; bitte die Zuordnung zuerst lösen.", ""},
    {"reader_fixed", "Unter diesem Namen hat Ihr Konto schon bestätigt; wenn er falsch ist, bitten Sie die Verwaltung der Konten, die Zuordnung zu lösen.", ""},
    {"draft_changed", "Der Entwurf wurde geändert, seit er Ihnen gezeigt wurde; bitte lesen Sie den neuen Text hier und verschicken Sie ihn dann.", ""},
    {"not_yet", "Die Zeit bei ", " liegt in der Zukunft; bitte berichtigen oder das Feld leer lassen."},
    {"before_sent", "Die Zeit bei ", " liegt vor dem Verschicken dieser Fassung; bitte berichtigen oder das Feld leer lassen."},
    {"not_asked", "Als Vertretung sind Sie zu diesem Rundschreiben nicht mehr gefragt; bitte die Seite neu laden.", ""},
}};
static_assert(state::is_whole(kRows));

constexpr state::RefusalTable kTable{.room = "circular", .rows = kRows};

}  // namespace

state::Refusal refusal(Reason reason, std::string_view what) { return state::refusal(kTable, static_cast<std::size_t>(reason), what); }
state::Refusal refusal(const state::ArgFault& fault) { return refusal(state::reason_of<Reason>(fault), field_name(fault.member)); }

}  // namespace nb::circular
