// SPDX-License-Identifier: EUPL-1.2
// The slip with a waiting number: A6 for any printer, a piece of roll for a receipt printer, a page of HTML where neither shows PDF.
#include <algorithm>

#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "paper/document.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
#include "web/pages/console/slip_size.hpp"
#include "web/pages/queue/pages.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

/// What the slip says, on paper and as a page.
struct Slip {
  appointments::Pool pool;
  appointments::Ticket ticket;
  std::string service;  ///< may be empty
  std::string drawn;
  std::optional<long> wait_minutes;  ///< where it was measured
};

std::optional<Slip> slip_of(const StabVisit& visit) {
  const auto number = parse_u64(visit.query("nr"));
  if (!visit.town || !number || *number > 999) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const auto pool = appointments::find_pool(snapshot.db(), visit.log(), visit.query("bereich"));
  if (!pool) return std::nullopt;
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  const auto all = appointments::tickets(snapshot.db(), visit.log(), pool->id, today);
  const auto ticket = std::ranges::find(all, static_cast<unsigned>(*number), &appointments::Ticket::number);
  if (ticket == all.end()) return std::nullopt;
  Slip out{.pool = *pool, .ticket = *ticket, .service = {}, .drawn = visit.moment(ticket->drawn) + " Uhr", .wait_minutes = {}};
  const auto& services = visit.region->shared->services;
  if (const auto service = std::ranges::find(services, ticket->service, &catalogue::Service::id); service != services.end()) out.service = service->name_de;
  if (ticket->state != appointments::TicketState::waiting) return out;
  if (const auto wait = appointments::estimate_wait(all, ticket->number, visit.now)) out.wait_minutes = wait->wait.count();
  return out;
}

constexpr const char* kWait = "Bitte warten Sie, bis Ihre Nummer auf der Anzeige erscheint. Die Nummer gilt nur heute.";
constexpr const char* kWaitEnglish = "Please wait until your number appears on the display. It is valid today only.";

/// A6 for any printer; on the roll everything below each other, because it is as wide as a hand.
Bytes printed(const StabVisit& visit, const Slip& slip, paper::PageFormat format) {
  const bool roll = format == paper::PageFormat::roll;
  const std::string& town = visit.town->town->municipality.name;
  const std::string number = std::to_string(slip.ticket.number);
  paper::Document doc(
      {.format = format, .title = "Wartenummer " + number, .town = roll ? "" : town, .header_note = roll ? "" : slip.pool.name, .created = visit.now, .page_numbers = false});
  if (roll) doc.paragraph(town + ", " + slip.pool.name, paper::TextStyle::strong);
  doc.badge({.label = "Ihre Wartenummer / your number", .number = number});
  std::vector<paper::Fact> facts;
  if (!slip.service.empty()) facts.push_back({"Leistung", slip.service, "Service"});
  facts.push_back({"Gezogen", slip.drawn, "Drawn"});
  if (slip.wait_minutes) facts.push_back({"Wartezeit", "etwa " + std::to_string(*slip.wait_minutes) + " Minuten (heute gemessen)", "Waiting time"});
  doc.facts(facts);
  doc.paragraph(kWait);
  doc.paragraph(kWaitEnglish, paper::TextStyle::small);
  return std::move(doc).finish();
}

}  // namespace

std::optional<web::Response> queue_slip_pdf(const StabVisit& visit) {
  const auto slip = slip_of(visit);
  if (!slip) return std::nullopt;
  const Bytes pdf = printed(visit, *slip, slip_format(visit));
  return web::Response{.content_type = "application/pdf",
                       .text = std::string(text_of(pdf)),
                       .headers = {{"Content-Disposition", "inline; filename=\"wartenummer-" + std::to_string(slip->ticket.number) + ".pdf\""}}};
}

std::string_view queue_slip_page(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, kSlipTitle, StabNav::none);
  const auto slip = slip_of(visit);
  if (!slip) {
    page.show("NO_SLIP");
    return "queue_slip";
  }
  Section out = page.add("SLIP");
  out.set("TOWN_NAME", visit.town->town->municipality.name);
  out.set("POOL_NAME", slip->pool.name);
  out.set("NUMBER", std::to_string(slip->ticket.number));
  out.set_shown("SERVICE", slip->service, "HAS_SERVICE");
  out.set("DRAWN", slip->drawn);
  if (slip->wait_minutes) out.set_shown("MINUTES", std::to_string(*slip->wait_minutes), "HAS_WAIT");
  out.set("BACK", counter_href(visit.place, slip->pool.id, visit.query("schalter")));
  return "queue_slip";
}

}  // namespace nb::pages
