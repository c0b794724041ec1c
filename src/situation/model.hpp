// SPDX-License-Identifier: EUPL-1.2
// What works now: states, incidents, forecasts, confirmations. Values only. The rule is in architecture.md, "What a
// state means"; situation/derive computes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

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
  friend bool operator==(const Incident&, const Incident&) = default;
};

/// A component as it stands in one municipality.
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
  std::vector<std::string> failed;    ///< ids of the components that are the reason, root causes first
  friend bool operator==(const StepStatus&, const StepStatus&) = default;
};

struct ServiceStatus {
  std::string service;
  StepStatus whole;
  std::vector<StepStatus> steps;  ///< same order as catalogue::Service::steps; empty where the data has none
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

/// Everything that is known about one municipality now.
struct TownSituation {
  std::vector<Incident> incidents;          ///< running ones first, region and town
  std::vector<ComponentStatus> components;  ///< same order as the catalogue's
  std::vector<ServiceStatus> services;      ///< same order as the catalogue's
  std::vector<OfficeStatus> offices;        ///< only those somebody said something about
  Instant next_expiry = Instant::max();     ///< when something expires and this must be computed anew
};

}  // namespace nb::situation
