// SPDX-License-Identifier: EUPL-1.2
// Statements about components, services and offices.
#include "situation/commands.hpp"

#include <boost/json.hpp>

#include "situation/deciding.hpp"
#include "situation/events.hpp"
#include "situation/names.hpp"

namespace nb::situation {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

std::string read_component(Deciding& decide) {
  std::string id = decide.args.name("component");
  if (!decide.refused() && !decide.known.component(decide.context.db, id)) decide.refuse_because(Reason::unknown_component, id);
  return id;
}

Decision state_component(const DecideContext& context, const Known& known, const object& args, FactKind about, std::string_view type) {
  Deciding decide(context, known, args, {"component", "state", "text", "valid_until", "occurred"});
  Fact fact = decide.fact(about, read_component(decide));
  ComponentSaid said;
  said.state = decide.args.word<ComponentState>("state", kComponentStates);
  said.text = decide.text("text");
  said.as_of = decide.moment;
  said.valid_until = decide.valid_until();
  if (!decide.refused()) said.since = decide.since<ComponentSaid>(about, fact.object, std::nullopt, said.state);
  fact.said = std::move(said);
  return decide.entry(type, fact);
}

Decision declare_component(const DecideContext& context, const Known& known, const object& args) {
  return state_component(context, known, args, FactKind::component, event::kComponentDeclared);
}

Decision measure_component(const DecideContext& context, const Known& known, const object& args) {
  return state_component(context, known, args, FactKind::measurement, event::kComponentMeasured);
}

Decision withdraw_component(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"component", "occurred"});
  return decide.withdraw(event::kComponentWithdrawn, decide.fact(FactKind::component, read_component(decide)));
}

Decision withdraw_measurement(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"component", "occurred"});
  return decide.withdraw(event::kMeasurementWithdrawn, decide.fact(FactKind::measurement, read_component(decide)));
}

Fact read_service(Deciding& decide) {
  Fact fact = decide.fact(FactKind::service, decide.args.name("service"));
  const auto position = decide.args.number("position");
  if (decide.refused()) return fact;
  if (!decide.known.service(decide.context.db, fact.object)) decide.refuse_because(Reason::unknown_service, fact.object);
  if (!position) return fact;
  const bool fits = *position <= 1000;
  if (!fits || !decide.known.step(decide.context.db, fact.object, static_cast<int>(*position))) decide.refuse_because(Reason::unknown_step, std::to_string(*position));
  fact.position = static_cast<int>(fits ? *position : 0);
  return fact;
}

std::vector<std::string> read_channels(Deciding& decide) {
  auto channels = decide.args.texts("channels", kListMax);
  for (const auto& channel : channels) {
    if (decide.refused()) break;
    if (decide.known.component(decide.context.db, channel) != catalogue::ComponentKind::channel) decide.refuse_because(Reason::unknown_channel, channel);
  }
  return channels;
}

std::vector<std::string> read_sites(Deciding& decide) {
  auto sites = decide.args.texts("sites", kListMax);
  for (const auto& site : sites) {
    if (decide.refused()) break;
    if (!decide.ags || !decide.known.site(decide.context.db, *decide.ags, site)) decide.refuse_because(Reason::unknown_site, site);
  }
  return sites;
}

Decision confirm_service(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"service", "position", "state", "text", "conditions", "sites", "channels", "valid_until", "occurred"});
  Fact fact = read_service(decide);
  ServiceSaid said;
  said.state = decide.args.word<ServiceState>("state", kServiceStates);
  said.text = decide.text("text");
  said.conditions = decide.args.text("conditions");
  said.sites = read_sites(decide);
  said.channels = read_channels(decide);
  said.as_of = decide.moment;
  said.valid_until = decide.valid_until();
  if (!decide.refused()) said.since = decide.since<ServiceSaid>(FactKind::service, fact.object, fact.position, said.state);
  fact.said = std::move(said);
  return decide.entry(event::kServiceConfirmed, fact);
}

Decision withdraw_confirmation(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"service", "position", "occurred"});
  return decide.withdraw(event::kConfirmationWithdrawn, read_service(decide));
}

std::string read_office(Deciding& decide) {
  std::string name = decide.args.name("office");
  if (!decide.refused() && !decide.known.office(decide.context.db, name)) decide.refuse_because(Reason::unknown_office, name);
  return name;
}

Decision declare_office(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"office", "state", "text", "valid_until", "occurred"});
  Fact fact = decide.fact(FactKind::office, read_office(decide));
  OfficeStatus said;
  said.office = fact.object;
  said.state = decide.args.word<OfficeStatus::State>("state", kOfficeStates);
  said.text = decide.text("text");
  said.as_of = decide.moment;
  said.valid_until = decide.valid_until();
  fact.said = std::move(said);
  return decide.entry(event::kOfficeDeclared, fact);
}

Decision withdraw_office(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"office", "occurred"});
  return decide.withdraw(event::kOfficeWithdrawn, decide.fact(FactKind::office, read_office(decide)));
}

}  // namespace

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));
  std::vector<state::CommandKind> kinds{
      kind("situation.declare_component", shared, declare_component), kind("situation.withdraw_component", shared, withdraw_component),
      kind("situation.measure_component", shared, measure_component), kind("situation.withdraw_measurement", shared, withdraw_measurement),
      kind("situation.confirm_service", shared, confirm_service),     kind("situation.withdraw_confirmation", shared, withdraw_confirmation),
      kind("situation.declare_office", shared, declare_office),       kind("situation.withdraw_office", shared, withdraw_office),
  };
  for (auto& more : incident_commands(shared)) kinds.push_back(std::move(more));
  return kinds;
}

}  // namespace nb::situation
