// SPDX-License-Identifier: EUPL-1.2
// What works now: states, incidents, forecasts, confirmations. Values only. The rule is in architecture.md, "What a
// state means", and README.md here; situation/board computes it. First what people and probes say (facts), then what
// follows from it (TownSituation).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "situation/shared_list.hpp"

namespace nb::situation {

enum class ComponentState { up, degraded, down, unknown };
enum class ServiceState { possible, limited, elsewhere, impossible, unknown };
/// Where a statement comes from.
enum class Source { baseline, derived, declared, measured, confirmed };

/// A statement for citizens in their languages.
struct Text {
  std::string de;
  std::string en;
  friend bool operator==(const Text&, const Text&) = default;
};

/// When it is expected to work again, as told to the public.
struct Forecast {
  enum class Kind { unknown, not_before, day } kind = Kind::unknown;
  std::optional<CivilDate> date;
  Instant as_of;
  friend bool operator==(const Forecast&, const Forecast&) = default;
};

struct Incident {
  std::string id;
  bool region_wide = false;
  Instant began;
  std::optional<Instant> ended;
  std::string declared_by;  ///< role
  Text cause;               ///< as told to the public
  Forecast forecast;
  Instant as_of;
  bool lifts = false;  ///< its end also ended what was said between `began` and `ended` (region: in every municipality)
  friend bool operator==(const Incident&, const Incident&) = default;
};

/// What somebody declared, or a probe measured, about a component.
struct ComponentSaid {
  ComponentState state = ComponentState::up;
  Text text;
  Instant since;  ///< first of the unbroken sequence of statements with this state
  Instant as_of;
  std::optional<Instant> valid_until;
  friend bool operator==(const ComponentSaid&, const ComponentSaid&) = default;
};

/// What a role confirmed about a service or one of its steps.
struct ServiceSaid {
  ServiceState state = ServiceState::possible;
  Text text;
  std::string conditions;
  std::vector<std::string> sites;
  std::vector<std::string> channels;
  Instant since;
  Instant as_of;
  std::optional<Instant> valid_until;
  friend bool operator==(const ServiceSaid&, const ServiceSaid&) = default;
};

/// A component as it stands in one municipality. Not set up: source baseline and not available.
struct ComponentStatus {
  std::string component;
  ComponentState state = ComponentState::up;
  bool available = true;  ///< not down, set up, and its needs hold
  Source source = Source::baseline;
  Instant since;
  Instant as_of;
  std::optional<Instant> valid_until;
  Text text;
  friend bool operator==(const ComponentStatus&, const ComponentStatus&) = default;
};

/// Ids in an immutable list that copies share: many services of many municipalities fail for the same reasons.
class Names {
 public:
  using value_type = std::string;
  using const_iterator = std::vector<std::string>::const_iterator;
  using iterator = const_iterator;

  Names() = default;
  Names(std::vector<std::string> names) : names_(names.empty() ? nullptr : std::make_shared<const std::vector<std::string>>(std::move(names))) {}

  [[nodiscard]] const std::vector<std::string>& list() const {
    static const std::vector<std::string> kNone;
    return names_ ? *names_ : kNone;
  }
  operator const std::vector<std::string>&() const { return list(); }
  [[nodiscard]] bool empty() const { return !names_; }
  [[nodiscard]] std::size_t size() const { return list().size(); }
  [[nodiscard]] const_iterator begin() const { return list().begin(); }
  [[nodiscard]] const_iterator end() const { return list().end(); }
  [[nodiscard]] const std::string& front() const { return list().front(); }
  [[nodiscard]] const std::string& back() const { return list().back(); }
  [[nodiscard]] const std::string& operator[](std::size_t i) const { return list()[i]; }
  friend bool operator==(const Names& a, const Names& b) { return a.names_ == b.names_ || a.list() == b.list(); }

 private:
  std::shared_ptr<const std::vector<std::string>> names_;  // shared: by copies; null = none
};

/// One step of a service, or the service itself (step is nullopt).
struct StepStatus {
  std::optional<int> position;  ///< Step::position
  ServiceState state = ServiceState::possible;
  bool by_fallback = false;  ///< the fallback applies
  Source source = Source::derived;
  Instant since;
  Instant as_of;
  std::optional<Instant> valid_until;
  Text text;                          ///< of a confirmation
  std::string conditions;             ///< of a confirmation
  std::vector<std::string> sites;     ///< of a confirmation: only there
  std::vector<std::string> channels;  ///< of a confirmation: only by these
  Names failed;                       ///< ids of the components that are the reason, root causes first
  friend bool operator==(const StepStatus&, const StepStatus&) = default;
};

struct ServiceStatus {
  std::string service;
  StepStatus whole;
  SharedList<StepStatus> steps;  ///< same order as catalogue::Service::steps; empty where the data has none
  friend bool operator==(const ServiceStatus&, const ServiceStatus&) = default;
};

/// A statement about an office: open, limited, closed.
struct OfficeStatus {
  std::string office;
  enum class State { open, limited, closed } state = State::open;
  Text text;
  Instant as_of;
  std::optional<Instant> valid_until;
  friend bool operator==(const OfficeStatus&, const OfficeStatus&) = default;
};

/// A decision of the crisis staff with its reason; kept for the record, changes no state.
struct Decision {
  std::string text;
  std::string reason;
  friend bool operator==(const Decision&, const Decision&) = default;
};

/// What kind of thing a fact is about.
enum class FactKind { component, measurement, service, office, incident, decision };

/// The latest word on one thing in one place. Every entry of this room is one fact, an undo too.
struct Fact {
  std::optional<Ags> ags;  ///< nullopt: holds for the whole region
  FactKind kind = FactKind::component;
  std::string object;           ///< id of the component, service, office, incident, decision
  std::optional<int> position;  ///< FactKind::service: of the step
  Instant as_of;                ///< when it was said or taken back
  /// std::monostate: nothing is said any more.
  std::variant<std::monostate, ComponentSaid, ServiceSaid, OfficeStatus, Incident, Decision> said;
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// Everything that is known about one municipality now.
struct TownSituation {
  std::vector<Incident> incidents;         ///< running ones first, region and town
  SharedList<ComponentStatus> components;  ///< same order as the catalogue's
  SharedList<ServiceStatus> services;      ///< same order as the catalogue's
  std::vector<OfficeStatus> offices;       ///< only those somebody said something about
  Instant next_expiry = Instant::max();    ///< when something expires and this must be computed anew
  friend bool operator==(const TownSituation&, const TownSituation&) = default;
};

}  // namespace nb::situation
