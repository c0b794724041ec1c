// SPDX-License-Identifier: EUPL-1.2
// The plan: pools with their opening times in lines like "Mo-Fr 08:00-12:00 3", days that differ, what can be booked there.
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <span>

#include "appointments/queries_waiting.hpp"
#include "appointments/wall_time.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/offers.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Offer;
using appointments::Pool;

namespace {

namespace json = boost::json;

constexpr const char* kHere = "/stab/termine/plan";
constexpr std::size_t kBeyondShown = 100;
constexpr std::array<std::string_view, 7> kDays{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};

std::string clock_text(int minute) {
  const auto two = [](int n) { return std::string(1, static_cast<char>('0' + n / 10)) + static_cast<char>('0' + n % 10); };
  return two(minute / 60) + ":" + two(minute % 60);
}

std::string days_text(std::uint8_t weekdays) {
  std::string out;
  for (int i = 0; i < 7; ++i) {
    if ((weekdays >> i & 1) == 0) continue;
    int last = i;
    while (last + 1 < 7 && (weekdays >> (last + 1) & 1) != 0) ++last;
    out += (out.empty() ? "" : ",") + std::string(kDays.at(static_cast<std::size_t>(i)));
    if (last > i) out += "-" + std::string(kDays.at(static_cast<std::size_t>(last)));
    i = last;
  }
  return out;
}

std::string windows_text(const Pool& pool) {
  std::string out;
  for (const appointments::WeekWindow& one : pool.windows)
    out += days_text(one.weekdays) + " " + clock_text(one.window.from) + "-" + clock_text(one.window.to) + " " + std::to_string(one.window.desks) + "\n";
  return out;
}

std::optional<int> day_number(std::string_view word) {
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (kDays.at(i) == word) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

/// "Mo-Mi,Fr" as 1, 2, 3, 5; nullopt for anything else.
std::optional<json::array> read_days(std::string_view text) {
  json::array out;
  for (const std::string_view piece : split(text, ',')) {
    const auto dash = piece.find('-');
    const auto first = day_number(piece.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : day_number(piece.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    for (int day = *first; day <= *last; ++day) out.emplace_back(day);
  }
  return out;
}

/// "08:00-12:00" and "3" into a window's members.
bool read_span(std::string_view span, std::string_view desks, json::object& window) {
  const auto number = parse_u64(desks);
  const auto dash = span.find('-');
  if (!number || dash == std::string_view::npos) return false;
  window.emplace("from", span.substr(0, dash));
  window.emplace("to", span.substr(dash + 1));
  window.emplace("desks", *number);
  return true;
}

/// One window per line, with weekdays before it or without; the first line that is none ends it.
std::optional<json::array> read_windows(const std::string& text, bool with_days, std::string& wrong) {
  json::array out;
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty()) continue;
    std::vector<std::string_view> words;
    for (const std::string_view word : split(line, ' ')) {
      if (!word.empty()) words.push_back(word);
    }
    json::object window;
    const std::size_t first = with_days ? 1 : 0;
    const auto days = with_days && !words.empty() ? read_days(words[0]) : std::optional(json::array());
    if (words.size() != first + 2 || !days || !read_span(words[first], words[first + 1], window)) {
      wrong = line;
      return std::nullopt;
    }
    if (with_days) window.emplace("weekdays", *days);
    out.push_back(std::move(window));
  }
  return out;
}

void put_sites(const StabVisit& visit, Section form, std::string_view chosen) {
  for (const auto& one : visit.town->town->sites) {
    Section option = form.add("SITE_OPTION");
    option.set("SITE", one.site_id);
    option.set("SITE_NAME", one.name);
    option.show_if(one.site_id == chosen, "CHOSEN");
  }
}

void put_pool_form(const StabVisit& visit, Section page, const Pool& pool) {
  if (!visit.may_ask("appointments.set_pool")) return;
  Section form = page.add("POOL_FORM");
  const auto typed = [&](const char* name, const std::string& standing) { return visit.keeps("appointments.set_pool", "pool", pool.id) ? visit.kept->text(name) : standing; };
  put_form(visit, form, "appointments.set_pool", kHere, {"pool", pool.id});
  form.set("POOL", pool.id);
  form.set("FORM_KEY", pool.id.empty() ? "neu" : pool.id);
  form.set("NAME", typed("name", pool.name));
  form.set("ROOMS", typed("raeume", std::to_string(pool.rooms)));
  form.set("WINDOWS", typed("zeiten", windows_text(pool)));
  put_sites(visit, form, typed("standort", pool.site));
  form.show(pool.id.empty() ? "IS_NEW" : pool.closed ? "IS_CLOSED" : "IS_OLD");
}

void put_beyond(const StabVisit& visit, Section box, const std::vector<appointments::Booking>& beyond) {
  box.set("BEYOND_COUNT", counted(beyond.size(), "Termin hat", "Termine haben"));
  for (const appointments::Booking& one : std::span(beyond).first(std::min(beyond.size(), kBeyondShown))) {
    Section row = box.add("BEYOND_ROW");
    row.set("BOOKING_PATH", booking_path(one.id));
    row.set("PLACE", visit.place);
    row.set("CODE", one.code);
    row.set("WHEN", weekday_date(visit.parts.zone.local(one.start).day) + ", " + clock_of(visit, one.start));
    row.set("SERVICE", offered_service(visit, one.service));
    if (one.urgency != appointments::Urgency::normal) row.set_shown("URGENCY", german(one.urgency), "HAS_URGENCY");
  }
  if (beyond.size() > kBeyondShown) box.set_shown("BEYOND_MORE", german_number(beyond.size() - kBeyondShown), "HAS_MORE_BEYOND");
}

/// The coming days that are not as their weekday.
void put_days(const StabVisit& visit, storage::Db& db, Section box, const Pool& pool) {
  for (const appointments::Exception& one : appointments::exceptions(db, visit.log(), pool.id, visit.parts.zone.local(visit.now).day)) {
    Section row = box.add("DAY");
    row.set("DAY_NAME", weekday_date(one.day));
    row.set("DAY_REASON", one.reason);
    std::string hours;
    for (const appointments::Window& window : one.windows)
      hours += (hours.empty() ? "" : ", ") + clock_text(window.from) + "-" + clock_text(window.to) + " (" + std::to_string(window.desks) + ")";
    row.set("DAY_HOURS", hours.empty() ? "geschlossen" : hours);
    if (!visit.may_ask("appointments.clear_day")) continue;
    Section form = row.add("CLEAR");
    put_form(visit, form, "appointments.clear_day", kHere);
    form.set("POOL", pool.id);
    form.set("DAY_TEXT", format_date(one.day));
    form.set("WHAT", weekday_date(one.day));
  }
}

/// What else can be done with a pool, folded away.
void put_pool_acts(const StabVisit& visit, Section box, const Pool& pool, const std::vector<Offer>& offered) {
  put_offer_form(visit, box, pool, offered);
  if (visit.may_ask("appointments.set_day")) {
    Section form = box.add("DAY_FORM");
    put_form(visit, form, "appointments.set_day", kHere, {"pool", pool.id});
    form.set("POOL", pool.id);
  }
  if (visit.may_ask("appointments.close_pool")) {
    Section form = box.add("CLOSE_FORM");
    put_form(visit, form, "appointments.close_pool", kHere, {"a.pool", pool.id});
    form.set("POOL", pool.id);
    form.set("WHAT", pool.name);
  }
}

void put_pool(const StabVisit& visit, storage::Db& db, Section page, const Pool& pool) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  Section box = page.add("POOL_BOX");
  box.set("NAME", pool.name);
  box.set("POOL", pool.id);
  box.set("SITE_NAME", site_name(visit, pool.site));
  for (const appointments::WeekWindow& one : pool.windows)
    box.add("WINDOW").set("WINDOW_LINE",
                          days_text(one.weekdays) + " " + clock_text(one.window.from) + "-" + clock_text(one.window.to) + " (" + std::to_string(one.window.desks) + ")");
  const auto offers = appointments::offers(db, visit.log(), pool.id);
  box.show(offers.empty() ? "NO_OFFERS" : "SOME_OFFERS");
  for (const Offer& one : offers) put_offer(visit, box, one);
  put_days(visit, db, box, pool);
  const auto beyond = beyond_of(visit, db, pool, today, day_after(today, kAheadDays));
  if (!beyond.empty()) put_beyond(visit, box.add("BEYOND_BOX"), beyond);
  put_pool_form(visit, box, pool);
  put_pool_acts(visit, box, pool, offers);
}

/// It offers nothing any more; whoever has an appointment there is not forgotten, and it can be set up again.
void put_closed_pool(const StabVisit& visit, storage::Db& db, Section page, const Pool& pool) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  Section box = page.add("CLOSED_POOL");
  box.set("NAME", pool.name);
  box.set("SITE_NAME", site_name(visit, pool.site));
  const auto beyond = beyond_of(visit, db, pool, today, day_after(today, kAheadDays));
  if (!beyond.empty()) put_beyond(visit, box.add("BEYOND_BOX"), beyond);
  put_pool_form(visit, box, pool);
}

}  // namespace

