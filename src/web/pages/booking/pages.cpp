// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/pages.hpp"

#include <algorithm>

#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "base/zone.hpp"
#include "web/pages/booking/put.hpp"
#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using appointments::Booking;

void put_service_choice(const Context& context, Section list, const BookingVisit& visit, const Bookable& bookable) {
  Section row = list.add("SERVICE");
  row.set("HREF", booking_href(context.links, bookable.service->id));
  row.set("NAME", service_name(*bookable.service, context.lang()));
  row.show_if(context.lang() == Lang::en && bookable.service->name_en.empty(), "GERMAN");
  row.show_if(is_stopped(visit, bookable), "IS_STOPPED");
  row.show_if(!is_stopped(visit, bookable) && bookable.invited_only(), "INVITED");
}

void put_sites(const Context& context, Section page, const BookingVisit& visit, const Bookable& bookable, const FreeTimes& times) {
  std::vector<std::string> ids;
  for (const auto& [pool, offer] : bookable.at) {
    if (std::ranges::find(ids, pool.site) == ids.end()) ids.push_back(pool.site);
  }
  if (const auto* chosen = site_of(visit, times.site)) put_site(context, page.add("AT_SITE"), *chosen);
  if (ids.size() < 2) return;
  Section sites = page.add("SITES");
  for (const std::string& id : ids) {
    const auto* site = site_of(visit, id);
    Section row = sites.add("SITE");
    row.set("LABEL", site == nullptr ? id : site->name);
    row.set("SITE_ID", id);
    row.set("HREF", booking_href(context.links, bookable.service->id, "ort=" + id));
    row.show(id == times.site ? "IS_HERE" : "IS_THERE");
  }
}

/// The earliest day on which a service is expected back, what the situation says why, what works instead.
void put_stopped(const Context& context, Section page, const BookingVisit& visit, const Bookable& bookable) {
  const situation::StepStatus& standing = standing_of(visit, bookable);
  Section card = page.add("STOPPED");
  card.set_shown("WHY", why_sentence(context, *visit.home.town, standing), "WHY_SHOWN");
  put_said(card, "INSTEAD", said(bookable.service->fallback_de, bookable.service->fallback, context.lang()));
  card.set("SERVICE_HREF", context.links.to({context.lang() == Lang::leicht ? Lang::de : context.lang(), visit.slug(), "leistungen/" + bookable.service->id + "/"}));
  if (standing.valid_until) card.set_shown("UNTIL", context.wording.until(*standing.valid_until), "UNTIL_SHOWN");
  put_incident_short(context, card, *visit.home.town);
}

void put_fault_fields(const Context& context, Section page, const std::vector<BookingFault>& faults) {
  if (faults.empty()) return;
  Section list = page.add("FAULTS");
  std::string_view last;
  for (const BookingFault& fault : faults) {
    if (fault.field == last) continue;  // one thing at a time
    last = fault.field;
    const std::string& sentence = context.texts.say("booking.fault_" + std::string(fault.key));
    Section line = list.add("FAULT");
    line.set("FIELD", fault.field);
    line.set("SENTENCE", sentence);
    const std::string section = (fault.field == "name" ? "NAME" : fault.field == "email" ? "EMAIL" : fault.field == "telefon" ? "PHONE" : "REASON") + std::string("_BAD");
    page.add(section.c_str()).set("WHY", sentence);
  }
}

void put_urgencies(const Context& context, Section page, appointments::Urgency chosen) {
  for (const auto one : {appointments::Urgency::normal, appointments::Urgency::travel, appointments::Urgency::birth, appointments::Urgency::deadline}) {
    const std::string word(appointments::word_of(appointments::kUrgencies, one));
    Section option = page.add("URGENCY");
    option.set("VALUE", word);
    option.set("LABEL", context.texts.say("booking.urgency_" + word));
    option.show_if(one == chosen, "CHOSEN");
  }
}

const catalogue::Service* service_of(const BookingVisit& visit, std::string_view id) {
  const auto index = service_index(*visit.home.town->shared, id);
  return index ? &visit.home.town->shared->services[*index] : nullptr;
}

}  // namespace

