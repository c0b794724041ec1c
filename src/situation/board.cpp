// SPDX-License-Identifier: EUPL-1.2
#include "situation/board.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nb::situation {

namespace {

template <class T>
const T* said(const Fact& fact) {
  return std::get_if<T>(&fact.said);
}

template <class Map, class Key, class T>
void put(Map& map, const Key& key, const Fact& fact, const T* word) {
  auto& slot = map[key];
  if (word) {
    slot.said = *word;
    slot.ended = {};
  } else {
    slot.said.reset();
    slot.ended = fact.as_of;
  }
}

void put_incident(Facts& facts, const Fact& fact, Dirty& dirty) {
  const auto before = facts.lifts.size();
  if (const auto* incident = said<Incident>(fact)) {
    facts.incidents.insert_or_assign(fact.object, *incident);
  } else {
    facts.incidents.erase(fact.object);
  }
  facts.lifts = lifts_of(facts.incidents);
  dirty.frame = true;
  if (before != 0 || !facts.lifts.empty()) dirty.all = true;
}

/// Puts the fact among the others of its place and notes what must be computed anew; nothing if the catalogue does not know it.
void put_fact(Facts& facts, const Wiring& wiring, const Fact& fact, Dirty& dirty) {
  switch (fact.kind) {
    case FactKind::component:
    case FactKind::measurement:
      if (const auto component = wiring.component(fact.object)) {
        put(fact.kind == FactKind::component ? facts.declared : facts.measured, *component, fact, said<ComponentSaid>(fact));
        dirty.components.set(*component);
      }
      return;
    case FactKind::service:
      if (const auto unit = wiring.unit(fact.object, fact.position)) {
        put(facts.confirmed, *unit, fact, said<ServiceSaid>(fact));
        dirty.units.push_back(*unit);
      }
      return;
    case FactKind::office:
      put(facts.offices, fact.object, fact, said<OfficeStatus>(fact));
      dirty.frame = true;
      return;
    case FactKind::incident:
      put_incident(facts, fact, dirty);
      return;
    case FactKind::decision:
      return;
  }
}

void merge(Dirty& into, const Dirty& from) {
  into.components |= from.components;
  into.units.insert(into.units.end(), from.units.begin(), from.units.end());
  into.frame |= from.frame;
  into.all |= from.all;
}

/// Marks what was valid until a moment in (before, now].
void mark_expired(const Facts& facts, Instant before, Instant now, Dirty& dirty) {
  const auto ended = [&](const auto& slot) { return slot.said && slot.said->valid_until && before < *slot.said->valid_until && *slot.said->valid_until <= now; };
  for (const auto* map : {&facts.declared, &facts.measured}) {
    for (const auto& [component, slot] : *map) {
      if (ended(slot)) dirty.components.set(component);
    }
  }
  for (const auto& [unit, slot] : facts.confirmed) {
    if (ended(slot)) dirty.units.push_back(unit);
  }
  for (const auto& [office, slot] : facts.offices) dirty.frame |= ended(slot);
}

/// What differs between two computations, by number; first the components, then the units.
struct Delta {
  struct Item {
    Index number;
    std::uint8_t before;
    std::uint8_t after;
    friend auto operator<=>(const Item&, const Item&) = default;
  };
  std::vector<Item> components;
  std::vector<Item> units;
  friend auto operator<=>(const Delta&, const Delta&) = default;
};

Delta delta(const TownState& before, const TownState& after) {
  Delta result;
  for (Index i = 0; i < before.values.size(); ++i) {
    if (before.values[i].same_level(after.values[i])) continue;
    const auto was = state_of(before.values[i]);
    const auto is = state_of(after.values[i]);
    if (was != is) result.components.push_back({i, static_cast<std::uint8_t>(was), static_cast<std::uint8_t>(is)});
  }
  for (Index i = 0; i < before.units.size(); ++i) {
    const auto was = before.units[i].state;
    const auto is = after.units[i].state;
    if (was != is) result.units.push_back({i, static_cast<std::uint8_t>(was), static_cast<std::uint8_t>(is)});
  }
  return result;
}

Change spelled_out(const Wiring& wiring, const Delta& delta, std::vector<Ags> towns) {
  Change change{std::move(towns), {}, {}};
  for (const auto& item : delta.components) {
    change.components.push_back({wiring.components()[item.number].id, static_cast<ComponentState>(item.before), static_cast<ComponentState>(item.after)});
  }
  for (const auto& item : delta.units) {
    const Unit& unit = wiring.units()[item.number];
    const auto& service = wiring.services()[unit.service];
    const auto position = unit.step ? std::optional(service.steps[*unit.step].position) : std::nullopt;
    change.services.push_back({service.id, position, static_cast<ServiceState>(item.before), static_cast<ServiceState>(item.after)});
  }
  return change;
}

}  // namespace

/// What apply() gathers before anything is computed.
struct Board::Pending {
  Dirty region;
  std::map<Index, Dirty> towns;
};