std::string_view appointment_plan(const StabVisit& visit, Section page) {
  if (!put_appointment_frame(visit, page, "Terminplan")) return kNoAppointmentTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const auto all = appointments::pools(snapshot.db(), visit.log());
  const auto closed = appointments::closed_pools(snapshot.db(), visit.log());
  page.show_if(all.empty() && closed.empty(), "NONE_YET");
  for (const Pool& one : all) put_pool(visit, snapshot.db(), page, one);
  put_pool_form(visit, page, Pool{});
  for (const Pool& one : closed) put_closed_pool(visit, snapshot.db(), page, one);
  return "appointment_plan";
}

namespace {

constexpr const char* kIncomplete = "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.";

/// What was read off a form, as a pool's week or a day's windows.
std::vector<appointments::Window> windows_of(const json::array& list, int weekday) {
  std::vector<appointments::Window> out;
  const auto minute = [](const json::object& one, std::string_view name) {
    const json::value* text = one.if_contains(name);
    const auto time = text != nullptr && text->is_string() ? appointments::parse_clock(std::string_view(text->get_string())) : std::nullopt;
    return time.value_or(0);  // what is no time is refused when it is saved
  };
  for (const json::value& value : list) {
    const json::object& one = value.get_object();
    const json::value* days = one.if_contains("weekdays");
    if (days != nullptr && std::ranges::none_of(days->get_array(), [&](const json::value& day) { return day == weekday; })) continue;
    out.push_back({minute(one, "from"), minute(one, "to"), static_cast<int>(one.at("desks").to_number<std::uint64_t>() % 1000)});
  }
  return out;
}

/// A change of the plan before it is saved: whom it would leave without a desk, unless the form says that this was seen.
bool shown_first(const StabVisit& visit, const web::Form& form, const StabAnswer& answer, storage::Db& db, const Pool& pool, const appointments::WindowsOf& plan) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  const Pool standing = appointments::find_pool(db, visit.log(), pool.id).value_or(pool);
  const auto before = beyond_of(visit, db, standing, today, day_after(today, kAheadDays));
  auto after = beyond_of(visit, db, pool, today, day_after(today, kAheadDays), plan);
  std::erase_if(after, [&](const appointments::Booking& one) { return std::ranges::find(before, one.id, &appointments::Booking::id) != before.end(); });
  if (after.empty() || form.text("gesehen") == std::to_string(after.size())) return false;
  Fields fields;
  static_cast<void>(put_appointment_frame(visit, fields, "Terminplan: wer hätte keinen Platz mehr?"));
  Section page(fields);
  put_beyond(visit, page.add("BEYOND_BOX"), after);
  Section again = page.add("AGAIN");
  put_form(visit, again, form.text("befehl"), kHere);
  again.set("SEEN", after.size());
  for (const auto& [name, value] : form.pairs()) {
    if (name == "csrf" || name == "id" || name == "befehl" || name == "ort" || name == "zurueck" || name == "gesehen") continue;
    Section field = again.add("FIELD");
    field.set("FIELD_NAME", name);
    field.set("FIELD_VALUE", value);
  }
  answer.reply(answer.show(200, "appointment_plan_preview", fields));
  return true;
}

