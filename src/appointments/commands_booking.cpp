// SPDX-License-Identifier: EUPL-1.2
// Making a booking: reserve and confirm, in one go at the counter, taken over from elsewhere, or on the waiting list. These decisions run
// one after the other on the writer's connection: what they see as free is free.
#include <boost/json.hpp>

#include "appointments/code.hpp"
#include "appointments/deciding.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

bool sealed_for(const DecideContext& context, std::string_view booking) { return context.sealed != nullptr && context.sealed->subject == booking; }

/// Id and code of the booking that this command makes.
void name(Deciding& decide, Booking& booking) {
  booking.id = booking_id(decide.context.command);
  booking.code = code_of(decide.context.command);
  if (decide.refused()) return;
  if (const auto other = find_booking_by_code(decide.context.db, decide.context.log, booking.code); other && other->id != booking.id) decide.refuse_because(Reason::code_taken);
}

void fill_from(Booking& booking, const Pool& pool, const Offer& offer, const Zone& zone) {
  booking.service = offer.service;
  booking.step = offer.step;
  booking.site = pool.site;
  booking.pool = pool.id;
  booking.local = zone.format(booking.start);
  booking.desks = offer.desks;
  booking.rooms = offer.rooms;
}

Need need_of(const Booking& booking) { return {booking.start, booking.minutes, booking.desks, booking.rooms}; }

Decision reserve(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "service", "start", "fold", "source", "urgency"});
  const Pool pool = decide.pool();
  const Offer offer = decide.offer(pool, decide.args.name("service", 100));
  Booking booking{.start = decide.start(), .minutes = offer.minutes, .source = decide.args.word<Source>("source", kSources), .urgency = decide.urgency()};
  if (booking.source == Source::import) decide.args.fail(state::ArgFault::Kind::malformed, "source");
  const bool online = booking.source == Source::online;
  fill_from(booking, pool, offer, *known.zone);
  if (online && offer.invited_only) decide.refuse_because(Reason::invited_only);
  decide.judge(pool, offer, need_of(booking), {.online = online});
  name(decide, booking);
  booking.status = Status::reserved;
  booking.expires = context.now + kReservationLasts;
  return decide.entry(event::kReserved, booking.id, booking_object(booking));
}

/// A reservation that still counts.
Booking reserved(Deciding& decide) {
  Booking booking = decide.booking();
  if (decide.refused()) return booking;
  const bool expired = booking.status == Status::reserved ? booking.expires.value_or(decide.context.now) <= decide.context.now : booking.status == Status::released;
  if (expired) decide.refuse_because(Reason::reservation_expired);
  if (booking.status != Status::reserved) decide.refuse_because(Reason::booking_state);
  return booking;
}

/// Members that say how the person is told, for a booking that stands from now on.
void put_telling(Deciding& decide, Channels channels, object& data) {
  if (decide.args.flag("notify") && decide.writes(channels)) data.emplace("notice", true);
  decide.link(data, "link", "link_expires");
}

/// What happened between reserving and confirming: the day may be called off, the service impossible.
void check_still_there(Deciding& decide, const Booking& booking) {
  if (decide.refused()) return;
  const CivilDate day = decide.known.zone->local(booking.start).day;
  const Pool pool = find_pool(decide.context.db, decide.context.log, booking.pool).value_or(Pool{});
  if (is_called_off(decide.context.db, decide.context.log, pool, booking.service, day)) decide.refuse_because(Reason::day_called_off, format_date(day));
  const bool online = booking.source == Source::online;
  if (online && is_not_here(decide.known.state(*decide.ags, booking.service, booking.step))) decide.refuse_because(Reason::service_stopped, booking.service);
}

Decision confirm(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "channels", "urgency", "notify", "link", "expires"});
  const Booking booking = reserved(decide);
  check_still_there(decide, booking);
  const Channels channels = decide.channels();
  object data{{"channels", channels}, {"urgency", word_of(kUrgencies, decide.urgency(booking.urgency))}};
  put_telling(decide, channels, data);
  if (!sealed_for(context, booking.id)) decide.refuse_because(Reason::sealed_missing);
  return decide.entry(event::kConfirmed, booking.id, data, true);
}

Decision release(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking"});
  const Booking booking = reserved(decide);
  return decide.entry(event::kReleased, booking.id, object{});
}

/// The pool that does this at a site, if there is one.
Pool usual_pool(Deciding& decide, std::string_view service, std::string_view site) {
  if (decide.refused()) return {};
  const auto found = offers_of(decide.context.db, decide.context.log, service, site);
  if (found.empty() || (site.empty() && found.size() > 1)) return {};
  return find_pool(decide.context.db, decide.context.log, found.front().pool).value_or(Pool{});
}

