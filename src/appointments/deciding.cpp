// SPDX-License-Identifier: EUPL-1.2
#include "appointments/deciding.hpp"

#include <boost/json.hpp>
#include <iterator>
#include <utility>

#include "appointments/queries.hpp"
#include "appointments/wall_time.hpp"
#include "base/text.hpp"

namespace nb::appointments {

Deciding::Deciding(const state::DecideContext& with, const Known& knows, const boost::json::object& given, std::initializer_list<std::string_view> allowed)
    : context(with), known(knows), args(given, allowed), ags(ags_of(with.log)) {
  if (!ags || !known.municipality(context.db, *ags)) refuse_because(Reason::wrong_log);
}

void Deciding::refuse_because(Reason reason, std::string_view what) {
  if (!refused()) refusal_ = appointments::refusal(reason, what);
}

std::optional<state::Refusal> Deciding::refusal() const {
  if (refusal_) return refusal_;
  return args.fault() ? std::optional(appointments::refusal(*args.fault())) : std::nullopt;
}

Pool Deciding::pool(bool required) {
  const std::string id = required ? args.name("pool", 20) : args.text("pool", 20);
  if (refused() || id.empty()) return {};
  auto found = find_pool(context.db, context.log, id);
  if (!found) {
    refuse_because(Reason::unknown_pool, id);
    return {};
  }
  if (found->closed) refuse_because(Reason::pool_closed, found->name);
  return *std::move(found);
}

std::string Deciding::service(bool required) {
  std::string given = required ? args.name("service", 100) : args.text("service", 100);
  if (!given.empty() && !refused() && !known.service(context.db, given)) refuse_because(Reason::unknown_service, given);
  return given;
}

std::string Deciding::site() {
  std::string given = args.text("site", 100);
  if (!given.empty() && !refused() && !known.site(context.db, *ags, given)) refuse_because(Reason::unknown_site, given);
  return given;
}

Offer Deciding::offer(const Pool& pool, std::string_view service) {
  if (refused()) return {};
  auto found = find_offer(context.db, context.log, pool.id, service);
  if (!found || found->withdrawn) {
    refuse_because(Reason::not_offered, service);
    return {};
  }
  return *std::move(found);
}

Booking Deciding::booking() {
  const std::string id = args.name("booking", 60);
  if (refused()) return {};
  auto found = find_booking(context.db, context.log, id);
  if (!found || is_erased(context.db, context.log, id)) refuse_because(Reason::unknown_booking);
  return std::move(found).value_or(Booking{});
}

std::string Deciding::reason() {
  std::string given = args.text("reason", 500);
  if (given.empty()) refuse_because(Reason::reason_missing);
  return given;
}

int Deciding::number(std::string_view member, int least, int most, std::optional<int> otherwise) {
  if (!args.has(member) && otherwise) return *otherwise;
  const auto given = args.number(member);
  if (!given || *given < least || *given > most) {
    args.fail(state::ArgFault::Kind::malformed, member);
    return least;
  }
  return static_cast<int>(*given);
}

Channels Deciding::channels() {
  Channels out = 0;
  for (const std::string& word : args.texts("channels", kChannels.size())) {
    bool found = false;
    for (std::size_t i = 0; i < kChannels.size(); ++i) {
      if (kChannels.at(i) != word) continue;
      out = static_cast<Channels>(out | 1U << i);
      found = true;
    }
    if (!found) args.fail(state::ArgFault::Kind::malformed, "channels");
  }
  return out;
}

bool Deciding::writes(Channels channels) const { return has(channels, Channel::mail) || (known.sms && has(channels, Channel::sms)); }

Urgency Deciding::urgency(Urgency otherwise) { return args.has("urgency") ? args.word<Urgency>("urgency", kUrgencies) : otherwise; }

Instant Deciding::start() {
  const std::string given = args.name("start", 40);
  if (refused()) return {};
  if (const auto moment = parse_rfc3339(given)) return std::chrono::floor<std::chrono::minutes>(*moment);
  const auto wall = parse_wall_time(given);
  if (!wall) {
    args.fail(state::ArgFault::Kind::malformed, "start");
    return {};
  }
  const Moment moment = moment_of(*known.zone, *wall);
  if (moment.kind == Moment::Kind::skipped) refuse_because(Reason::time_skipped, given.substr(11));
  if (moment.kind != Moment::Kind::twice) return moment.at;
  if (!args.has("fold")) {
    refuse_because(Reason::time_twice, given.substr(11));
    return moment.at;
  }
  static constexpr std::array<std::string_view, 2> kFolds{"first", "second"};
  return args.word<std::size_t>("fold", kFolds) == 0 ? moment.at : *moment.again;
}

void Deciding::link(boost::json::object& data, std::string_view link_name, std::string_view expires_name) {
  const std::string link = args.text("link", 64);
  const auto expires = args.moment("expires");
  if (link.empty()) return;
  if (link.size() != 64 || !from_hex(link)) args.fail(state::ArgFault::Kind::malformed, "link");
  if (!expires || *expires <= context.now) args.fail(state::ArgFault::Kind::malformed, "expires");
  if (refused()) return;
  data.emplace(link_name, link);
  data.emplace(expires_name, format_utc(*expires));
}

void Deciding::judge(const Pool& pool, const Offer& offer, const Need& need, const Judging& how) {
  if (refused()) return;
  const LocalTime local = known.zone->local(need.start);
  const auto clock = [&] { return known.zone->format(need.start).substr(11, 5); };
  // The counter may still enter who has just sat down.
  const auto slack = how.online ? std::chrono::minutes(0) : std::chrono::minutes(15);
  if (need.start + slack <= context.now) return refuse_because(Reason::start_past, clock());
  if (how.online) {
    if (!offer.online && !how.linked) return refuse_because(Reason::not_online);
    if (need.start < context.now + std::chrono::minutes(offer.lead_minutes)) return refuse_because(Reason::too_soon);
    if (std::chrono::sys_days(local.day) > std::chrono::sys_days(today()) + std::chrono::days(offer.ahead_days)) return refuse_because(Reason::too_far);
  }
  if (!how.anyway && is_not_here(known.state(*ags, offer.service, offer.step))) return refuse_because(Reason::service_stopped, offer.service);
  if (is_called_off(context.db, context.log, pool, offer.service, local.day)) return refuse_because(Reason::day_called_off, format_date(local.day));
  const auto holidays = known.holidays(*ags);
  const Place place{.db = context.db, .log = context.log, .zone = *known.zone, .holidays = holidays, .now = context.now};
  const Judged judged =
      appointments::judge(place, {.pool = pool.id, .rooms = pool.rooms, .need = need, .grid = how.online ? std::optional(offer.minutes) : std::nullopt, .except = how.except});
  switch (judged.fit) {
    case Fit::free:
      return;
    case Fit::closed:
      return refuse_because(Reason::closed_then, judged.reason.empty() ? clock() : judged.reason);
    case Fit::off_grid:
      return refuse_because(Reason::off_grid, clock());
    case Fit::full:
      return refuse_because(Reason::full, clock());
    case Fit::rooms_full:
      return refuse_because(Reason::rooms_full, clock());
  }
}

state::Decision Deciding::entry(std::string_view type, const std::string& subject, std::string data, bool sealed) const {
  if (auto no = refusal()) return refuse(*std::move(no));
  return std::vector{state::NewEntry{.type = std::string(type), .subject = subject, .data = std::move(data), .occurred = std::nullopt, .parts = {}, .with_sealed = sealed}};
}

state::Decision Deciding::entry(std::string_view type, const std::string& subject, const boost::json::object& data, bool sealed) const {
  return entry(type, subject, boost::json::serialize(data), sealed);
}

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  std::vector<state::CommandKind> all;
  for (auto* some : {&plan_commands, &booking_commands, &change_commands, &many_commands, &notice_commands, &queue_commands, &import_commands}) {
    auto more = (*some)(shared);
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return all;
}

std::string booking_id(std::string_view command) { return "b-" + std::string(command); }
std::string call_off_id(std::string_view command) { return "a-" + std::string(command); }
std::string wave_id(std::string_view command) { return "w-" + std::string(command); }

}  // namespace nb::appointments
