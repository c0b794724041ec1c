// SPDX-License-Identifier: EUPL-1.2
// The public site on the web server: a page is taken from the cache, or made by a worker and answered when it is ready.
#pragma once

#include "web/server/router.hpp"

namespace nb {
class Clock;
}
namespace nb::pages {
class PublicSite;
}
namespace nb::publish {
class PageCache;
class Publisher;
}  // namespace nb::publish

namespace nb::app {

/// What the pages are made of; everything outlives the router.
struct PublicParts {
  const pages::PublicSite& site;
  const publish::Publisher& publisher;
  publish::PageCache& cache;
  const Clock& clock;
};

void add_public_routes(web::Router& router, const PublicParts& parts);

}  // namespace nb::app
