// SPDX-License-Identifier: EUPL-1.2
// Many at once: calling off what a selection hits, and offering new times to those who were called off, the most urgent first. One
// command is one decision, written together or not at all: there is no half called-off day, and nothing for a second person to approve twice.
#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "appointments/deciding.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_waiting.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kKindsMax = 2000;  // services and steps
constexpr int kWaveMax = 1000;           // people are told in one go
constexpr auto kOfferLasts = std::chrono::hours(48);

std::vector<std::string> ids_of(const std::vector<Booking>& bookings, std::size_t first, std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = first; i < std::min(first + count, bookings.size()); ++i) out.push_back(bookings[i].id);
  return out;
}

state::NewEntry with_ids(std::string_view type, const std::string& subject, const object& data, const std::vector<std::string>& ids) {
  return {.type = std::string(type),
          .subject = subject,
          .data = boost::json::serialize(data),
          .occurred = std::nullopt,
          .parts = {{.name = std::string(part::kBookings), .content = encode_ids(ids)}}};
}

/// Each once, in order.
std::vector<std::string> services_of(const std::vector<Booking>& bookings) {
  std::set<std::string> all;
  for (const Booking& one : bookings) all.insert(one.service);
  return {all.begin(), all.end()};
}

Selection read_selection(Deciding& decide) {
  Selection out{.service = decide.service(false), .site = decide.site()};
  out.pool = decide.args.text("pool", 20);
  if (!decide.refused() && !out.pool.empty() && !find_pool(decide.context.db, decide.context.log, out.pool)) decide.refuse_because(Reason::unknown_pool, out.pool);
  const auto from = decide.args.date("from");
  const auto to = decide.args.date("to");
  if (!from) decide.args.fail(state::ArgFault::Kind::malformed, "from");
  if (!to) decide.args.fail(state::ArgFault::Kind::malformed, "to");
  if (decide.refused()) return out;
  out.from = *from;
  out.to = *to;
  const std::chrono::sys_days first = *from;
  const std::chrono::sys_days last = *to;
  if (last < first || last - first > std::chrono::days(366) || last < std::chrono::sys_days(decide.today())) decide.refuse_because(Reason::range);
  return out;
}

/// Takes out what the preview did not show: booked, moved or become risky since. Nobody is called off unseen; how many these were.
std::size_t leave_out_unseen(Deciding& decide, std::vector<Booking>& hit, bool at_risk) {
  const auto seen = decide.args.number("seen");
  const auto kinds = decide.args.texts("kinds", kKindsMax);
  if (!decide.args.has("seen") || decide.refused()) return 0;
  const auto unseen = [&](const Booking& one) {
    return *seen < 0 || one.placed > static_cast<std::uint64_t>(*seen) || (at_risk && std::ranges::find(kinds, kind_of(one)) == kinds.end());
  };
  return std::erase_if(hit, unseen);
}

Decision call_off(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"service", "site", "pool", "from", "to", "at_risk", "reason", "count", "seen", "kinds"});
  const Selection selection = read_selection(decide);
  const bool at_risk = decide.args.flag("at_risk");
  const std::string reason = decide.reason();
  const auto expected = decide.args.number("count");
  if (decide.refused()) return refuse(*decide.refusal());
  StateOf state_of;
  if (at_risk) state_of = [&](std::string_view service, std::optional<int> step) { return known.state(*decide.ags, service, step); };
  auto hit = bookings_hit(context.db, context.log, *known.zone, selection, context.now, state_of);
  const std::size_t unseen = leave_out_unseen(decide, hit, at_risk);
  if (decide.refused()) return refuse(*decide.refusal());
  // Fewer than were shown is what the clock and the citizens do while a second person looks: nobody is hit who was not shown.
  if (expected && (*expected < 0 || static_cast<std::size_t>(*expected) < hit.size())) return refuse(refusal(Reason::count_changed, std::to_string(hit.size())));
  const std::string id = call_off_id(context.command);
  object data{{"selection", selection_object(selection)}, {"reason", reason}, {"count", hit.size()}};
  if (at_risk) data.emplace("at_risk", true);
  if (unseen > 0) data.emplace("unseen", unseen);
  std::vector<state::NewEntry> out;
  out.push_back({.type = std::string(event::kCalledOff), .subject = id, .data = boost::json::serialize(data), .occurred = std::nullopt, .parts = {}});
  if (at_risk) out.back().parts.push_back({.name = std::string(part::kServices), .content = encode_ids(services_of(hit))});
  for (std::size_t i = 0; i < hit.size(); i += kIdsPerPart) {
    const auto ids = ids_of(hit, i, kIdsPerPart);
    out.push_back(with_ids(event::kHit, id, object{{"count", ids.size()}}, ids));
  }
  return out;
}

Decision lift_call_off(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"call_off"});
  const std::string id = decide.args.name("call_off", 60);
  const auto found = decide.refused() ? std::nullopt : find_call_off(context.db, context.log, id);
  if (!found) decide.refuse_because(Reason::unknown_call_off);
  if (found && found->lifted) decide.refuse_because(Reason::call_off_lifted);
  return decide.entry(event::kLifted, id, object{});
}

/// How many new times there are until that day: an offer that cannot be kept helps nobody.
std::uint64_t free_until(Deciding& decide, const Pool& pool, const Offer& offer, CivilDate until) {
  const auto holidays = decide.known.holidays(*decide.ags);
  const Place place{.db = decide.context.db, .log = decide.context.log, .zone = *decide.known.zone, .holidays = holidays, .now = decide.context.now};
  return room_for(place, pool, offer, decide.today(), until);
}

Decision open_wave(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "service", "until", "count", "expires"});
  const Pool pool = decide.pool();
  const Offer offer = decide.offer(pool, decide.args.name("service", 100));
  const auto until = decide.args.date("until");
  const int most = decide.number("count", 1, kWaveMax, kWaveMax);
  const Instant expires = decide.args.moment("expires").value_or(context.now + kOfferLasts);
  if (!until) decide.args.fail(state::ArgFault::Kind::malformed, "until");
  if (expires <= context.now) decide.args.fail(state::ArgFault::Kind::malformed, "expires");
  if (!decide.refused() && is_not_here(known.state(*decide.ags, offer.service, offer.step))) decide.refuse_because(Reason::service_stopped, offer.service);
  if (!decide.refused() && (*until < decide.today() || std::chrono::sys_days(*until) - std::chrono::sys_days(decide.today()) > std::chrono::days(366)))
    decide.refuse_because(Reason::range);
  if (decide.refused()) return refuse(*decide.refusal());
  const std::uint64_t room = free_until(decide, pool, offer, *until);
  const std::uint64_t promised = promised_times(context.db, context.log, pool.id, context.now);
  const std::uint64_t free = room - std::min(room, promised);
  if (free == 0) return refuse(refusal(Reason::nothing_free));
  const auto invited = waiting_for_new_time(context.db, context.log, pool.id, offer.service, context.now, std::min<std::uint64_t>(free, static_cast<std::uint64_t>(most)));
  if (invited.empty()) return refuse(refusal(Reason::nobody_left));
  const object data{{"pool", pool.id}, {"service", offer.service}, {"expires", format_utc(expires)}, {"count", invited.size()}};
  return std::vector{with_ids(event::kWaveOpened, wave_id(context.command), data, ids_of(invited, 0, invited.size()))};
}

}  // namespace

std::vector<state::CommandKind> many_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.call_off", known, call_off), kind("appointments.lift_call_off", known, lift_call_off), kind("appointments.open_wave", known, open_wave)};
}

}  // namespace nb::appointments
