// SPDX-License-Identifier: EUPL-1.2
#include "base/time.hpp"

#include <fmt/format.h>
#include <time.h>  // NOLINT(modernize-deprecated-headers): clock_gettime is POSIX, not in <ctime>

#include "base/uptime.hpp"

namespace nb {

namespace {

using namespace std::chrono;

/// Reads exactly `count` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/// Writes `count` digits at `at`. Every entry has its times, and a general formatter costs more than the rest of the line.
void put_digits(std::string& out, std::size_t at, std::size_t count, unsigned value) {
  for (std::size_t i = count; i-- > 0; value /= 10) out[at + i] = static_cast<char>('0' + value % 10);
}

struct Fraction {
  int ms = 0;
  std::size_t length = 0;
};

/// ".5", ".123", ".123456": milliseconds, the rest is cut.
std::optional<Fraction> fraction(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '.') return Fraction{};
  std::size_t end = at + 1;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == at + 1) return std::nullopt;
  int ms = 0;
  for (std::size_t i = 0; i < 3; ++i) ms = ms * 10 + (at + 1 + i < end ? text[at + 1 + i] - '0' : 0);
  return Fraction{ms, end - at};
}

std::optional<minutes> offset(std::string_view text) {
  if (text == "Z" || text == "z") return minutes{0};
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto h = digits(text, 1, 2);
  const auto m = digits(text, 4, 2);
  if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
  const minutes size{*h * 60 + *m};
  return text[0] == '-' ? -size : size;
}

std::optional<milliseconds> time_of_day(std::string_view text) {
  const auto h = digits(text, 0, 2);
  const auto m = digits(text, 3, 2);
  const auto s = digits(text, 6, 2);
  if (!h || !m || !s || text[2] != ':' || text[5] != ':' || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  return hours{*h} + minutes{*m} + seconds{*s};
}

}  // namespace

Instant SystemClock::now() const { return time_point_cast<milliseconds>(system_clock::now()); }

milliseconds uptime() {
  timespec since{};
  clock_gettime(CLOCK_BOOTTIME, &since);  // fails for unknown clocks only
  return duration_cast<milliseconds>(seconds{since.tv_sec} + nanoseconds{since.tv_nsec});
}

std::optional<CivilDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 0, 4);
  const auto m = digits(text, 5, 2);
  const auto d = digits(text, 8, 2);
  if (!y || !m || !d) return std::nullopt;
  const CivilDate day{year{*y}, month{static_cast<unsigned>(*m)}, std::chrono::day{static_cast<unsigned>(*d)}};
  if (!day.ok()) return std::nullopt;
  return day;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto time = time_of_day(text.substr(11, 8));
  const auto part = fraction(text, 19);
  if (!date || !time || !part) return std::nullopt;
  const auto shift = offset(text.substr(19 + part->length));
  if (!shift) return std::nullopt;
  const Instant moment = Instant{sys_days{*date}} + *time + milliseconds{part->ms} - *shift;
  // An offset can lead out of the years that RFC 3339 can write: then what we write could not be read again.
  const year in_utc = CivilDate{floor<days>(moment)}.year();
  if (in_utc < year{0} || in_utc > year{9999}) return std::nullopt;
  return moment;
}

std::string format_date(CivilDate day) {
  const int year = static_cast<int>(day.year());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  std::string out = "0000-00-00";
  put_digits(out, 0, 4, static_cast<unsigned>(year));
  put_digits(out, 5, 2, static_cast<unsigned>(day.month()));
  put_digits(out, 8, 2, static_cast<unsigned>(day.day()));
  return out;
}

std::string format_utc(Instant moment) {
  const auto day = floor<days>(moment);
  const hh_mm_ss time{moment - day};
  const auto ms = time.subseconds().count();
  std::string out = format_date(CivilDate{day});
  const std::size_t at = out.size();
  out += ms == 0 ? "T00:00:00Z" : "T00:00:00.000Z";
  put_digits(out, at + 1, 2, static_cast<unsigned>(time.hours().count()));
  put_digits(out, at + 4, 2, static_cast<unsigned>(time.minutes().count()));
  put_digits(out, at + 7, 2, static_cast<unsigned>(time.seconds().count()));
  if (ms != 0) put_digits(out, at + 10, 3, static_cast<unsigned>(ms));
  return out;
}

}  // namespace nb
