// SPDX-License-Identifier: EUPL-1.2
// An I/O thread; see loop.hpp.
#include "web/server/impl/loop.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace nb::web {
namespace {

constexpr std::chrono::milliseconds kTick{100};
constexpr std::size_t kLogBulk = 64 * 1024;
constexpr int kPressureDivisor = 4;

std::string imf_fixdate(std::chrono::sys_seconds moment) {
  constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto midnight = std::chrono::floor<std::chrono::days>(moment);
  const CivilDate day(midnight);
  const std::chrono::hh_mm_ss time(moment - midnight);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(midnight).c_encoding()], static_cast<unsigned>(day.day()),
                     kMonths[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace

Loop::Loop(const Limits& limits, const Admission& admission, std::shared_ptr<BodyBudget> bodies, const AccessSink& sink)
    : limits_(limits), admission_(admission), bodies_(std::move(bodies)), sink_(sink) {}

void Loop::run() {
  arm_tick();
  io_.run();
  flush_log();
}

void Loop::stop() {
  if (std::exchange(stopping_, true)) return;
  cut_at_ = Steady::now() + limits_.shutdown;
  work_.reset();
  for (Watched* connection : connections_) connection->on_stopping();
  tick_.cancel();  // its handler arms it again as long as there are connections
}

void Loop::arm_tick() {
  tick_.expires_after(kTick);
  tick_.async_wait([this](const boost::system::error_code&) { tick(); });
}

void Loop::tick() {
  const auto now = Steady::now();
  const bool pressure = admission_.under_pressure();
  const bool cut = stopping_ && now >= cut_at_;
  for (Watched* connection : connections_) {
    if (cut) {
      connection->cut();
    } else if (now - connection->since_ > limit_of(connection->phase_, pressure) + connection->extra_) {
      counters_.timed_out.add();
      connection->on_timeout();
    }
  }
  flush_log();
  if (!stopping_ || !connections_.empty()) arm_tick();
}

std::chrono::milliseconds Loop::limit_of(Phase phase, bool pressure) const {
  const int divisor = pressure ? kPressureDivisor : 1;
  switch (phase) {
    case Phase::handshake:
      return limits_.handshake / divisor;
    case Phase::idle:
      return limits_.idle / divisor;
    case Phase::header:
      return limits_.header / divisor;
    case Phase::body:
      return limits_.body;
    case Phase::handler:
      return limits_.handler;
    case Phase::write:
      return limits_.write;
    case Phase::linger:
      return limits_.linger;
  }
  return limits_.idle;
}

void Loop::update_clock() {
  const auto now = clock_.now();
  const auto second = std::chrono::floor<std::chrono::seconds>(now);
  if (second.time_since_epoch().count() == second_) return;
  second_ = second.time_since_epoch().count();
  http_date_ = imf_fixdate(second);
  log_time_ = format_utc(second);
}

std::string_view Loop::http_date() {
  update_clock();
  return http_date_;
}

void Loop::log(std::string_view method, std::string_view path, int status, std::uint64_t bytes, std::chrono::microseconds took) {
  update_clock();
  append_access_line(log_lines_, {.time = log_time_, .method = method, .path = path, .status = status, .bytes = bytes, .took = took});
  if (log_lines_.size() >= kLogBulk) flush_log();
}

void Loop::flush_log() {
  if (log_lines_.empty()) return;
  log_lines_.pop_back();  // the sink ends lines itself
  sink_(log_lines_);
  log_lines_.clear();
}

}  // namespace nb::web
