// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/put.hpp"

#include <algorithm>

#include "appointments/queries.hpp"
#include "base/zone.hpp"
#include "web/pages/booking/pages.hpp"
#include "web/pages/call_offs.hpp"
#include "web/pages/parts.hpp"

namespace nb::pages {

void put_booking_frame(const Context& context, Section page, const std::string& title) {
  const std::string& place = context.town == nullptr ? context.config.title : context.municipality().name;
  put_frame(context, page, title + " – " + place, context.texts.say("booking.description", {{"town", place}}), Nav::none);
  page.set("SELF", context.links.town(kBookingPath));
}

void put_carried(Section page, const BookingInput& input, std::initializer_list<std::string_view> but) {
  for (const auto& [name, value] : fields_of(input)) {
    if (std::ranges::find(but, name) != but.end()) continue;
    Section field = page.add("HIDDEN");
    field.set("FIELD", name);
    field.set("VALUE", value);
  }
}

void put_called_off(const Context& context, Section page, const BookingVisit& visit, storage::Db& db, std::string_view service) {
  const auto standing = appointments::standing_call_offs(db, visit.log(), visit.parts.zone.local(visit.now).day);
  put_call_offs(context, page, *visit.home.town, {.all = standing, .service = service, .most = standing.size()});
}

void put_times(const Context& context, Section page, const FreeTimes& times, const TimesLinks& links) {
  if (times.times.empty()) {
    page.show("NO_TIMES");
    return;
  }
  const Zone& zone = context.wording.zone();
  Section form = page.add("TIMES");
  form.set("ACTION", links.action);
  form.set("SITE_ID", times.site);
  form.set("DAY_LABEL", context.wording.weekday_date(times.day));
  form.set("DAY_VALUE", format_date(times.day));
  for (const FreeDay& one : times.days) {
    Section row = form.add("DAY");
    row.set("LABEL", context.wording.weekday_date(one.day));
    row.set("FREE", context.texts.count("booking.free", one.free));
    row.set("VALUE", format_date(one.day));
    row.set("HREF", links.days + format_date(one.day) + "#zeiten");
    row.show(one.day == times.day ? "CURRENT" : links.days.empty() ? "BUTTON" : "LINK");
  }
  if (times.later) {
    Section later = form.add("LATER");
    later.set("VALUE", format_date(*times.later));
    later.set("HREF", links.later + format_date(*times.later));
    later.show(links.later.empty() ? "BUTTON" : "LINK");
  }
  for (const FreeTime& one : times.times) {
    Section slot = form.add("SLOT");
    slot.set("VALUE", slot_text(one.pool, zone.format(one.start)));
    slot.set("LABEL", slot_label(context, one.start));
  }
}

void put_what(const Context& context, Section page, const BookingVisit& visit, const appointments::Booking& booking) {
  if (const auto index = service_index(*visit.home.town->shared, booking.service)) {
    const catalogue::Service& service = visit.home.town->shared->services[*index];
    page.set_shown("SERVICE_NAME", service_name(service, context.lang()), "SERVICE_SHOWN");
    put_bring(context, page, service);
  }
  if (booking.status != appointments::Status::waiting)
    page.set_shown("WHEN", context.wording.weekday_date(visit.parts.zone.local(booking.start).day) + ", " + slot_label(context, booking.start), "WHEN_SHOWN");
  if (const auto* site = site_of(visit, booking.site)) put_site(context, page.add("AT_SITE"), *site);
}

std::string own_address(const Context& context, const BookingVisit& visit, std::string_view token) {
  const std::string path = path_of({Lang::de, visit.slug(), std::string(kOwnPath) + std::string(token) + "/"});
  return context.config.public_url + "/" + path;
}

const std::string& authority_of(const Context& context) {
  const auto own = context.config.imprints.find(context.municipality().ags.str());
  const Operator& data = own == context.config.imprints.end() ? context.config.imprint : own->second;
  return data.authority.empty() ? context.municipality().name : data.authority;
}

}  // namespace nb::pages
