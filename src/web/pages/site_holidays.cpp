// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/site_holidays.hpp"

#include "web/pages/site.hpp"

namespace nb::pages {

deadlines::HolidayCalendar holidays_of(const SiteConfig& config, const Ags& ags) {
  if (config.holidays) return config.holidays(ags);
  const auto land = deadlines::land_of(ags);
  return land ? deadlines::HolidayCalendar(*land, deadlines::local_holidays_by_law(ags)) : deadlines::HolidayCalendar();
}

}  // namespace nb::pages
