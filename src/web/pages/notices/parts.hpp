// SPDX-License-Identifier: EUPL-1.2
// What the pages about telling people need besides what every page has; everything outlives them.
#pragma once

#include <functional>
#include <string>

#include "appointments/model.hpp"
#include "notices/facts.hpp"

namespace nb::pages {

struct NoticeParts {
  notices::Sources sources;
  std::function<bool(appointments::Channel)> has;             ///< is that channel set up? From any thread
  std::function<std::string(appointments::Channel)> trouble;  ///< why its messages do not get out now; empty: they do
};

}  // namespace nb::pages
