// SPDX-License-Identifier: EUPL-1.2
#include "situation/town_state.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

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

Basis stated(const ComponentSaid& said, Source source, bool wins) { return {value_of(said.state, said.since, said.as_of), wins, false, source, &said, {}}; }

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

/// The ids of a blame, made once for all units of a municipality that fail for the same reason.
class NamesOfBlame {
 public:
  const Names& operator()(const Wiring& wiring, const Blame& blame) {
    auto& bucket = known_[std::hash<Mask>{}(blame.roots) * 31 + std::hash<Mask>{}(blame.direct)];
    for (const auto& [other, names] : bucket) {
      if (other.roots == blame.roots && other.direct == blame.direct) return names;
    }
    return bucket.emplace_back(blame, ids(wiring, blame)).second;
  }

 private:
  /// Root causes first.
  static std::vector<std::string> ids(const Wiring& wiring, const Blame& blame) {
    std::vector<std::string> names;
    for (const Mask& mask : {blame.roots, blame.direct & ~blame.roots}) {
      for (Index i = 0; i < wiring.components().size(); ++i) {
        if (mask[i]) names.push_back(wiring.components()[i].id);
      }
    }
    return names;
  }
  std::unordered_map<std::size_t, std::vector<std::pair<Blame, Names>>> known_;
};

struct Computing : Place {
  TownState& state;
  NamesOfBlame& names;
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
    status.failed = with.names(with.wiring, unit_blame(with.state, unit, computed.derived));
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

/// Takes over or computes one thing after the other, noting where the state differs from its model.
class Refreshing {
 public:
  Refreshing(const Computing& with, const Model& model, TownSituation& view) : with_(with), model_(model), view_(view) {
    for (Index i = 0; model.state && i < with.state.values.size(); ++i) note_difference(i);
  }

  bool component(Index i) {
    const bool same = model_.state && !model_.own[i] && (with_.plan.rests_on[i] & others(i)).none();
    if (!same) {
      const bool changed = view_.components.replace(i, std::make_shared<const ComponentStatus>(compute_component(with_, i)));
      if (model_.state) note_difference(i);
      return changed;
    }
    with_.state.values[i] = model_.state->values[i];
    with_.state.roots[i] = model_.state->roots[i];
    with_.state.unset.set(i, model_.state->unset[i]);
    different_.reset(i);
    return view_.components.replace(i, model_.state->view->components.pointer(i));
  }

  bool service(Index i) {
    const bool own = std::binary_search(model_.own_services.begin(), model_.own_services.end(), i);
    if (!model_.state || own || (with_.plan.service_rests_on[i] & different_).any()) return compute_service(i, own);
    for (Index unit = with_.wiring.unit_of(i); unit < with_.wiring.units_end(i); ++unit) with_.state.units[unit] = model_.state->units[unit];
    return view_.services.replace(i, model_.state->view->services.pointer(i));
  }

 private:
  bool compute_service(Index i, bool own) {
    const Index first = with_.wiring.unit_of(i);
    const ServiceStatus* other = model_.state && !own ? &model_.state->view->services[i] : nullptr;
    ServiceStatus status{with_.wiring.services()[i].id, other && take_over(first) ? other->whole : compute_status(with_, first), {}};
    const Index end = with_.wiring.units_end(i);
    status.steps.reserve(end - first - 1);
    for (Index step = first + 1; step < end; ++step) {
      if (other && take_over(step)) {
        status.steps.push_back(other->steps.pointer(step - first - 1));
      } else {
        status.steps.push_back(compute_status(with_, step));
      }
    }
    if (view_.services[i] == status) return false;
    return view_.services.replace(i, std::make_shared<const ServiceStatus>(std::move(status)));
  }
  /// Whether the unit is as in the model; its computed part is taken over then.
  bool take_over(Index unit) {
    if ((with_.plan.unit_rests_on[unit] & different_).any()) return false;
    with_.state.units[unit] = model_.state->units[unit];
    return true;
  }
  void note_difference(Index i) {
    const TownState& state = with_.state;
    const TownState& other = *model_.state;
    const bool same = state.values[i] == other.values[i] && state.unset[i] == other.unset[i] && state.roots[i] == other.roots[i];
    different_.set(i, !same);
  }
  /// What differs, leaving out the component that is about to be replaced.
  [[nodiscard]] Mask others(Index i) const {
    Mask mask = different_;
    return mask.reset(i);
  }

  const Computing& with_;
  const Model& model_;
  TownSituation& view_;
  Mask different_;  ///< components that are not as in the model
};

}  // namespace

Affected affected_by(const Wiring& wiring, const Plan& plan, const Dirty& dirty) {
  Mask components;
  std::vector<bool> services(wiring.services().size(), dirty.all);
  for (const Index unit : dirty.units) services[wiring.units()[unit].service] = true;
  for (Index i = 0; i < wiring.components().size(); ++i) {
    if (!dirty.all && !dirty.components[i]) continue;
    components |= plan.affected[i];
    for (const Index service : plan.affected_services[i]) services[service] = true;
  }
  Affected affected;
  for (const Index component : plan.order) {
    if (components[component]) affected.components.push_back(component);
  }
  for (Index service = 0; service < services.size(); ++service) {
    if (services[service]) affected.services.push_back(service);
  }
  return affected;
}

TownState blank_state(const Wiring& wiring) {
  TownState state;
  state.values.resize(wiring.components().size());
  state.roots.resize(wiring.components().size());
  state.units.resize(wiring.units().size());
  auto view = std::make_shared<TownSituation>();
  for (const auto& component : wiring.components()) view->components.push_back({.component = component.id, .since = {}, .as_of = {}, .valid_until = {}, .text = {}});
  for (const auto& service : wiring.services()) view->services.push_back({service.id, {}, {}});
  state.view = std::move(view);
  return state;
}

void recompute(TownState& state, const Place& place, const Affected& affected, const Model& model, bool frame) {
  auto view = std::make_shared<TownSituation>(*state.view);
  NamesOfBlame names;
  const Computing with{place, state, names};
  Refreshing refreshing(with, model, *view);
  bool changed = replace(view->next_expiry, place.outlook.next_expiry());
  for (const Index component : affected.components) changed |= refreshing.component(component);
  for (const Index service : affected.services) changed |= refreshing.service(service);
  if (frame) changed |= refresh_frame(*view, place.outlook);
  if (changed) state.view = std::move(view);
}

}  // namespace nb::situation
