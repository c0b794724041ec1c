// SPDX-License-Identifier: EUPL-1.2
// The files for programs that tell a municipality's state: status.json with its schema, and the Atom feed. What stands in
// them is made by publish; here they get their words and addresses.
#pragma once

#include "web/pages/site.hpp"

namespace nb::pages {

[[nodiscard]] publish::PageText status_file(const PublicSite& site, const publish::View& town, Instant now);
[[nodiscard]] publish::PageText schema_file(Instant now);
[[nodiscard]] publish::PageText feed_file(const PublicSite& site, const publish::View& town, Form form, Instant now);

}  // namespace nb::pages
