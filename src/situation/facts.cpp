// SPDX-License-Identifier: EUPL-1.2
#include "situation/facts.hpp"

namespace nb::situation {

namespace {

std::optional<Instant> first_after(const std::vector<Lift>& lifts, Instant as_of) {
  std::optional<Instant> end;
  for (const Lift& lift : lifts) {
    if (lift.from <= as_of && as_of <= lift.to && (!end || lift.to < *end)) end = lift.to;
  }
  return end;
}

}  // namespace

std::optional<Instant> Outlook::lifted(Instant as_of, const Facts* own) const {
  const auto by_region = first_after(region.lifts, as_of);
  const auto by_own = own ? first_after(own->lifts, as_of) : std::nullopt;
  if (by_region && by_own) return std::min(*by_region, *by_own);
  return by_region ? by_region : by_own;
}

Instant Outlook::next_expiry() const {
  Instant next = Instant::max();
  for (const Facts* facts : {&region, local}) {
    if (!facts) continue;
    const Facts* own = facts == &region ? nullptr : facts;
    next = std::min({next, earliest(facts->declared, own), earliest(facts->measured, own), earliest(facts->confirmed, own), earliest(facts->offices, own)});
  }
  return next;
}

std::vector<Lift> lifts_of(const std::map<std::string, Incident>& incidents) {
  std::vector<Lift> lifts;
  for (const auto& [id, incident] : incidents) {
    if (incident.ended && incident.lifts) lifts.push_back({incident.began, *incident.ended});
  }
  return lifts;
}

}  // namespace nb::situation
