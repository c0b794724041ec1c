// SPDX-License-Identifier: EUPL-1.2
// Who may what: the roles people are given, the rights that pages and commands need, and the one table between them.
// What has no row in it is refused. Pure values.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace nb::staff {

/// What somebody is there for. An account may have several, each for a municipality, an office and a time.
enum class Role {
  crisis_staff,     ///< Stab
  editor,           ///< Redaktion: writes announcements
  approver,         ///< Freigabe: the second pair of eyes
  case_worker,      ///< Sachbearbeitung
  mail_room,        ///< Poststelle
  registrar,        ///< Standesamt
  register_lookup,  ///< Melderegister-Auskunft
  pickup_desk,      ///< Abholschalter
  switchboard,      ///< Telefonzentrale: reads
  auditor,          ///< Revision: reads everything, changes nothing, sees the traces
  administrator,    ///< grants and withdraws roles
  region_operator,  ///< Betrieb: everything but granting, in the whole region
};
inline constexpr std::size_t kRoles = 12;
using RoleList = std::array<Role, kRoles>;
inline constexpr RoleList kAllRoles{Role::crisis_staff,    Role::editor,      Role::approver,    Role::case_worker, Role::mail_room,     Role::registrar,
                                    Role::register_lookup, Role::pickup_desk, Role::switchboard, Role::auditor,     Role::administrator, Role::region_operator};

/// What a page or a command needs.
enum class Right {
  situation_read,
  situation_write,
  publish_write,
  publish_approve,
  crisis_read,
  crisis_write,
  circular_read,  ///< who got one and who has read it, mails and call lists; one's own is read with situation_read
  circular_write,
  own_duties,  ///< confirming for oneself what one has read, finishing one's own tasks
  appointments_read,
  appointments_write,  ///< booking, moving, calling numbers, ticking call lists
  appointments_plan,   ///< pools and offers, calling off many, opening waves
  intake_read,
  intake_take,    ///< writing down what arrives, whichever office it is for
  intake_write,   ///< changing and deciding what was taken
  intake_sealed,  ///< reading names and contents while the data key is unlocked
  letters_read,
  letters_write,
  pickup_read,       ///< the pick-up register; names while the data key is unlocked
  pickup_write,      ///< registering, correcting, moving, reminding
  pickup_hand_over,  ///< handing out, and taking back a mistaken hand-over
  subject_erase,
  vault_unlock,
  vault_make,
  catalogue_write,
  staff_read,
  staff_admin,
  audit_read,
};
inline constexpr std::size_t kRights = 28;

/// How far a role's right reaches within what was granted.
enum class Scope {
  office,  ///< only what belongs to the granted office
  town,    ///< the whole municipality, also where the role was granted for one office
  region,  ///< only where the role was granted for the whole region
};

struct RoleRight {
  Role role;
  Right right;
  Scope scope;
};
/// The table, ordered by role.
[[nodiscard]] std::span<const RoleRight> role_rights();
/// How far the role has the right; nullopt: not at all.
[[nodiscard]] std::optional<Scope> scope_of(Role role, Right right);

/// Can be given for one office: it has a right that reaches no further.
[[nodiscard]] bool is_for_office(Role role);
/// Gives rights, does everything, or is the second pair of eyes: whoever gives such a role alone could act for two.
[[nodiscard]] bool is_for_two(Role role);

/// "case_worker"
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);
/// "intake.read"
[[nodiscard]] std::string_view to_string(Right right);
/// "Sachbearbeitung"
[[nodiscard]] std::string_view german(Role role);
/// What the role is for, in one German sentence.
[[nodiscard]] std::string_view purpose(Role role);
/// What the right allows, in German.
[[nodiscard]] std::string_view german(Right right);

}  // namespace nb::staff
