// SPDX-License-Identifier: EUPL-1.2
// What every page needs while it is being filled: the words, the links, the moment and the truth. Lives for one rendering.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "deadlines/holidays.hpp"
#include "publish/view.hpp"
#include "web/pages/fields.hpp"
#include "web/pages/links.hpp"
#include "web/pages/site.hpp"
#include "web/pages/wording.hpp"

namespace nb::pages {

struct Context {
  const Resources& resources;
  const Texts& texts;
  const SiteConfig& config;
  const Links& links;
  const Wording& wording;
  const publish::RegionView& region;
  const publish::View* town;  ///< null on the region's own pages
  deadlines::HolidayCalendar holidays;
  bool live;               ///< false: exported files, without searches and calculators
  std::string_view id;     ///< of the service, office or announcement the page is about
  std::string_view query;  ///< raw query of the request, for searches

  [[nodiscard]] Lang lang() const { return texts.lang(); }
  [[nodiscard]] const catalogue::Municipality& municipality() const { return town->town->municipality; }
};

/// Which entry of the main navigation is the current one.
enum class Nav { none, home, services, offices, phones, sites, announcements, deadlines };

/// Fills the head, the header and the footer that all pages share.
void put_frame(const Context& context, Section page, std::string_view title, std::string_view description, Nav current);

/// The pages. Each fills its template's values and returns the template's name.
std::string_view region_home(const Context& context, Section page);
std::string_view home(const Context& context, Section page);
std::string_view services(const Context& context, Section page);
std::string_view service(const Context& context, Section page);
std::string_view offices(const Context& context, Section page);
std::string_view office(const Context& context, Section page);
std::string_view phones(const Context& context, Section page);
std::string_view sites(const Context& context, Section page);
std::string_view announcements(const Context& context, Section page);
std::string_view announcement(const Context& context, Section page);
std::string_view deadlines_page(const Context& context, Section page);
std::string_view town_poster(const Context& context, Section page);
std::string_view service_poster(const Context& context, Section page);
std::string_view hotline(const Context& context, Section page);
std::string_view accessibility(const Context& context, Section page);
std::string_view imprint(const Context& context, Section page);
std::string_view privacy(const Context& context, Section page);
std::string_view log_page(const Context& context, Section page);
std::string_view not_found(const Context& context, Section page);
std::string_view state_unknown(const Context& context, Section page);

/// Files for machines; the whole text.
std::string robots_txt(const SiteConfig& config);
std::string security_txt(const SiteConfig& config, Instant now);
std::string sitemap_xml(const SiteConfig& config, const publish::RegionView& region);

}  // namespace nb::pages
