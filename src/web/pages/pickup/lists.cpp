// SPDX-License-Identifier: EUPL-1.2
// Which list the address of a page or a file means.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::array kTabs = std::to_array<PickupTab>({{"", "Liegt bereit", pickup::ListKind::ready},
                                                       {"unterwegs", "Unterwegs", pickup::ListKind::under_way},
                                                       {"abgelaufen", "Frist abgelaufen", pickup::ListKind::expired},
                                                       {"weg", "Ausgegeben und zurück", pickup::ListKind::gone}});

}  // namespace

std::span<const PickupTab> pickup_tabs() { return kTabs; }

const PickupTab& pickup_tab_of(const StabVisit& visit) {
  const auto found = std::ranges::find_if(kTabs, [key = visit.query("was")](const PickupTab& one) { return key == one.key; });
  return found == kTabs.end() ? kTabs.front() : *found;
}

pickup::ListQuery pickup_query_of(const StabVisit& visit, pickup::ListKind kind, std::size_t count) {
  pickup::ListQuery query{.kind = kind, .after = parse_u64(visit.query("nach")).value_or(0), .count = count};
  if (const std::string site = visit.query("stelle"); !site.empty()) query.site = site;
  query.document = pickup::parse_word<pickup::Kind>(pickup::kKinds, visit.query("art"));
  const std::chrono::sys_days today = today_of(visit);
  // The day itself counts as one on which something has waited so long.
  if (kind == pickup::ListKind::remind) query.before = today - std::chrono::weeks(visit.parts.pickups.reminder_weeks) + std::chrono::days(1);
  if (kind == pickup::ListKind::expired) query.before = today - std::chrono::weeks(visit.parts.pickups.keep_weeks);
  const auto weeks = parse_u64(visit.query("wochen"));
  if (kind == pickup::ListKind::ready && weeks && *weeks > 0 && *weeks < 1000) query.before = today - std::chrono::weeks(static_cast<int>(*weeks));
  return query;
}

}  // namespace nb::pages