Board::Board(std::shared_ptr<const Wiring> wiring) : wiring_(std::move(wiring)) {
  Dirty everything;
  everything.all = true;
  everything.frame = true;
  const TownState blank = blank_state(*wiring_);
  for (std::size_t plan = 0; plan < wiring_->plans().size(); ++plan) alike_.push_back(recomputed(blank, plan, nullptr, everything));
  for (Index i = 0; i < wiring_->towns().size(); ++i) towns_.push_back({nullptr, alike_[wiring_->plan_of(i)]});
}

std::shared_ptr<const TownState> Board::recomputed(const TownState& before, std::size_t plan, const Facts* local, const Dirty& dirty) const {
  auto state = std::make_shared<TownState>(before);
  const Plan& wired = wiring_->plans()[plan];
  const Outlook outlook{region_, local, now_};
  recompute(*state, {*wiring_, wired, outlook}, affected_by(*wiring_, wired, dirty), model_for(plan, local), dirty.frame || dirty.all);
  return state;
}

/// Municipalities with facts of their own follow those that are wired like them; these follow the first plan, which is computed first.
Model Board::model_for(std::size_t plan, const Facts* local) const {
  Model model;
  if (!local) {
    if (plan == 0) return model;
    model.state = alike_.front().get();
    model.own = wiring_->plans()[plan].differs;
    return model;
  }
  model.state = alike_[plan].get();
  for (const auto& [component, slot] : local->declared) model.own.set(component);
  for (const auto& [component, slot] : local->measured) model.own.set(component);
  for (const auto& [unit, slot] : local->confirmed) model.own_services.push_back(wiring_->units()[unit].service);  // ascending, as the units are
  return model;
}

std::vector<Change> Board::apply(std::span<const Fact> facts, Instant now) {
  Pending pending;
  for (const Fact& fact : facts) take(fact, pending);
  if (now > now_) {
    find_expired(now, pending);
    now_ = now;
  }
  return settle(pending);
}

void Board::take(const Fact& fact, Pending& pending) {
  if (!fact.ags) return put_fact(region_, *wiring_, fact, pending.region);
  const auto number = wiring_->town(fact.ags->str());
  if (!number) return;
  Town& town = towns_[*number];
  auto own = town.facts ? std::make_shared<Facts>(*town.facts) : std::make_shared<Facts>();
  put_fact(*own, *wiring_, fact, pending.towns[*number]);
  town.facts = std::move(own);
}

void Board::find_expired(Instant now, Pending& pending) const {
  mark_expired(region_, now_, now, pending.region);
  for (Index i = 0; i < towns_.size(); ++i) {
    if (!towns_[i].facts || towns_[i].state->view->next_expiry > now) continue;
    mark_expired(*towns_[i].facts, now_, now, pending.towns[i]);
  }
}

std::vector<Change> Board::settle(const Pending& pending) {
  std::map<Delta, std::vector<Ags>> changed;
  const auto note = [&](const TownState& before, const TownState& after, std::vector<Ags> towns) {
    if (before.view == after.view || towns.empty()) return;
    auto& list = changed[delta(before, after)];
    list.insert(list.end(), std::make_move_iterator(towns.begin()), std::make_move_iterator(towns.end()));
  };
  const auto alike_before = alike_;
  std::vector<std::vector<Ags>> still_alike(alike_.size());
  if (pending.region.any()) {
    for (std::size_t plan = 0; plan < alike_.size(); ++plan) alike_[plan] = recomputed(*alike_[plan], plan, nullptr, pending.region);
  }
  for (Index i = 0; i < towns_.size(); ++i) {
    Town& town = towns_[i];
    const std::size_t plan = wiring_->plan_of(i);
    if (!town.facts) {
      if (pending.region.any()) still_alike[plan].push_back(wiring_->towns()[i].ags);
      town.state = alike_[plan];
      continue;
    }
    const auto own = pending.towns.find(i);
    if (own == pending.towns.end() && !pending.region.any()) continue;
    Dirty dirty = pending.region;
    if (own != pending.towns.end()) merge(dirty, own->second);
    const auto before = std::exchange(town.state, recomputed(*town.state, plan, town.facts.get(), dirty));
    note(*before, *town.state, {wiring_->towns()[i].ags});
  }
  for (std::size_t plan = 0; plan < alike_.size(); ++plan) note(*alike_before[plan], *alike_[plan], std::move(still_alike[plan]));
  std::vector<Change> changes;
  for (auto& [what, towns] : changed) changes.push_back(spelled_out(*wiring_, what, std::move(towns)));
  return changes;
}

Instant Board::next_expiry() const {
  Instant next = Instant::max();
  for (const Town& town : towns_) next = std::min(next, town.state->view->next_expiry);
  return next;
}

std::shared_ptr<const TownSituation> Board::town(const Ags& ags) const {
  const auto number = wiring_->town(ags.str());
  return number ? towns_[*number].state->view : nullptr;
}

}  // namespace nb::situation
