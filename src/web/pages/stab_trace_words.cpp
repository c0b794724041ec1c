// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_trace_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

// By room; those of the situation stand in german_entry(), which the history uses, too.
constexpr std::array kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"appointments.called_off", "Termine abgesagt"},
    {"appointments.cancelled", "Termin abgesagt"},
    {"appointments.closed", "Termin abgeschlossen"},
    {"appointments.confirmed", "Termin bestätigt"},
    {"appointments.corrected", "Termin berichtigt"},
    {"appointments.day_cleared", "Abweichende Öffnung aufgehoben"},
    {"appointments.day_set", "Abweichende Öffnung festgelegt"},
    {"appointments.given_up", "Termin abgegeben"},
    {"appointments.hit", "Von der Absage betroffen"},
    {"appointments.import_noted", "Termine eingelesen"},
    {"appointments.import_rows", "Zeilen einer eingelesenen Liste"},
    {"appointments.lifted", "Absage aufgehoben"},
    {"appointments.linked", "Link zum Termin ausgestellt"},
    {"appointments.mapping_noted", "Bedeutung der Spalten festgehalten"},
    {"appointments.moved", "Termin verlegt"},
    {"appointments.notice_begun", "Nachricht begonnen"},
    {"appointments.notice_called", "Anruf zum Termin"},
    {"appointments.notice_judged", "Über die Nachricht entschieden"},
    {"appointments.notice_passed", "Nachricht auf anderem Weg"},
    {"appointments.notice_settled", "Nachricht abgeschlossen"},
    {"appointments.number_called", "Wartenummer aufgerufen"},
    {"appointments.number_drawn", "Wartenummer gezogen"},
    {"appointments.number_finished", "Wartenummer erledigt"},
    {"appointments.number_recalled", "Wartenummer noch einmal aufgerufen"},
    {"appointments.number_skipped", "Wartenummer übersprungen"},
    {"appointments.offer_opened", "Buchung wieder für alle geöffnet"},
    {"appointments.offer_set", "Terminangebot festgelegt"},
    {"appointments.offer_withdrawn", "Terminangebot zurückgezogen"},
    {"appointments.pool_closed", "Schalterbereich aufgelöst"},
    {"appointments.pool_set", "Schalterbereich festgelegt"},
    {"appointments.released", "Reservierter Termin freigegeben"},
    {"appointments.reserved", "Termin reserviert"},
    {"appointments.taken", "Termin vergeben"},
    {"appointments.told_again", "Person noch einmal benachrichtigt"},
    {"appointments.waiting", "Wartet auf einen Termin"},
    {"appointments.wave_opened", "Neue Termine freigegeben"},
    {"approval.acted_alone", "Allein gehandelt, zweiter Blick steht aus"},
    {"approval.approved", "Freigegeben"},
    {"approval.looked", "Zweiter Blick"},
    {"approval.proposed", "Zur Freigabe vorgeschlagen"},
    {"approval.refused", "Freigabe abgelehnt"},
    {"approval.withdrawn", "Vorschlag zurückgezogen"},
    {"audit.account_changed", "Am Konto geändert"},
    {"audit.exported", "Liste ausgegeben"},
    {"audit.list_replaced", "Liste ersetzt"},
    {"audit.sealed_read", "Versiegeltes gelesen"},
    {"audit.sign_in_refused", "Abgewiesen"},
    {"audit.signed_in", "Angemeldet"},
    {"circular.acknowledged", "Rundschreiben zur Kenntnis genommen"},
    {"circular.called", "Anruf zum Rundschreiben"},
    {"circular.deputy_agreed", "Vertretung kümmert sich"},
    {"circular.escalated", "Vertretungen gefragt"},
    {"circular.mail_attempted", "Mail begonnen"},
    {"circular.mail_judged", "Über die Mail entschieden"},
    {"circular.mail_settled", "Mail abgeschlossen"},
    {"circular.reader_named", "Konto einer Person zugeordnet"},
    {"circular.reader_released", "Zuordnung des Kontos gelöst"},
    {"circular.sent", "Rundschreiben verschickt"},
    {"circular.withdrawn", "Rundschreiben zurückgezogen"},
    {"circular.written", "Rundschreiben geschrieben"},
    {"crisis.corrected", "Tagebuch berichtigt"},
    {"crisis.decision_recorded", "Entscheidung festgehalten"},
    {"crisis.noted", "Meldung eingetragen"},
    {"crisis.question_dropped", "Offene Frage geschlossen"},
    {"crisis.question_raised", "Offene Frage eingetragen"},
    {"crisis.report_made", "Lagebericht erstellt"},
    {"crisis.task_changed", "Aufgabe geändert"},
    {"crisis.task_dropped", "Aufgabe fallen gelassen"},
    {"crisis.task_finished", "Aufgabe erledigt"},
    {"crisis.task_set", "Aufgabe vergeben"},
    {"intake.answered", "Eingang beantwortet"},
    {"intake.assigned", "Eingang zugeordnet"},
    {"intake.closed", "Eingang abgeschlossen"},
    {"intake.corrected", "Eingang berichtigt"},
    {"intake.filed", "Eingang erfasst"},
    {"intake.form_voided", "Formular ungültig gemeldet"},
    {"intake.forms_printed", "Formulare gedruckt"},
    {"intake.letter_entered", "Schreiben eingetragen"},
    {"intake.letters_posted", "Schreiben hinausgegangen"},
    {"pickup.registered", "Dokument zur Abholung eingetragen"},
    {"pickup.corrected", "Abholung berichtigt"},
    {"pickup.moved", "Dokument mit dem Kurier geschickt"},
    {"pickup.received", "Dokument angekommen"},
    {"pickup.handed_over", "Dokument ausgegeben"},
    {"pickup.returned", "Dokument zurückgegeben"},
    {"pickup.undone", "Ausgabe zurückgenommen"},
    {"pickup.reminded", "An Abholung erinnert"},
    {"pickup.not_reached", "Zur Abholung nicht erreicht"},
    {"intake.merged", "Eingänge zusammengelegt"},
    {"intake.reinstatement_marked", "Wiedereinsetzung vermerkt"},
    {"intake.reopened", "Eingang wieder geöffnet"},
    {"publish.announced", "Meldung veröffentlicht"},
    {"publish.corrected", "Meldung ersetzt"},
    {"publish.withdrawn", "Meldung zurückgezogen"},
    {"staff.account_closed", "Konto geschlossen"},
    {"staff.account_created", "Konto angelegt"},
    {"staff.role_granted", "Rolle vergeben"},
    {"staff.role_withdrawn", "Rolle entzogen"},
    {"subject.erased", "Angaben gelöscht"},
    {"subject.erasure_declined", "Löschung abgelehnt"},
    {"subject.erasure_requested", "Löschung beantragt"},
    {"subject.vault_locked", "Datenschlüssel verschlossen"},
    {"subject.vault_made", "Datenschlüssel angelegt"},
    {"subject.vault_opened", "Datenschlüssel geöffnet"},
});

