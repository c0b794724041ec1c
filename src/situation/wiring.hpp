// SPDX-License-Identifier: EUPL-1.2
// The catalogue compiled for evaluation: expressions become short programs over component numbers, and for each
// component it is known beforehand what hangs on it. Immutable; shared by boards and their forks; no I/O.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/model.hpp"

namespace nb::situation {

/// Number of a component, service, unit or municipality, in the catalogue's order.
using Index = std::uint32_t;
inline constexpr std::size_t kComponentsMax = 512;
/// A set of components.
using Mask = std::bitset<kComponentsMax>;

/// An expression in postfix order; empty = needs nothing.
struct Program {
  static constexpr std::int32_t kAll = -1;  ///< both of the two topmost values
  static constexpr std::int32_t kAny = -2;  ///< either of them
  static constexpr std::size_t kHeightMax = 80;
  std::vector<std::int32_t> ops;  ///< a component's number, kAll or kAny
  std::size_t height = 0;         ///< of the stack it takes
  friend auto operator<=>(const Program&, const Program&) = default;
};

/// A service, or one of its steps: what has a state of its own.
struct Unit {
  Index service;
  std::optional<std::size_t> step;  ///< index into Service::steps; nullopt = the service itself
  Program needs;
  std::optional<Program> fallback;
  bool elsewhere;  ///< the fallback is another authority or portal
};

/// How the components hang together in one or several municipalities that are wired alike.
struct Plan {
  std::vector<Program> needs;                         ///< by component
  std::vector<Index> order;                           ///< what is needed comes before what needs it
  std::vector<Mask> affected;                         ///< by component: itself and everything that needs it, directly or not
  std::vector<Mask> rests_on;                         ///< by component: itself and everything it needs, directly or not
  std::vector<Mask> unit_rests_on;                    ///< by unit: what its programs rest on
  std::vector<Mask> service_rests_on;                 ///< by service: the same of it and its steps
  std::vector<std::vector<Index>> affected_services;  ///< by component, ascending
  Mask differs;                                       ///< components that are wired otherwise than in the first plan
};

class Wiring {
 public:
  /// Throws Error{corrupt} if the catalogue names unknown components, has a cycle, or has more than kComponentsMax components.
  explicit Wiring(const catalogue::Catalogue& catalogue);

  [[nodiscard]] const std::vector<catalogue::Component>& components() const { return components_; }
  [[nodiscard]] const std::vector<catalogue::Service>& services() const { return services_; }
  [[nodiscard]] const std::vector<catalogue::Municipality>& towns() const { return towns_; }
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  [[nodiscard]] const std::vector<Plan>& plans() const { return plans_; }
  [[nodiscard]] std::size_t plan_of(Index town) const { return plan_of_[town]; }
  /// The unit of a service itself; those of its steps follow it.
  [[nodiscard]] Index unit_of(Index service) const { return first_unit_[service]; }
  [[nodiscard]] Index units_end(Index service) const { return first_unit_[service + 1]; }
  /// Channels (counter, phone, post, fax, email, online, …) are components of that kind.
  [[nodiscard]] std::optional<Index> component(std::string_view id) const;
  [[nodiscard]] std::optional<Index> service(std::string_view id) const;
  [[nodiscard]] std::optional<Index> town(std::string_view ags) const;
  /// The step at Step::position of a service, or the service itself.
  [[nodiscard]] std::optional<Index> unit(std::string_view service, std::optional<int> position) const;
  /// Whether a municipality of its size and level has the office that does the service.
  [[nodiscard]] bool offers(Index town, Index service) const { return offers_[plan_size_[town]][service]; }
  /// Inhabitants of these municipalities, those of a district and of its towns counted once.
  [[nodiscard]] std::int64_t citizens(const std::vector<bool>& chosen) const;

 private:
  using Names = std::map<std::string, Index, std::less<>>;
  [[nodiscard]] Program compile(const std::string& text, const std::string& where) const;
  [[nodiscard]] Plan make_plan(std::vector<Program> needs) const;
  void order_components(Plan& plan) const;
  [[nodiscard]] Mask all_below(const Program& program, const Plan& plan) const;
  void add_units(const catalogue::Service& service, Index number);
  void assign_plans(const std::vector<catalogue::ComponentOverride>& overrides);
  void find_offers(const std::vector<catalogue::OfficeType>& types);

  std::vector<catalogue::Component> components_;
  std::vector<catalogue::Service> services_;
  std::vector<catalogue::Municipality> towns_;
  std::vector<Unit> units_;
  std::vector<Index> first_unit_;  ///< by service, and one past the last
  std::vector<Plan> plans_;
  std::vector<std::size_t> plan_of_;
  std::vector<std::size_t> plan_size_;     ///< by town: its size class
  std::vector<std::vector<bool>> offers_;  ///< by size class and service
  Names component_names_;
  Names service_names_;
  Names town_names_;
};

}  // namespace nb::situation