appointments::WindowsOf standing_plan(const StabVisit& visit, storage::Db& db, const std::string& pool) {
  return [&visit, &db, pool, holidays = visit.parts.holidays(visit.town->town->municipality.ags)](CivilDate day) {
    return appointments::day_plan(db, visit.log(), pool, day, holidays).windows;
  };
}

/// Every weekday as the form says; exceptions and holidays as they stand.
appointments::WindowsOf with_week(const StabVisit& visit, storage::Db& db, const std::string& pool, const json::array& week) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  return [holidays = visit.parts.holidays(visit.town->town->municipality.ags), set = appointments::exceptions(db, visit.log(), pool, today), week](CivilDate day) {
    const auto exception = std::ranges::find(set, day, &appointments::Exception::day);
    if (exception != set.end()) return exception->windows;
    if (holidays.contains(day)) return std::vector<appointments::Window>();
    return windows_of(week, static_cast<int>(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding()));
  };
}

void change_plan(const StabVisit& visit, const CommandId& id, const char* command, const json::object& args, const StabAnswer& answer) {
  stab_execute(visit.parts.executor, {visit.log(), id, visit.session.account, command, json::serialize(args)}, answer,
               [to = std::string(kHere) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

}  // namespace

void set_pool(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, kIncomplete);
  std::string wrong;
  const auto windows = read_windows(form.text("zeiten"), true, wrong);
  if (!windows) return answer.again(422, "Die Zeile »" + wrong + "« ist keine Öffnungszeit; bitte so schreiben: Mo-Fr 08:00-12:00 3 (die letzte Zahl sind die Schalter).");
  const auto rooms = parse_u64(trim(form.text("raeume")));
  json::object args{{"name", form.text("name")}, {"site", form.text("standort")}, {"rooms", rooms.value_or(0)}, {"windows", *windows}};
  if (!form.text("pool").empty()) {
    args.emplace("pool", form.text("pool"));
    const auto snapshot = visit.parts.readers.snapshot();
    auto pool = appointments::find_pool(snapshot.db(), visit.log(), form.text("pool"));
    if (pool) {
      pool->rooms = static_cast<int>(std::min<std::uint64_t>(rooms.value_or(0), 1000));
      if (shown_first(visit, form, answer, snapshot.db(), *pool, with_week(visit, snapshot.db(), pool->id, *windows))) return;
    }
  }
  change_plan(visit, *id, "appointments.set_pool", args, answer);
}

void set_pool_day(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, kIncomplete);
  std::string wrong;
  const auto windows = read_windows(form.text("zeiten"), false, wrong);
  if (!windows) return answer.again(422, "Die Zeile »" + wrong + "« ist keine Öffnungszeit; bitte so schreiben: 08:00-12:00 2 (die letzte Zahl sind die Schalter).");
  json::object args{{"pool", form.text("pool")}, {"day", form.text("tag")}, {"windows", *windows}, {"reason", form.text("grund")}};
  if (!form.text("bis").empty()) args.emplace("until", form.text("bis"));
  const auto snapshot = visit.parts.readers.snapshot();
  const auto pool = appointments::find_pool(snapshot.db(), visit.log(), form.text("pool"));
  const auto first = parse_date(form.text("tag"));
  const auto last = form.text("bis").empty() ? first : parse_date(form.text("bis"));
  if (pool && first && last) {
    const auto plan = [&, standing = standing_plan(visit, snapshot.db(), pool->id)](CivilDate day) {
      return day >= *first && day <= *last ? windows_of(*windows, 0) : standing(day);
    };
    if (shown_first(visit, form, answer, snapshot.db(), *pool, plan)) return;
  }
  change_plan(visit, *id, "appointments.set_day", args, answer);
}

