// SPDX-License-Identifier: EUPL-1.2
// The plan: pools with their windows, days that differ, what is offered where.
#include <algorithm>
#include <boost/json.hpp>

#include "appointments/deciding.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/wall_time.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr int kDaysMax = 62;  // set at once

/// One window of an args list; a fault is noted with the outer list.
Window read_window(Deciding& decide, state::Args& args) {
  const auto from = parse_clock(args.name("from", 5));
  const auto to = parse_clock(args.name("to", 5));
  const auto desks = args.number("desks");
  if (!from) args.fail(state::ArgFault::Kind::malformed, "from");
  if (!to || (from && *to <= *from)) args.fail(state::ArgFault::Kind::malformed, "to");
  if (!desks || *desks > kDesksMax) args.fail(state::ArgFault::Kind::malformed, "desks");
  if (args.fault()) {
    decide.args.fail(args.fault()->kind, args.fault()->member);
    return {};
  }
  return {*from, *to, static_cast<int>(*desks)};
}

std::string clock_text(int minute) {
  std::string out = "00:00";
  out[0] = static_cast<char>('0' + minute / 600);
  out[1] = static_cast<char>('0' + minute / 60 % 10);
  out[3] = static_cast<char>('0' + minute % 60 / 10);
  out[4] = static_cast<char>('0' + minute % 10);
  return out;
}

void check_overlap(Deciding& decide, std::vector<Window> windows) {
  std::ranges::sort(windows, {}, &Window::from);
  for (std::size_t i = 1; i < windows.size(); ++i) {
    if (windows[i].from < windows[i - 1].to) decide.refuse_because(Reason::windows_overlap, clock_text(windows[i].from));
  }
}

std::uint8_t read_weekdays(Deciding& decide, const object& window) {
  std::uint8_t out = 0;
  const boost::json::value* value = window.if_contains("weekdays");
  const boost::json::array* list = value == nullptr ? nullptr : value->if_array();
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    boost::system::error_code error;
    const auto day = (*list)[i].to_number<int>(error);
    if (error || day < 1 || day > 7) {
      decide.args.fail(state::ArgFault::Kind::malformed, "weekdays");
      return 0;
    }
    out = static_cast<std::uint8_t>(out | 1U << static_cast<unsigned>(day - 1));
  }
  if (out == 0) decide.args.fail(state::ArgFault::Kind::malformed, "weekdays");
  return out;
}

std::vector<WeekWindow> read_week(Deciding& decide) {
  std::vector<WeekWindow> out;
  for (const object* one : decide.args.objects("windows", kWindowsMax)) {
    state::Args args(*one, {"weekdays", "from", "to", "desks"});
    const Window window = read_window(decide, args);
    out.push_back({read_weekdays(decide, *one), window});
  }
  for (int weekday = 0; weekday < 7; ++weekday) {
    std::vector<Window> of_day;
    for (const WeekWindow& one : out) {
      if ((one.weekdays >> weekday & 1) != 0) of_day.push_back(one.window);
    }
    check_overlap(decide, std::move(of_day));
  }
  return out;
}

Decision set_pool(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "name", "site", "office", "rooms", "windows"});
  Pool pool;
  pool.id = decide.args.text("pool", 20);
  pool.name = decide.args.name("name", 100);
  pool.site = decide.args.name("site", 100);
  pool.office = decide.args.text("office", 200);
  pool.rooms = decide.number("rooms", 0, 50, 0);
  pool.windows = read_week(decide);
  if (decide.refused()) return refuse(*decide.refusal());
  if (!known.site(context.db, *decide.ags, pool.site)) return refuse(refusal(Reason::unknown_site, pool.site));
  if (pool.id.empty()) {
    pool.id = next_pool_id(context.db, context.log);
  } else {
    const auto before = find_pool(context.db, context.log, pool.id);
    if (!before) return refuse(refusal(Reason::unknown_pool, pool.id));
    pool.closed = before->closed;
    if (*before == pool && !before->closed) return refuse(refusal(Reason::nothing_changes));
  }
  return decide.entry(event::kPoolSet, pool.id, encode(pool));
}

Decision close_pool(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "reason"});
  const Pool pool = decide.pool();
  const std::string reason = decide.reason();
  return decide.entry(event::kPoolClosed, pool.id, object{{"reason", reason}});
}