constexpr std::array kThings = std::to_array<std::pair<std::string_view, std::string_view>>({{kRead.filing, "Eingang"},
                                                                                             {kRead.receipt, "Beleg"},
                                                                                             {kRead.attachment, "Anlage"},
                                                                                             {kRead.list, "Liste"},
                                                                                             {kRead.search, "Suche nach Namen"},
                                                                                             {kRead.letter, "Schreiben"},
                                                                                             {kRead.letters, "Ausgangsbuch"},
                                                                                             {kRead.pickup, "Abholung"},
                                                                                             {kRead.pickups, "Liste der Abholungen"},
                                                                                             {kRead.booking, "Termin"},
                                                                                             {kRead.bookings, "Liste der Termine"}});

constexpr std::array kRefusals = std::to_array<std::pair<std::string_view, std::string_view>>({{"unknown_account", "kein solches Konto"},
                                                                                               {"wrong_password", "Passwort falsch"},
                                                                                               {"code_missing", "Code fehlte"},
                                                                                               {"code_wrong", "Code falsch"},
                                                                                               {"code_reused", "Code schon verwendet"},
                                                                                               {"old_password_wrong", "altes Passwort falsch"},
                                                                                               {"busy", "zu viele zugleich"},
                                                                                               {"too_often", "zu oft versucht"},
                                                                                               {"passkey_unknown", "Passkey unbekannt"},
                                                                                               {"passkey_known", "Passkey schon eingerichtet"},
                                                                                               {"passkey_malformed", "Passkey unlesbar"},
                                                                                               {"passkey_wrong_type", "Passkey: andere Art Antwort"},
                                                                                               {"passkey_wrong_challenge", "Passkey: Antwort von früher"},
                                                                                               {"passkey_wrong_origin", "Passkey für eine fremde Adresse"},
                                                                                               {"passkey_wrong_site", "Passkey für eine fremde Stelle"},
                                                                                               {"passkey_not_present", "Passkey ohne Berührung"},
                                                                                               {"passkey_not_verified", "Passkey ohne PIN oder Finger"},
                                                                                               {"passkey_unknown_algorithm", "Passkey mit fremdem Verfahren"},
                                                                                               {"passkey_bad_signature", "Passkey: Unterschrift falsch"},
                                                                                               {"passkey_counter_back", "Passkey vielleicht kopiert: Zähler lief zurück"},
                                                                                               {"passkey_wrong_user", "Passkey eines anderen Kontos"},
                                                                                               {"form_foreign", "Formular von fremder Seite"},
                                                                                               {"form_stale", "Formular ohne Marke der Sitzung"},
                                                                                               {"link_unknown", "Link unbekannt"},
                                                                                               {"invitation_unknown", "Einladung unbekannt"},
                                                                                               {"invitation_expired", "Einladung abgelaufen"},
                                                                                               {"invitation_used", "Einladung schon verwendet"}});

