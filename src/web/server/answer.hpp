// SPDX-License-Identifier: EUPL-1.2
// From a Response to the bytes that go on the wire: status line, security headers, the coding the client wants, 304. Pure apart from
// its own reused buffer; one per connection, so that a cached page is answered without an allocation here.
#pragma once

#include <string>
#include <string_view>

#include "web/server/http.hpp"

namespace nb::web {

/// What else the head of an answer depends on.
struct AnswerContext {
  Method method = Method::get;
  bool http_1_0 = false;
  bool keep_alive = true;
  bool tls = false;
  std::string_view accept_encoding;
  std::string_view if_none_match;
  std::string_view date;  ///< RFC 9110 IMF-fixdate
};

/// "default-src 'none'; …", sent where a response brings none of its own.
[[nodiscard]] std::string_view default_csp();

class Answer {
 public:
  /// Keeps the response (a shared body lives until the next call) and writes the head.
  void prepare(Response response, const AnswerContext& context);

  [[nodiscard]] std::string_view head() const { return head_; }
  [[nodiscard]] std::string_view body() const { return body_; }
  [[nodiscard]] int status() const { return status_; }
  /// Lets go of the response; buffers keep a small capacity only.
  void release();

 private:
  void choose_body(const AnswerContext& context);
  void write_head(const AnswerContext& context);
  void write_content_headers();
  void write_security_headers(bool tls);
  void line(std::string_view name, std::string_view value);
  void line_unless_set(std::string_view name, std::string_view value);

  Response response_;
  std::string head_;
  std::string_view body_;
  std::string_view etag_suffix_;
  std::size_t length_ = 0;  ///< what Content-Length says, also where no body is sent
  int status_ = 0;
};

}  // namespace nb::web