std::string booking_href(const Links& links, std::string_view service, std::string_view more) {
  return links.town(kBookingPath) + "?leistung=" + std::string(service) + (more.empty() ? "" : "&" + std::string(more));
}

std::string slot_label(const Context& context, Instant start) {
  const Zone& zone = context.wording.zone();
  const LocalTime here = zone.local(start);
  const auto twin = [&](std::chrono::hours by) {
    const LocalTime other = zone.local(start + by);
    return other.day == here.day && other.of_day == here.of_day;
  };
  std::string label = context.wording.time(start);
  if (twin(std::chrono::hours(1))) return context.texts.say("booking.first_hour", {{"time", label}});
  if (twin(std::chrono::hours(-1))) return context.texts.say("booking.second_hour", {{"time", label}});
  return label;
}

web::Response booking_services_page(const BookingVisit& visit, storage::Db& db) {
  return booking_page(visit, 200, "booking_services", [&](const Context& context, Section page) {
    const std::string title = context.texts.say("booking.title", {{"town", context.municipality().name}});
    put_booking_frame(context, page, title);
    page.set("HEADLINE", title);
    put_called_off(context, page, visit, db, "");
    const auto all = bookables(visit, db);
    if (all.empty()) page.show("NONE");
    if (!all.empty()) {
      Section list = page.add("SERVICES");
      for (const Bookable& one : all) put_service_choice(context, list, visit, one);
    }
    put_numbers(context, page, *visit.home.town, 1);
  });
}

web::Response booking_times_page(const BookingVisit& visit, storage::Db& db, const Bookable& bookable, const TimesPage& with) {
  const BookingInput& input = with.input;
  return booking_page(visit, with.message.empty() ? 200 : 422, "booking_times", [&](const Context& context, Section page) {
    const std::string name(service_name(*bookable.service, context.lang()));
    put_booking_frame(context, page, name + ": " + context.texts.say("booking.times_title"));
    page.set("SERVICE_NAME", name);
    page.show_if(context.lang() == Lang::en && bookable.service->name_en.empty(), "SERVICE_GERMAN");
    page.set_shown("MESSAGE", with.message, "MESSAGE_SHOWN");
    put_called_off(context, page, visit, db, bookable.service->id);
    put_carried(page, input, {"zeit", "tag", "ab", "ort"});
    put_numbers(context, page, *visit.home.town, 3, bookable.service->office);
    const bool stopped = is_stopped(visit, bookable);
    if (stopped) put_stopped(context, page, visit, bookable);
    page.show_if(!stopped && bookable.invited_only(), "INVITED_ONLY");
    page.show("WAITING_LIST");
    if (stopped || bookable.invited_only()) return;
    const FreeTimes times = free_times(visit, db, bookable, {.site = input.site, .day = parse_date(input.day), .from = parse_date(input.from)});
    put_sites(context, page, visit, bookable, times);
    page.set("MINUTES", context.texts.say("booking.minutes", {{"n", std::to_string(bookable.at.front().second.minutes)}}));
    put_times(context, page, times,
              {.action = context.links.town(kBookingPath) + "reservieren#inhalt",
               .days = has_typed(input) ? "" : booking_href(context.links, bookable.service->id, "ort=" + times.site + "&tag="),
               .later = has_typed(input) ? "" : booking_href(context.links, bookable.service->id, "ort=" + times.site + "&ab=")});
  });
}

