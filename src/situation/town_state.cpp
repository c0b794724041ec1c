// SPDX-License-Identifier: EUPL-1.2
#include "situation/town_state.hpp"

#include <algorithm>

namespace nb::situation {

namespace {

/// What says how a component is: its value without its needs, whether that overrides the needs, and the statement.
struct Basis {
  Value cap;
  bool wins = false;
  bool unset = false;
  Source source = Source::baseline;
  const ComponentSaid* said = nullptr;
  Instant ended{};  ///< of a local statement that overrode the needs
};

Basis stated(const ComponentSaid& said, Source source, bool wins) {
  return {value_of(said.state, said.since, said.as_of), wins, false, source, &said, {}};
}

/// Nearest word first, a person's before a probe's.
Basis basis_of(const Wiring& wiring, const Outlook& outlook, Index component) {
  const auto own = outlook.here(&Facts::declared, component);
  if (own.said) return stated(*own.said, Source::declared, true);
  const auto region = outlook.in_region(&Facts::declared, component);
  const auto own_measured = outlook.here(&Facts::measured, component);
  const auto region_measured = outlook.in_region(&Facts::measured, component);
  Basis basis;
  if (region.said) {
    basis = stated(*region.said, Source::declared, false);
  } else if (own_measured.said) {
    return stated(*own_measured.said, Source::measured, true);
  } else if (region_measured.said) {
    basis = stated(*region_measured.said, Source::measured, false);
  } else {
    basis.unset = wiring.components()[component].baseline == catalogue::Baseline::not_set_up;
    const Instant ended = std::max(region.ended, region_measured.ended);
    basis.cap = value_of(basis.unset ? ComponentState::down : ComponentState::up, ended, ended);
  }
  basis.ended = std::max(own.ended, own_measured.ended);
  return basis;
}

struct Computing {
  const Wiring& wiring;
  const Plan& plan;
  const Outlook& outlook;
  TownState& state;
};

ComponentStatus status_of(const Computing& with, Index component, const Basis& basis) {
  const Value& value = with.state.values[component];
  ComponentStatus status;
  status.component = with.wiring.components()[component].id;
  status.state = state_of(value);
  status.available = value.lo != Level::down;
  status.since = value.since;
  status.as_of = value.as_of;
  const bool speaks = basis.said && value.same_level(basis.cap);
  if (speaks) {
    status.source = basis.source;
    status.valid_until = basis.said->valid_until;
    status.text = basis.said->text;
  } else if (basis.unset || (!basis.said && with.plan.needs[component].ops.empty())) {
    status.source = Source::baseline;
  } else {
    status.source = Source::derived;
  }
  return status;
}

ComponentStatus compute_component(const Computing& with, Index component) {
  const Basis basis = basis_of(with.wiring, with.outlook, component);
  TownState& state = with.state;
  const Program& needs = with.plan.needs[component];
  Value value = basis.cap;
  Mask roots;
  if (!basis.cap.is_up()) roots.set(component);
  if (!basis.wins && !needs.ops.empty()) {
    value = all_of(basis.cap, evaluate(needs, state.values));
    if (!value.is_up()) roots |= blame(needs, {state.values, state.roots, state.unset}).roots;
  }
  value.since = std::max(value.since, basis.ended);
  value.as_of = std::max(value.as_of, basis.ended);
  state.values[component] = value;
  state.roots[component] = roots;
  state.unset.set(component, basis.unset);
  return status_of(with, component, basis);
}

std::vector<std::string> names_of(const Wiring& wiring, const Blame& blame) {
  std::vector<std::string> names;
  for (Index i = 0; i < wiring.components().size(); ++i) {
    if (blame.roots[i]) names.push_back(wiring.components()[i].id);
  }
  for (Index i = 0; i < wiring.components().size(); ++i) {
    if (blame.direct[i] && !blame.roots[i]) names.push_back(wiring.components()[i].id);
  }
  return names;
}

/// Why a unit is not possible: what its needs lack, and what its way round lacks where that fails too.
Blame unit_blame(const TownState& state, const Unit& unit, const Derived& derived) {
  const BlameFrom from{state.values, state.roots, state.unset};
  Blame result = blame(unit.needs, from);
  if (unit.fallback && !derived.by_fallback && derived.state != ServiceState::limited) {
    const Blame other = blame(*unit.fallback, from);
    result.direct |= other.direct;
    result.roots |= other.roots;
  }
  if ((result.roots & ~state.unset).any()) {
    result.roots &= ~state.unset;
    result.direct &= ~state.unset;
  }
  return result;
}

void compute_unit(const TownState& state, const Unit& unit, UnitState& result) {
  const Value needs = evaluate(unit.needs, state.values);
  Value fallback;
  if (unit.fallback) fallback = evaluate(*unit.fallback, state.values);
  result.derived = derive(needs, unit.fallback ? &fallback : nullptr, unit.elsewhere);
  result.state = result.derived.state;
  const bool full = result.state == ServiceState::possible || (result.state == ServiceState::limited && !result.derived.by_fallback);
  const bool rests_on_fallback = unit.fallback && !full;
  result.since = rests_on_fallback ? std::max(needs.since, fallback.since) : needs.since;
  result.as_of = rests_on_fallback ? std::max(needs.as_of, fallback.as_of) : needs.as_of;
}

StepStatus compute_status(const Computing& with, Index number) {
  const Unit& unit = with.wiring.units()[number];
  UnitState& computed = with.state.units[number];
  compute_unit(with.state, unit, computed);
  StepStatus status;
  if (unit.step) status.position = with.wiring.services()[unit.service].steps[*unit.step].position;
  const auto confirmed = with.outlook.nearest(&Facts::confirmed, number);
  if (confirmed.said) {
    computed.state = confirmed.said->state;
    computed.since = confirmed.said->since;
    computed.as_of = confirmed.said->as_of;
    status.source = Source::confirmed;
    status.valid_until = confirmed.said->valid_until;
    status.text = confirmed.said->text;
    status.conditions = confirmed.said->conditions;
    status.sites = confirmed.said->sites;
    status.channels = confirmed.said->channels;
  } else {
    const Instant ended = std::max(with.outlook.here(&Facts::confirmed, number).ended, confirmed.ended);
    computed.since = std::max(computed.since, ended);
    computed.as_of = std::max(computed.as_of, ended);
  }
  status.state = computed.state;
  status.by_fallback = computed.derived.by_fallback && (computed.state == ServiceState::limited || computed.state == ServiceState::elsewhere);
  status.since = computed.since;
  status.as_of = computed.as_of;
  if (computed.state != ServiceState::possible && computed.derived.state != ServiceState::possible) {
    status.failed = names_of(with.wiring, unit_blame(with.state, unit, computed.derived));
  }
  return status;
}

std::vector<Incident> incidents_of(const Outlook& outlook) {
  std::vector<Incident> all;
  for (const Facts* facts : {&outlook.region, outlook.local}) {
    if (!facts) continue;
    for (const auto& [id, incident] : facts->incidents) all.push_back(incident);
  }
  std::stable_sort(all.begin(), all.end(), [](const Incident& a, const Incident& b) {
    if (a.ended.has_value() != b.ended.has_value()) return !a.ended;
    return a.began > b.began;
  });
  return all;
}

std::vector<OfficeStatus> offices_of(const Outlook& outlook) {
  std::map<std::string, OfficeStatus> standing;
  for (const Facts* facts : {&outlook.region, outlook.local}) {
    if (!facts) continue;
    for (const auto& [office, slot] : facts->offices) {
      const auto word = outlook.nearest(&Facts::offices, office);
      if (word.said) standing.insert_or_assign(office, *word.said);
    }
  }
  std::vector<OfficeStatus> offices;
  for (auto& [office, status] : standing) offices.push_back(std::move(status));
  return offices;
}

/// Puts a new value in place and says whether it differs from the old one.
template <class T>
bool replace(T& place, T fresh) {
  if (place == fresh) return false;
  place = std::move(fresh);
  return true;
}

bool refresh_frame(TownSituation& view, const Outlook& outlook) {
  const bool incidents = replace(view.incidents, incidents_of(outlook));
  return replace(view.offices, offices_of(outlook)) || incidents;
}

StepStatus& place_of(TownSituation& view, const Unit& unit) {
  ServiceStatus& service = view.services[unit.service];
  return unit.step ? service.steps[*unit.step] : service.whole;
}

}  // namespace

Affected affected_by(const Wiring& wiring, const Plan& plan, const Dirty& dirty) {
  Mask components;
  std::vector<bool> units(wiring.units().size(), dirty.all);
  for (const Index unit : dirty.units) units[unit] = true;
  for (Index i = 0; i < wiring.components().size(); ++i) {
    if (!dirty.all && !dirty.components[i]) continue;
    components |= plan.affected[i];
    for (const Index unit : plan.affected_units[i]) units[unit] = true;
  }
  Affected affected;
  for (const Index component : plan.order) {
    if (components[component]) affected.components.push_back(component);
  }
  for (Index unit = 0; unit < units.size(); ++unit) {
    if (units[unit]) affected.units.push_back(unit);
  }
  return affected;
}

TownState blank_state(const Wiring& wiring) {
  TownState state;
  state.values.resize(wiring.components().size());
  state.roots.resize(wiring.components().size());
  state.units.resize(wiring.units().size());
  auto view = std::make_shared<TownSituation>();
  view->components.resize(wiring.components().size());
  for (const auto& service : wiring.services()) view->services.push_back({service.id, {}, std::vector<StepStatus>(service.steps.size())});
  state.view = std::move(view);
  return state;
}

void recompute(TownState& state, const Wiring& wiring, const Plan& plan, const Outlook& outlook, const Affected& affected, bool frame) {
  auto view = std::make_shared<TownSituation>(*state.view);
  const Computing with{wiring, plan, outlook, state};
  bool changed = replace(view->next_expiry, outlook.next_expiry());
  for (const Index component : affected.components) changed |= replace(view->components[component], compute_component(with, component));
  for (const Index unit : affected.units) changed |= replace(place_of(*view, wiring.units()[unit]), compute_status(with, unit));
  if (frame) changed |= refresh_frame(*view, outlook);
  if (changed) state.view = std::move(view);
}

}  // namespace nb::situation
