// SPDX-License-Identifier: EUPL-1.2
// bench_booking fight FOLDER SECONDS CLIENTS: clients take appointments at random times of one day with very many desks, each with name and
// address sealed, durable; everybody waits for the answer before they try again. Prints "<bookings per second> <refused per second>".
// bench_booking tries FOLDER COUNT CLIENTS: so many tries (reserve, take, confirm, move, give up) for a day with three desks; then every
// minute is counted from the bookings themselves. Prints "<tries> <booked> <refused> <minutes beyond the desks> <tries per second>".
// bench_booking call_off FOLDER COUNT: so many appointments called off with their notices queued. Prints "<milliseconds> <notices>".
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <random>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

#include "appointments/booker.hpp"
#include "appointments/commands.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "carriers.hpp"
#include "town.hpp"

namespace nb::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kThreads = 2;
constexpr int kFewDesks = 3;
constexpr int kManyDesks = 200;
constexpr std::uint64_t kNearlyFull = 50'000;  // of 57,600: what is measured is booking, not being refused

double seconds_since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

std::string clock_text(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

/// What one client does next. A thread carries many clients; this belongs to the thread.
class Wishes {
 public:
  Wishes(Town& town, unsigned seed, bool mixed) : town_(town), day_(format_date(town.popular_day())), dice_(seed), mixed_(mixed) {}

  [[nodiscard]] state::Command next() {
    if (!mixed_) return take(pick(24 * 12) * 5);
    switch (pick(10)) {
      case 0:
        return change("appointments.give_up_booking", "");
      case 1:
        return change("appointments.move_booking", fmt::format(R"(,"start":"{}T{}")", day_, clock_text(morning())));
      case 2:
        return confirm();
      case 3:
      case 4:
      case 5:
        return town_.command("appointments.reserve", fmt::format(R"({{"source":"online","pool":"p1","service":"ausweis","start":"{}T{}"}})", day_, clock_text(morning())));
      default:
        return take(morning());
    }
  }
  void made(const std::string& booking) {
    if (known_.size() < 400) {
      known_.push_back(booking);
    } else {
      known_[static_cast<std::size_t>(pick(400))] = booking;
    }
  }

 private:
  int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(dice_); }
  int morning() { return 8 * 60 + pick(40) * 15; }
  state::Command take(int minute) {
    const bool pass = mixed_ && pick(3) == 0;
    state::Command out = town_.command("appointments.take_booking", fmt::format(R"({{"source":"counter","pool":"p1","service":"{}","start":"{}T{}","channels":["mail"]}})",
                                                                                pass     ? "pass"
                                                                                : mixed_ ? "ausweis"
                                                                                         : "abholung",
                                                                                day_, clock_text(minute)));
    const std::string id = appointments::booking_id(out.id.str());
    return appointments::with_person(std::move(out), id, {.name = "Mustermann, Erika", .email = "erika@example.org", .phone = "+49 171 3920001", .remark = {}, .birth_date = {}},
                                     town_.vault, town_.random);
  }
  [[nodiscard]] std::string some() { return known_.empty() ? "b-none" : known_[static_cast<std::size_t>(pick(static_cast<int>(known_.size())))]; }
  state::Command change(const std::string& name, const std::string& more) { return town_.command(name, fmt::format(R"({{"booking":"{}"{}}})", some(), more)); }
  state::Command confirm() {
    const std::string id = some();
    return appointments::with_person(town_.command("appointments.confirm", fmt::format(R"({{"booking":"{}"}})", id)), id,
                                     {.name = "Mustermann, Erika", .email = {}, .phone = {}, .remark = {}, .birth_date = {}}, town_.vault, town_.random);
  }

  Town& town_;
  std::string day_;
  std::mt19937 dice_;
  bool mixed_;
  std::vector<std::string> known_;
};

struct Tally {
  std::atomic<std::uint64_t> done{0};
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::uint64_t> tries{0};
};

/// The clients that one thread carries: each sends its next wish when the last is answered.
class Clients {
 public:
  Clients(Town& town, unsigned seed, bool mixed, Tally& tally) : town_(town), wishes_(town, seed, mixed), tally_(tally) {}

  /// Until `enough` says so.
  void run(std::size_t clients, const std::function<bool()>& enough) {
    std::size_t waiting = 0;
    for (; waiting < clients; ++waiting) send();
    while (waiting > 0) {
      for (const Answer& answer : inbox_.take(1, {})) {
        --waiting;
        if (answer.done) wishes_.made(answer.booking);
        if (enough()) continue;
        send();
        ++waiting;
      }
    }
  }

 private:
  struct Answer {
    std::string booking;
    bool done = false;
  };
  void send() {
    state::Command wish = wishes_.next();
    std::string booking = appointments::booking_id(wish.id.str());
    ++tally_.tries;
    town_.executor->submit(std::move(wish), [this, booking = std::move(booking)](const state::Outcome& outcome, const std::exception_ptr& failure) {
      if (failure) std::abort();
      ++(outcome ? tally_.done : tally_.refused);
      inbox_.push({booking, outcome.has_value()});
    });
  }

  Town& town_;
  Wishes wishes_;
  Tally& tally_;
  Channel<Answer> inbox_;
};

