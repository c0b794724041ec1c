// SPDX-License-Identifier: EUPL-1.2
// Instants, civil dates and the clock that is handed in. Nobody but base/time.cpp asks the system for the time.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// A moment, UTC, in milliseconds since 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day without zone.
using CivilDate = std::chrono::year_month_day;

/// Where the time comes from; a parameter everywhere.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

/// The system's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

/// A clock that stands where it was put (tests).
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start) {}
  [[nodiscard]] Instant now() const override { return now_; }
  void set(Instant moment) { now_ = moment; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  Instant now_;
};

/// A clock that was set to another moment and runs on from there (the demo).
class ShiftedClock final : public Clock {
 public:
  ShiftedClock(const Clock& under, Instant start) : under_(under), shift_(start - under.now()) {}
  [[nodiscard]] Instant now() const override { return under_.now() + shift_; }

 private:
  const Clock& under_;
  std::chrono::milliseconds shift_;
};

/// Parses RFC 3339 with offset ("2023-10-30T08:05:00+01:00", "…Z", optional fraction to ms). nullopt if it is anything else.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);
/// RFC 3339 in UTC, "2023-10-30T07:05:00Z"; ".123" only where the milliseconds are not zero.
[[nodiscard]] std::string format_utc(Instant moment);
/// Parses "2023-10-30"; nullopt if it is not an existing day.
[[nodiscard]] std::optional<CivilDate> parse_date(std::string_view text);
/// "2023-10-30".
[[nodiscard]] std::string format_date(CivilDate day);

}  // namespace nb
