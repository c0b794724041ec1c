// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/origin.hpp"

#include <string_view>

#include "web/server/http.hpp"

namespace nb::pages {

bool from_elsewhere(const web::Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string_view origin = request.header("origin");
  if (origin.empty() || origin == "null") return false;  // browsers say "null" because our pages send no referrer
  const std::size_t host = origin.find("://");
  return host == std::string_view::npos || origin.substr(host + 3) != request.header("host");
}

}  // namespace nb::pages
