// SPDX-License-Identifier: EUPL-1.2
// What happens to a booking afterwards: corrected, moved, ended; by the counter, or by whoever holds its link.
#include <algorithm>
#include <boost/json.hpp>

#include "appointments/deciding.hpp"
#include "appointments/events.hpp"
#include "appointments/movable.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/text.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kWavesLooked = 1000;

/// A notice that goes out once more, as one of its own: addresses may have changed, and no key is used for two messages.
struct Retelling {
  NoticeKind kind = NoticeKind::confirmation;
  std::string cause;
};

/// It stands, or its holder may still want it.
void require_movable(Deciding& decide, const Booking& booking) {
  if (!movable(booking)) decide.refuse_because(Reason::booking_state);
}
void require_booked(Deciding& decide, const Booking& booking) {
  if (booking.status != Status::booked) decide.refuse_because(Reason::booking_state);
}

/// What somebody is told once more: what was said last, if it still holds; else how the appointment stands. nullopt: there is nothing to say, or
/// something is being said right now.
std::optional<Retelling> retelling(const Deciding& decide, const Booking& booking) {
  storage::Db& db = decide.context.db;
  const auto said = notices_of(db, decide.context.log, booking.id);
  if (std::ranges::any_of(said, [](const Notice& one) { return one.state == NoticeState::attempted; })) return std::nullopt;
  if (booking.status != Status::booked) {  // who has no time may be choosing one
    const auto all = waves(db, decide.context.log, kWavesLooked);
    const auto wave = std::ranges::find(all, booking.wave, &Wave::id);
    if (wave != all.end() && wave->expires > decide.context.now) return Retelling{NoticeKind::offer, wave->id};
  }
  if (booking.status == Status::waiting) return std::nullopt;
  const NoticeKind otherwise = booking.status == Status::booked ? NoticeKind::confirmation : NoticeKind::cancellation;
  const auto last = std::ranges::find_if(said.rbegin(), said.rend(), [&](const Notice& one) { return one.kind != NoticeKind::offer && one.sequence == booking.sequence; });
  const Retelling out = last == said.rend() ? Retelling{otherwise, otherwise == NoticeKind::cancellation ? booking.call_off : ""} : Retelling{last->kind, last->cause};
  if (out.kind == NoticeKind::confirmation && !decide.writes(booking.channels)) return std::nullopt;  // nobody is called for it
  return out;
}

/// False: there is nothing to tell.
bool put_retelling(const Deciding& decide, const Booking& booking, object& data) {
  const auto again = retelling(decide, booking);
  if (!again) return false;
  data.emplace("tell", word_of(kNoticeKinds, again->kind));
  if (!again->cause.empty()) data.emplace("tell_cause", again->cause);
  return true;
}

Decision tell_again(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking"});
  const Booking booking = decide.booking();
  require_movable(decide, booking);
  object data;
  if (!decide.refused() && !put_retelling(decide, booking, data)) decide.refuse_because(Reason::nothing_to_tell);
  return decide.entry(event::kToldAgain, booking.id, data);
}

Decision correct_booking(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "urgency", "channels", "reference", "uid", "sequence", "tell_again", "reason"});
  const Booking booking = decide.booking();
  require_movable(decide, booking);
  object data{{"reason", decide.reason()}};
  const std::size_t nothing = data.size();
  if (decide.args.has("urgency")) data.emplace("urgency", word_of(kUrgencies, decide.urgency()));
  if (decide.args.has("channels")) data.emplace("channels", decide.channels());
  if (decide.args.has("uid")) data.emplace("uid", decide.args.text("uid", 255));
  // Calendars pass over whatever counts lower than what they have: it never falls.
  if (const int sequence = decide.number("sequence", 0, kSequenceMax, 0); sequence > 0) data.emplace("sequence", std::max(sequence, static_cast<int>(booking.sequence)));
  if (decide.args.has("reference")) {
    const std::string reference = decide.args.text("reference", 100);
    if (!decide.refused() && !reference.empty()) {
      const auto other = find_booking_by_code(context.db, context.log, reference);
      if (other && other->id != booking.id) decide.refuse_because(Reason::reference_known, reference);
    }
    data.emplace("reference", reference);
  }
  const bool person = context.sealed != nullptr;
  if (person && context.sealed->subject != booking.id) decide.refuse_because(Reason::sealed_missing);
  if (!person && data.size() == nothing) decide.refuse_because(Reason::nothing_changes);
  if (person) data.emplace("person", true);
  if (decide.args.flag("tell_again") && !decide.refused()) {
    Booking after = booking;
    if (decide.args.has("channels")) after.channels = decide.channels();
    put_retelling(decide, after, data);  // where there is nothing to say the correction stands all the same
  }
  return decide.entry(event::kCorrected, booking.id, data, person);
}

