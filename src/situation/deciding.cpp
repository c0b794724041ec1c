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
  if (ags ? decide.log != main_log(*ags) : decide.log != region_log()) refuse_because(Reason::wrong_log, decide.log.str());
  if (ags && !refused() && !known.municipality(context.db, *ags)) refuse_because(Reason::unknown_municipality, ags->str());
  moment = args.moment("occurred").value_or(context.now);
  if (moment > context.now) refuse_because(Reason::not_yet, format_utc(moment));
}

void Deciding::refuse_because(Reason reason, std::string_view what) {
  if (!refused()) refusal_ = situation::refusal(reason, what);
}

std::optional<state::Refusal> Deciding::refusal() const {
  if (refusal_) return refusal_;
  return args.fault() ? std::optional(situation::refusal(*args.fault())) : std::nullopt;
}

Text Deciding::text(std::string_view member) {
  const auto* object = args.object(member);
  if (object == nullptr) return {};
  state::Args inner(*object, {"de", "en"});
  Text out{.de = inner.text("de"), .en = inner.text("en")};
  if (inner.fault()) args.fail(inner.fault()->kind, member);
  if (out.de.empty() && !out.en.empty()) refuse_because(Reason::text_missing, member);
  return out;
}

std::optional<Instant> Deciding::valid_until() {
  const auto until = args.moment("valid_until");
  if (until && *until <= moment) refuse_because(Reason::validity_past);
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
  if (data.size() > kDataMax) refuse_because(Reason::text_too_long);
  if (auto no = refusal()) return refuse(*std::move(no));
  state::NewEntry made{std::string(type), fact.object, std::move(data), std::nullopt, {}};
  if (moment != context.now) made.occurred = moment;
  return std::vector{std::move(made)};
}

state::Decision Deciding::withdraw(std::string_view type, Fact fact) {
  if (!refused() && !standing(fact.kind, fact.object, fact.position)) refuse_because(Reason::nothing_to_withdraw, fact.object);
  return entry(type, fact);
}

}  // namespace nb::situation
