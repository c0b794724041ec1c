// SPDX-License-Identifier: EUPL-1.2
#include "pickup/deciding.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "pickup/queries.hpp"

namespace nb::pickup {

Deciding::Deciding(const state::DecideContext& the_context, const Known& the_known, const boost::json::object& object, std::initializer_list<std::string_view> allowed)
    : context(the_context), known(the_known), args(object, allowed), ags(ags_of(the_context.log)) {
  if (!ags || !known.municipality(context.db, *ags)) refuse_because(Reason::wrong_log);
}

void Deciding::refuse_because(Reason reason, std::string_view what) {
  if (!refused()) refusal_ = pickup::refusal(reason, what);
}

std::optional<state::Refusal> Deciding::refusal() const {
  if (refusal_) return refusal_;
  return args.fault() ? std::optional(pickup::refusal(*args.fault())) : std::nullopt;
}

Pickup Deciding::find(std::string_view subject) {
  if (refused()) return {};
  auto found = find_pickup(context.db, context.log, subject);
  if (!found) refuse_because(Reason::unknown_pickup);
  if (found && found->erased) refuse_because(Reason::erased);
  return found.value_or(Pickup{});
}

Pickup Deciding::pickup() { return find(args.name("pickup")); }

std::vector<Pickup> Deciding::ready_pickups() {
  std::vector<std::string> subjects = args.texts("pickups", kTogetherMax + 1);
  std::ranges::sort(subjects);
  subjects.erase(std::ranges::unique(subjects).begin(), subjects.end());
  if (subjects.empty()) refuse_because(Reason::none_chosen);
  if (subjects.size() > kTogetherMax) refuse_because(Reason::too_many);
  std::vector<Pickup> out;
  for (const std::string& subject : subjects) {
    if (refused()) return {};
    out.push_back(find(subject));
    if (!refused()) must_be_ready(out.back());
  }
  return out;
}

void Deciding::must_be_ready(const Pickup& pickup) {
  if (pickup.state == State::handed_over) return refuse_because(Reason::handed_over);
  if (pickup.state != State::ready) refuse_because(Reason::not_here);
}

std::string Deciding::reason() {
  std::string given = args.text("reason", 500);
  if (given.empty()) refuse_because(Reason::reason_missing);
  return given;
}

std::string Deciding::site() {
  std::string given = args.name("site");
  if (!refused() && !known.site(context.db, *ags, given)) refuse_because(Reason::unknown_site, given);
  return given;
}

CivilDate Deciding::today() const { return known.zone->local(context.now).day; }

state::NewEntry entry(std::string_view type, const std::string& subject, std::string data, bool sealed) {
  return {.type = std::string(type), .subject = subject, .data = std::move(data), .occurred = std::nullopt, .parts = {}, .with_sealed = sealed};
}

}  // namespace nb::pickup
