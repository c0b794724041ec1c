// SPDX-License-Identifier: EUPL-1.2
// Local time of a town. The zone database is used in zone.cpp alone: its types differ from std::chrono's.
#pragma once

#include <chrono>
#include <string>

#include "base/time.hpp"

namespace nb {

/// Local wall time: day and minutes since its midnight.
struct LocalTime {
  CivilDate day;
  std::chrono::seconds of_day;
  std::chrono::minutes offset;  ///< east of UTC
};

/// A time zone by IANA name; throws Error{configuration} if the system does not know it.
class Zone {
 public:
  explicit Zone(const std::string& iana_name = "Europe/Berlin");
  [[nodiscard]] LocalTime local(Instant moment) const;
  /// The instant of a wall time; in the hour that occurs twice the first, in the hour that is skipped the moment of the jump.
  [[nodiscard]] Instant instant(CivilDate day, std::chrono::seconds of_day) const;
  /// RFC 3339 with this zone's offset at that moment: "2023-10-30T08:05:00+01:00".
  [[nodiscard]] std::string format(Instant moment) const;

 private:
  const void* zone_;  ///< of the process-wide, immutable zone database
};

}  // namespace nb
