// SPDX-License-Identifier: EUPL-1.2
// Shards of a hash table with a list in order of use; renderings under way stand beside it, so that one key of one
// version is never rendered twice at a time. No lock is held while rendering or while calling back.
#include "publish/page_cache.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "publish/compress.hpp"

namespace nb::publish {

namespace {

constexpr std::size_t kShards = 8;
constexpr std::size_t kOverhead = 400;  // of an entry beside its texts: nodes, strings, control block

using Page = std::shared_ptr<const CachedPage>;

struct Entry {
  std::string key;
  Page page;
  std::size_t bytes;
};

struct Flight {
  std::uint64_t version = 0;
  std::vector<PageCache::Ready> waiting;
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

struct Shard {
  std::mutex mutex;
  std::list<Entry> used;                                                                          // most recently read first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key;                        // views of Entry::key
  std::unordered_map<std::string, std::shared_ptr<Flight>, StringHash, std::equal_to<>> flights;  // shared: a worker finishes a flight that a newer one has replaced here
  std::size_t bytes = 0;
  std::uint64_t hits = 0;
  std::uint64_t joined = 0;
  std::uint64_t evicted = 0;

  Page find(std::string_view key, std::uint64_t version, Instant now);
  void store(std::string_view key, const Page& page, std::size_t bytes_max);
  void erase(std::list<Entry>::iterator entry);
};

Page Shard::find(std::string_view key, std::uint64_t version, Instant now) {
  const auto found = by_key.find(key);
  if (found == by_key.end()) return nullptr;
  const Page& page = found->second->page;
  if (page->version < version || page->fresh_until <= now) return nullptr;
  used.splice(used.begin(), used, found->second);
  ++hits;
  return page;
}

void Shard::erase(std::list<Entry>::iterator entry) {
  bytes -= entry->bytes;
  by_key.erase(entry->key);
  used.erase(entry);
}

void Shard::store(std::string_view key, const Page& page, std::size_t bytes_max) {
  if (const auto old = by_key.find(key); old != by_key.end()) {
    if (old->second->page->version > page->version) return;  // a later truth was quicker
    erase(old->second);
  }
  const EncodedBody& body = page->body;
  const std::size_t size = body.identity.size() + body.br.size() + body.gzip.size() + 2 * key.size() + kOverhead;
  if (size > bytes_max) return;
  used.push_front({.key = std::string(key), .page = page, .bytes = size});
  by_key.emplace(used.front().key, used.begin());
  bytes += size;
  for (; bytes > bytes_max; ++evicted) erase(std::prev(used.end()));
}

std::uint64_t us_since(std::chrono::steady_clock::time_point start) {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count());
}

std::string etag_of(std::string_view text) {
  const Hash hash = crypto::sha256(bytes_of(text));
  return "\"" + to_hex(ByteView(hash.bytes).first(12)) + "\"";
}

std::exception_ptr overloaded() {
  return std::make_exception_ptr(Error(ErrorKind::unavailable, "Gerade werden zu viele Seiten zugleich abgerufen. Bitte versuchen Sie es in einer Minute noch einmal."));
}

}  // namespace

struct PageCache::Impl {
  explicit Impl(const Options& options) : shard_bytes_max(options.bytes_max / kShards), once_max(options.once_max), workers(options.workers) {}

  Shard& shard_of(std::string_view key) { return shards[std::hash<std::string_view>{}(key) % kShards]; }
  // The page, or the exception: this is the boundary of the rendering job.
  std::pair<Page, std::exception_ptr> make(const Render& render, std::uint64_t version, Instant now, Encoder& encoder);
  void finish(const std::string& key, const std::shared_ptr<Flight>& flight, const Page& page, const std::exception_ptr& failure);

