// SPDX-License-Identifier: EUPL-1.2
// The named rules: remedies, duties of citizens, deadlines that bind the authority, and free periods. A rule's id is stable
// ASCII text; it stands in entries, in the data pack (services.csv, deadline_rule) and in addresses, and never changes.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "deadlines/model.hpp"

namespace nb::deadlines {

enum class RuleId : std::uint8_t {
  // what somebody can do against a decision
  objection,         ///< widerspruch: § 70 VwGO
  action,            ///< klage: § 74 VwGO
  objection_social,  ///< widerspruch_sgg: § 84 SGG
  action_social,     ///< klage_sgg: § 87 SGG
  objection_tax,     ///< einspruch_ao: § 355 AO
  action_tax,        ///< klage_fgo: § 47 FGO
  objection_fine,    ///< owig67: § 67 OWiG
  no_advice,         ///< belehrung_vwgo: § 58 Abs. 2 VwGO, one year
  no_advice_social,  ///< belehrung_sgg: § 66 Abs. 2 SGG
  no_advice_tax,     ///< belehrung_ao: § 356 Abs. 2 AO
  // a deadline was missed
  restitution,         ///< wiedereinsetzung: § 32 VwVfG, § 60 VwGO
  restitution_sgbx,    ///< wiedereinsetzung_sgbx: § 27 SGB X
  restitution_social,  ///< wiedereinsetzung_sgg: § 67 SGG
  restitution_tax,     ///< wiedereinsetzung_ao: § 110 AO
  restitution_fine,    ///< wiedereinsetzung_owig: § 52 OWiG, § 45 StPO
  restitution_limit,   ///< wiedereinsetzung_jahr: one year after the missed end, § 32 Abs. 3 VwVfG
  // what citizens have to report
  move_in,        ///< bmg17: § 17 Abs. 1 BMG
  move_out,       ///< bmg17_auszug: § 17 Abs. 2 BMG
  landlord,       ///< bmg19: § 19 BMG
  birth,          ///< pstg18: § 18 PStG
  stillbirth,     ///< pstg18_tot: § 18 PStG
  first_names,    ///< pstg22: § 22 PStG
  death,          ///< pstg28: § 28 PStG
  passport_loss,  ///< passg15: § 15 PassG, without delay
  id_card_loss,   ///< pauswg27: § 27 PAuswG, without delay
  vehicle,        ///< fzv15: § 15 FZV, without delay
  trade,          ///< gewo14: § 14 GewO, together with the start
  // what binds the authority
  trade_receipt,         ///< gewo15: § 15 Abs. 1 GewO
  deemed_approval,       ///< vwvfg42a: § 42a VwVfG
  inaction,              ///< untaetigkeit: § 75 VwGO, not before
  inaction_social,       ///< untaetigkeit_sgg: § 88 Abs. 1 SGG, not before
  inaction_objection,    ///< untaetigkeit_sgg_w: § 88 Abs. 2 SGG, not before
  accessibility_answer,  ///< bgg12b: § 12b Abs. 4 BGG
  // periods that somebody set; the question carries them
  set_general,  ///< frist_vwvfg: § 31 VwVfG
  set_tax,      ///< frist_ao: § 108 AO
  set_social,   ///< frist_sgbx: § 26 SGB X
  set_court,    ///< frist_zpo: § 222 ZPO
  set_day,      ///< tag: a period that ends on a named day
  notified,     ///< bekanntgabe: only the day of notification
};

enum class Group : std::uint8_t { remedy, missed, duty, authority, free };

/// What the outcome is.
enum class Outcome : std::uint8_t {
  last_day,       ///< the act must be done by the end of that day
  not_before,     ///< the act is possible only from a day on
  without_delay,  ///< no number of days: at once
};

/// A named rule as a table row; lives as long as the program.
struct Rule {
  RuleId id;
  std::string_view key;  ///< stable ASCII
  Group group;
  Outcome outcome;
  Regime regime;
  std::optional<Scope> scope;  ///< counts from notification under this law; none: from the event itself
  Period period;               ///< count 0: the question carries it
  std::string_view law;        ///< "§ 70 Abs. 1 VwGO"
  std::string_view title_de;   ///< for a select box
  std::string_view title_en;
  std::string_view event_de;  ///< what the event day is: "Tag der Bekanntgabe"
  std::string_view event_en;
};

/// All of them, grouped, in the order of a select box.
[[nodiscard]] std::span<const Rule> rules();
[[nodiscard]] const Rule& rule(RuleId id);
[[nodiscard]] std::optional<RuleId> parse_rule_id(std::string_view key);
[[nodiscard]] std::string_view to_string(RuleId id);
/// Heading of a group in a select box.
[[nodiscard]] const Sentence& title(Group group);

}  // namespace nb::deadlines
