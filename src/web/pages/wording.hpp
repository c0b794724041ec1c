// SPDX-License-Identifier: EUPL-1.2
// Times, ages and numbers in the words of a language. Pure: the moment and the zone are handed in.
#pragma once

#include <string>

#include "base/time.hpp"
#include "base/zone.hpp"
#include "web/pages/texts.hpp"

namespace nb::pages {

class Wording {
 public:
  /// `ages`: say how long ago, beside the exact time; off for exported files, which are read later than they are made.
  Wording(const Texts& texts, const Zone& zone, Instant now, bool ages) : texts_(texts), zone_(zone), now_(now), local_now_(zone.local(now)), ages_(ages) {}

  /// "31.10.2023" · "31 October 2023".
  [[nodiscard]] std::string date(CivilDate day) const;
  [[nodiscard]] std::string date(Instant moment) const { return date(zone_.local(moment).day); }
  /// "Dienstag, 31.10.2023".
  [[nodiscard]] std::string weekday_date(CivilDate day) const;
  /// Without the year, where space is short.
  [[nodiscard]] std::string day_month(CivilDate day) const;
  [[nodiscard]] const std::string& weekday(CivilDate day) const;
  /// "18:05 Uhr" · "18:05".
  [[nodiscard]] std::string time(Instant moment) const;
  /// "31.10.2023, 18:05 Uhr".
  [[nodiscard]] std::string stamp(Instant moment) const;
  /// "vor 12 Minuten", "gerade eben"; a moment in the future is "gerade eben" too (clocks differ).
  [[nodiscard]] std::string age(Instant moment) const;
  /// "Stand 31.10.2023, 18:05 Uhr (vor 12 Minuten)"; without ages "Stand …".
  [[nodiscard]] std::string as_of(Instant moment) const;
  /// "seit 30.10.2023, 06:00 Uhr (vor 1 Tag)".
  [[nodiscard]] std::string since(Instant moment) const;
  /// "gilt bis …", "gilt bis einschließlich …" if that is midnight, "abgelaufen seit …" once it has passed.
  [[nodiscard]] std::string until(Instant moment) const;
  /// RFC 3339 with the zone's offset, for <time datetime>.
  [[nodiscard]] std::string iso(Instant moment) const { return zone_.format(moment); }

  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const LocalTime& local_now() const { return local_now_; }
  [[nodiscard]] bool ages() const { return ages_; }
  [[nodiscard]] const Zone& zone() const { return zone_; }

 private:
  [[nodiscard]] std::string day_in(std::string_view form, CivilDate day) const;

  const Texts& texts_;
  const Zone& zone_;
  Instant now_;
  LocalTime local_now_;
  bool ages_;
};

/// "08:00" of minutes since midnight ("24:00" stays).
[[nodiscard]] std::string clock_time(int minutes);

}  // namespace nb::pages
