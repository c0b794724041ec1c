// SPDX-License-Identifier: EUPL-1.2
// What a handler sees and gives: no Beast type leaves this folder, so that pages compile quickly.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/encoded.hpp"

namespace nb::web {

enum class Method { get, head, post };

/// A request after the server has checked it: path percent-decoded, UTF-8, without dot segments or NUL.
struct Request {
  Method method = Method::get;
  std::string host;   ///< lower case, without port
  std::string path;   ///< begins with "/"
  std::string query;  ///< raw, without "?"
  std::string body;
  bool tls = false;
  bool loopback = false;                                     ///< the peer is this machine
  std::string peer;                                          ///< address text, for rate limits only, never logged
  std::vector<std::pair<std::string, std::string>> headers;  ///< names lower case
  std::vector<std::pair<std::string, std::string>> params;   ///< what the route's {params} matched, decoded

  /// First header of that lower-case name, or empty.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  /// Value of a cookie, or nullopt.
  [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;
  /// What a {param} of the route matched, or empty.
  [[nodiscard]] std::string_view param(std::string_view name) const;
};

/// "a=1&b=ä" (application/x-www-form-urlencoded, also query strings) → pairs, decoded; invalid UTF-8 or a NUL drops the
/// pair, and so does being after the first kPairsMax.
class Form {
 public:
  static constexpr std::size_t kPairsMax = 1000;

  explicit Form(std::string_view urlencoded);
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
  [[nodiscard]] std::string text(std::string_view name) const { return find(name).value_or(""); }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// The bytes of one answer in every encoding the server sends; immutable, shared between the cache and connections.
using Body = EncodedBody;

/// An answer. `body` may be shared with a cache; `text` is used where it is null.
struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::shared_ptr<const Body> body;  ///< shared: a cached page outlives its eviction while it is being sent
  std::string text;
  std::string etag;  ///< with quotes; empty: no conditional requests
  std::string cache_control = "no-store";
  std::string csp;                                           ///< Content-Security-Policy; empty: the server's strict default
  std::vector<std::pair<std::string, std::string>> headers;  ///< further ones (Set-Cookie, Location)
};

/// Called once per request, from any thread, exactly once. A second call is ignored; none at all ends in a 503.
using Reply = std::function<void(Response)>;

/// Answers at once by calling `reply` on the spot (I/O thread: must not block), or later from another thread.
using Handler = std::function<void(const std::shared_ptr<const Request>&, Reply)>;

}  // namespace nb::web