void clear_pool_day(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, kIncomplete);
  const auto snapshot = visit.parts.readers.snapshot();
  const auto pool = appointments::find_pool(snapshot.db(), visit.log(), form.text("a.pool"));
  const auto cleared = parse_date(form.text("a.day"));
  if (pool && cleared) {
    const auto holidays = visit.parts.holidays(visit.town->town->municipality.ags);
    const auto plan = [&, standing = standing_plan(visit, snapshot.db(), pool->id)](CivilDate day) {
      if (day != *cleared) return standing(day);
      std::vector<appointments::Window> out;
      const auto weekday = std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1;
      for (const appointments::WeekWindow& one : pool->windows) {
        if ((one.weekdays >> weekday & 1U) != 0 && !holidays.contains(day)) out.push_back(one.window);
      }
      return out;
    };
    if (shown_first(visit, form, answer, snapshot.db(), *pool, plan)) return;
  }
  change_plan(visit, *id, "appointments.clear_day", {{"pool", form.text("a.pool")}, {"day", form.text("a.day")}}, answer);
}

void close_pool(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, kIncomplete);
  const auto snapshot = visit.parts.readers.snapshot();
  const auto pool = appointments::find_pool(snapshot.db(), visit.log(), form.text("a.pool"));
  const bool reasoned = !trim(form.text("a.reason")).empty();  // else it is refused, whoever is there
  if (pool && reasoned && shown_first(visit, form, answer, snapshot.db(), *pool, [](CivilDate) { return std::vector<appointments::Window>(); })) return;
  change_plan(visit, *id, "appointments.close_pool", {{"pool", form.text("a.pool")}, {"reason", form.text("a.reason")}}, answer);
}

}  // namespace nb::pages