/// Where and when it is from now on.
struct NewTime {
  Pool pool;
  Need need;
};

Decision moved(Deciding& decide, const Booking& before, const NewTime& to, std::string_view by, bool notify) {
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string& site = to.pool.id.empty() ? before.site : to.pool.site;
  if (before.status == Status::booked && before.pool == to.pool.id && before.start == to.need.start && before.minutes == to.need.minutes)
    return refuse(refusal(Reason::nothing_changes));
  object data{{"pool", to.pool.id},
              {"site", site},
              {"start", format_utc(to.need.start)},
              {"local", decide.known.zone->format(to.need.start)},
              {"minutes", to.need.minutes},
              {"desks", to.need.desks},
              {"rooms", to.need.rooms},
              {"sequence", before.sequence + 1},
              {"by", by}};
  if (notify) data.emplace("notice", true);
  return decide.entry(event::kMoved, before.id, data);
}

/// The pool that was asked for, else the one it had.
Pool target_pool(Deciding& decide, const Booking& booking) {
  if (decide.args.has("pool")) return decide.pool();
  if (decide.refused() || booking.pool.empty()) return {};
  Pool pool = find_pool(decide.context.db, decide.context.log, booking.pool).value_or(Pool{});
  if (pool.closed) decide.refuse_because(Reason::pool_closed, pool.name);
  return pool;
}

std::optional<Need> own_need(const Booking& booking, const Pool& pool) {
  if (booking.status != Status::booked || booking.pool != pool.id) return std::nullopt;
  return Need{booking.start, booking.minutes, booking.desks, booking.rooms};
}

Decision move_booking(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "start", "fold", "pool", "minutes", "notify", "anyway", "as_stated"});
  const Booking booking = decide.booking();
  require_movable(decide, booking);
  NewTime to{.pool = target_pool(decide, booking), .need = {.start = decide.start()}};
  const bool as_stated = decide.args.flag("as_stated");  // an import that learned of another time: recorded, not judged
  if (!decide.refused() && as_stated && booking.source != Source::import) decide.args.fail(state::ArgFault::Kind::malformed, "as_stated");
  std::optional<Offer> offer;
  if (!decide.refused() && !to.pool.id.empty()) offer = find_offer(context.db, context.log, to.pool.id, booking.service);
  if (!decide.refused() && !as_stated && (!offer || offer->withdrawn)) decide.refuse_because(Reason::not_offered, booking.service);
  const int usual = booking.minutes > 0 ? booking.minutes : offer ? offer->minutes : 15;
  to.need.minutes = decide.number("minutes", 1, as_stated ? 24 * 60 : kMinutesMax, usual);
  to.need.desks = offer ? offer->desks : booking.desks;
  to.need.rooms = offer ? offer->rooms : booking.rooms;
  if (!as_stated && offer) decide.judge(to.pool, *offer, to.need, {.anyway = decide.args.flag("anyway"), .except = own_need(booking, to.pool)});
  return moved(decide, booking, to, "counter", decide.args.flag("notify"));
}

Decision end_by_authority(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "reason", "notify"});
  const Booking booking = decide.booking();
  require_booked(decide, booking);
  object data{{"sequence", booking.sequence + 1}, {"reason", decide.reason()}};
  if (decide.args.flag("notify")) data.emplace("notice", true);
  return decide.entry(event::kCancelled, booking.id, data);
}

Decision give_up_booking(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking"});
  const Booking booking = decide.booking();
  require_movable(decide, booking);
  return decide.entry(event::kGivenUp, booking.id, object{{"sequence", booking.sequence + 1}, {"by", "counter"}});
}

