// SPDX-License-Identifier: EUPL-1.2
// The table of routes; see router.hpp.
#include "web/server/router.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/assert.hpp"
#include "base/text.hpp"

namespace nb::web {
namespace {

constexpr unsigned kGet = 1;
constexpr unsigned kHead = 2;
constexpr unsigned kPost = 4;

unsigned bit_of(Method method) {
  switch (method) {
    case Method::get:
      return kGet;
    case Method::head:
      return kHead;
    case Method::post:
      return kPost;
  }
  return 0;
}

std::string allow_header(unsigned methods) {
  std::string allow;
  for (const auto& [bit, name] : {std::pair(kGet, "GET"), std::pair(kHead, "HEAD"), std::pair(kPost, "POST")}) {
    if ((methods & bit) == 0) continue;
    if (!allow.empty()) allow += ", ";
    allow += name;
  }
  return allow;
}

}  // namespace

void Router::add(Route route) {
  Row row{.segments = parse_pattern(route.pattern), .methods = 0, .route = routes_.size()};
  for (const Method method : route.methods) row.methods |= bit_of(method);
  if ((row.methods & kGet) != 0) row.methods |= kHead;
  NB_ASSERT(row.methods != 0 && route.handler && !route.role.empty());
  for (const Row& other : rows_) {
    const bool same_path = !more_special(row, other) && !more_special(other, row);
    NB_ASSERT(!same_path || (row.methods & other.methods) == 0);
  }
  routes_.push_back(std::move(route));
  rows_.insert(std::upper_bound(rows_.begin(), rows_.end(), row, more_special), std::move(row));
}

void Router::refuse_unlisted(const std::function<bool(Method, const Route&)>& listed) {
  for (Row& row : rows_) {
    const Route& route = routes_[row.route];
    row.unlisted = !std::ranges::all_of(route.methods, [&](Method method) { return listed(method, route); });
  }
}

std::vector<Router::Segment> Router::parse_pattern(const std::string& pattern) {
  NB_ASSERT(!pattern.empty() && pattern.front() == '/');
  std::vector<Segment> segments;
  for (const std::string_view part : split(std::string_view(pattern).substr(1), '/')) {
    NB_ASSERT(segments.empty() || segments.back().kind != Segment::Kind::rest);
    if (!part.starts_with('{')) {
      NB_ASSERT(part.find_first_of("{}") == std::string_view::npos);
      segments.push_back({Segment::Kind::text, std::string(part)});
      continue;
    }
    NB_ASSERT(part.size() > 2 && part.ends_with('}'));
    std::string_view name = part.substr(1, part.size() - 2);
    const bool rest = name.ends_with("...");
    if (rest) name.remove_suffix(3);
    NB_ASSERT(!name.empty());
    segments.push_back({rest ? Segment::Kind::rest : Segment::Kind::param, std::string(name)});
  }
  return segments;
}

/// Orders rows so that the first that fits is the right one: a text before a {param} before a {rest...}, segment by segment.
bool Router::more_special(const Row& a, const Row& b) {
  const std::size_t common = std::min(a.segments.size(), b.segments.size());
  for (std::size_t i = 0; i < common; ++i) {
    const Segment& x = a.segments[i];
    const Segment& y = b.segments[i];
    if (x.kind != y.kind) return x.kind < y.kind;
    if (x.kind == Segment::Kind::text && x.text != y.text) return x.text < y.text;
  }
  return a.segments.size() < b.segments.size();
}

bool Router::fits(const Row& row, const std::vector<std::string_view>& segments) {
  const bool open_end = row.segments.back().kind == Segment::Kind::rest;
  if (open_end ? segments.size() < row.segments.size() : segments.size() != row.segments.size()) return false;
  for (std::size_t i = 0; i < row.segments.size(); ++i) {
    const Segment& want = row.segments[i];
    if (want.kind == Segment::Kind::text && want.text != segments[i]) return false;
    if (want.kind == Segment::Kind::param && segments[i].empty()) return false;
  }
  return true;
}

void Router::take_params(const Row& row, Request& request, const std::vector<std::string_view>& segments) const {
  request.params.clear();
  for (std::size_t i = 0; i < row.segments.size(); ++i) {
    const Segment& segment = row.segments[i];
    if (segment.kind == Segment::Kind::param) request.params.emplace_back(segment.text, std::string(segments[i]));
    if (segment.kind == Segment::Kind::rest) {
      const auto from = static_cast<std::size_t>(segments[i].data() - request.path.data());
      request.params.emplace_back(segment.text, request.path.substr(from));
    }
  }
}

Router::Match Router::admit(const Route& route, const Request& request) const {
  Match match;
  match.handler = &route.handler;
  match.body_limit = route.body_limit;
  if (route.role == kPublicRole) return match;
  const auto gate = gates_.find(route.role);
  if (gate == gates_.end()) {
    match.refusal = 403;
    match.handler = nullptr;
  } else {
    match.gated = gate->second(request);
  }
  return match;
}

Router::Match Router::match(Request& request, bool supported) const {
  request.params.clear();
  if (host_map_) {
    auto placed = host_map_(request.host, request.path);
    if (!placed) return Match{.refusal = 421, .allow = {}, .handler = nullptr, .body_limit = 0, .gated = {}};
    if (!placed->empty()) request.path = std::move(*placed);
  }
  const auto segments = split(std::string_view(request.path).substr(1), '/');
  unsigned allowed = 0;
  for (const Row& row : rows_) {
    if (row.unlisted || !fits(row, segments)) continue;
    if (supported && (row.methods & bit_of(request.method)) != 0) {
      take_params(row, request, segments);
      return admit(routes_[row.route], request);
    }
    allowed |= row.methods;
  }
  Match match;
  match.refusal = allowed != 0 ? 405 : 404;
  match.allow = allow_header(allowed);
  if (allowed == 0 && not_found_) match.handler = &not_found_;
  return match;
}

}  // namespace nb::web
