// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/impl/regime.hpp"

#include <array>

namespace nb::deadlines {

namespace {

// Order of Regime. The VwVfG of the Länder has the same § 31; BayVwVfG counts in articles, SH in §§ of its LVwG.
constexpr std::array<RegimeLaw, 8> kLaws{{
    {"§ 31 Abs. 1 VwVfG, § 187 Abs. 1 BGB", "§ 31 Abs. 1 VwVfG, § 187 Abs. 2 BGB", "§ 31 Abs. 1 VwVfG", "§ 31 Abs. 3 Satz 1 VwVfG", "§ 31 Abs. 3 Satz 2 VwVfG", "§ 31 Abs. 4 VwVfG",
     "§ 31 Abs. 5 VwVfG", "§ 31 Abs. 2 VwVfG", "§ 31 Abs. 6 VwVfG", Hours::all},
    // § 108 AO has no sentence like § 31 Abs. 3 Satz 2 VwVfG.
    {"§ 108 Abs. 1 AO, § 187 Abs. 1 BGB", "§ 108 Abs. 1 AO, § 187 Abs. 2 BGB", "§ 108 Abs. 1 AO", "§ 108 Abs. 3 AO", "", "§ 108 Abs. 4 AO", "§ 108 Abs. 5 AO", "§ 108 Abs. 2 AO",
     "§ 108 Abs. 6 AO", Hours::all},
    {"§ 26 Abs. 1 SGB X, § 187 Abs. 1 BGB", "§ 26 Abs. 1 SGB X, § 187 Abs. 2 BGB", "§ 26 Abs. 1 SGB X", "§ 26 Abs. 3 Satz 1 SGB X", "§ 26 Abs. 3 Satz 2 SGB X", "§ 26 Abs. 4 SGB X",
     "§ 26 Abs. 5 SGB X", "§ 26 Abs. 2 SGB X", "§ 26 Abs. 6 SGB X", Hours::all},
    {"§ 57 Abs. 2 VwGO, § 222 Abs. 1 ZPO, § 187 Abs. 1 BGB", "§ 57 Abs. 2 VwGO, § 222 Abs. 1 ZPO, § 187 Abs. 2 BGB", "§ 222 Abs. 1 ZPO", "§ 222 Abs. 2 ZPO", "", "", "", "",
     "§ 222 Abs. 3 ZPO", Hours::working_days},
    {"§ 64 Abs. 1 SGG", "§ 64 Abs. 1 SGG, § 187 Abs. 2 BGB", "§ 64 Abs. 2 SGG", "§ 64 Abs. 3 SGG", "", "", "", "", "", Hours::all},
    {"§ 46 Abs. 1 OWiG, §§ 42, 43 StPO", "§ 46 Abs. 1 OWiG, §§ 42, 43 StPO", "§ 43 Abs. 1 StPO", "§ 43 Abs. 2 StPO", "", "", "", "", "", Hours::all},
    {"§ 187 Abs. 1 BGB", "§ 187 Abs. 2 BGB", "", "§ 193 BGB", "", "", "", "", "", Hours::all},
    {"§ 31 Abs. 1 VwVfG, § 187 Abs. 1 BGB", "§ 31 Abs. 1 VwVfG, § 187 Abs. 2 BGB", "§ 31 Abs. 1 VwVfG", "§ 31 Abs. 3 Satz 1 VwVfG", "§ 31 Abs. 3 Satz 2 VwVfG", "§ 31 Abs. 4 VwVfG",
     "§ 31 Abs. 5 VwVfG", "§ 31 Abs. 2 VwVfG", "§ 31 Abs. 6 VwVfG", Hours::all},
}};

std::string_view bgb_end(const Period& period, Start start, bool day_missing) {
  if (period.and_half_month) return "§ 188 Abs. 2, § 189 Abs. 2 BGB";
  switch (period.unit) {
    case Unit::hours:
    case Unit::working_days:
    case Unit::days:
      return "§ 188 Abs. 1 BGB";
    case Unit::half_months:
      return "§ 188 Abs. 1, § 189 Abs. 1 BGB";
    case Unit::quarters:
    case Unit::half_years:
      return day_missing ? "§ 188 Abs. 2 und 3, § 189 Abs. 1 BGB" : "§ 188 Abs. 2, § 189 Abs. 1 BGB";
    case Unit::weeks:
    case Unit::months:
    case Unit::years:
      break;
  }
  if (day_missing) return "§ 188 Abs. 2 und 3 BGB";
  return start == Start::after_event ? "§ 188 Abs. 2 Alt. 1 BGB" : "§ 188 Abs. 2 Alt. 2 BGB";
}

}  // namespace

const RegimeLaw& law_of(Regime regime) { return kLaws[static_cast<std::size_t>(regime)]; }

std::string end_law(Regime regime, const Period& period, Start start, bool day_missing) {
  const std::string_view own = law_of(regime).own_end;
  const std::string_view bgb = bgb_end(period, start, day_missing);
  // SGG and StPO say themselves where a period ends and do not refer to the BGB.
  const bool complete = regime == Regime::sgg || (regime == Regime::stpo && period.unit != Unit::days);
  if (complete) return std::string(own);
  if (regime == Regime::stpo) return "§ 42 StPO";
  return own.empty() ? std::string(bgb) : std::string(own) + ", " + std::string(bgb);
}

}  // namespace nb::deadlines
