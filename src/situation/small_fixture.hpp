// SPDX-License-Identifier: EUPL-1.2
// For tests: two towns and their district, eight components, five services; and the facts one can state about them.
#pragma once

#include <memory>

#include "base/error.hpp"
#include "situation/board.hpp"

namespace nb::situation::fixture {

inline const Ags kHere = *Ags::parse("05958004");
inline const Ags kThere = *Ags::parse("05958044");
inline const Ags kDistrict = *Ags::parse("05958000");

/// That many hours into 30 October 2023.
inline Instant at(int hour) { return *parse_rfc3339("2023-10-30T00:00:00+01:00") + std::chrono::hours(hour); }

inline catalogue::Service small_service(std::string id, std::string needs, std::string fallback, catalogue::FallbackKind kind, catalogue::Urgency urgency, double demand) {
  catalogue::Service service{};
  service.id = id;
  service.name_de = "Leistung " + id;
  service.name_en = "Service " + id;
  service.name_leicht = "Sache " + id;
  service.office = "Bürgerbüro";
  service.needs = std::move(needs);
  service.fallback_needs = std::move(fallback);
  service.fallback_kind = kind;
  service.channels = {"counter"};
  service.urgency = urgency;
  service.demand_per_1000_per_year = demand;
  return service;
}

inline catalogue::Catalogue small_catalogue() {
  using namespace catalogue;
  Catalogue catalogue;
  const auto town = [&](const Ags& ags, const char* name, MunicipalityKind kind, std::int64_t population) {
    const auto district = kind == MunicipalityKind::district ? std::nullopt : std::optional(kDistrict);
    catalogue.municipalities.push_back({ags, name, name, kind, district, population, "", "member", {}});
  };
  town(kHere, "hier", MunicipalityKind::city, 20'000);
  town(kThere, "dort", MunicipalityKind::city, 10'000);
  town(kDistrict, "kreis", MunicipalityKind::district, 50'000);
  const auto component = [&](const char* id, ComponentKind kind, Scope scope, const char* needs, Baseline baseline) {
    catalogue.components.push_back({id, std::string("Teil ") + id, std::string("Part ") + id, kind, "provider", scope, needs, baseline});
  };
  component("dc", ComponentKind::provider, Scope::region, "", Baseline::up);
  component("register", ComponentKind::application, Scope::region, "dc", Baseline::up);
  component("mail", ComponentKind::channel, Scope::municipality, "dc", Baseline::up);
  component("alt_mail", ComponentKind::channel, Scope::municipality, "", Baseline::not_set_up);
  component("counter", ComponentKind::channel, Scope::municipality, "", Baseline::up);
  component("paper", ComponentKind::device, Scope::municipality, "", Baseline::up);
  component("lent_desk", ComponentKind::platform, Scope::municipality, "", Baseline::not_set_up);
  component("phone", ComponentKind::channel, Scope::municipality, "", Baseline::up);
  catalogue.overrides.push_back({kThere, "mail", "municipality", "", "yes", "", ""});
  catalogue.services = {
      small_service("passport", "counter & register", "counter & paper", FallbackKind::paper, Urgency::legal_deadline, 50),
      small_service("certificate", "counter & register", "", FallbackKind::none, Urgency::normal, 20),
      small_service("vehicle", "counter & register", "counter | lent_desk", FallbackKind::neighbour_authority, Urgency::normal, 100),
      small_service("wedding", "counter", "", FallbackKind::none, Urgency::normal, 5),
      small_service("question", "mail | alt_mail", "", FallbackKind::none, Urgency::life, 1),
  };
  catalogue.services[3].steps = {{"wedding", 1, StepKind::decide, "counter", "", "", {}}, {"wedding", 2, StepKind::issue, "counter & register", "", "", {}}};
  return catalogue;
}

inline std::shared_ptr<const Wiring> small_wiring() { return std::make_shared<const Wiring>(small_catalogue()); }

inline Fact component_fact(std::optional<Ags> ags, FactKind kind, std::string id, ComponentSaid said) {
  const Instant as_of = said.as_of;
  return {std::move(ags), kind, std::move(id), std::nullopt, as_of, std::move(said)};
}
inline std::vector<Fact> said_for_region(const std::string& id, ComponentState state, Instant when) {
  return {component_fact(std::nullopt, FactKind::component, id, {state, {"Text zu " + id, ""}, when, when, std::nullopt})};
}
inline std::vector<Fact> said_for_town(const Ags& ags, const std::string& id, ComponentState state, Instant when, std::optional<Instant> until = std::nullopt) {
  return {component_fact(ags, FactKind::component, id, {state, {"Text zu " + id, ""}, when, when, until})};
}
inline Fact measured(std::optional<Ags> ags, const std::string& id, ComponentState state, Instant when) {
  return component_fact(std::move(ags), FactKind::measurement, id, {state, {}, when, when, std::nullopt});
}
inline Fact confirmed(std::optional<Ags> ags, const std::string& service, std::optional<int> position, ServiceSaid said) {
  const Instant as_of = said.as_of;
  return {std::move(ags), FactKind::service, service, position, as_of, std::move(said)};
}
inline Fact incident_fact(std::optional<Ags> ags, Incident incident) {
  const std::string id = incident.id;
  const Instant as_of = incident.as_of;
  return {std::move(ags), FactKind::incident, id, std::nullopt, as_of, std::move(incident)};
}
inline Fact office_fact(std::optional<Ags> ags, OfficeStatus office) {
  const std::string name = office.office;
  const Instant as_of = office.as_of;
  return {std::move(ags), FactKind::office, name, std::nullopt, as_of, std::move(office)};
}

inline StepStatus whole(const Board& board, const Ags& ags, std::string_view service) { return board.town(ags)->services[*board.wiring().service(service)].whole; }
inline ComponentStatus component(const Board& board, const Ags& ags, std::string_view id) { return board.town(ags)->components[*board.wiring().component(id)]; }

}  // namespace nb::situation::fixture
