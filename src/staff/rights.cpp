// SPDX-License-Identifier: EUPL-1.2
#include "staff/rights.hpp"

#include <algorithm>

namespace nb::staff {

namespace {

constexpr auto kTable = std::to_array<RoleRight>({
    {Role::crisis_staff, Right::situation_read, Scope::town},
    {Role::crisis_staff, Right::own_duties, Scope::town},
    {Role::crisis_staff, Right::situation_write, Scope::town},
    {Role::crisis_staff, Right::publish_write, Scope::town},
    {Role::crisis_staff, Right::crisis_read, Scope::town},
    {Role::crisis_staff, Right::crisis_write, Scope::town},
    {Role::crisis_staff, Right::circular_read, Scope::town},
    {Role::crisis_staff, Right::circular_write, Scope::town},
    {Role::crisis_staff, Right::appointments_read, Scope::town},
    {Role::crisis_staff, Right::appointments_write, Scope::town},
    {Role::crisis_staff, Right::appointments_plan, Scope::town},

    {Role::editor, Right::situation_read, Scope::town},
    {Role::editor, Right::own_duties, Scope::town},
    {Role::editor, Right::publish_write, Scope::town},

    {Role::approver, Right::situation_read, Scope::town},
    {Role::approver, Right::own_duties, Scope::town},
    {Role::approver, Right::publish_approve, Scope::town},

    {Role::case_worker, Right::situation_read, Scope::town},
    {Role::case_worker, Right::own_duties, Scope::town},
    {Role::case_worker, Right::appointments_read, Scope::town},
    {Role::case_worker, Right::appointments_write, Scope::town},
    {Role::case_worker, Right::intake_read, Scope::office},
    {Role::case_worker, Right::intake_take, Scope::town},
    {Role::case_worker, Right::intake_write, Scope::office},
    {Role::case_worker, Right::intake_sealed, Scope::office},
    {Role::case_worker, Right::letters_read, Scope::town},
    {Role::case_worker, Right::letters_write, Scope::town},
    {Role::case_worker, Right::pickup_read, Scope::town},
    {Role::case_worker, Right::pickup_write, Scope::town},
    {Role::case_worker, Right::pickup_hand_over, Scope::town},
    {Role::case_worker, Right::subject_erase, Scope::office},
    {Role::case_worker, Right::vault_unlock, Scope::town},

    // The mail room sorts for all offices, whichever it sits in.
    {Role::mail_room, Right::situation_read, Scope::town},
    {Role::mail_room, Right::own_duties, Scope::town},
    {Role::mail_room, Right::appointments_read, Scope::town},
    {Role::mail_room, Right::intake_read, Scope::town},
    {Role::mail_room, Right::intake_take, Scope::town},
    {Role::mail_room, Right::intake_write, Scope::town},
    {Role::mail_room, Right::intake_sealed, Scope::town},
    {Role::mail_room, Right::letters_read, Scope::town},
    {Role::mail_room, Right::letters_write, Scope::town},
    {Role::mail_room, Right::vault_unlock, Scope::town},

    {Role::registrar, Right::situation_read, Scope::town},
    {Role::registrar, Right::own_duties, Scope::town},
    {Role::registrar, Right::appointments_read, Scope::town},
    {Role::registrar, Right::appointments_write, Scope::town},
    {Role::registrar, Right::intake_read, Scope::office},
    {Role::registrar, Right::intake_take, Scope::town},
    {Role::registrar, Right::intake_write, Scope::office},
    {Role::registrar, Right::intake_sealed, Scope::office},
    {Role::registrar, Right::letters_read, Scope::town},
    {Role::registrar, Right::letters_write, Scope::town},
    {Role::registrar, Right::vault_unlock, Scope::town},

    {Role::register_lookup, Right::situation_read, Scope::town},
    {Role::register_lookup, Right::own_duties, Scope::town},

    // A counter's documents are of no office: whoever hands them out does so for the whole town.
    {Role::pickup_desk, Right::situation_read, Scope::town},
    {Role::pickup_desk, Right::own_duties, Scope::town},
    {Role::pickup_desk, Right::appointments_read, Scope::town},
    {Role::pickup_desk, Right::pickup_read, Scope::town},
    {Role::pickup_desk, Right::pickup_write, Scope::town},
    {Role::pickup_desk, Right::pickup_hand_over, Scope::town},
    {Role::pickup_desk, Right::vault_unlock, Scope::town},

    {Role::switchboard, Right::situation_read, Scope::town},
    {Role::switchboard, Right::own_duties, Scope::town},
    {Role::switchboard, Right::appointments_read, Scope::town},

    {Role::auditor, Right::situation_read, Scope::town},
    {Role::auditor, Right::appointments_read, Scope::town},
    {Role::auditor, Right::crisis_read, Scope::town},
    {Role::auditor, Right::circular_read, Scope::town},
    {Role::auditor, Right::intake_read, Scope::town},
    {Role::auditor, Right::intake_sealed, Scope::town},
    {Role::auditor, Right::letters_read, Scope::town},
    {Role::auditor, Right::pickup_read, Scope::town},
    {Role::auditor, Right::staff_read, Scope::town},
    {Role::auditor, Right::audit_read, Scope::town},

    {Role::administrator, Right::situation_read, Scope::town},
    {Role::administrator, Right::own_duties, Scope::town},
    {Role::administrator, Right::vault_unlock, Scope::town},
    {Role::administrator, Right::vault_make, Scope::town},
    {Role::administrator, Right::staff_read, Scope::town},
    {Role::administrator, Right::staff_admin, Scope::town},
    {Role::administrator, Right::audit_read, Scope::town},

    {Role::region_operator, Right::situation_read, Scope::town},
    {Role::region_operator, Right::own_duties, Scope::town},
    {Role::region_operator, Right::situation_write, Scope::town},
    {Role::region_operator, Right::publish_write, Scope::town},
    {Role::region_operator, Right::publish_approve, Scope::town},
    {Role::region_operator, Right::crisis_read, Scope::town},
    {Role::region_operator, Right::crisis_write, Scope::town},
    {Role::region_operator, Right::circular_read, Scope::town},
    {Role::region_operator, Right::circular_write, Scope::town},
    {Role::region_operator, Right::appointments_read, Scope::town},
    {Role::region_operator, Right::appointments_write, Scope::town},
    {Role::region_operator, Right::appointments_plan, Scope::town},
    {Role::region_operator, Right::intake_read, Scope::town},
    {Role::region_operator, Right::intake_take, Scope::town},
    {Role::region_operator, Right::intake_write, Scope::town},
    {Role::region_operator, Right::intake_sealed, Scope::town},
    {Role::region_operator, Right::letters_read, Scope::town},
    {Role::region_operator, Right::letters_write, Scope::town},
    {Role::region_operator, Right::pickup_read, Scope::town},
    {Role::region_operator, Right::pickup_write, Scope::town},
    {Role::region_operator, Right::pickup_hand_over, Scope::town},
    {Role::region_operator, Right::subject_erase, Scope::town},
    {Role::region_operator, Right::vault_unlock, Scope::town},
    {Role::region_operator, Right::vault_make, Scope::town},
    {Role::region_operator, Right::catalogue_write, Scope::region},
});

struct RoleWords {
  std::string_view code;
  std::string_view name;
  std::string_view purpose;
};
/// In the order of Role.
constexpr std::array<RoleWords, kRoles> kRoleWords{{
    {"crisis_staff", "Stab", "Führt die Lage: erklärt Störungen, veröffentlicht und hält Entscheidungen fest."},
    {"editor", "Redaktion", "Schreibt und berichtigt Meldungen."},
    {"approver", "Freigabe", "Gibt frei, was andere vorschlagen."},
    {"case_worker", "Sachbearbeitung", "Nimmt Eingänge an und bearbeitet die ihres Amtes."},
    {"mail_room", "Poststelle", "Erfasst Post und Fax für alle Ämter und führt das Ausgangsbuch."},
    {"registrar", "Standesamt", "Nimmt Eingänge an und bearbeitet die des Standesamts."},
    {"register_lookup", "Melderegister-Auskunft", "Gibt Auskunft aus dem Melderegister; sieht die Lage."},
    {"pickup_desk", "Abholschalter", "Gibt fertige Dokumente aus; sieht die Lage."},
    {"switchboard", "Telefonzentrale", "Liest die Lage, um Anrufenden zu sagen, was geht."},
    {"auditor", "Revision", "Liest alles samt den Spuren und ändert nichts."},
    {"administrator", "Verwaltung der Rechte", "Vergibt und entzieht Rollen und legt Datenschlüssel an."},
    {"region_operator", "Betrieb der Region", "Darf in allen Kommunen alles, außer Rechte zu vergeben."},
}};

struct RightWords {
  std::string_view code;
  std::string_view says;
};
/// In the order of Right.
constexpr std::array<RightWords, kRights> kRightWords{{
    {"situation.read", "Lage, Leistungen, Ämter und Meldungen im Stab sehen"},
    {"situation.write", "Komponenten, Leistungen, Ämter und Notbetrieb erklären"},
    {"publish.write", "Meldungen schreiben, berichtigen, zurückziehen"},
    {"publish.approve", "Vorgeschlagenes freigeben oder ablehnen"},
    {"crisis.read", "Tagebuch, Aufgaben und Lageberichte des Stabs lesen"},
    {"crisis.write", "Tagebuch führen, Entscheidungen und Aufgaben festhalten, Lageberichte erstellen"},
    {"circular.read", "Sehen, wer ein Rundschreiben bekommen und gelesen hat; Entwürfe, Mails und Anruflisten"},
    {"circular.write", "Rundschreiben an Beschäftigte geben"},
    {"own.duties", "Für sich selbst Rundschreiben bestätigen und eigene Aufgaben erledigen"},
    {"appointments.read", "Termine sehen, ohne Namen"},
    {"appointments.write", "Termine vergeben, verlegen, absagen; Wartenummern aufrufen; Anruflisten abhaken"},
    {"appointments.plan", "Schalterbereiche und Angebote planen, viele Termine auf einmal absagen, neue Termine freigeben"},
    {"intake.read", "Eingänge sehen, ohne Namen und Inhalt"},
    {"intake.take", "Eingänge erfassen, Formulare drucken"},
    {"intake.write", "Eingänge berichtigen, zuordnen, abschließen"},
    {"intake.sealed", "Versiegelte Angaben lesen, solange der Datenschlüssel offen ist"},
    {"letters.read", "Das Ausgangsbuch sehen"},
    {"letters.write", "Schreiben eintragen und hinausgeben"},
    {"pickup.read", "Sehen, was zur Abholung bereitliegt; Namen, solange der Datenschlüssel offen ist"},
    {"pickup.write", "Abholungen eintragen, berichtigen, an andere Ausgabestellen geben, erinnern"},
    {"pickup.hand_over", "Dokumente ausgeben, eine Ausgabe zurücknehmen"},
    {"subject.erase", "Löschung beantragen, bestätigen, ablehnen"},
    {"vault.unlock", "Den Datenschlüssel öffnen und verschließen"},
    {"vault.make", "Einen Datenschlüssel anlegen"},
    {"catalogue.write", "Stammdaten einspielen"},
    {"staff.read", "Sehen, wer was darf"},
    {"staff.admin", "Konten anlegen, Rollen vergeben und entziehen"},
    {"audit.read", "Spuren lesen und ausgeben"},
}};

const RoleWords& words(Role role) { return kRoleWords.at(static_cast<std::size_t>(role)); }
const RightWords& words(Right right) { return kRightWords.at(static_cast<std::size_t>(right)); }

}  // namespace

std::span<const RoleRight> role_rights() { return kTable; }

std::optional<Scope> scope_of(Role role, Right right) {
  const auto found = std::ranges::find_if(kTable, [&](const RoleRight& row) { return row.role == role && row.right == right; });
  return found == kTable.end() ? std::nullopt : std::optional(found->scope);
}

bool is_for_office(Role role) {
  return std::ranges::any_of(role_rights(), [&](const RoleRight& row) { return row.role == role && row.scope == Scope::office; });
}

bool is_for_two(Role role) { return role == Role::administrator || role == Role::region_operator || role == Role::approver; }

std::string_view to_string(Role role) { return words(role).code; }
std::string_view to_string(Right right) { return words(right).code; }
std::string_view german(Role role) { return words(role).name; }
std::string_view german(Right right) { return words(right).says; }
std::string_view purpose(Role role) { return words(role).purpose; }

std::optional<Role> parse_role(std::string_view text) {
  const auto found = std::ranges::find(kAllRoles, text, [](Role role) { return to_string(role); });
  return found == kAllRoles.end() ? std::nullopt : std::optional(*found);
}

}  // namespace nb::staff
