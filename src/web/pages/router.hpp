// SPDX-License-Identifier: EUPL-1.2
// From a host and a path to the page that is meant. Pure: knows the shape of addresses, not what stands behind them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "publish/view.hpp"
#include "web/pages/links.hpp"

namespace nb::pages {

enum class Kind {
  region_home,
  home,
  services,
  service,
  offices,
  office,
  phones,
  sites,
  announcements,
  announcement,
  deadlines,
  town_poster,
  service_poster,
  hotline,
  accessibility,
  imprint,
  privacy,
  log,
  status_json,
  schema,
  feed,
  robots,
  sitemap,
  security,
  not_found
};

struct Target {
  Kind kind = Kind::not_found;
  Form form = Form::region;
  Place place;     ///< of the page; for files the municipality's slug alone
  std::string id;  ///< of the service, office or announcement
  const publish::View* town = nullptr;
  bool missing_slash = false;  ///< the page exists at this path with a slash at the end
};

/// Which page a request means; `not_found` with the municipality where at least that is clear.
[[nodiscard]] Target route(const publish::RegionView& region, std::string_view host, std::string_view path);
/// The page at `rest` ("leistungen/x/") of a municipality, as a target for `form`.
[[nodiscard]] Target town_target(const publish::View& town, Form form, Lang lang, std::string_view rest);

}  // namespace nb::pages
