// SPDX-License-Identifier: EUPL-1.2
// One row per named rule. A rule that the law changes gets a second row with a new key; rows are never rewritten.
#include "deadlines/rules.hpp"

#include <algorithm>
#include <array>

#include "base/assert.hpp"

namespace nb::deadlines {

namespace {

using enum RuleId;
using enum Group;
using enum Outcome;

constexpr Period kOneMonth{1, Unit::months};
constexpr Period kTwoWeeks{2, Unit::weeks};
constexpr Period kOneYear{1, Unit::years};
constexpr Period kThirdWorkingDay{3, Unit::working_days};
constexpr Period kNone{};

constexpr std::string_view kNotifiedDe = "Tag der Bekanntgabe";
constexpr std::string_view kNotifiedEn = "Day of notification";
constexpr std::string_view kObstacleDe = "Tag, an dem das Hindernis wegfiel";
constexpr std::string_view kObstacleEn = "Day on which the obstacle ended";
constexpr std::string_view kFirstDayDe = "Tag, von dem an die Frist zählt";
constexpr std::string_view kFirstDayEn = "Day from which the period counts";

constexpr std::array kRules = std::to_array<Rule>({
    {objection, "widerspruch", remedy, last_day, Regime::vwvfg, Scope::vwvfg, kOneMonth, "§ 70 Abs. 1 VwGO", "Widerspruch gegen einen Bescheid", "Objection to a decision",
     kNotifiedDe, kNotifiedEn},
    {action, "klage", remedy, last_day, Regime::zpo, Scope::vwvfg, kOneMonth, "§ 74 VwGO", "Klage vor dem Verwaltungsgericht", "Action before the administrative court",
     kNotifiedDe, kNotifiedEn},
    {objection_social, "widerspruch_sgg", remedy, last_day, Regime::sgg, Scope::sgbx, kOneMonth, "§ 84 Abs. 1 SGG", "Widerspruch gegen einen Bescheid über Sozialleistungen",
     "Objection to a decision on social benefits", kNotifiedDe, kNotifiedEn},
    {action_social, "klage_sgg", remedy, last_day, Regime::sgg, Scope::sgbx, kOneMonth, "§ 87 Abs. 1 SGG", "Klage vor dem Sozialgericht", "Action before the social court",
     kNotifiedDe, kNotifiedEn},
    {objection_tax, "einspruch_ao", remedy, last_day, Regime::ao, Scope::ao, kOneMonth, "§ 355 Abs. 1 AO", "Einspruch gegen einen Steuerbescheid", "Objection to a tax assessment",
     kNotifiedDe, kNotifiedEn},
    {action_tax, "klage_fgo", remedy, last_day, Regime::zpo, Scope::ao, kOneMonth, "§ 47 Abs. 1 FGO", "Klage vor dem Finanzgericht", "Action before the tax court", kNotifiedDe,
     kNotifiedEn},
    {objection_fine, "owig67", remedy, last_day, Regime::stpo, std::nullopt, kTwoWeeks, "§ 67 Abs. 1 OWiG", "Einspruch gegen einen Bußgeldbescheid",
     "Objection to a penalty notice", "Tag der Zustellung (Datum auf dem Umschlag)", "Day of service (date on the envelope)"},
    {no_advice, "belehrung_vwgo", remedy, last_day, Regime::zpo, Scope::vwvfg, kOneYear, "§ 58 Abs. 2 VwGO", "Widerspruch oder Klage, wenn die Belehrung fehlt oder falsch ist",
     "Objection or action if the advice on remedies is missing or wrong", kNotifiedDe, kNotifiedEn},
    {no_advice_social, "belehrung_sgg", remedy, last_day, Regime::sgg, Scope::sgbx, kOneYear, "§ 66 Abs. 2 SGG", "Sozialleistungen: wenn die Belehrung fehlt oder falsch ist",
     "Social benefits: if the advice on remedies is missing or wrong", kNotifiedDe, kNotifiedEn},
    {no_advice_tax, "belehrung_ao", remedy, last_day, Regime::ao, Scope::ao, kOneYear, "§ 356 Abs. 2 AO", "Steuerbescheid: wenn die Belehrung fehlt oder falsch ist",
     "Tax: if the advice on remedies is missing or wrong", kNotifiedDe, kNotifiedEn},

    {restitution, "wiedereinsetzung", missed, last_day, Regime::vwvfg, std::nullopt, kTwoWeeks, "§ 32 Abs. 2 VwVfG, § 60 Abs. 2 VwGO",
     "Frist ohne Schuld versäumt: Wiedereinsetzung", "Deadline missed without fault: restitution", kObstacleDe, kObstacleEn},
    {restitution_sgbx, "wiedereinsetzung_sgbx", missed, last_day, Regime::sgbx, std::nullopt, kTwoWeeks, "§ 27 Abs. 2 SGB X",
     "Wiedereinsetzung bei Sozialleistungen (Antrag bei der Behörde)", "Restitution, social benefits (application to the authority)", kObstacleDe, kObstacleEn},
    {restitution_social, "wiedereinsetzung_sgg", missed, last_day, Regime::sgg, std::nullopt, kOneMonth, "§ 67 Abs. 2 SGG",
     "Wiedereinsetzung bei Sozialleistungen (Widerspruch, Klage)", "Restitution, social benefits (objection, action)", kObstacleDe, kObstacleEn},
    {restitution_tax, "wiedereinsetzung_ao", missed, last_day, Regime::ao, std::nullopt, kOneMonth, "§ 110 Abs. 2 AO", "Wiedereinsetzung bei Steuern", "Restitution, tax",
     kObstacleDe, kObstacleEn},
    {restitution_fine,
     "wiedereinsetzung_owig",
     missed,
     last_day,
     Regime::stpo,
     std::nullopt,
     {1, Unit::weeks},
     "§ 52 OWiG, § 45 Abs. 1 StPO",
     "Wiedereinsetzung bei Bußgeldbescheiden",
     "Restitution, penalty notices",
     kObstacleDe,
     kObstacleEn},
    {restitution_limit, "wiedereinsetzung_jahr", missed, last_day, Regime::vwvfg, std::nullopt, kOneYear, "§ 32 Abs. 3 VwVfG, § 60 Abs. 3 VwGO, § 110 Abs. 3 AO, § 27 Abs. 3 SGB X",
     "Äußerste Grenze der Wiedereinsetzung (ein Jahr)", "Outer limit of restitution (one year)", "Letzter Tag der versäumten Frist", "Last day of the missed period"},

    {move_in, "bmg17", duty, last_day, Regime::bmg, std::nullopt, kTwoWeeks, "§ 17 Abs. 1 BMG", "Wohnsitz anmelden", "Register a new residence", "Tag des Einzugs",
     "Day of moving in"},
    {move_out, "bmg17_auszug", duty, last_day, Regime::bmg, std::nullopt, kTwoWeeks, "§ 17 Abs. 2 BMG", "Wohnsitz abmelden", "Deregister a residence", "Tag des Auszugs",
     "Day of moving out"},
    {landlord, "bmg19", duty, last_day, Regime::bmg, std::nullopt, kTwoWeeks, "§ 19 Abs. 1, § 17 Abs. 1 BMG", "Bestätigung der Wohnungsgeberin oder des Wohnungsgebers",
     "Confirmation by the landlord", "Tag des Einzugs", "Day of moving in"},
    {birth, "pstg18", duty, last_day, Regime::pstg, std::nullopt, {1, Unit::weeks}, "§ 18 Abs. 1 PStG", "Geburt anzeigen", "Report a birth", "Tag der Geburt", "Day of birth"},
    {stillbirth, "pstg18_tot", duty, last_day, Regime::pstg, std::nullopt, kThirdWorkingDay, "§ 18 Abs. 1 PStG", "Totgeburt anzeigen", "Report a stillbirth", "Tag der Geburt",
     "Day of birth"},
    {first_names, "pstg22", duty, last_day, Regime::pstg, std::nullopt, kOneMonth, "§ 22 Abs. 1 PStG", "Vornamen eines Kindes nachmelden", "Report a child's first names later",
     "Tag, an dem die Geburt angezeigt wurde", "Day on which the birth was reported"},
    {death, "pstg28", duty, last_day, Regime::pstg, std::nullopt, kThirdWorkingDay, "§ 28 PStG", "Sterbefall anzeigen", "Report a death", "Todestag", "Day of death"},
    {passport_loss, "passg15", duty, without_delay, Regime::vwvfg, std::nullopt, kNone, "§ 15 PassG", "Verlust eines Passes melden", "Report the loss of a passport",
     "Tag des Verlusts", "Day of the loss"},
    {id_card_loss, "pauswg27", duty, without_delay, Regime::vwvfg, std::nullopt, kNone, "§ 27 Abs. 1 PAuswG", "Verlust eines Personalausweises melden",
     "Report the loss of an identity card", "Tag des Verlusts", "Day of the loss"},
    {vehicle, "fzv15", duty, without_delay, Regime::vwvfg, std::nullopt, kNone, "§ 15 FZV", "Änderungen zu Fahrzeug, Halterin oder Halter mitteilen",
     "Report changes of a vehicle or its keeper", "Tag der Änderung", "Day of the change"},
    {trade, "gewo14", duty, without_delay, Regime::vwvfg, std::nullopt, kNone, "§ 14 Abs. 1 GewO", "Gewerbe anzeigen", "Notify a trade", "Tag des Beginns", "Day of the start"},

    {trade_receipt,
     "gewo15",
     authority,
     last_day,
     Regime::vwvfg,
     std::nullopt,
     {3, Unit::days},
     "§ 15 Abs. 1 GewO",
     "Empfang einer Gewerbeanzeige bescheinigen",
     "Certify the receipt of a trade notice",
     "Tag, an dem die Anzeige einging",
     "Day on which the notice came in"},
    {deemed_approval,
     "vwvfg42a",
     authority,
     last_day,
     Regime::vwvfg,
     std::nullopt,
     {3, Unit::months},
     "§ 42a Abs. 2 VwVfG",
     "Entscheiden, bevor ein Antrag als genehmigt gilt",
     "Decide before an application counts as approved",
     "Tag, an dem die Unterlagen vollständig waren",
     "Day on which the documents were complete"},
    {inaction,
     "untaetigkeit",
     authority,
     not_before,
     Regime::zpo,
     std::nullopt,
     {3, Unit::months},
     "§ 75 VwGO",
     "Untätigkeitsklage (frühestens)",
     "Action for failure to act (not before)",
     "Tag des Antrags oder Widerspruchs",
     "Day of the application or objection"},
    {inaction_social,
     "untaetigkeit_sgg",
     authority,
     not_before,
     Regime::sgg,
     std::nullopt,
     {6, Unit::months},
     "§ 88 Abs. 1 SGG",
     "Untätigkeitsklage, Sozialleistungen: Antrag (frühestens)",
     "Failure to act, social benefits: application (not before)",
     "Tag des Antrags",
     "Day of the application"},
    {inaction_objection,
     "untaetigkeit_sgg_w",
     authority,
     not_before,
     Regime::sgg,
     std::nullopt,
     {3, Unit::months},
     "§ 88 Abs. 2 SGG",
     "Untätigkeitsklage, Sozialleistungen: Widerspruch (frühestens)",
     "Failure to act, social benefits: objection (not before)",
     "Tag des Widerspruchs",
     "Day of the objection"},
    {accessibility_answer, "bgg12b", authority, last_day, Regime::vwvfg, std::nullopt, kOneMonth, "§ 12b Abs. 4 BGG", "Auf einen Hinweis zur Barrierefreiheit antworten",
     "Answer a report on accessibility", "Tag, an dem der Hinweis einging", "Day on which the report came in"},

    {set_general, "frist_vwvfg", free, last_day, Regime::vwvfg, std::nullopt, kNone, "§ 31 VwVfG", "Frist, die eine Behörde gesetzt hat", "Period set by an authority", kFirstDayDe,
     kFirstDayEn},
    {set_tax, "frist_ao", free, last_day, Regime::ao, std::nullopt, kNone, "§ 108 AO", "Frist in Steuersachen", "Period in tax matters", kFirstDayDe, kFirstDayEn},
    {set_social, "frist_sgbx", free, last_day, Regime::sgbx, std::nullopt, kNone, "§ 26 SGB X", "Frist bei Sozialleistungen", "Period in social benefits", kFirstDayDe,
     kFirstDayEn},
    {set_court, "frist_zpo", free, last_day, Regime::zpo, std::nullopt, kNone, "§ 222 ZPO", "Frist, die ein Gericht gesetzt hat", "Period set by a court", kFirstDayDe,
     kFirstDayEn},
    {set_day, "tag", free, last_day, Regime::vwvfg, std::nullopt, kNone, "§ 31 Abs. 3 VwVfG", "Frist bis zu einem genannten Tag", "Period until a named day", "Genannter Tag",
     "Named day"},
    {notified, "bekanntgabe", free, last_day, Regime::vwvfg, Scope::vwvfg, kNone, "§ 41 VwVfG", "Nur der Tag der Bekanntgabe", "Only the day of notification", "Tag der Absendung",
     "Day of dispatch"},
});

constexpr std::size_t kRuleCount = static_cast<std::size_t>(notified) + 1;
static_assert(kRules.size() == kRuleCount);
constexpr bool in_order() {
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (static_cast<std::size_t>(kRules[i].id) != i) return false;
  return true;
}
static_assert(in_order(), "rule() looks up by position");

}  // namespace

std::span<const Rule> rules() { return kRules; }

const Rule& rule(RuleId id) {
  const auto index = static_cast<std::size_t>(id);
  NB_ASSERT(index < kRules.size());
  return kRules[index];
}

std::optional<RuleId> parse_rule_id(std::string_view key) {
  const auto found = std::find_if(kRules.begin(), kRules.end(), [key](const Rule& one) { return one.key == key; });
  if (found == kRules.end()) return std::nullopt;
  return found->id;
}

std::string_view to_string(RuleId id) { return rule(id).key; }

const Sentence& title(Group group) {
  static const std::array<Sentence, 5> kTitles{{{"Gegen einen Bescheid vorgehen", "Act against a decision"},
                                                {"Eine Frist wurde versäumt", "A deadline was missed"},
                                                {"Etwas melden oder anzeigen", "Report something"},
                                                {"Was die Behörde einhalten muss", "What the authority must keep"},
                                                {"Andere Fristen", "Other periods"}}};
  return kTitles[static_cast<std::size_t>(group)];
}

}  // namespace nb::deadlines