// Lists of the console are handed out under the names of their files, which have no umlauts.
constexpr std::array kExports = std::to_array<std::pair<std::string_view, std::string_view>>({{"traces", "Spuren"},
                                                                                              {"crisis_log", "Tagebuch des Stabs"},
                                                                                              {"call_off", "Liste einer Absage"},
                                                                                              {"pickups", "Liste der Abholungen"},
                                                                                              {"Eingaenge", "Eingänge"},
                                                                                              {"Aemter", "Ämter"},
                                                                                              {"circular_sheets", "Rundschreiben zum Unterschreiben"},
                                                                                              {"circular_calls", "Anrufliste zu einem Rundschreiben"},
                                                                                              {"situation_report", "Lagebericht"},
                                                                                              {"Nicht-erfasst", "Nicht erfasste Faxe und Scans"},
                                                                                              {"Betroffene-Termine", "Betroffene Termine"},
                                                                                              {"enrolment_sheets", "Einladungsblätter"},
                                                                                              {"circular_addresses", "Mailadressen der Beschäftigten"},
                                                                                              {"Erinnern", "Liste zum Erinnern an die Abholung"}});

template <std::size_t count>
std::string_view word_for(const std::array<std::pair<std::string_view, std::string_view>, count>& words, std::string_view key) {
  const auto found = std::ranges::find(words, key, &std::pair<std::string_view, std::string_view>::first);
  return found == words.end() ? key : found->second;
}

}  // namespace

std::string_view read_words(std::string_view what) { return word_for(kThings, what); }
std::string_view refusal_words(std::string_view reason) { return word_for(kRefusals, reason); }
std::string_view export_words(std::string_view what) { return word_for(kExports, what); }

std::string_view trace_words(std::string_view type) {
  if (type.starts_with("catalogue.")) return type.ends_with("_removed") ? "Stammdaten entfernt" : "Stammdaten eingespielt";  // one pair of types per kind of record
  const auto found = std::ranges::find(kWords, type, &std::pair<std::string_view, std::string_view>::first);
  return found == kWords.end() ? german_entry(type) : found->second;
}

}  // namespace nb::pages