/// What an import states is taken down as it was agreed, wherever and whenever; whether it can take place is asked afterwards.
void take_as_stated(Deciding& decide, Booking& booking, const Pool& pool) {
  const auto offer = pool.id.empty() ? std::nullopt : find_offer(decide.context.db, decide.context.log, pool.id, booking.service);
  booking.minutes = decide.number("minutes", 1, 24 * 60, offer ? offer->minutes : 15);
  booking.local = decide.known.zone->format(booking.start);
  if (decide.args.has("step")) booking.step = decide.number("step", 0, 100);
  if (!offer) return;
  booking.pool = pool.id;
  booking.site = pool.site;
  booking.desks = offer->desks;
  booking.rooms = offer->rooms;
  if (!booking.step) booking.step = offer->step;
}

void take_judged(Deciding& decide, Booking& booking, const Pool& pool) {
  if (!decide.refused() && pool.id.empty()) decide.refuse_because(Reason::not_offered, booking.service);
  const Offer offer = decide.offer(pool, booking.service);
  if (decide.args.has("step")) decide.args.fail(state::ArgFault::Kind::malformed, "step");  // the offer says which
  booking.minutes = decide.number("minutes", 1, kMinutesMax, offer.minutes);
  fill_from(booking, pool, offer, *decide.known.zone);
  const bool online = booking.source == Source::online;
  if (online && offer.invited_only) decide.refuse_because(Reason::invited_only);
  if (online && booking.minutes != offer.minutes) decide.args.fail(state::ArgFault::Kind::malformed, "minutes");
  decide.judge(pool, offer, need_of(booking), {.online = online, .anyway = !online && decide.args.flag("anyway")});
}

void check_reference(Deciding& decide, const Booking& booking) {
  if (decide.refused() || booking.reference.empty()) return;
  const auto known = find_booking_by_code(decide.context.db, decide.context.log, booking.reference);
  if (known && known->id != booking.id) decide.refuse_because(Reason::reference_known, booking.reference);
}

Decision take_booking(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(
      context, known, args,
      {"source", "service", "start", "fold", "pool", "site", "step", "minutes", "reference", "uid", "sequence", "urgency", "channels", "notify", "anyway", "link", "expires"});
  Booking booking{.reference = decide.args.text("reference", 100), .uid = decide.args.text("uid", 255)};
  booking.sequence = static_cast<unsigned>(decide.number("sequence", 0, kSequenceMax, 0));
  booking.source = decide.args.word<Source>("source", kSources);
  booking.service = decide.service();
  booking.site = decide.site();
  booking.start = decide.start();
  booking.urgency = decide.urgency();
  booking.channels = decide.channels();
  const Pool pool = decide.args.has("pool") ? decide.pool() : usual_pool(decide, booking.service, booking.site);
  if (booking.source == Source::import) {
    take_as_stated(decide, booking, pool);
  } else {
    take_judged(decide, booking, pool);
  }
  name(decide, booking);
  check_reference(decide, booking);
  object data = booking_object(booking);
  put_telling(decide, booking.channels, data);
  const bool person = context.sealed != nullptr;
  if (person ? !sealed_for(context, booking.id) : booking.source == Source::online) decide.refuse_because(Reason::sealed_missing);
  if (person) data.emplace("person", true);
  return decide.entry(event::kTaken, booking.id, data, person);
}

Decision join_waiting(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"service", "source", "pool", "site", "until", "urgency", "channels"});
  Booking booking{.service = decide.service(), .site = decide.site(), .source = Source::online};
  if (decide.args.has("source")) booking.source = decide.args.word<Source>("source", kSources);
  if (booking.source == Source::import) decide.args.fail(state::ArgFault::Kind::malformed, "source");
  const Pool pool = decide.pool(false);
  booking.pool = pool.id;
  if (!pool.id.empty()) {
    booking.site = pool.site;
    booking.step = decide.offer(pool, booking.service).step;
  }
  booking.urgency = decide.urgency();
  booking.channels = decide.channels();
  const auto until = decide.args.date("until");
  if (until && *until < decide.today()) decide.args.fail(state::ArgFault::Kind::malformed, "until");
  if (until) booking.expires = known.zone->instant(std::chrono::sys_days(*until) + std::chrono::days(1), {});
  booking.status = Status::waiting;
  name(decide, booking);
  if (!sealed_for(context, booking.id)) decide.refuse_because(Reason::sealed_missing);
  object data = booking_object(booking);
  data.emplace("person", true);
  // Who waits because it is impossible comes before newcomers once it is possible again.
  if (!decide.refused() && is_not_here(known.state(*decide.ags, booking.service, booking.step))) data.emplace("stopped", true);
  return decide.entry(event::kWaiting, booking.id, data, true);
}

}  // namespace

std::vector<state::CommandKind> booking_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.reserve", known, reserve), kind("appointments.confirm", known, confirm), kind("appointments.release", known, release),
          kind("appointments.take_booking", known, take_booking), kind("appointments.join_waiting", known, join_waiting)};
}

}  // namespace nb::appointments
