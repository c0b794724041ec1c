// SPDX-License-Identifier: EUPL-1.2
#include "appointments/events.hpp"

#include <boost/json.hpp>

#include "state/members.hpp"

namespace nb::appointments {

namespace {

namespace json = boost::json;
using state::flag_member;
using state::number_member;
using state::text_member;

void put(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.emplace(name, text);
}

int int_member(const json::object& object, std::string_view name) {
  const std::uint64_t value = number_member(object, name);
  return value > 1'000'000 ? 0 : static_cast<int>(value);
}

template <class Take>
void each_object(const json::object& object, std::string_view name, const Take& take) {
  const json::value* value = object.if_contains(name);
  const json::array* list = value == nullptr ? nullptr : value->if_array();
  if (list == nullptr) return;
  for (const json::value& one : *list) {
    if (const json::object* inner = one.if_object()) take(*inner);
  }
}

json::object window_object(const Window& window) { return {{"from", window.from}, {"to", window.to}, {"desks", window.desks}}; }
Window window_of(const json::object& data) { return {int_member(data, "from"), int_member(data, "to"), int_member(data, "desks")}; }

std::optional<int> step_member(const json::object& data) { return data.contains("step") ? std::optional(int_member(data, "step")) : std::nullopt; }

json::value parsed(std::string_view text) {
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  return error ? json::value() : value;
}

}  // namespace

std::string encode(const Pool& pool) {
  json::object out{{"name", pool.name}, {"site", pool.site}};
  put(out, "office", pool.office);
  if (pool.rooms > 0) out.emplace("rooms", pool.rooms);
  json::array windows;
  for (const WeekWindow& one : pool.windows) {
    json::object window = window_object(one.window);
    window.emplace("weekdays", one.weekdays);
    windows.push_back(std::move(window));
  }
  out.emplace("windows", std::move(windows));
  return json::serialize(out);
}

std::optional<Pool> decode_pool(const json::object& data) {
  Pool out{.name = std::string(text_member(data, "name")), .site = std::string(text_member(data, "site")), .office = std::string(text_member(data, "office"))};
  if (out.name.empty()) return std::nullopt;
  out.rooms = int_member(data, "rooms");
  each_object(data, "windows", [&](const json::object& one) { out.windows.push_back({static_cast<std::uint8_t>(int_member(one, "weekdays") & 127), window_of(one)}); });
  return out;
}

std::string encode(const Exception& day) {
  json::array windows;
  for (const Window& one : day.windows) windows.push_back(window_object(one));
  return json::serialize(json::object{{"day", format_date(day.day)}, {"windows", std::move(windows)}, {"reason", day.reason}});
}

std::optional<Exception> decode_exception(const json::object& data) {
  const auto day = parse_date(text_member(data, "day"));
  if (!day) return std::nullopt;
  Exception out{.day = *day, .windows = {}, .reason = std::string(text_member(data, "reason"))};
  each_object(data, "windows", [&](const json::object& one) { out.windows.push_back(window_of(one)); });
  return out;
}

std::string encode(const Offer& offer) {
  json::object out{{"service", offer.service},           {"minutes", offer.minutes},       {"desks", offer.desks},  {"rooms", offer.rooms},
                   {"lead_minutes", offer.lead_minutes}, {"ahead_days", offer.ahead_days}, {"online", offer.online}};
  if (offer.step) out.emplace("step", *offer.step);
  if (offer.invited_only) out.emplace("invited_only", true);
  return json::serialize(out);
}

std::optional<Offer> decode_offer(const json::object& data) {
  Offer out{.pool = {}, .service = std::string(text_member(data, "service")), .step = step_member(data)};
  if (out.service.empty()) return std::nullopt;
  out.minutes = int_member(data, "minutes");
  out.desks = int_member(data, "desks");
  out.rooms = int_member(data, "rooms");
  out.lead_minutes = int_member(data, "lead_minutes");
  out.ahead_days = int_member(data, "ahead_days");
  out.online = flag_member(data, "online");
  out.invited_only = flag_member(data, "invited_only");
  return out;
}

json::object booking_object(const Booking& booking) {
  json::object out{{"code", booking.code}, {"service", booking.service}, {"source", word_of(kSources, booking.source)}, {"urgency", word_of(kUrgencies, booking.urgency)}};
  put(out, "reference", booking.reference);
  put(out, "uid", booking.uid);
  if (booking.sequence > 0) out.emplace("sequence", booking.sequence);
  if (booking.step) out.emplace("step", *booking.step);
  put(out, "site", booking.site);
  put(out, "pool", booking.pool);
  if (booking.status != Status::waiting) {
    out.emplace("start", format_utc(booking.start));
    out.emplace("local", booking.local);
  }
  out.emplace("minutes", booking.minutes);
  out.emplace("desks", booking.desks);
  if (booking.rooms > 0) out.emplace("rooms", booking.rooms);
  out.emplace("channels", booking.channels);
  if (booking.expires) out.emplace("expires", format_utc(*booking.expires));
  return out;
}

std::optional<Booking> decode_booking(const json::object& data) {
  const auto source = parse_word<Source>(kSources, text_member(data, "source"));
  const auto urgency = parse_word<Urgency>(kUrgencies, text_member(data, "urgency"));
  if (!source || !urgency) return std::nullopt;
  Booking out;
  out.code = text_member(data, "code");
  out.reference = text_member(data, "reference");
  out.uid = text_member(data, "uid");
  out.sequence = static_cast<unsigned>(int_member(data, "sequence"));
  out.service = text_member(data, "service");
  out.step = step_member(data);
  out.site = text_member(data, "site");
  out.pool = text_member(data, "pool");
  out.start = parse_rfc3339(text_member(data, "start")).value_or(Instant{});
  out.local = text_member(data, "local");
  out.minutes = int_member(data, "minutes");
  out.desks = int_member(data, "desks");
  out.rooms = int_member(data, "rooms");
  out.source = *source;
  out.urgency = *urgency;
  out.channels = static_cast<Channels>(int_member(data, "channels") & 7);
  out.expires = parse_rfc3339(text_member(data, "expires"));
  return out;
}

json::object selection_object(const Selection& selection) {
  json::object out{{"from", format_date(selection.from)}, {"to", format_date(selection.to)}};
  put(out, "service", selection.service);
  put(out, "site", selection.site);
  put(out, "pool", selection.pool);
  return out;
}

Selection decode_selection(const json::object& data) {
  return {.service = std::string(text_member(data, "service")),
          .site = std::string(text_member(data, "site")),
          .pool = std::string(text_member(data, "pool")),
          .from = parse_date(text_member(data, "from")).value_or(CivilDate{}),
          .to = parse_date(text_member(data, "to")).value_or(CivilDate{})};
}

std::optional<CallOff> decode_call_off(const json::object& data, std::string_view services) {
  const json::value* selection = data.if_contains("selection");
  if (selection == nullptr || !selection->is_object()) return std::nullopt;
  CallOff out{.id = {},
              .selection = decode_selection(selection->get_object()),
              .reason = std::string(text_member(data, "reason")),
              .hit = number_member(data, "count"),
              .by = {},
              .at = {},
              .lifted = std::nullopt,
              .at_risk = flag_member(data, "at_risk")};
  out.unseen = number_member(data, "unseen");
  if (!out.at_risk) return out;
  out.services = decode_ids(services);
  if (out.services.empty() && out.hit > 0 && !out.selection.service.empty()) out.services = {out.selection.service};
  return out;
}

std::string encode_ids(const std::vector<std::string>& ids) {
  json::array out;
  out.reserve(ids.size());
  for (const std::string& one : ids) out.emplace_back(one);
  return json::serialize(out);
}

std::vector<std::string> decode_ids(std::string_view text) {
  std::vector<std::string> out;
  const json::value value = parsed(text);
  const json::array* list = value.if_array();
  if (list == nullptr) return out;
  for (const json::value& one : *list) {
    if (const json::string* id = one.if_string()) out.emplace_back(id->data(), id->size());
  }
  return out;
}

std::string encode(const Person& person) {
  json::object out;
  put(out, "name", person.name);
  put(out, "email", person.email);
  put(out, "phone", person.phone);
  put(out, "remark", person.remark);
  put(out, "birth_date", person.birth_date);
  return json::serialize(out);
}

Person decode_person(std::string_view text) {
  const json::object object = state::parsed_object(text);
  const auto member = [&](std::string_view name) { return std::string(text_member(object, name)); };
  return {.name = member("name"), .email = member("email"), .phone = member("phone"), .remark = member("remark"), .birth_date = member("birth_date")};
}

}  // namespace nb::appointments
