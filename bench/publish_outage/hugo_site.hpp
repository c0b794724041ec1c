// SPDX-License-Identifier: EUPL-1.2
// The same pages as a Hugo site: what differs from page to page is content, what all pages share is a template.
#pragma once

#include "region.hpp"

namespace nb::bench {

/// Writes configuration, layouts and one content file per page into an empty folder.
void write_hugo_site(Region& region, const std::vector<PageName>& pages, const std::string& folder);

}  // namespace nb::bench
