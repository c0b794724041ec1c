// SPDX-License-Identifier: EUPL-1.2
// The slip with a waiting number, on A5; two fit a sheet, and it is read from the hand.
#include <algorithm>

#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "paper/document.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
#include "web/pages/queue/pages.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

Bytes slip(const StabVisit& visit, const appointments::Pool& pool, const appointments::Ticket& ticket, const std::vector<appointments::Ticket>& all) {
  paper::Document doc({.format = paper::PageFormat::a5,
                       .title = "Wartenummer " + std::to_string(ticket.number),
                       .town = visit.town->town->municipality.name,
                       .header_note = pool.name,
                       .created = visit.now,
                       .page_numbers = false});
  doc.badge({.label = "Ihre Wartenummer / your number", .number = std::to_string(ticket.number)});
  std::vector<paper::Fact> facts;
  const auto& services = visit.region->shared->services;
  const auto service = std::ranges::find(services, ticket.service, &catalogue::Service::id);
  if (service != services.end()) facts.push_back({"Leistung", service->name_de, "Service"});
  facts.push_back({"Gezogen", visit.moment(ticket.drawn) + " Uhr", "Drawn"});
  if (const auto wait = appointments::estimate_wait(all, ticket.number, visit.now); wait && ticket.state == appointments::TicketState::waiting)
    facts.push_back({"Wartezeit", "etwa " + std::to_string(wait->wait.count()) + " Minuten (heute gemessen)", "Waiting time"});
  doc.facts(facts);
  doc.paragraph("Bitte warten Sie, bis Ihre Nummer auf der Anzeige erscheint. Die Nummer gilt nur heute.");
  doc.paragraph("Please wait until your number appears on the display. It is valid today only.", paper::TextStyle::small);
  return std::move(doc).finish();
}

}  // namespace

std::optional<web::Response> queue_slip_pdf(const StabVisit& visit) {
  const auto number = parse_u64(visit.query("nr"));
  if (!visit.town || !number || *number > 999) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const auto pool = appointments::find_pool(snapshot.db(), visit.log(), visit.query("bereich"));
  if (!pool) return std::nullopt;
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  const auto all = appointments::tickets(snapshot.db(), visit.log(), pool->id, today);
  const auto ticket = std::ranges::find(all, static_cast<unsigned>(*number), &appointments::Ticket::number);
  if (ticket == all.end()) return std::nullopt;
  const Bytes pdf = slip(visit, *pool, *ticket, all);
  return web::Response{.content_type = "application/pdf",
                       .text = std::string(text_of(pdf)),
                       .headers = {{"Content-Disposition", "inline; filename=\"wartenummer-" + std::to_string(ticket->number) + ".pdf\""}}};
}

}  // namespace nb::pages
