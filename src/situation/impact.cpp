// SPDX-License-Identifier: EUPL-1.2
#include "situation/impact.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace nb::situation {

namespace {

int badness(ServiceState state) {
  switch (state) {
    case ServiceState::possible:
      return 0;
    case ServiceState::limited:
    case ServiceState::elsewhere:
      return 1;
    case ServiceState::unknown:
      return 2;
    case ServiceState::impossible:
      break;
  }
  return 3;
}

/// Calls with (town, service, unit) for every service where its office exists and the state was computed anew.
template <class Visit>
void compare(const Board& before, const Board& after, Visit&& visit) {
  const Wiring& wiring = before.wiring();
  for (Index town = 0; town < wiring.towns().size(); ++town) {
    if (&before.state(town) == &after.state(town)) continue;
    for (Index service = 0; service < wiring.services().size(); ++service) {
      if (wiring.offers(town, service)) visit(town, service, wiring.unit_of(service));
    }
  }
}

std::vector<Ags> chosen_towns(const Wiring& wiring, const std::vector<bool>& chosen) {
  std::vector<Ags> towns;
  for (Index i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) towns.push_back(wiring.towns()[i].ags);
  }
  return towns;
}

Board with_down(const Board& board, std::span<const std::string> components, const std::optional<Ags>& ags) {
  std::vector<Fact> facts;
  for (const auto& component : components) {
    const ComponentSaid said{ComponentState::down, {}, board.now(), board.now(), std::nullopt};
    facts.push_back({ags, FactKind::component, component, std::nullopt, board.now(), said});
  }
  Board fork = board;
  fork.apply(facts, board.now());
  return fork;
}

std::vector<std::string> lost_components(const Board& before, const Board& after) {
  const Wiring& wiring = before.wiring();
  Mask lost;
  for (Index town = 0; town < wiring.towns().size(); ++town) {
    if (&before.state(town) == &after.state(town)) continue;
    for (Index i = 0; i < wiring.components().size(); ++i) {
      if (before.state(town).values[i].lo != Level::down && after.state(town).values[i].lo == Level::down) lost.set(i);
    }
  }
  std::vector<std::string> ids;
  for (Index i = 0; i < wiring.components().size(); ++i) {
    if (lost[i]) ids.push_back(wiring.components()[i].id);
  }
  return ids;
}

/// Services that no municipality sees change and at least one can use.
std::vector<std::string> untouched(const Board& board, const std::vector<bool>& fallen, const std::optional<Ags>& ags) {
  const Wiring& wiring = board.wiring();
  std::vector<std::string> services;
  for (Index service = 0; service < wiring.services().size(); ++service) {
    bool usable = false;
    for (Index town = 0; town < wiring.towns().size() && !usable; ++town) {
      if ((ags && wiring.towns()[town].ags != *ags) || !wiring.offers(town, service)) continue;
      usable = board.state(town).units[wiring.unit_of(service)].state != ServiceState::impossible;
    }
    if (usable && !fallen[service]) services.push_back(wiring.services()[service].id);
  }
  return services;
}

SinglePoint single_point(const Board& normal, Index component) {
  const Wiring& wiring = normal.wiring();
  const std::string& id = wiring.components()[component].id;
  const Board after = with_down(normal, std::span(&id, 1), std::nullopt);
  SinglePoint point{id, 0, 0, 0, 0, 0};
  std::vector<std::vector<bool>> lost(wiring.services().size(), std::vector<bool>(wiring.towns().size(), false));
  auto limited = lost;
  std::vector<bool> hit(wiring.towns().size(), false);
  compare(normal, after, [&](Index town, Index service, Index unit) {
    const int was = badness(normal.state(town).units[unit].state);
    const int is = badness(after.state(town).units[unit].state);
    if (is <= was) return;
    (is == 3 ? lost : limited)[service][town] = true;
    if (is == 3) hit[town] = true;
  });
  for (Index service = 0; service < wiring.services().size(); ++service) {
    const auto any = [](const std::vector<bool>& towns) { return std::find(towns.begin(), towns.end(), true) != towns.end(); };
    point.person_services += wiring.citizens(lost[service]);
    point.person_limits += wiring.citizens(limited[service]);
    point.services_lost += any(lost[service]) ? 1 : 0;
    point.services_limited += any(limited[service]) ? 1 : 0;
  }
  point.citizens = wiring.citizens(hit);
  return point;
}

/// Components that are themselves stated not to be up, somewhere.
std::vector<Index> stated_failures(const Board& board) {
  const Wiring& wiring = board.wiring();
  Mask failed;
  for (Index town = 0; town < wiring.towns().size(); ++town) {
    const TownState& state = board.state(town);
    for (Index i = 0; i < wiring.components().size(); ++i) {
      if (state.roots[i][i] && !state.unset[i]) failed.set(i);
    }
  }
  std::vector<Index> list;
  for (Index i = 0; i < wiring.components().size(); ++i) {
    if (failed[i]) list.push_back(i);
  }
  return list;
}