double run_clients(Town& town, std::size_t clients, bool mixed, Tally& tally, const std::function<bool()>& enough) {
  std::vector<std::unique_ptr<Clients>> all;
  for (std::size_t i = 0; i < kThreads; ++i) all.push_back(std::make_unique<Clients>(town, static_cast<unsigned>(i + 1), mixed, tally));
  const auto begin = Steady::now();
  {
    std::vector<std::jthread> threads;
    for (auto& one : all) threads.emplace_back([&] { one->run(clients / kThreads, enough); });
  }
  const double took = seconds_since(begin);
  town.executor.reset();  // nothing answers the clients any more
  return took;
}

void fight(Town& town, double seconds, std::size_t clients) {
  town.plan(kManyDesks, "00:00", "24:00");
  Tally tally;
  const auto end = Steady::now() + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds));
  const double took = run_clients(town, clients, false, tally, [&] { return Steady::now() >= end || tally.done >= kNearlyFull; });
  fmt::print("{:.0f} {:.0f}\n", static_cast<double>(tally.done) / took, static_cast<double>(tally.refused) / took);
}

/// Counted from the bookings, minute by minute, not from what the room keeps.
std::uint64_t minutes_beyond(Town& town, int desks) {
  const Instant from = town.zone.instant(town.popular_day(), {});
  std::vector<int> taken(24 * 60, 0);
  const appointments::BookingsQuery query{.pool = "p1",
                                          .site = {},
                                          .service = {},
                                          .from = from,
                                          .to = from + std::chrono::hours(24),
                                          .statuses = {appointments::Status::booked, appointments::Status::reserved},
                                          .count = 1'000'000};
  for (const appointments::Booking& one : appointments::bookings(town.state->db(), kLog, query)) {
    if (one.status == appointments::Status::reserved && one.expires.value_or(Instant{}) <= town.clock.now()) continue;
    const auto first = std::chrono::floor<std::chrono::minutes>(one.start - from).count();
    for (int i = 0; i < one.minutes; ++i) ++taken.at(static_cast<std::size_t>(first + i));
  }
  return static_cast<std::uint64_t>(std::ranges::count_if(taken, [&](int people) { return people > desks; }));
}

void tries(Town& town, std::uint64_t count, std::size_t clients) {
  town.plan(kFewDesks, "08:00", "18:00");
  Tally tally;
  const double took = run_clients(town, clients, true, tally, [&] { return tally.tries >= count; });
  fmt::print("{} {} {} {} {:.0f}\n", tally.tries.load(), tally.done.load(), tally.refused.load(), minutes_beyond(town, kFewDesks), static_cast<double>(tally.tries) / took);
}

void call_off(Town& town, int count) {
  const CivilDate day = town.popular_day();
  std::atomic<int> waiting{0};
  for (int i = 0; i < count; ++i) {
    const std::string start = format_date(std::chrono::sys_days(day) + std::chrono::days(i % 5)) + "T" + clock_text(8 * 60 + i % 480);
    while (waiting > 2000) std::this_thread::sleep_for(std::chrono::microseconds(200));
    ++waiting;
    town.executor->submit(
        town.command("appointments.take_booking",
                     fmt::format(R"({{"source":"import","service":"ausweis","site":"rathaus","reference":"ALT-{}","start":"{}","channels":["mail"]}})", i, start)),
        [&waiting](const state::Outcome& outcome, const std::exception_ptr& failure) {
          if (failure || !outcome) std::abort();
          --waiting;
        });
  }
  while (waiting > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  // With a plan the desks are given back too.
  town.plan(kManyDesks, "08:00", "18:00");
  const auto begin = Steady::now();
  town.must("appointments.call_off",
            fmt::format(R"({{"from":"{}","to":"{}","reason":"Ausfall","count":{}}})", format_date(day), format_date(std::chrono::sys_days(day) + std::chrono::days(4)), count));
  const double took_ms = seconds_since(begin) * 1000;
  town.executor.reset();
  const auto notices = appointments::due_notices(town.state->db(), appointments::Channel::mail, town.clock.now(), 1'000'000);
  fmt::print("{:.0f} {}\n", took_ms, notices.size());
}

int run(int argc, char** argv) {
  const std::string_view mode = argc > 2 ? argv[1] : "";
  const auto number = [&](int i, double otherwise) { return argc > i ? std::strtod(argv[i], nullptr) : otherwise; };
  if (mode.empty()) throw std::runtime_error("usage: bench_booking fight|tries|call_off FOLDER …");
  Town town(argv[2]);
  if (mode == "fight") fight(town, number(3, 5), static_cast<std::size_t>(number(4, 64)));
  if (mode == "tries") tries(town, static_cast<std::uint64_t>(number(3, 1e6)), static_cast<std::size_t>(number(4, 64)));
  if (mode == "call_off") call_off(town, static_cast<int>(number(3, 20'000)));
  return 0;
}

}  // namespace

}  // namespace nb::bench

int main(int argc, char** argv) {
  try {
    return nb::bench::run(argc, argv);
  } catch (const std::exception& e) {
    fmt::print(stderr, "bench_booking: {}\n", e.what());
    return 1;
  }
}
