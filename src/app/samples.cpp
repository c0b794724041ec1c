// SPDX-License-Identifier: EUPL-1.2
#include "app/samples.hpp"

#include <cstdint>

namespace nb::app {

std::vector<web::Sample> cache_samples(const publish::PageCache& cache) {
  const publish::PageCacheCounters c = cache.counters();
  using Type = web::Sample::Type;
  const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
  return {{"notbetrieb_page_cache_hits_total", "Pages answered from the cache", Type::counter, number(c.hits)},
          {"notbetrieb_page_cache_rendered_total", "Pages rendered", Type::counter, number(c.rendered)},
          {"notbetrieb_page_cache_failed_total", "Renderings that failed", Type::counter, number(c.failed)},
          {"notbetrieb_page_cache_refused_total", "Pages turned away because too many waited", Type::counter, number(c.refused)},
          {"notbetrieb_page_cache_evicted_total", "Pages dropped to make room", Type::counter, number(c.evicted)},
          {"notbetrieb_page_cache_bytes", "Bytes held", Type::gauge, number(c.bytes)},
          {"notbetrieb_page_cache_entries", "Pages held", Type::gauge, number(c.entries)}};
}

std::vector<web::Sample> pickup_samples(const pages::PickupAsk::Counts& counts) {
  using Type = web::Sample::Type;
  const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
  return {{"notbetrieb_pickup_asked_total", "Questions whether a document is ready", Type::counter, number(counts.asked)},
          {"notbetrieb_pickup_found_total", "Questions answered with yes", Type::counter, number(counts.found)},
          {"notbetrieb_pickup_limited_total", "Questions turned away because there were too many", Type::counter, number(counts.limited)},
          {"notbetrieb_pickup_locked_total", "Questions while the data key was locked", Type::counter, number(counts.locked)}};
}

}  // namespace nb::app
