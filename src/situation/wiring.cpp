// SPDX-License-Identifier: EUPL-1.2
#include "situation/wiring.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "catalogue/expression.hpp"

namespace nb::situation {

namespace {

using catalogue::Expression;
using catalogue::ExpressionNode;

template <class Names>
std::optional<Index> find(const Names& names, std::string_view id) {
  const auto found = names.find(id);
  if (found == names.end()) return std::nullopt;
  return found->second;
}

[[noreturn]] void broken(const std::string& where, const std::string& what) {
  throw Error(ErrorKind::corrupt, "Der Katalog passt nicht zusammen (" + where + ": " + what + "). Bitte die Daten neu einspielen.");
}

/// Appends the subtree at `at` in postfix order; the height of the stack it needs.
std::size_t append(const std::vector<ExpressionNode>& nodes, std::uint32_t at, std::vector<std::int32_t>& ops) {
  const ExpressionNode& node = nodes[at];
  if (node.kind == ExpressionNode::Kind::name) {
    ops.push_back(static_cast<std::int32_t>(node.name));
    return 1;
  }
  std::size_t height = append(nodes, at + 1, ops);
  for (std::uint32_t child = nodes[at + 1].end; child < node.end; child = nodes[child].end) {
    height = std::max(height, append(nodes, child, ops) + 1);
    ops.push_back(node.kind == ExpressionNode::Kind::all ? Program::kAll : Program::kAny);
  }
  return height;
}

}  // namespace

Wiring::Wiring(const catalogue::Catalogue& catalogue) : components_(catalogue.components), services_(catalogue.services), towns_(catalogue.municipalities) {
  if (components_.size() > kComponentsMax) broken("components", "mehr als " + std::to_string(kComponentsMax) + " Komponenten");
  for (Index i = 0; i < components_.size(); ++i) component_names_.emplace(components_[i].id, i);
  for (Index i = 0; i < services_.size(); ++i) service_names_.emplace(services_[i].id, i);
  for (Index i = 0; i < towns_.size(); ++i) town_names_.emplace(towns_[i].ags.str(), i);
  for (Index i = 0; i < services_.size(); ++i) add_units(services_[i], i);
  first_unit_.push_back(static_cast<Index>(units_.size()));
  assign_plans(catalogue.overrides);
  find_offers(catalogue.office_types);
}

std::optional<Index> Wiring::component(std::string_view id) const { return find(component_names_, id); }
std::optional<Index> Wiring::service(std::string_view id) const { return find(service_names_, id); }
std::optional<Index> Wiring::town(std::string_view ags) const { return find(town_names_, ags); }

std::optional<Index> Wiring::unit(std::string_view service_id, std::optional<int> position) const {
  const auto number = service(service_id);
  if (!number) return std::nullopt;
  if (!position) return unit_of(*number);
  const auto& steps = services_[*number].steps;
  const auto step = std::find_if(steps.begin(), steps.end(), [&](const catalogue::Step& s) { return s.position == *position; });
  if (step == steps.end()) return std::nullopt;
  return unit_of(*number) + 1 + static_cast<Index>(step - steps.begin());
}

Program Wiring::compile(const std::string& text, const std::string& where) const {
  const auto expression = Expression::parse(text);
  if (!expression) broken(where, expression.error().reason);
  const auto bound = expression->bind([&](const std::string& id) {
    const auto number = component(id);
    if (!number) broken(where, "unbekannte Komponente " + id);
    return *number;
  });
  Program program;
  if (!bound.empty()) program.height = append(bound, 0, program.ops);
  if (program.height > Program::kHeightMax) broken(where, "zu tief geschachtelt");
  return program;
}

void Wiring::add_units(const catalogue::Service& service, Index number) {
  const auto optional_program = [&](const std::string& text) -> std::optional<Program> {
    if (text.empty()) return std::nullopt;
    return compile(text, service.id);
  };
  const bool elsewhere = service.fallback_kind == catalogue::FallbackKind::neighbour_authority || service.fallback_kind == catalogue::FallbackKind::external_portal;
  first_unit_.push_back(static_cast<Index>(units_.size()));
  units_.push_back({number, std::nullopt, compile(service.needs, service.id), optional_program(service.fallback_needs), elsewhere});
  for (std::size_t i = 0; i < service.steps.size(); ++i) {
    const catalogue::Step& step = service.steps[i];
    units_.push_back({number, i, compile(step.needs, service.id), optional_program(step.fallback_needs), elsewhere});
  }
}

void Wiring::assign_plans(const std::vector<catalogue::ComponentOverride>& overrides) {
  std::vector<Program> usual;
  for (const auto& component : components_) usual.push_back(compile(component.needs, component.id));
  std::map<Index, std::vector<Program>> own;
  for (const auto& change : overrides) {
    const auto where = town(change.ags.str());
    const auto what = component(change.component);
    if (!where || !what) broken("component_overrides " + change.ags.str(), change.component);
    own.try_emplace(*where, usual).first->second[*what] = compile(change.needs, change.component);
  }
  std::map<std::vector<Program>, std::size_t> known;
  const auto plan_for = [&](const std::vector<Program>& needs) {
    const auto [found, added] = known.try_emplace(needs, plans_.size());
    if (added) plans_.push_back(make_plan(needs));
    return found->second;
  };
  for (Index i = 0; i < towns_.size(); ++i) {
    const auto found = own.find(i);
    plan_of_.push_back(plan_for(found == own.end() ? usual : found->second));
  }
}

void Wiring::order_components(Plan& plan) const {
  std::vector<bool> placed(components_.size(), false);
  for (bool moved = true; moved;) {
    moved = false;
    for (Index i = 0; i < components_.size(); ++i) {
      const auto& ops = plan.needs[i].ops;
      const auto ready = [&](std::int32_t op) { return op < 0 || placed[static_cast<std::size_t>(op)]; };
      if (placed[i] || !std::all_of(ops.begin(), ops.end(), ready)) continue;
      plan.rests_on[i] = all_below(plan.needs[i], plan);
      plan.rests_on[i].set(i);
      plan.order.push_back(i);
      placed[i] = moved = true;
    }
  }
  if (plan.order.size() != components_.size()) broken("components", "Kreis in needs");
}

Mask Wiring::all_below(const Program& program, const Plan& plan) const {
  Mask below;
  for (const std::int32_t op : program.ops) {
    if (op >= 0) below |= plan.rests_on[static_cast<std::size_t>(op)];
  }
  return below;
}

Plan Wiring::make_plan(std::vector<Program> needs) const {
  Plan plan;
  plan.needs = std::move(needs);
  plan.rests_on.resize(components_.size());
  plan.affected.resize(components_.size());
  plan.affected_services.resize(components_.size());
  order_components(plan);
  plan.service_rests_on.resize(services_.size());
  for (const Unit& unit : units_) {
    Mask below = all_below(unit.needs, plan);
    if (unit.fallback) below |= all_below(*unit.fallback, plan);
    plan.unit_rests_on.push_back(below);
    plan.service_rests_on[unit.service] |= below;
  }
  for (Index root = 0; root < components_.size(); ++root) {
    for (Index i = 0; i < components_.size(); ++i) {
      if (plan.rests_on[i][root]) plan.affected[root].set(i);
    }
    for (Index service = 0; service < services_.size(); ++service) {
      if (plan.service_rests_on[service][root]) plan.affected_services[root].push_back(service);
    }
    if (!plans_.empty() && plans_.front().needs[root] != plan.needs[root]) plan.differs.set(root);
  }
  return plan;
}

void Wiring::find_offers(const std::vector<catalogue::OfficeType>& types) {
  constexpr std::size_t kSizes = static_cast<std::size_t>(catalogue::SizeClass::k) + 1;
  offers_.assign(kSizes, std::vector<bool>(services_.size(), false));
  for (Index s = 0; s < services_.size(); ++s) {
    bool listed = false;
    for (const auto& type : types) {
      if (services_[s].office != type.office) continue;
      offers_[static_cast<std::size_t>(type.size_class)][s] = listed = true;
    }
    if (listed) continue;  // an office without any type row says nothing about who lacks it
    for (auto& size : offers_) size[s] = true;
  }
  for (const auto& town : towns_) plan_size_.push_back(static_cast<std::size_t>(catalogue::size_class(town)));
}

std::int64_t Wiring::citizens(const std::vector<bool>& chosen) const {
  std::int64_t total = 0;
  for (Index i = 0; i < towns_.size(); ++i) {
    if (!chosen[i]) continue;
    const auto district = towns_[i].district ? town(towns_[i].district->str()) : std::nullopt;
    if (!district || !chosen[*district]) total += towns_[i].population;
  }
  return total;
}

}  // namespace nb::situation
