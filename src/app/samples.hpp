// SPDX-License-Identifier: EUPL-1.2
// What the program tells about itself under /metrics, beside what the web server counts.
#pragma once

#include <vector>

#include "publish/page_cache.hpp"
#include "web/pages/pickup_ask.hpp"
#include "web/server/server.hpp"

namespace nb::app {

[[nodiscard]] std::vector<web::Sample> cache_samples(const publish::PageCache& cache);
/// Many questions and few answers: somebody guesses.
[[nodiscard]] std::vector<web::Sample> pickup_samples(const pages::PickupAsk::Counts& counts);

}  // namespace nb::app
