// SPDX-License-Identifier: EUPL-1.2
#include "situation/deciding.hpp"

#include "situation/events.hpp"

namespace nb::situation {

namespace {

std::optional<Instant> validity_of(const Fact& fact) {
  if (const auto* component = std::get_if<ComponentSaid>(&fact.said)) return component->valid_until;
  if (const auto* service = std::get_if<ServiceSaid>(&fact.said)) return service->valid_until;
  if (const auto* office = std::get_if<OfficeStatus>(&fact.said)) return office->valid_until;
  return std::nullopt;
}

}  // namespace

Deciding::Deciding(const state::DecideContext& decide, const Known& catalogue, const boost::json::object& object, std::initializer_list<std::string_view> allowed)
    : args(object, allowed), context(decide), known(catalogue), ags(ags_of(decide.log)), moment(decide.now) {
  if (ags ? decide.log != main_log(*ags) : decide.log != region_log()) args.fail(Reason::wrong_log, decide.log.str());
  if (ags && !args.fault() && !known.municipality(context.db, *ags)) args.fail(Reason::unknown_municipality, ags->str());
  moment = args.moment("occurred").value_or(context.now);
  if (moment > context.now) args.fail(Reason::not_yet, format_utc(moment));
}

std::optional<Instant> Deciding::valid_until() {
  const auto until = args.moment("valid_until");
  if (until && *until <= moment) args.fail(Reason::validity_past);
  return until;
}

std::optional<Line> Deciding::standing(FactKind kind, const std::string& object, std::optional<int> position) const {
  auto line = latest(context.db, context.log, kind, object, position);
  if (!line || std::holds_alternative<std::monostate>(line->fact.said)) return std::nullopt;
  const auto until = validity_of(line->fact);
  if (until && *until <= moment) return std::nullopt;
  return line;
}

Fact Deciding::fact(FactKind kind, std::string object) const {
  Fact made;
  made.ags = ags;
  made.kind = kind;
  made.object = std::move(object);
  made.as_of = moment;
  return made;
}

state::Decision Deciding::entry(std::string_view type, const Fact& fact, std::optional<std::uint64_t> undoes) {
  std::string data = encode(fact, undoes);
  if (data.size() > kDataMax) args.fail(Reason::text_too_long);
  if (args.fault()) return refuse(*args.fault());
  state::NewEntry made{std::string(type), fact.object, std::move(data), std::nullopt, {}};
  if (moment != context.now) made.occurred = moment;
  return std::vector{std::move(made)};
}

state::Decision Deciding::withdraw(std::string_view type, Fact fact) {
  if (!args.fault() && !standing(fact.kind, fact.object, fact.position)) args.fail(Reason::nothing_to_withdraw, fact.object);
  return entry(type, fact);
}

state::CommandKind kind(std::string_view name, const std::shared_ptr<const Known>& known, DecideKnown decide) {
  return {std::string(name), [known, decide](const state::DecideContext& context, const boost::json::object& args) { return decide(context, *known, args); }};
}

}  // namespace nb::situation