/// As if nobody had ever said that it is not up.
Board with_return(const Board& board, Index component) {
  const Wiring& wiring = board.wiring();
  std::vector<Fact> facts;
  const auto take_back = [&](const std::optional<Ags>& ags) {
    for (const FactKind kind : {FactKind::component, FactKind::measurement}) {
      facts.push_back({ags, kind, wiring.components()[component].id, std::nullopt, board.now(), std::monostate{}});
    }
  };
  const auto failing = [](const auto& standing) { return standing.said && standing.said->state != ComponentState::up; };
  if (board.region().declared.contains(component) || board.region().measured.contains(component)) take_back(std::nullopt);
  for (Index town = 0; town < wiring.towns().size(); ++town) {
    const Outlook outlook = board.outlook(town);
    if (failing(outlook.here(&Facts::declared, component)) || failing(outlook.here(&Facts::measured, component))) take_back(wiring.towns()[town].ags);
  }
  Board fork = board;
  fork.apply(facts, board.now());
  return fork;
}

Restart gain_of(const Board& before, const Board& after, Index component) {
  const Wiring& wiring = before.wiring();
  Restart restart{wiring.components()[component].id, {}, {}, {}, false};
  std::vector<bool> towns(wiring.towns().size(), false);
  std::map<std::pair<catalogue::Urgency, Index>, bool> helped;
  compare(before, after, [&](Index town, Index service, Index unit) {
    if (badness(after.state(town).units[unit].derived.state) >= badness(before.state(town).units[unit].derived.state)) return;
    const auto& known = wiring.services()[service];
    const double cases = known.demand_per_1000_per_year * static_cast<double>(wiring.towns()[town].population) / 1000.0;
    restart.cases_per_year[static_cast<std::size_t>(known.urgency)] += cases;
    helped.try_emplace({known.urgency, service}, true);
    towns[town] = true;
  });
  for (const auto& [key, yes] : helped) restart.services.push_back(wiring.services()[key.second].id);
  restart.towns = chosen_towns(wiring, towns);
  return restart;
}

}  // namespace

WhatIf what_if(const Board& board, std::span<const std::string> components, const std::optional<Ags>& ags) {
  const Wiring& wiring = board.wiring();
  const Board after = with_down(board, components, ags);
  using Key = std::tuple<Index, ServiceState, ServiceState>;
  std::map<Key, std::vector<bool>> groups;
  std::vector<bool> hit(wiring.towns().size(), false);
  std::vector<bool> fallen(wiring.services().size(), false);
  compare(board, after, [&](Index town, Index service, Index unit) {
    const ServiceState was = board.state(town).units[unit].state;
    const ServiceState is = after.state(town).units[unit].state;
    if (badness(is) <= badness(was)) return;
    groups.try_emplace({service, was, is}, wiring.towns().size(), false).first->second[town] = true;
    hit[town] = fallen[service] = true;
  });
  WhatIf result;
  result.components = lost_components(board, after);
  for (const auto& [key, towns] : groups) {
    const auto& [service, was, is] = key;
    result.falls.push_back({wiring.services()[service].id, was, is, chosen_towns(wiring, towns), wiring.citizens(towns)});
  }
  std::stable_sort(result.falls.begin(), result.falls.end(),
                   [](const Fall& a, const Fall& b) { return std::pair(badness(b.after), b.citizens) < std::pair(badness(a.after), a.citizens); });
  result.survives = untouched(board, fallen, ags);
  result.towns = chosen_towns(wiring, hit);
  result.citizens = wiring.citizens(hit);
  return result;
}

std::vector<SinglePoint> single_points(const std::shared_ptr<const Wiring>& wiring) {
  const Board normal(wiring);
  std::vector<SinglePoint> points;
  for (Index i = 0; i < wiring->components().size(); ++i) {
    SinglePoint point = single_point(normal, i);
    if (point.services_lost + point.services_limited > 0) points.push_back(std::move(point));
  }
  std::stable_sort(points.begin(), points.end(), [](const SinglePoint& a, const SinglePoint& b) {
    return std::tie(b.citizens, b.person_services, b.person_limits) < std::tie(a.citizens, a.person_services, a.person_limits);
  });
  return points;
}

std::vector<Restart> restart_order(const Board& board) {
  const Wiring& wiring = board.wiring();
  std::vector<Restart> order;
  Board now = board;
  auto waiting = stated_failures(board);
  while (!waiting.empty()) {
    std::optional<Restart> best;
    auto best_at = waiting.begin();
    const auto rests_on = [&](auto at) { return wiring.plans().front().affected_services[*at].size(); };
    for (auto at = waiting.begin(); at != waiting.end(); ++at) {
      Restart candidate = gain_of(now, with_return(now, *at), *at);
      const bool more = best && candidate.cases_per_year > best->cases_per_year;
      const bool same_but_more_rests = best && candidate.cases_per_year == best->cases_per_year && rests_on(at) > rests_on(best_at);
      if (best && !more && !same_but_more_rests) continue;
      best = std::move(candidate);
      best_at = at;
    }
    best->with_others = best->services.empty();
    now = with_return(now, *best_at);
    order.push_back(std::move(*best));
    waiting.erase(best_at);
  }
  return order;
}

}  // namespace nb::situation
