// SPDX-License-Identifier: EUPL-1.2
// A browser's worth of HTTP over a plain socket: one request per connection, a cookie, forms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nb::test {

struct HttpAnswer {
  int status = 0;
  std::string head;  ///< as it came, with the status line
  std::string body;

  [[nodiscard]] bool has(std::string_view text) const { return body.find(text) != std::string::npos; }
  /// Value of a header, given in the spelling of the server; empty if there is none.
  [[nodiscard]] std::string header(std::string_view name) const;
  /// What stands between `before` and `after`, the first time; empty if it does not.
  [[nodiscard]] std::string between(std::string_view before, std::string_view after) const;
};

using Fields = std::vector<std::pair<std::string, std::string>>;

/// Percent-encodes everything but letters and digits.
[[nodiscard]] std::string urlencode(std::string_view text);
[[nodiscard]] std::string form_body(const Fields& fields);

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : port_(port) {}
  [[nodiscard]] std::uint16_t port() const { return port_; }

  [[nodiscard]] HttpAnswer get(const std::string& target) { return send("GET", target, "", {}); }
  [[nodiscard]] HttpAnswer post(const std::string& target, const Fields& fields, const Fields& headers = {}) { return post_raw(target, form_body(fields), headers); }
  [[nodiscard]] HttpAnswer post_raw(const std::string& target, const std::string& body, const Fields& headers = {}) { return send("POST", target, body, headers); }
  /// A form with files, whose parts stand between lines of "--boundary".
  [[nodiscard]] HttpAnswer post_multipart(const std::string& target, const std::string& boundary, const std::string& body) {
    return send("POST", target, body, {}, "multipart/form-data; boundary=" + boundary);
  }
  /// Signs in; true if it worked.
  [[nodiscard]] bool sign_in(const std::string& name, const std::string& password);
  /// The token that every form carries, from a page.
  [[nodiscard]] std::string csrf() { return get("/stab/").between("name=\"csrf\" value=\"", "\""); }
  [[nodiscard]] const std::string& cookie() const { return cookie_; }
  void set_cookie(std::string cookie) { cookie_ = std::move(cookie); }

 private:
  HttpAnswer send(const std::string& method, const std::string& target, const std::string& body, const Fields& headers,
                  const std::string& type = "application/x-www-form-urlencoded");

  std::uint16_t port_;
  std::string cookie_;  ///< "name=value", taken from Set-Cookie
};

}  // namespace nb::test