web::Response booking_contact_page(const BookingVisit& visit, int status, const ContactPage& with) {
  return booking_page(visit, status, "booking_contact", [&](const Context& context, Section page) {
    const BookingInput& input = with.input;
    const bool waiting = !with.start;
    put_booking_frame(context, page, context.texts.say(waiting ? "booking.waiting_title" : "booking.contact_title"));
    page.set("HEADLINE", context.texts.say(waiting ? "booking.waiting_title" : "booking.contact_title"));
    page.show(waiting ? "FOR_LIST" : "FOR_TIME");
    page.set("STEP", waiting ? "warten" : "buchen");
    page.set_shown("MESSAGE", with.message, "MESSAGE_SHOWN");
    put_fault_fields(context, page, with.faults);
    if (const auto* service = service_of(visit, input.service)) page.set_shown("SERVICE_NAME", service_name(*service, context.lang()), "SERVICE_SHOWN");
    if (with.start) page.set_shown("WHEN", context.wording.weekday_date(visit.parts.zone.local(*with.start).day) + ", " + slot_label(context, *with.start), "WHEN_SHOWN");
    if (const auto* site = site_of(visit, input.site)) put_site(context, page.add("AT_SITE"), *site);
    if (with.expires) {
      const auto left = std::max(std::chrono::round<std::chrono::minutes>(*with.expires - visit.now).count(), std::int64_t{1});
      page.set_shown("HELD", context.texts.say("booking.held", {{"time", context.wording.time(*with.expires)}, {"n", std::to_string(left)}}), "HELD_SHOWN");
    }
    put_carried(page, input, {"name", "email", "telefon", "dringend", "grund"});
    for (const auto& [name, value] : {std::pair{"NAME", &input.name}, std::pair{"EMAIL", &input.email}, std::pair{"PHONE", &input.phone}, std::pair{"REASON", &input.reason}})
      page.set(name, *value);
    put_urgencies(context, page, urgency_of(input));
    page.set("CONTROLLER", context.texts.say("booking.controller", {{"authority", authority_of(context)}}));
  });
}

web::Response booking_done_page(const BookingVisit& visit, const Booking& booking, std::string_view token, bool mail) {
  return booking_page(visit, 200, "booking_done", [&](const Context& context, Section page) {
    const bool waiting = booking.status == appointments::Status::waiting;
    const std::string& title = context.texts.say(waiting ? "booking.listed_title" : "booking.done_title");
    put_booking_frame(context, page, title);
    page.set("HEADLINE", title);
    page.set("NUMBER", booking.code);
    page.show(waiting ? "LISTED" : "BOOKED");
    put_what(context, page, visit, booking);
    const std::string path = context.links.town(std::string(kOwnPath) + std::string(token) + "/");
    page.set("OWN_HREF", path);
    page.show_if(!waiting, "CALENDAR");
    page.set("OWN_URL", own_address(context, visit, token));
    page.show_if(mail, "MAIL");
  });
}

web::Response booking_wait_page(const BookingVisit& visit, const BookingInput& input, const Challenge& challenge) {
  web::Response response = booking_page(visit, 503, "booking_wait", [&](const Context& context, Section page) {
    put_booking_frame(context, page, context.texts.say("booking.wait_title"));
    put_carried(page, input, {});
    page.set("STEP", visit.step);
    page.set("TOKEN", challenge.token);
    page.set("BITS", static_cast<std::size_t>(challenge.bits));
    page.set("WAIT", static_cast<std::size_t>(challenge.wait.count()));
    page.set("WAIT_SENTENCE", context.texts.say("booking.wait_seconds", {{"n", std::to_string(challenge.wait.count())}}));
    put_numbers(context, page, *visit.home.town, 3);
  });
  response.headers.emplace_back("Retry-After", std::to_string(challenge.wait.count()));
  return response;
}

web::Response booking_said_page(const BookingVisit& visit, const BookingSaid& said) {
  return booking_page(visit, said.status, "booking_said", [&](const Context& context, Section page) {
    const std::string key = "booking." + std::string(said.key);
    put_booking_frame(context, page, context.texts.say(key + "_title"));
    page.set("HEADLINE", context.texts.say(key + "_title"));
    page.set("SENTENCE", context.texts.say(key + "_text"));
    if (said.again != nullptr) {
      page.show("AGAIN");
      page.set("STEP", visit.step);
      put_carried(page, *said.again, {});
    }
    if (visit.home.town != nullptr) put_numbers(context, page.add("NUMBERS"), *visit.home.town, 3);
  });
}

}  // namespace nb::pages
