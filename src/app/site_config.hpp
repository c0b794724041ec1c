// SPDX-License-Identifier: EUPL-1.2
// What the public pages are made with: the operator's data, and the installed folder of templates, texts and assets.
#pragma once

#include <string>

#include "app/config.hpp"
#include "web/pages/site.hpp"

namespace nb::app {

/// The operator's data as the public pages take it.
[[nodiscard]] pages::SiteConfig site_config(const Config& config);

/// Where templates and assets lie: $NOTBETRIEB_SHARE, else ../share/notbetrieb beside the program. Error{configuration} if there is none.
[[nodiscard]] std::string find_share();

}  // namespace nb::app
