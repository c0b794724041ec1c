// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/own.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "appointments/queries.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "crypto/sha256.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
#include "web/pages/booking/calendar_file.hpp"
#include "web/pages/booking/pages.hpp"
#include "web/pages/filing_guard.hpp"
#include "web/pages/origin.hpp"
#include "web/server/http.hpp"
#include "web/server/problem.hpp"

namespace nb::pages {

namespace {

/// "TOKEN/verlegen": the two halves.
struct Asked {
  std::string token;
  std::string what;
};
std::optional<Asked> asked_of(const BookingVisit& visit) {
  const std::size_t slash = visit.step.find('/');
  if (slash != kLinkTokenSize) return std::nullopt;
  return Asked{visit.step.substr(0, slash), visit.step.substr(slash + 1)};
}

Hash hash_of(std::string_view token) { return crypto::sha256(bytes_of(token)); }

/// The booking a good token stands for. What is wrong with another is nobody's business.
std::optional<appointments::Booking> booking_of(const BookingVisit& visit, storage::Db& db, std::string_view token) {
  const auto link = appointments::find_link(db, hash_of(token));
  if (!link || link->log != visit.log() || link->expires <= visit.now || appointments::is_erased(db, link->log, link->booking)) return std::nullopt;
  return appointments::find_booking(db, link->log, link->booking);
}

BookingVisit at(const BookingVisit& visit, const Asked& asked) {
  BookingVisit out = visit;
  out.rest = std::string(kOwnPath) + asked.token + "/";
  return out;
}

web::Response neutral(const BookingVisit& visit) { return booking_said_page(visit, {.status = 404, .key = "link"}); }

std::string done_key(std::string_view what) { return what == "abgeben" ? "booking.own_gave_up" : "booking.own_moved"; }

}  // namespace

void OwnBookings::show(const BookingVisit& visit, const web::Reply& reply) {
  const std::string peer = address_key(visit.request->peer);
  if (!by_address_.allow(peer, visit.now)) return reply(booking_said_page(visit, {.status = 429, .key = "limit"}));
  const auto asked = asked_of(visit);
  if (!asked) return reply(neutral(visit));
  const auto snapshot = parts_.readers.snapshot();
  const auto booking = booking_of(visit, snapshot.db(), asked->token);
  if (!booking) return reply(neutral(visit));
  by_address_.forget(peer);  // whoever has a good link may look as often as they like
  const BookingVisit here = at(visit, *asked);
  if (asked->what == "termin.ics" && booking->status == appointments::Status::booked) return reply(booking_calendar_file(here, *booking));
  if (asked->what == "verlegen" || asked->what == "abgeben")  // reloaded after sending
    return reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", "./"}}});
  if (!asked->what.empty()) return reply(neutral(visit));
  const web::Form query(visit.request->query);
  reply(booking_own_page(here, 200, snapshot.db(), *booking,
                         {.token = asked->token, .day = parse_date(query.text("tag")), .from = parse_date(query.text("ab")), .site = query.text("ort")}));
}

void OwnBookings::lead(const BookingVisit& visit, const web::Reply& reply) {
  const std::string peer = address_key(visit.request->peer);
  if (!by_address_.allow(peer, visit.now)) return reply(booking_said_page(visit, {.status = 429, .key = "limit"}));
  const auto snapshot = parts_.readers.snapshot();
  const auto link = visit.step.size() == kLinkTokenSize ? appointments::find_link(snapshot.db(), hash_of(visit.step)) : std::nullopt;
  const auto ags = link ? ags_of(link->log) : std::nullopt;
  const auto town = ags ? visit.region->by_ags(ags->str()) : nullptr;
  // An expired link leads nowhere either: it must not be told from one that never was.
  if (!town || link->expires <= visit.now || appointments::is_erased(snapshot.db(), link->log, link->booking)) return reply(neutral(visit));
  by_address_.forget(peer);
  const std::string path = "/" + path_of({visit.lang(), town->town->municipality.slug, std::string(kOwnPath) + visit.step + "/"});
  reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", path}}});
}

void OwnBookings::act(const BookingVisit& visit, const web::Reply& reply, const Later& later) {
  const std::string peer = address_key(visit.request->peer);
  if (!by_address_.allow(peer, visit.now)) return reply(booking_said_page(visit, {.status = 429, .key = "limit"}));
  const auto asked = asked_of(visit);
  if (!asked || (asked->what != "verlegen" && asked->what != "abgeben")) return reply(neutral(visit));
  {
    const auto snapshot = parts_.readers.snapshot();
    if (!booking_of(visit, snapshot.db(), asked->token)) return reply(neutral(visit));
  }
  by_address_.forget(peer);
  const web::Form form(visit.request->body);
  boost::json::object args{{"link", to_hex(hash_of(asked->token).bytes)}, {"action", asked->what == "abgeben" ? "give_up" : "move"}};
  const auto slot = parse_slot(form.text("zeit"));
  if (slot) {
    args.emplace("pool", slot->pool);
    args.emplace("start", format_utc(slot->start));
  }
  const auto id = CommandId::parse(form.text("formular"));
  // Two buttons of one page are two things; the same one twice is one.
  const CommandId command = derived_command(id ? *id : make_command_id(parts_.random, visit.now), asked->what + form.text("zeit"));
  state::Command wish{.log = visit.log(), .id = command, .actor = "link", .name = "appointments.follow_link", .args = boost::json::serialize(args)};
  parts_.executor.submit(std::move(wish), [this, visit, reply, later, asked = *asked](const state::Outcome& outcome, const std::exception_ptr& failure) {
    const std::string refused = failure ? "failed" : outcome ? "" : outcome.error().code;
    later(visit, reply, [this, asked, refused](const BookingVisit& here, const web::Reply& to) {
      if (refused == "failed") return to(booking_said_page(here, {.status = 503, .key = "unknown"}));
      const auto snapshot = parts_.readers.snapshot();
      const auto booking = booking_of(here, snapshot.db(), asked.token);
      if (!booking) return to(neutral(here));
      const Texts& texts = here.texts();
      to(booking_own_page(
          at(here, asked), refused.empty() ? 200 : 409, snapshot.db(), *booking,
          {.token = asked.token, .message = refused.empty() ? "" : booking_refusal(texts, refused), .done = refused.empty() ? texts.say(done_key(asked.what)) : ""}));
    });
  });
}

}  // namespace nb::pages