Decision close_booking(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "outcome"});
  const Booking booking = decide.booking();
  static constexpr std::array<std::string_view, 2> kOutcomes{"served", "no_show"};
  const auto outcome = decide.args.word<std::size_t>("outcome", kOutcomes);
  // A slip at the counter can be put right: served and not come change places.
  const Status same = outcome == 0 ? Status::served : Status::no_show;
  if (booking.status == same || (booking.status != Status::booked && booking.status != Status::served && booking.status != Status::no_show))
    decide.refuse_because(Reason::booking_state);
  if (outcome == 1 && booking.start > context.now) decide.refuse_because(Reason::not_begun);
  return decide.entry(event::kClosed, booking.id, object{{"outcome", kOutcomes.at(outcome)}});
}

Decision make_link(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "link", "expires"});
  const Booking booking = decide.booking();
  require_movable(decide, booking);
  object data;
  decide.link(data, "link", "expires");
  if (data.empty()) decide.args.fail(state::ArgFault::Kind::malformed, "link");
  return decide.entry(event::kLinked, booking.id, data);
}

/// The booking whose link somebody holds.
Booking linked_booking(Deciding& decide) {
  const std::string token = decide.args.name("link", 64);
  const auto bytes = from_hex(token);
  if (!decide.refused() && (!bytes || bytes->size() != 32)) decide.refuse_because(Reason::link_unknown);
  if (decide.refused()) return {};
  Hash hash;
  std::copy(bytes->begin(), bytes->end(), hash.bytes.begin());
  const auto link = find_link(decide.context.db, hash);
  if (!link || link->log != decide.context.log) {
    decide.refuse_because(Reason::link_unknown);
    return {};
  }
  if (link->expires <= decide.context.now) decide.refuse_because(Reason::link_expired);
  auto found = find_booking(decide.context.db, decide.context.log, link->booking);
  if (!found || is_erased(decide.context.db, decide.context.log, link->booking)) decide.refuse_because(Reason::link_unknown);
  return std::move(found).value_or(Booking{});
}

/// Who was called off waits for the wave that names them; who has an appointment may move it.
void require_turn(Deciding& decide, const Booking& booking, const Offer& offer) {
  if (offer.invited_only && booking.status != Status::booked && booking.wave.empty()) decide.refuse_because(Reason::invited_only);
}

Decision follow_link(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"link", "action", "start", "fold", "pool"});
  static constexpr std::array<std::string_view, 2> kActions{"move", "give_up"};
  const auto action = decide.args.word<std::size_t>("action", kActions);
  const Booking booking = linked_booking(decide);
  require_movable(decide, booking);
  if (booking.status == Status::booked && booking.start <= context.now) decide.refuse_because(Reason::booking_state);
  if (action == 1) return decide.entry(event::kGivenUp, booking.id, object{{"sequence", booking.sequence + 1}, {"by", "link"}});
  if (booking.moves >= kMovesMax) decide.refuse_because(Reason::moves_max);
  NewTime to{.pool = target_pool(decide, booking), .need = {.start = decide.start()}};
  if (!decide.refused() && to.pool.id.empty()) decide.refuse_because(Reason::unknown_pool, "");
  const Offer offer = decide.offer(to.pool, booking.service);
  to.need = {.start = to.need.start, .minutes = offer.minutes, .desks = offer.desks, .rooms = offer.rooms};
  require_turn(decide, booking, offer);
  decide.judge(to.pool, offer, to.need, {.online = true, .linked = true, .except = own_need(booking, to.pool)});
  return moved(decide, booking, to, "link", decide.writes(booking.channels));
}

}  // namespace

std::vector<state::CommandKind> change_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.correct_booking", known, correct_booking),
          kind("appointments.tell_again", known, tell_again),
          kind("appointments.move_booking", known, move_booking),
          kind("appointments.cancel_booking", known, end_by_authority),
          kind("appointments.give_up_booking", known, give_up_booking),
          kind("appointments.close_booking", known, close_booking),
          kind("appointments.make_link", known, make_link),
          kind("appointments.follow_link", known, follow_link)};
}

}  // namespace nb::appointments
