// SPDX-License-Identifier: EUPL-1.2
#include "crisis/refusals.hpp"

#include <array>

#include "state/refusing.hpp"

namespace nb::crisis {

namespace {

// In the order of Reason.
constexpr std::array<state::RefusalRow, kReasons> kRows{{
    {"malformed", "Das Feld ", " fehlt oder hat keinen gültigen Wert; bitte ausfüllen oder berichtigen."},
    {"unreadable", "Das Feld ", " enthält unlesbare Zeichen; bitte neu eintippen."},
    {"too_long", "Das Feld ", " ist zu lang; bitte kürzen oder auf zwei Einträge verteilen."},
    {"wrong_log", "Das Tagebuch gehört zu einer Kommune oder zur Region; bitte oben den Ort wählen.", ""},
    {"text_missing", "Der Text fehlt; bitte in ein, zwei Sätzen eintragen, worum es geht.", ""},
    {"why_missing", "Der Grund fehlt; bitte in einem Satz angeben, warum.", ""},
    {"decider_missing", "Wer entschieden hat, fehlt; bitte die Funktion angeben, zum Beispiel »Stabsleitung«.", ""},
    {"not_yet", "Der Zeitpunkt ", " liegt in der Zukunft; bitte angeben, wann es war."},
    {"time_past", "Der Zeitpunkt ", " ist schon vorbei; bitte einen späteren wählen oder das Feld leer lassen."},
    {"owner_missing", "Wer die Aufgabe hat, fehlt; bitte ein Konto, eine Person oder eine Funktion angeben.", ""},
    {"owner_unknown", "Zu ", " gibt es weder ein Konto noch jemanden im Telefonverzeichnis; bitte aus der Liste wählen oder die Funktion angeben."},
    {"unknown_entry", "Den Eintrag Nr. ", " gibt es in diesem Tagebuch nicht; bitte die Liste neu laden."},
    {"not_correctable", "Ein Lagebericht wird nicht berichtigt; bitte die Ursache berichtigen und einen neuen Lagebericht erstellen.", ""},
    {"unknown_question", "Die offene Frage Nr. ", " gibt es hier nicht; bitte aus der Liste wählen."},
    {"question_closed", "Die Frage Nr. ", " ist schon entschieden oder erledigt; bitte die Seite neu laden."},
    {"unknown_task", "Die Aufgabe Nr. ", " gibt es hier nicht; bitte die Liste neu laden."},
    {"task_closed", "Die Aufgabe Nr. ", " ist schon erledigt oder fallen gelassen; bitte die Seite neu laden."},
    {"not_yours", "Diese Aufgabe hat jemand anders; bitte den Stab ansprechen.", ""},
}};
static_assert(state::is_whole(kRows));

constexpr state::RefusalTable kTable{.room = "crisis", .rows = kRows};

}  // namespace

state::Refusal refusal(Reason reason, std::string_view what) { return state::refusal(kTable, static_cast<std::size_t>(reason), what); }
state::Refusal refusal(const state::ArgFault& fault) { return refusal(state::reason_of<Reason>(fault), field_name(fault.member)); }

}  // namespace nb::crisis
