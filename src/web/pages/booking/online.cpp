// SPDX-License-Identifier: EUPL-1.2
// The way of a request through the pages about appointments: is it a person's, may it, what does the executor say, which page follows.
// Everything that is asked of the executor is named after the form it came from: sent twice, it is done once.
#include <spdlog/spdlog.h>

#include <boost/json.hpp>
#include <mutex>
#include <utility>

#include "appointments/booker.hpp"
#include "appointments/commands.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_online.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "crypto/random.hpp"
#include "crypto/sha256.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "publish/workers.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
#include "web/pages/booking/board.hpp"
#include "web/pages/booking/booking.hpp"
#include "web/pages/booking/guard.hpp"
#include "web/pages/booking/limits.hpp"
#include "web/pages/booking/own.hpp"
#include "web/pages/booking/pages.hpp"
#include "web/pages/filing_assets.hpp"
#include "web/pages/origin.hpp"
#include "web/server/problem.hpp"

namespace nb::pages {

namespace {

using appointments::Booking;
using appointments::Status;
using boost::json::object;
using RequestPtr = std::shared_ptr<const web::Request>;

constexpr std::size_t kFieldsBytesMax = 16 * 1024;
constexpr std::chrono::days kLinkLasts{30};  // after the appointment: until then it may have been called off and offered anew
constexpr std::chrono::days kWaitingLasts{180};
constexpr const char* kActor = "online";

std::string seed_text(Random& random) {
  std::array<std::byte, 32> seed{};
  random.fill(seed);
  return to_hex(seed);
}

bool is_seed(std::string_view text) { return text.size() == 64 && from_hex(text).has_value(); }

boost::json::array words_of(appointments::Channels channels) {
  boost::json::array out;
  for (std::size_t i = 0; i < appointments::kChannels.size(); ++i) {
    if (appointments::has(channels, static_cast<appointments::Channel>(i))) out.emplace_back(appointments::kChannels.at(i));
  }
  return out;
}

std::string link_hash(const BookingInput& input, std::string_view booking) { return to_hex(crypto::sha256(bytes_of(link_token(input.seed, booking))).bytes); }

web::Response json_answer(int status, const object& body) {
  return {.status = status, .content_type = "application/json; charset=utf-8", .text = boost::json::serialize(body) + "\n"};
}

CommandId reserve_id(const BookingInput& input) { return derived_command(*CommandId::parse(input.id), "reserve " + input.slot); }

}  // namespace

struct OnlineBooking::Impl {
  explicit Impl(OnlineBookingParts with)
      : parts(std::move(with)),
        assets(parts.share),
        csp(assets.csp(parts.site.csp())),
        guard({.random = parts.random, .per_address_per_hour = parts.per_address_per_hour, .open_per_address = parts.open_per_address, .total_per_minute = parts.total_per_minute}),
        limits({.random = parts.random, .per_person = parts.per_person, .per_network = parts.per_network, .per_day = parts.per_day, .per_day_at = parts.per_day_at}),
        own(parts),
        workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 2, .queue_max = 1024})) {}

  // ---- the pool -------------------------------------------------------------------------------------------------------------------

  using Work = std::function<void(const BookingVisit&, const web::Reply&)>;
  /// Failures end here: this is the request boundary. Neither path nor token is told to anybody.
  void on_pool(const BookingVisit& visit, const web::Reply& reply, Work work) {
    const std::lock_guard lock(pool_mutex);
    const bool taken = workers && workers->submit([visit, reply, work = std::move(work)](publish::Encoder&) {
      try {
        work(visit, reply);
      } catch (const std::exception& error) {
        spdlog::error("termine: {}", error.what());
        reply(booking_said_page(visit, {.status = 500, .key = "failed"}));
      }
    });
    if (!taken) reply(web::problem(503));
  }

  /// Why nothing can be booked here now; nullptr: it can.
  [[nodiscard]] const char* closed(const BookingVisit& visit) const {
    if (!parts.open) return "closed";
    if (parts.journal.sealed()) return "sealed";
    return parts.vault.has_key(visit.home.town->town->municipality.ags.str()) ? nullptr : "no_key";
  }

  [[nodiscard]] static int status_of_closed(std::string_view key) { return key == "sealed" ? 503 : 200; }

  [[nodiscard]] std::optional<BookingVisit> visit_of(const RequestPtr& request) const { return visit_booking(parts, csp, request, kBookingPath); }

  // ---- looking --------------------------------------------------------------------------------------------------------------------

  void get(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (!visit->step.empty())  // reloaded after sending: the first page is where one goes on
      return reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", request->path.substr(0, request->path.size() - visit->step.size())}}});
    const bool allowed = guard.allow_look(request->peer, visit->now);
    on_pool(*visit, reply, [this, allowed](const BookingVisit& here, const web::Reply& to) {
      if (!allowed) return to(booking_said_page(here, {.status = 429, .key = "limit"}));
      to(look(here));
    });
  }

  [[nodiscard]] web::Response look(const BookingVisit& visit) const {
    if (const char* why = closed(visit)) return booking_said_page(visit, {.status = status_of_closed(why), .key = why});
    const web::Form query(visit.request->query);
    const auto snapshot = parts.readers.snapshot();
    const std::string service = query.text("leistung");
    if (service.empty()) return booking_services_page(visit, snapshot.db());
    BookingInput input = read_booking(query.pairs());
    input = BookingInput{.service = service, .site = input.site, .day = input.day, .from = input.from};
    renew(visit, input);
    const auto bookable = find_bookable(visit, snapshot.db(), service);
    if (!bookable) return booking_said_page(visit, {.status = 200, .key = "not_online"});
    return booking_times_page(visit, snapshot.db(), *bookable, {.input = input});
  }

  /// A form that nothing was done with yet.
  void renew(const BookingVisit& visit, BookingInput& input) const {
    input.id = make_command_id(parts.random, visit.now).str();
    input.seed = seed_text(parts.random);
    input.stamp = guard.stamp(visit.slug(), visit.now);
    input.booking.clear();
    input.slot.clear();
  }

  /// The times again, with everything typed and why.
  [[nodiscard]] web::Response times_again(const BookingVisit& visit, BookingInput input, const std::string& message) const {
    if (const auto slot = parse_slot(input.slot); slot && input.day.empty()) input.day = format_date(parts.zone.local(slot->start).day);
    renew(visit, input);
    const auto snapshot = parts.readers.snapshot();
    const auto bookable = find_bookable(visit, snapshot.db(), input.service);
    if (!bookable) return booking_said_page(visit, {.status = 200, .key = "not_online"});
    return booking_times_page(visit, snapshot.db(), *bookable, {.input = input, .message = message});
  }

  // ---- sending --------------------------------------------------------------------------------------------------------------------

  void post(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (from_elsewhere(*request)) return reply(web::problem(403));
    const auto input = std::make_shared<BookingInput>(read_booking(web::Form(request->body).pairs()));  // shared: goes through the executor and back
    if (const char* why = closed(*visit)) return say(*visit, reply, {.status = status_of_closed(why), .key = why});
    if (visit->step == "reservieren") return reserve(*visit, reply, input);
    if (visit->step == "buchen" || visit->step == "warten") return contact_sent(*visit, reply, input);
    if (visit->step == "warteliste") return show_contact(*visit, reply, input);
    if (visit->step == "zeiten") return other_time(*visit, reply, input);
    reply(web::problem(404));
  }

  using Input = std::shared_ptr<BookingInput>;

  void say(const BookingVisit& visit, const web::Reply& reply, const BookingSaid& said, const Input& again = nullptr) {
    if (visit.wants_json())
      return reply(json_answer(said.status == 200 ? 409 : said.status,
                               {{"error", object{{"code", said.key}, {"sentence", visit.texts().say("booking." + std::string(said.key) + "_text")}}}}));
    on_pool(visit, reply, [said, again](const BookingVisit& here, const web::Reply& to) { to(booking_said_page(here, {said.status, said.key, again.get()})); });
  }

  void again_with(const BookingVisit& visit, const web::Reply& reply, const Input& input, std::string_view code, const std::string& message) {
    if (visit.wants_json()) return reply(json_answer(422, {{"error", object{{"code", code}, {"sentence", message}}}}));
    on_pool(visit, reply, [this, input, message](const BookingVisit& here, const web::Reply& to) { to(times_again(here, *input, message)); });
  }

  /// False, and answered: this is no form of ours, or no person's.
  [[nodiscard]] bool is_genuine(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    const BookingGuard::Stamp stamp = guard.judge(input->stamp, visit.slug(), visit.now);
    const bool ours = CommandId::parse(input->id) && is_seed(input->seed) && stamp != BookingGuard::Stamp::stale;
    if (ours && stamp == BookingGuard::Stamp::good && input->trap.empty()) return true;
    const std::string_view key = !ours ? "form" : input->trap.empty() ? "quick" : "trap";
    again_with(visit, reply, input, key, visit.texts().say("booking.again_" + std::string(key)));
    return false;
  }

  [[nodiscard]] bool admitted(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    switch (guard.admit(visit.request->peer, input->id, input->payment, visit.now)) {
      case BookingGuard::Verdict::pass:
        return true;
      case BookingGuard::Verdict::prove:
        on_pool(visit, reply,
                [input, challenge = guard.challenge(input->id, visit.now)](const BookingVisit& here, const web::Reply& to) { to(booking_wait_page(here, *input, challenge)); });
        return false;
      case BookingGuard::Verdict::address:
        say(visit, reply, {.status = 429, .key = "limit"}, input);
        return false;
      case BookingGuard::Verdict::total:
        say(visit, reply, {.status = 503, .key = "busy"}, input);
        return false;
    }
    return false;
  }

  void submit(const BookingVisit& visit, const web::Reply& reply, const Input& input, std::vector<state::Command> commands,
              std::function<void(const std::string& refused, bool repeated)> done) {
    guard.entered();
    try {
      parts.executor.submit_all(std::move(commands), [this, visit, reply, input, done = std::move(done)](const Result<std::vector<state::Committed>, state::Refusal>& outcome,
                                                                                                         const std::exception_ptr& failure) {
        guard.left();
        if (failure) return say(visit, reply, {.status = 503, .key = "unknown"}, input);
        done(outcome ? "" : outcome.error().code, outcome && outcome->front().repeated);
      });
    } catch (const Error&) {  // too many wait: nothing was taken
      guard.left();
      say(visit, reply, {.status = 503, .key = "busy"}, input);
    }
  }

  [[nodiscard]] state::Command command(const BookingVisit& visit, CommandId id, std::string name, const object& args) const {
    return {.log = visit.log(), .id = std::move(id), .actor = kActor, .name = std::move(name), .args = boost::json::serialize(args)};
  }

  // ---- how many ------------------------------------------------------------------------------------------------------------------

  [[nodiscard]] static BookingSaid said_of(BookingLimits::Verdict verdict) {
    return {.status = 429, .key = verdict == BookingLimits::Verdict::day ? "day_full" : verdict == BookingLimits::Verdict::person ? "many_person" : "many_network"};
  }

  /// Counts what is about to be booked. False, and answered: enough is outstanding already. On the pool: it may ask state.db.
  [[nodiscard]] bool within_limits(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    const CivilDate today = parts.zone.local(visit.now).day;
    const auto snapshot = parts.readers.snapshot();
    const LogName log = visit.log();
    const auto verdict = limits.take({.log = log, .booking = input->booking, .peer = visit.request->peer, .email = input->email, .phone = input->phone, .today = today},
                                     {.is_over = [&](const std::string& booking) { return appointments::is_over(snapshot.db(), log, booking, visit.now); },
                                      .made_today = [&] { return appointments::booked_online_since(snapshot.db(), log, parts.zone.instant(today, std::chrono::seconds(0))); }});
    if (verdict == BookingLimits::Verdict::pass) return true;
    if (is_of_form(*input)) {  // nobody else waits for a time that is not going to be booked
      guard.close(input->booking);
      release(visit, input->booking, input->id);
    }
    say(visit, reply, said_of(verdict), nullptr);
    return false;
  }

  // ---- reserve --------------------------------------------------------------------------------------------------------------------

  void reserve(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    if (!is_genuine(visit, reply, input)) return;
    const auto slot = parse_slot(input->slot);
    if (!slot) return again_with(visit, reply, input, "slot", visit.texts().say("booking.again_slot"));
    if (!admitted(visit, reply, input)) return;
    if (limits.is_full(visit.log(), parts.zone.local(visit.now).day)) return say(visit, reply, said_of(BookingLimits::Verdict::day), input);
    const CommandId id = reserve_id(*input);
    input->booking = appointments::booking_id(id.str());
    const OpenReservation open{
        .address = address_key(visit.request->peer), .form = input->id, .log = visit.log(), .booking = input->booking, .expires = visit.now + appointments::kReservationLasts};
    if (!guard.open(open, visit.now)) return say(visit, reply, {.status = 429, .key = "open"}, input);
    const object args{{"pool", slot->pool}, {"service", input->service}, {"start", format_utc(slot->start)}, {"source", "online"}};
    std::vector<state::Command> commands{command(visit, id, "appointments.reserve", args)};
    submit(visit, reply, input, std::move(commands), [this, visit, reply, input, slot = *slot](const std::string& refused, bool repeated) {
      if (!refused.empty()) {
        guard.close(input->booking);
        return again_with(visit, reply, input, refused, booking_refusal(visit.texts(), refused));
      }
      release_replaced(visit, *input);
      if (visit.wants_json() && !repeated)
        return reply(json_answer(201, {{"booking", input->booking}, {"expires", parts.zone.format(visit.now + appointments::kReservationLasts)}}));
      on_pool(visit, reply, [this, input](const BookingVisit& here, const web::Reply& to) { to(reserved_page(here, *input, {})); });
    });
  }

  /// Who chooses another time gives the first one back.
  void release_replaced(const BookingVisit& visit, const BookingInput& input) {
    while (const auto old = guard.replaced_by(input.id, input.booking)) release(visit, old->booking, input.id);
  }

  [[nodiscard]] state::Command releasing(const BookingVisit& visit, const std::string& booking, const std::string& form) const {
    return command(visit, derived_command(*CommandId::parse(form), "release " + booking), "appointments.release", {{"booking", booking}});
  }

  void release(const BookingVisit& visit, const std::string& booking, const std::string& form) {
    try {
      parts.executor.submit(releasing(visit, booking, form), [](const state::Outcome&, const std::exception_ptr&) {});  // what cannot be given back now expires by itself
    } catch (const Error& error) {
      spdlog::info("termine: {}", error.what());
    }
  }

  /// The contact page of a reservation that stands; else why it does not, and the times again.
  [[nodiscard]] web::Response reserved_page(const BookingVisit& visit, const BookingInput& input, const std::vector<BookingFault>& faults) {
    std::optional<Booking> booking;
    {
      const auto snapshot = parts.readers.snapshot();
      booking = appointments::find_booking(snapshot.db(), visit.log(), input.booking);
    }
    if (booking && booking->status == Status::booked) return done_page(visit, input, *booking);
    const bool stands = booking && booking->status == Status::reserved && booking->expires.value_or(visit.now) > visit.now;
    if (!stands) return times_again(visit, input, visit.texts().say("booking.refused_expired"));
    BookingInput with = input;
    with.site = booking->site;
    return booking_contact_page(visit, faults.empty() ? 200 : 422, {.input = with, .faults = faults, .start = booking->start, .expires = booking->expires});
  }

  void other_time(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    on_pool(visit, reply, [this, input](const BookingVisit& here, const web::Reply& to) {
      if (is_of_form(*input)) {
        guard.close(input->booking);
        (void)parts.executor.run(releasing(here, input->booking, input->id));  // waited for: the page that follows shows it as free
      }
      const auto bookable = [&] {
        const auto snapshot = parts.readers.snapshot();
        return find_bookable(here, snapshot.db(), input->service);
      }();
      if (!bookable) return to(booking_said_page(here, {.status = 200, .key = "not_online"}));
      renew(here, *input);
      const auto snapshot = parts.readers.snapshot();
      to(booking_times_page(here, snapshot.db(), *bookable, {.input = *input}));
    });
  }

  /// The reservation was made with this very form and time.
  [[nodiscard]] static bool is_of_form(const BookingInput& input) {
    return CommandId::parse(input.id) && !input.slot.empty() && input.booking == appointments::booking_id(reserve_id(input).str());
  }

  // ---- confirm, or wait -----------------------------------------------------------------------------------------------------------

  void show_contact(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    if (!CommandId::parse(input->id) || !is_seed(input->seed)) renew(visit, *input);
    input->booking.clear();
    input->slot.clear();
    on_pool(visit, reply, [input](const BookingVisit& here, const web::Reply& to) { to(booking_contact_page(here, 200, {.input = *input, .faults = {}})); });
  }

  void contact_sent(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    const bool waiting = visit.step == "warten";
    if (!waiting && !is_of_form(*input)) return again_with(visit, reply, input, "form", visit.texts().say("booking.again_form"));
    if (!is_genuine(visit, reply, input)) return;
    auto faults = check_booking(*input);
    if (waiting && input->email.empty() && input->phone.empty()) faults.push_back({"email", "reach"});
    if (!faults.empty())
      return on_pool(visit, reply, [this, input, faults, waiting](const BookingVisit& here, const web::Reply& to) {
        to(waiting ? booking_contact_page(here, 422, {.input = *input, .faults = faults}) : reserved_page(here, *input, faults));
      });
    if (!admitted(visit, reply, input)) return;
    on_pool(visit, reply, [this, input, waiting](const BookingVisit& here, const web::Reply& to) { waiting ? join(here, to, input) : confirm(here, to, input); });
  }

  void confirm(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    if (!within_limits(visit, reply, input)) return;
    const auto slot = parse_slot(input->slot);
    object args{
        {"booking", input->booking},       {"channels", words_of(channels_of(*input))}, {"urgency", appointments::word_of(appointments::kUrgencies, urgency_of(*input))},
        {"notify", !input->email.empty()}, {"link", link_hash(*input, input->booking)}, {"expires", format_utc(std::max(slot ? slot->start : visit.now, visit.now) + kLinkLasts)}};
    std::vector<state::Command> commands;
    commands.push_back(appointments::with_person(command(visit, derived_command(*CommandId::parse(input->id), "confirm " + input->booking), "appointments.confirm", args),
                                                 input->booking, person_of(*input), parts.vault, parts.random));
    submit(visit, reply, input, std::move(commands), [this, visit, reply, input](const std::string& refused, bool) {
      if (!refused.empty()) return refused_after_all(visit, reply, input, refused);
      guard.close(input->booking);
      finish(visit, reply, input);
    });
  }

  void refused_after_all(const BookingVisit& visit, const web::Reply& reply, const Input& input, const std::string& refused) {
    limits.give_back(visit.log(), input->booking);
    again_with(visit, reply, input, refused, booking_refusal(visit.texts(), refused));
  }

  void join(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    const CommandId form = *CommandId::parse(input->id);
    const CommandId id = derived_command(form, "wait " + input->service + " " + input->site);
    input->booking = appointments::booking_id(id.str());
    if (!within_limits(visit, reply, input)) return;
    object args{{"service", input->service}, {"channels", words_of(channels_of(*input))}, {"urgency", appointments::word_of(appointments::kUrgencies, urgency_of(*input))}};
    if (site_of(visit, input->site) != nullptr) args.emplace("site", input->site);
    const object link{{"booking", input->booking}, {"link", link_hash(*input, input->booking)}, {"expires", format_utc(visit.now + kWaitingLasts)}};
    std::vector<state::Command> commands;
    commands.push_back(appointments::with_person(command(visit, id, "appointments.join_waiting", args), input->booking, person_of(*input), parts.vault, parts.random));
    commands.push_back(command(visit, derived_command(form, "link " + input->booking), "appointments.make_link", link));
    submit(visit, reply, input, std::move(commands), [this, visit, reply, input](const std::string& refused, bool) {
      if (!refused.empty()) return refused_after_all(visit, reply, input, refused);
      finish(visit, reply, input);
    });
  }

  /// From the executor's thread.
  void finish(const BookingVisit& visit, const web::Reply& reply, const Input& input) {
    on_pool(visit, reply, [this, input](const BookingVisit& here, const web::Reply& to) {
      const auto snapshot = parts.readers.snapshot();
      const auto booking = appointments::find_booking(snapshot.db(), here.log(), input->booking);
      if (!booking) return to(booking_said_page(here, {.status = 503, .key = "unknown", .again = input.get()}));
      to(done_page(here, *input, *booking));
    });
  }

  [[nodiscard]] static web::Response done_page(const BookingVisit& visit, const BookingInput& input, const Booking& booking) {
    return booking_done_page(visit, booking, link_token(input.seed, booking.id), appointments::has(booking.channels, appointments::Channel::mail));
  }

  // ---- links and displays ---------------------------------------------------------------------------------------------------------

  void get_own(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_booking(parts, csp, request, kOwnPath);
    if (!visit) return reply(web::problem(404));
    on_pool(*visit, reply, [this](const BookingVisit& here, const web::Reply& to) { own.show(here, to); });
  }

  /// From a mail or a text message: whose page it is follows from the token.
  void get_short(const RequestPtr& request, const web::Reply& reply) {
    on_pool(visit_region(parts, csp, request, kOwnPath), reply, [this](const BookingVisit& here, const web::Reply& to) { own.lead(here, to); });
  }

  void post_own(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_booking(parts, csp, request, kOwnPath);
    if (!visit) return reply(web::problem(404));
    if (from_elsewhere(*request)) return reply(web::problem(403));
    on_pool(*visit, reply, [this](const BookingVisit& here, const web::Reply& to) {
      own.act(here, to, [this](const BookingVisit& then, const web::Reply& at_last, Work work) { on_pool(then, at_last, std::move(work)); });
    });
  }

  void get_board(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_booking(parts, csp, request, kBoardPath);
    if (!visit) return reply(web::problem(404));
    on_pool(*visit, reply, [this](const BookingVisit& here, const web::Reply& to) {
      const auto snapshot = parts.readers.snapshot();
      to(waiting_board(here, snapshot.db()));
    });
  }

  // ---- routes ---------------------------------------------------------------------------------------------------------------------

  using Member = void (Impl::*)(const RequestPtr&, const web::Reply&);
  void add(web::Router& router, const std::string& pattern, web::Method method, Member member) {
    router.add({.methods = {method},
                .pattern = pattern,
                .role = std::string(web::kPublicRole),
                .handler = [this, member](const RequestPtr& request, const web::Reply& reply) { (this->*member)(request, reply); },
                .body_limit = method == web::Method::post ? kFieldsBytesMax : 0});
  }

  void add_routes(web::Router& router) {
    add(router, "/termin/{link}", web::Method::get, &Impl::get_short);
    for (const std::string base : {"/", "/{a}/", "/{a}/{b}/"}) {
      add(router, base + "termine/", web::Method::get, &Impl::get);
      add(router, base + "termine/{schritt}", web::Method::get, &Impl::get);
      add(router, base + "termine/{schritt}", web::Method::post, &Impl::post);
      add(router, base + "termin/{link}/", web::Method::get, &Impl::get_own);
      add(router, base + "termin/{link}/{schritt}", web::Method::get, &Impl::get_own);
      add(router, base + "termin/{link}/{schritt}", web::Method::post, &Impl::post_own);
      add(router, base + "wartezimmer/{standort}/", web::Method::get, &Impl::get_board);
    }
  }

  OnlineBookingParts parts;
  FilingAssets assets;
  std::string csp;
  BookingGuard guard;
  BookingLimits limits;
  OwnBookings own;
  std::mutex pool_mutex;
  std::unique_ptr<publish::Workers> workers;  // last: its end waits for work that uses the others; null once finished
};

OnlineBooking::OnlineBooking(OnlineBookingParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
OnlineBooking::~OnlineBooking() = default;
void OnlineBooking::add_routes(web::Router& router) { impl_->add_routes(router); }

void OnlineBooking::finish() {
  std::unique_ptr<publish::Workers> ending;
  {
    const std::lock_guard lock(impl_->pool_mutex);
    ending = std::move(impl_->workers);
  }
}

}  // namespace nb::pages
