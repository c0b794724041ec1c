// SPDX-License-Identifier: EUPL-1.2
// What the holder of a link sees of their booking: nothing that says who they are. They move it, give it up, or take a time that is offered.
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "base/random.hpp"
#include "base/zone.hpp"
#include "web/pages/booking/pages.hpp"
#include "web/pages/booking/put.hpp"
#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using appointments::Booking;
using appointments::Status;

struct Shown {
  std::string_view key;    ///< booking.own_<key>
  std::string_view state;  ///< class and icon
};
Shown shown(const Booking& booking, Instant now) {
  switch (booking.status) {
    case Status::booked:
      return booking.start <= now ? Shown{"past", "unknown"} : Shown{"booked", "possible"};
    case Status::called_off:
      return booking.wave.empty() ? Shown{"called_off", "impossible"} : Shown{"offered", "limited"};
    case Status::waiting:
      return booking.wave.empty() ? Shown{"waiting", "limited"} : Shown{"offered", "limited"};
    case Status::given_up:
      return {"given_up", "unknown"};
    case Status::reserved:
    case Status::released:
    case Status::served:
    case Status::no_show:
      break;
  }
  return {"past", "unknown"};
}

bool can_change(const Booking& booking, Instant now) {
  return (booking.status == Status::booked && booking.start > now) || booking.status == Status::called_off || booking.status == Status::waiting;
}

/// New times, or why there are none to choose from.
void put_move(const Context& context, Section page, const BookingVisit& visit, storage::Db& db, const Booking& booking, const OwnPage& with) {
  Section move = page.add("MOVE");
  move.show(booking.status == Status::booked ? "ANOTHER" : "NEW_TIME");
  if (booking.moves >= appointments::kMovesMax) return move.show("TOO_OFTEN");
  const auto bookable = find_bookable(visit, db, booking.service, true);
  if (!bookable || bookable->at.empty()) return move.show("BY_PHONE");
  if (is_stopped(visit, *bookable)) return move.show("IS_STOPPED");
  if (bookable->invited_only() && booking.status != Status::booked && booking.wave.empty()) return move.show("NOT_YET");
  const std::string here = context.links.town(visit.rest);
  const FreeTimes times =
      free_times(visit, db, *bookable,
                 {.site = with.site.empty() ? booking.site : with.site, .day = with.day, .from = with.from, .invited = booking.status == Status::booked || !booking.wave.empty()});
  put_times(context, move, times, {.action = here + "verlegen#inhalt", .days = here + "?tag=", .later = here + "?ab="});
}

}  // namespace

web::Response booking_own_page(const BookingVisit& visit, int status, storage::Db& db, const Booking& booking, const OwnPage& with) {
  return booking_page(visit, status, "booking_own", [&](const Context& context, Section page) {
    const Shown now = shown(booking, visit.now);
    const std::string key = "booking.own_" + std::string(now.key);
    put_booking_frame(context, page, context.texts.say("booking.own_title"));
    page.set("HERE", context.links.town(visit.rest));
    page.set("STATE", now.state);
    page.set("STATE_SENTENCE", context.texts.say(key));
    page.set("STATE_TEXT", context.texts.say(key + "_text"));
    page.set("NUMBER", booking.code);
    page.set_shown("MESSAGE", with.message, "MESSAGE_SHOWN");
    page.set_shown("DONE_TEXT", with.done, "DONE_SHOWN");
    put_what(context, page, visit, booking);
    page.set("FORM_ID", make_command_id(visit.parts.random, visit.now).str());
    put_numbers(context, page, *visit.home.town, 3);
    page.show_if(booking.status == Status::booked && booking.start > visit.now, "CALENDAR");
    if (!can_change(booking, visit.now)) return;
    put_move(context, page, visit, db, booking, with);
    page.show("GIVE_UP");
  });
}

}  // namespace nb::pages
