// SPDX-License-Identifier: EUPL-1.2
// One explicit table of what this server answers: methods, path, who may, limit of the body, handler. What is not in the table is
// refused; a role without a gate lets nobody in. Filled before the server starts, then only read (any thread).
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/http.hpp"

namespace nb::web {

inline constexpr std::string_view kPublicRole = "public";

/// One row of the table.
struct Route {
  std::vector<Method> methods{Method::get};  ///< get includes head
  /// "/{slug}/leistungen/{id}/": a segment is a text or a {param}; the last one may be {rest...}, which takes all that follows, with its slashes.
  std::string pattern;
  std::string role;  ///< who may: "public", or a role with a gate
  Handler handler;
  std::size_t body_limit = 64 * 1024;  ///< of a POST; a longer body is refused with 413 before it is read
};

/// Says who may: nullopt lets the request pass, an answer (303 to the login, 403) refuses it. Called before the body is read, on the I/O thread.
using Gate = std::function<std::optional<Response>(const Request&)>;

/// Maps host and path of a request to the path that is looked up in the table: nullopt: no such host here (421); "": the path as it is.
using HostMap = std::function<std::optional<std::string>(std::string_view host, std::string_view path)>;

class Router {
 public:
  /// Adds a row; aborts on a malformed pattern or on one that is there already for a method.
  void add(Route route);
  void set_gate(const std::string& role, Gate gate) { gates_[role] = std::move(gate); }
  void set_host_map(HostMap map) { host_map_ = std::move(map); }
  /// Answers what no row matches (it should do so with status 404); without it a small plain page is sent.
  void set_not_found(Handler handler) { not_found_ = std::move(handler); }

  /// From now on rows that are not listed are answered as if they were not there (404). After the last add().
  void refuse_unlisted(const std::function<bool(Method, const Route&)>& listed);

  /// All rows in the order of their making, for the tests that walk the table.
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

  /// What is to be done with a request whose header has arrived.
  struct Match {
    int refusal = 0;                   ///< a status (403, 404, 405, 421) if it is refused by the table, else 0
    std::string allow;                 ///< with 405: value of Allow
    const Handler* handler = nullptr;  ///< set if `refusal` is 0, or with 404 if there is a page for it
    std::size_t body_limit = 0;
    std::optional<Response> gated;  ///< the gate's answer, to be sent instead of calling the handler
  };
  /// Looks the request up; sets its params, and its path if the host map says so. `supported` is false for methods like PUT, which are
  /// known but in no row.
  [[nodiscard]] Match match(Request& request, bool supported) const;

 private:
  struct Segment {
    enum class Kind { text, param, rest } kind;
    std::string text;  ///< what it must be, or the param's name
  };
  struct Row {
    std::vector<Segment> segments;
    unsigned methods;
    std::size_t route;  ///< index into routes_
    bool unlisted = false;
  };
  static std::vector<Segment> parse_pattern(const std::string& pattern);
  static bool more_special(const Row& a, const Row& b);
  [[nodiscard]] static bool fits(const Row& row, const std::vector<std::string_view>& segments);
  void take_params(const Row& row, Request& request, const std::vector<std::string_view>& segments) const;
  [[nodiscard]] Match admit(const Route& route, const Request& request) const;

  std::vector<Route> routes_;
  std::vector<Row> rows_;  ///< the more special first
  std::map<std::string, Gate> gates_;
  HostMap host_map_;
  Handler not_found_;
};

}  // namespace nb::web
