// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/land_days.hpp"

#include <array>

namespace nb::deadlines {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr CivilDate on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }
constexpr auto kNone = Transition::none;
constexpr auto kOldProcedure = Transition::old_procedure;
constexpr std::string_view kFederal = "verweist auf das VwVfG des Bundes; BGBl. 2024 I Nr. 236";
constexpr std::string_view kUnconfirmed = "unbestätigt";

constexpr std::array<LandDays, 16> kTable{{
    {Land::SH, on(2025, 1, 1), kNone, "§ 110 Abs. 2 LVwG", "GVOBl. Schl.-H. 2024 S. 934"},
    {Land::HH, on(2025, 5, 14), kNone, "§ 41 Abs. 2 HmbVwVfG", "HmbGVBl. 2025 S. 338"},
    {Land::NI, on(2025, 1, 1), kNone, "§ 1 NVwVfG, § 41 Abs. 2 VwVfG", kFederal},
    {Land::HB, std::nullopt, kNone, "§ 41 Abs. 2 BremVwVfG", kUnconfirmed},
    {Land::NW, on(2025, 1, 1), kNone, "§ 41 Abs. 2 VwVfG NRW", "GV. NRW. 2024 S. 1184"},
    {Land::HE, std::nullopt, kNone, "§ 41 Abs. 2 HVwVfG", kUnconfirmed},
    {Land::RP, on(2025, 1, 1), kNone, "§ 1 LVwVfG RP, § 41 Abs. 2 VwVfG", kFederal},
    {Land::BW, on(2025, 2, 7), kOldProcedure, "§ 41 Abs. 2 LVwVfG BW", "GBl. 2025 Nr. 8; § 102b LVwVfG"},
    {Land::BY, on(2025, 1, 1), kOldProcedure, "Art. 41 Abs. 2 BayVwVfG", "Art. 98 BayVwVfG"},
    {Land::SL, std::nullopt, kNone, "§ 41 Abs. 2 SVwVfG", kUnconfirmed},
    {Land::BE, on(2025, 1, 1), kNone, "§ 1 VwVfG Bln, § 41 Abs. 2 VwVfG", kFederal},
    {Land::BB, on(2025, 1, 1), kNone, "§ 1 VwVfGBbg, § 41 Abs. 2 VwVfG", kFederal},
    {Land::MV, on(2025, 1, 1), kOldProcedure, "§ 41 Abs. 2 VwVfG M-V", "§ 120a VwVfG M-V"},
    {Land::SN, on(2025, 1, 1), kNone, "§ 1 SächsVwVfZG, § 41 Abs. 2 VwVfG", kFederal},
    {Land::ST, on(2025, 1, 1), kNone, "§ 1 VwVfG LSA, § 41 Abs. 2 VwVfG", kFederal},
    {Land::TH, std::nullopt, kNone, "§ 41 Abs. 2 ThürVwVfG", kUnconfirmed},
}};

/// So long after the new rule a procedure that began before it is still worth a question; later it would only be noise.
constexpr int kTransitionYears = 3;

DayRule in_transition(const LandDays& row, CivilDate posted, std::optional<CivilDate> procedure_begun) {
  if (procedure_begun) return {*procedure_begun < *row.fourth_from ? kOldDays : kNewDays, std::nullopt, DayRule::Why::none};
  const bool long_ago = posted.year() >= row.fourth_from->year() + std::chrono::years(kTransitionYears);
  if (long_ago) return {kNewDays, std::nullopt, DayRule::Why::none};
  return {kNewDays, kOldDays, DayRule::Why::old_procedure};
}

}  // namespace

std::span<const LandDays> land_days() { return kTable; }

const LandDays& land_days(Land land) { return kTable[static_cast<std::size_t>(land)]; }

DayRule day_rule(Scope scope, std::optional<Land> land, CivilDate posted, std::optional<CivilDate> procedure_begun) {
  const auto dated = [posted](CivilDate from) { return DayRule{posted < from ? kOldDays : kNewDays, std::nullopt, DayRule::Why::none}; };
  if (scope != Scope::vwvfg || !land) return dated(kFourthDaySince);  // AO and SGB X are federal law everywhere
  const LandDays& row = land_days(*land);
  if (!row.fourth_from) {
    if (posted < kFourthDaySince) return {kOldDays, std::nullopt, DayRule::Why::none};
    return {kOldDays, kNewDays, DayRule::Why::unconfirmed};
  }
  if (row.transition == kOldProcedure && posted >= *row.fourth_from) return in_transition(row, posted, procedure_begun);
  return dated(*row.fourth_from);
}

}  // namespace nb::deadlines
