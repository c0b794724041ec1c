// SPDX-License-Identifier: EUPL-1.2
// Finished pages, compressed, until their truth changes (version) or they age (fresh_until). A page is made once, by a
// worker, when it is first asked for, while others wait for the same result; least recently read pages give way.
// Threading: any thread. A hit takes one short lock on one of the shards and calls nobody.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/encoded.hpp"
#include "base/time.hpp"
#include "publish/workers.hpp"

namespace nb::publish {

/// What a renderer makes.
struct PageText {
  int status = 200;
  std::string content_type;
  std::string text;
  Instant fresh_until = Instant::max();
};

/// A page ready to be sent; immutable.
struct CachedPage {
  int status = 200;
  std::string content_type;
  EncodedBody body;
  std::string etag;  ///< with quotes; of the text, so that it survives restarts and unchanged re-rendering
  std::uint64_t version = 0;
  Instant fresh_until;
};

/// Since the start; for metrics.
struct PageCacheCounters {
  std::uint64_t hits = 0;
  std::uint64_t joined = 0;  ///< waited for a rendering that was already under way
  std::uint64_t rendered = 0;
  std::uint64_t failed = 0;   ///< renderings that threw
  std::uint64_t refused = 0;  ///< turned away because too many pages were waiting
  std::uint64_t evicted = 0;
  std::uint64_t render_us = 0;    ///< time spent rendering, all workers
  std::uint64_t compress_us = 0;  ///< time spent compressing, all workers
  std::uint64_t entries = 0;      ///< now
  std::uint64_t bytes = 0;        ///< now
};

class PageCache {
 public:
  using Render = std::function<PageText(Instant now)>;
  /// Called exactly once: with the page, or with what went wrong (Error{unavailable} when too many pages are waiting).
  using Ready = std::function<void(std::shared_ptr<const CachedPage>, std::exception_ptr)>;

  struct Options {
    std::size_t bytes_max = std::size_t{64} << 20;
    std::size_t once_max = 256;  ///< make_once() under way; more are turned away, so that searches never keep the pages waiting
    Workers::Options workers;
  };
  explicit PageCache(Options options);
  /// Every waiting Ready is called before this returns.
  ~PageCache();
  PageCache(const PageCache&) = delete;
  PageCache& operator=(const PageCache&) = delete;

  /// The page if it stands there, of this version or a later one, and is fresh; nullptr otherwise.
  /// The key names the page whatever its spelling; keys must come from known pages, never from a visitor's text.
  [[nodiscard]] std::shared_ptr<const CachedPage> find(std::string_view key, std::uint64_t version, Instant now);
  /// The page, made if need be. `ready` is called on the spot if it stands there or is refused, else by a worker.
  void get(std::string_view key, std::uint64_t version, Instant now, Render render, Ready ready);
  /// Made by a worker for this one visitor and not kept (search results).
  void make_once(Instant now, Render render, Ready ready);

  [[nodiscard]] PageCacheCounters counters() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::publish
