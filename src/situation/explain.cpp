// SPDX-License-Identifier: EUPL-1.2
#include "situation/explain.hpp"

#include <algorithm>
#include <set>

namespace nb::situation {

namespace {

class Explaining {
 public:
  Explaining(const Board& board, Index town) : wiring_(board.wiring()), state_(board.state(town)), plan_(board.plan(town)) {}

  [[nodiscard]] Cause cause(Index component) const {
    const auto& known = wiring_.components()[component];
    Cause result{known.id, known.name_de, known.name_en, state_.view->components[component], state_.unset[component], state_.roots[component][component], {}};
    const bool overrides = result.status.source != Source::derived && result.root && state_.roots[component].count() == 1;
    if (!overrides) result.because = causes(plan_.needs[component]);
    return result;
  }

  /// What the expression lacks; what was never set up only where nothing else is to blame.
  [[nodiscard]] std::vector<Cause> causes(const Program& program) const {
    const Blame blamed = blame(program, {state_.values, state_.roots, state_.unset});
    const bool more_than_unset = (blamed.direct & ~state_.unset).any();
    std::vector<Cause> result;
    for (Index i = 0; i < wiring_.components().size(); ++i) {
      if (blamed.direct[i] && !(more_than_unset && state_.unset[i])) result.push_back(cause(i));
    }
    return result;
  }

 private:
  const Wiring& wiring_;
  const TownState& state_;
  const Plan& plan_;
};

void collect_roots(const std::vector<Cause>& causes, std::set<std::string_view>& seen, std::vector<const Cause*>& roots) {
  for (const Cause& cause : causes) {
    collect_roots(cause.because, seen, roots);
    if (cause.root && seen.insert(cause.component).second) roots.push_back(&cause);
  }
}

/// Gathers the contradictions of one municipality.
class Comparing {
 public:
  Comparing(const Board& board, Index town, std::vector<Contradiction>& found)
      : wiring_(board.wiring()), outlook_(board.outlook(town)), state_(board.state(town)), plan_(board.plan(town)), ags_(wiring_.towns()[town].ags), found_(found) {}

  void component(Index number) {
    const auto declared = outlook_.nearest(&Facts::declared, number);
    const auto measured = outlook_.nearest(&Facts::measured, number);
    if (!declared.said) return;
    if (measured.said) compare(number, *declared.said, *measured.said);
    const bool here = outlook_.here(&Facts::declared, number).said != nullptr;
    if (!here || declared.said->state != ComponentState::up) return;
    if (evaluate(plan_.needs[number], state_.values).hi != Level::down) return;
    const Blame lacking = blame(plan_.needs[number], {state_.values, state_.roots, state_.unset});
    add(Contradiction::Kind::up_here_needs_down, wiring_.components()[number].id, std::nullopt, names(lacking.direct));
  }

  void unit(Index number) {
    const auto confirmed = outlook_.nearest(&Facts::confirmed, number);
    if (!confirmed.said || (confirmed.said->state != ServiceState::possible && confirmed.said->state != ServiceState::limited)) return;
    const Unit& unit = wiring_.units()[number];
    const auto& service = wiring_.services()[unit.service];
    const auto& channels = confirmed.said->channels.empty() ? service.channels : confirmed.said->channels;
    const auto position = unit.step ? std::optional(service.steps[*unit.step].position) : std::nullopt;
    if (!channels.empty() && std::none_of(channels.begin(), channels.end(), [&](const auto& channel) { return maybe_available(channel); })) {
      add(Contradiction::Kind::possible_without_channel, service.id, position, channels);
    }
    const auto office = outlook_.nearest(&Facts::offices, service.office);
    const bool counter_alone = channels.size() == 1 && channels[0] == "counter";
    if (office.said && office.said->state == OfficeStatus::State::closed && counter_alone) {
      add(Contradiction::Kind::possible_at_closed_office, service.id, position, {service.office});
    }
  }

 private:
  void compare(Index number, const ComponentSaid& declared, const ComponentSaid& measured) {
    const bool up = declared.state == ComponentState::up || declared.state == ComponentState::degraded;
    if (up && measured.state == ComponentState::down) add(Contradiction::Kind::declared_up_measured_down, wiring_.components()[number].id, std::nullopt, {});
    if (declared.state == ComponentState::down && measured.state == ComponentState::up) {
      add(Contradiction::Kind::declared_down_measured_up, wiring_.components()[number].id, std::nullopt, {});
    }
  }
  [[nodiscard]] bool maybe_available(const std::string& channel) const {
    const auto number = wiring_.component(channel);
    return !number || state_.values[*number].hi != Level::down;
  }
  [[nodiscard]] std::vector<std::string> names(const Mask& components) const {
    std::vector<std::string> result;
    for (Index i = 0; i < wiring_.components().size(); ++i) {
      if (components[i]) result.push_back(wiring_.components()[i].id);
    }
    return result;
  }
  void add(Contradiction::Kind kind, const std::string& subject, std::optional<int> position, std::vector<std::string> others) {
    found_.push_back({kind, ags_, subject, position, std::move(others)});
  }

  const Wiring& wiring_;
  Outlook outlook_;
  const TownState& state_;
  const Plan& plan_;
  const Ags& ags_;
  std::vector<Contradiction>& found_;
};

}  // namespace

std::vector<const Cause*> Why::roots() const {
  std::set<std::string_view> seen;
  std::vector<const Cause*> result;
  collect_roots(needs, seen, result);
  collect_roots(fallback, seen, result);
  return result;
}

std::optional<Why> why(const Board& board, const Ags& ags, std::string_view service, std::optional<int> position) {
  const Wiring& wiring = board.wiring();
  const auto town = wiring.town(ags.str());
  const auto number = wiring.unit(service, position);
  if (!town || !number) return std::nullopt;
  const Unit& unit = wiring.units()[*number];
  const auto& known = wiring.services()[unit.service];
  const auto& view = board.state(*town).view->services[unit.service];
  const Derived derived = board.state(*town).units[*number].derived;
  Why result{known.id, known.name_de, known.name_en, known.name_leicht, unit.step ? view.steps[*unit.step] : view.whole, derived.state, {}, {}};
  const Explaining explaining(board, *town);
  if (derived.state == ServiceState::possible) return result;
  result.needs = explaining.causes(unit.needs);
  if (unit.fallback && !derived.by_fallback && derived.state != ServiceState::limited) result.fallback = explaining.causes(*unit.fallback);
  return result;
}

std::optional<Cause> why_component(const Board& board, const Ags& ags, std::string_view component) {
  const auto town = board.wiring().town(ags.str());
  const auto number = board.wiring().component(component);
  if (!town || !number) return std::nullopt;
  return Explaining(board, *town).cause(*number);
}

std::vector<Contradiction> contradictions(const Board& board) {
  std::vector<Contradiction> found;
  const Wiring& wiring = board.wiring();
  for (Index town = 0; town < wiring.towns().size(); ++town) {
    Comparing comparing(board, town, found);
    for (Index i = 0; i < wiring.components().size(); ++i) comparing.component(i);
    for (Index i = 0; i < wiring.units().size(); ++i) comparing.unit(i);
  }
  return found;
}

}  // namespace nb::situation