  const std::size_t shard_bytes_max;
  const std::size_t once_max;
  std::atomic<std::size_t> once{0};  ///< make_once() under way
  std::array<Shard, kShards> shards;
  std::atomic<std::uint64_t> rendered{0};
  std::atomic<std::uint64_t> failed{0};
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::uint64_t> render_us{0};
  std::atomic<std::uint64_t> compress_us{0};
  Workers workers;  // last: its threads end before the rest goes
};

std::pair<Page, std::exception_ptr> PageCache::Impl::make(const Render& render, std::uint64_t version, Instant now, Encoder& encoder) {
  try {
    const auto start = std::chrono::steady_clock::now();
    PageText made = render(now);
    const auto compress_start = std::chrono::steady_clock::now();
    render_us += us_since(start);
    auto page = std::make_shared<CachedPage>();
    page->status = made.status;
    page->content_type = std::move(made.content_type);
    page->etag = etag_of(made.text);
    page->body = encoder.encode(std::move(made.text));
    page->version = version;
    page->fresh_until = made.fresh_until;
    compress_us += us_since(compress_start);
    ++rendered;
    return {std::move(page), nullptr};
  } catch (...) {
    ++failed;
    return {nullptr, std::current_exception()};
  }
}

void PageCache::Impl::finish(const std::string& key, const std::shared_ptr<Flight>& flight, const Page& page, const std::exception_ptr& failure) {
  std::vector<Ready> waiting;
  {
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    if (page) shard.store(key, page, shard_bytes_max);
    waiting = std::move(flight->waiting);
    const auto mine = shard.flights.find(key);
    if (mine != shard.flights.end() && mine->second == flight) shard.flights.erase(mine);
  }
  for (const Ready& ready : waiting) ready(page, failure);
}

PageCache::PageCache(Options options) : impl_(std::make_unique<Impl>(options)) {}
PageCache::~PageCache() = default;

std::shared_ptr<const CachedPage> PageCache::find(std::string_view key, std::uint64_t version, Instant now) {
  Shard& shard = impl_->shard_of(key);
  const std::lock_guard lock(shard.mutex);
  return shard.find(key, version, now);
}

void PageCache::get(std::string_view key, std::uint64_t version, Instant now, Render render, Ready ready) {
  Shard& shard = impl_->shard_of(key);
  auto flight = std::make_shared<Flight>();
  Page hit;
  {
    const std::lock_guard lock(shard.mutex);
    hit = shard.find(key, version, now);
    if (!hit) {
      const auto under_way = shard.flights.find(key);
      if (under_way != shard.flights.end() && under_way->second->version >= version) {
        ++shard.joined;
        under_way->second->waiting.push_back(std::move(ready));
        return;
      }
      flight->version = version;
      flight->waiting.push_back(std::move(ready));
      shard.flights.insert_or_assign(std::string(key), flight);
    }
  }
  // NOLINTNEXTLINE(bugprone-use-after-move): it was moved only where there was no hit
  if (hit) return ready(hit, nullptr);
  const bool taken = impl_->workers.submit([impl = impl_.get(), key = std::string(key), flight, now, render = std::move(render)](Encoder& encoder) {
    const auto [page, failure] = impl->make(render, flight->version, now, encoder);
    impl->finish(key, flight, page, failure);
  });
  if (taken) return;
  ++impl_->refused;
  impl_->finish(std::string(key), flight, nullptr, overloaded());
}

void PageCache::make_once(Instant now, Render render, Ready ready) {
  auto shared = std::make_shared<Ready>(std::move(ready));  // shared: needed here again when the queue refuses the job
  const bool room = impl_->once.fetch_add(1) < impl_->once_max;
  const bool taken = room && impl_->workers.submit([impl = impl_.get(), now, shared, render = std::move(render)](Encoder& encoder) {
    const auto [page, failure] = impl->make(render, 0, now, encoder);
    --impl->once;
    (*shared)(page, failure);
  });
  if (taken) return;
  --impl_->once;
  ++impl_->refused;
  (*shared)(nullptr, overloaded());
}

PageCacheCounters PageCache::counters() const {
  PageCacheCounters sum;
  sum.rendered = impl_->rendered;
  sum.failed = impl_->failed;
  sum.refused = impl_->refused;
  sum.render_us = impl_->render_us;
  sum.compress_us = impl_->compress_us;
  for (Shard& shard : impl_->shards) {
    const std::lock_guard lock(shard.mutex);
    sum.hits += shard.hits;
    sum.joined += shard.joined;
    sum.evicted += shard.evicted;
    sum.entries += shard.used.size();
    sum.bytes += shard.bytes;
  }
  return sum;
}

}  // namespace nb::publish
