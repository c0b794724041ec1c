// SPDX-License-Identifier: EUPL-1.2
// What the pages of circulars need besides what every page has; everything outlives them.
#pragma once

#include <functional>
#include <string>

namespace nb::circular {
class Contacts;
}
namespace nb::paper {
class PageReader;
}

namespace nb::pages {

struct CircularParts {
  circular::Contacts& contacts;
  paper::PageReader& scans;
  bool mail = false;                     ///< a mail server is configured
  std::function<std::string()> trouble;  ///< why mails do not get out now; empty: they do. From any thread
};

}  // namespace nb::pages