Decision set_day(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "day", "until", "windows", "reason"});
  const Pool pool = decide.pool();
  const auto day = decide.args.date("day");
  const auto until = decide.args.has("until") ? decide.args.date("until") : day;
  const std::string reason = decide.reason();
  std::vector<Window> windows;
  for (const object* one : decide.args.objects("windows", kWindowsMax)) {
    state::Args window(*one, {"from", "to", "desks"});
    windows.push_back(read_window(decide, window));
  }
  std::ranges::sort(windows, {}, &Window::from);
  check_overlap(decide, windows);
  if (!day) decide.args.fail(state::ArgFault::Kind::malformed, "day");
  if (!until) decide.args.fail(state::ArgFault::Kind::malformed, "until");
  if (decide.refused()) return refuse(*decide.refusal());
  const std::chrono::sys_days first = *day;
  const std::chrono::sys_days last = *until;
  if (last < first || last - first >= std::chrono::days(kDaysMax)) return refuse(refusal(Reason::range));
  std::vector<state::NewEntry> out;
  for (auto one = first; one <= last; one += std::chrono::days(1)) {
    const Exception exception{.day = one, .windows = windows, .reason = reason};
    out.push_back({.type = std::string(event::kDaySet), .subject = pool.id, .data = encode(exception), .occurred = std::nullopt, .parts = {}});
  }
  return out;
}

Decision clear_day(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "day"});
  const Pool pool = decide.pool();
  const auto day = decide.args.date("day");
  if (!day) decide.args.fail(state::ArgFault::Kind::malformed, "day");
  if (decide.refused()) return refuse(*decide.refusal());
  const auto set = exceptions(context.db, context.log, pool.id, *day);
  if (set.empty() || set.front().day != *day) return refuse(refusal(Reason::nothing_changes));
  return decide.entry(event::kDayCleared, pool.id, object{{"day", format_date(*day)}});
}

Decision set_offer(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "service", "step", "minutes", "desks", "rooms", "lead_minutes", "ahead_days", "online"});
  const Pool pool = decide.pool();
  Offer offer{.pool = pool.id, .service = decide.service(), .step = std::nullopt};
  if (decide.args.has("step")) offer.step = decide.number("step", 0, 100);
  offer.minutes = decide.number("minutes", 1, kMinutesMax);
  offer.desks = decide.number("desks", 1, kDesksMax, 1);
  offer.rooms = decide.number("rooms", 0, pool.rooms, 0);
  offer.lead_minutes = decide.number("lead_minutes", 0, 60 * 24 * 60, 0);
  offer.ahead_days = decide.number("ahead_days", 0, 400, 60);
  offer.online = decide.args.has("online") ? decide.args.flag("online") : true;
  if (decide.refused()) return refuse(*decide.refusal());
  const auto before = find_offer(context.db, context.log, pool.id, offer.service);
  if (before) offer.invited_only = before->invited_only;
  if (before == offer) return refuse(refusal(Reason::nothing_changes));
  // What begins anew begins with those who wait for it, or a plan made after the call-off would be sold to newcomers at once.
  if (!before || before->withdrawn) offer.invited_only = offer.invited_only || !waiting_for_new_time(context.db, context.log, pool.id, offer.service, context.now, 1).empty();
  return decide.entry(event::kOfferSet, pool.id, encode(offer));
}

Decision withdraw_offer(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "service"});
  const Pool pool = decide.pool();
  const Offer offer = decide.offer(pool, decide.args.name("service", 100));
  return decide.entry(event::kOfferWithdrawn, pool.id, object{{"service", offer.service}});
}

Decision open_offer(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "service"});
  const Pool pool = decide.pool();
  const Offer offer = decide.offer(pool, decide.args.name("service", 100));
  if (!offer.invited_only) decide.refuse_because(Reason::nothing_changes);
  return decide.entry(event::kOfferOpened, pool.id, object{{"service", offer.service}});
}

}  // namespace

std::vector<state::CommandKind> plan_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.set_pool", known, set_pool),    kind("appointments.close_pool", known, close_pool), kind("appointments.set_day", known, set_day),
          kind("appointments.clear_day", known, clear_day),  kind("appointments.set_offer", known, set_offer),   kind("appointments.withdraw_offer", known, withdraw_offer),
          kind("appointments.open_offer", known, open_offer)};
}

}  // namespace nb::appointments
