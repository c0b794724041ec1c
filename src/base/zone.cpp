// SPDX-License-Identifier: EUPL-1.2
#include "base/zone.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include "base/error.hpp"

namespace nb {

namespace {

const date::time_zone& tz(const void* zone) { return *static_cast<const date::time_zone*>(zone); }

const void* locate(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    throw Error(ErrorKind::configuration, "Die Zeitzone " + name + " ist auf diesem Rechner nicht bekannt; bitte das Paket tzdata installieren.");
  }
}

}  // namespace

Zone::Zone(const std::string& iana_name) : zone_(locate(iana_name)) {}

LocalTime Zone::local(Instant moment) const {
  const auto info = tz(zone_).get_info(std::chrono::floor<std::chrono::seconds>(moment));
  const Instant wall = moment + info.offset;
  const auto day = std::chrono::floor<std::chrono::days>(wall);
  return {CivilDate{day}, std::chrono::floor<std::chrono::seconds>(wall - day), std::chrono::duration_cast<std::chrono::minutes>(info.offset)};
}

Instant Zone::instant(CivilDate day, std::chrono::seconds of_day) const {
  const date::local_seconds wall{std::chrono::sys_days{day}.time_since_epoch() + of_day};
  return std::chrono::time_point_cast<std::chrono::milliseconds>(tz(zone_).to_sys(wall, date::choose::earliest));
}

std::string Zone::format(Instant moment) const {
  const LocalTime time = local(moment);
  const long long s = time.of_day.count();
  const long long offset = time.offset.count();
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", format_date(time.day), s / 3600, s / 60 % 60, s % 60, offset < 0 ? '-' : '+', std::abs(offset) / 60,
                     std::abs(offset) % 60);
}

}  // namespace nb
