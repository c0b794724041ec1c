// SPDX-License-Identifier: EUPL-1.2
#include "app/public_routes.hpp"

#include <spdlog/spdlog.h>

#include "base/error.hpp"
#include "base/time.hpp"
#include "publish/page_cache.hpp"
#include "publish/publisher.hpp"
#include "web/pages/site.hpp"
#include "web/server/problem.hpp"

namespace nb::app {

namespace {

/// Browsers and proxies ask again each time, and get 304 while nothing has changed: nobody keeps yesterday's truth.
constexpr const char* kAskAgain = "no-cache";

web::Response redirect(const std::string& location) {
  return {.status = 308, .content_type = "text/plain; charset=utf-8", .text = location + "\n", .headers = {{"Location", location}}};
}

web::Response overloaded() {
  return {.status = 503,
          .content_type = "text/plain; charset=utf-8",
          .text = "Gerade fragen sehr viele an. Bitte versuchen Sie es in einer Minute noch einmal.\nToo many requests right now. Please try again in a minute.\n",
          .headers = {{"Retry-After", "60"}}};
}

/// Too many at once is the visitors' business, anything else is a fault of ours and goes to the operator's log.
web::Response failed(const std::string& path, const std::exception_ptr& failure) {
  const auto report = [&path](const char* what) { spdlog::error("public: {}: {}", path, what); };
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unavailable) return overloaded();
    report(error.what());
  } catch (const std::exception& error) {
    report(error.what());
  }
  return web::problem(500);
}

web::Response page_answer(const std::shared_ptr<const publish::CachedPage>& page, const std::string& csp, bool keep) {
  // The body lives inside the cached page and keeps it alive while it is being sent.
  return {.status = page->status,
          .content_type = page->content_type,
          .body = std::shared_ptr<const web::Body>(page, &page->body),
          .etag = page->etag,
          .cache_control = keep ? kAskAgain : "no-store",
          .csp = csp};
}

void answer(const PublicParts& parts, const std::shared_ptr<const web::Request>& request, web::Reply reply) {
  const pages::Answer found = parts.site.answer(parts.publisher.region(), request->host, request->path, request->query);
  if (!found.location.empty()) return reply(redirect(found.location + (request->query.empty() ? "" : "?" + request->query)));
  const Instant now = parts.clock.now();
  const std::string& csp = parts.site.csp();
  if (found.cacheable) {
    if (const auto page = parts.cache.find(found.key, found.version, now)) return reply(page_answer(page, csp, true));
  }
  auto ready = [reply, &csp, keep = found.cacheable, key = found.key](const std::shared_ptr<const publish::CachedPage>& page, const std::exception_ptr& failure) {
    reply(failure ? failed(key, failure) : page_answer(page, csp, keep));
  };
  if (found.cacheable) {
    parts.cache.get(found.key, found.version, now, found.render, std::move(ready));
  } else {
    parts.cache.make_once(now, found.render, std::move(ready));
  }
}

}  // namespace

void add_public_routes(web::Router& router, const PublicParts& parts) {
  const web::Handler handler = [parts](const std::shared_ptr<const web::Request>& request, web::Reply reply) { answer(parts, request, std::move(reply)); };
  router.add({.pattern = "/", .role = std::string(web::kPublicRole), .handler = handler});
  router.add({.pattern = "/{path...}", .role = std::string(web::kPublicRole), .handler = handler});
}

}  // namespace nb::app
