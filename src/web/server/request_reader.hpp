// SPDX-License-Identifier: EUPL-1.2
// Bytes of a connection → checked requests, one after the other. Beast's parser does the grammar; what it lets pass and we do not
// (two hosts, two lengths, unknown codings, ambiguous paths, too much of anything) is refused here. No I/O, no clock.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "web/server/body_budget.hpp"
#include "web/server/peer.hpp"
#include "web/server/server.hpp"
#include "web/server/target.hpp"

namespace nb::web {

class RequestReader {
 public:
  /// `bodies`: what all connections share; null: no common limit.
  RequestReader(const Limits& limits, PeerFacts peer, std::shared_ptr<BodyBudget> bodies = nullptr);

  enum class Progress { need_more, head, complete, refused };
  /// Goes on with what has arrived. `head` comes once per request; then accept_body() must be called before the next advance().
  [[nodiscard]] Progress advance();
  /// With `refused`: the status.
  [[nodiscard]] int refusal() const { return refusal_; }

  /// Where to read the next bytes to; never empty.
  [[nodiscard]] std::span<char> space();
  void filled(std::size_t count) { end_ += count; }
  /// Bytes of the next request are here.
  [[nodiscard]] bool begun() const { return begin_ != end_; }

  /// Between `head` and the body: how much the route takes. 0 or 413.
  [[nodiscard]] int accept_body(std::size_t limit);
  [[nodiscard]] std::size_t body_bytes() const { return request_->body.size(); }  ///< so far
  [[nodiscard]] bool has_body() const;
  [[nodiscard]] bool expects_continue() const { return expects_continue_; }
  [[nodiscard]] bool keep_alive() const { return parser_->keep_alive(); }
  [[nodiscard]] bool http_1_0() const { return parser_->version == 10; }
  [[nodiscard]] bool supported() const { return parser_->supported; }
  /// The method's name as sent; "-" before it is known.
  [[nodiscard]] std::string_view method_text() const { return parser_->method.empty() ? std::string_view("-") : parser_->method; }
  /// The path's text for the log; "-" before it is known.
  [[nodiscard]] std::string_view path_text() const { return path_known_ ? std::string_view(request_->path) : std::string_view("-"); }

  [[nodiscard]] Request& request() { return *request_; }
  [[nodiscard]] std::shared_ptr<const Request> share() const { return request_; }

  /// Forgets the finished request. `reuse`: no other thread has ever seen it.
  void next(bool reuse);

 private:
  /// A request with the memory its body takes; goes back when the last who holds it lets go.
  struct Held : Request {
    BodyBudget::Lease lease;
  };
  class Parser final : public boost::beast::http::basic_parser<true> {
   public:
    Parser(const Limits& parser_limits, Held& into, const std::shared_ptr<BodyBudget>& bodies);

    std::string method;
    std::string target;
    int version = 0;
    bool supported = true;
    int refusal = 0;  ///< set where a callback stops the parser
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
    std::size_t body_bytes_max = 0;

   private:
    using View = boost::beast::string_view;
    using Code = boost::beast::error_code;
    void on_request_impl(boost::beast::http::verb verb, View method_text, View target_text, int http_version, Code& ec) override;
    void on_response_impl(int, View, int, Code&) override {}
    void on_field_impl(boost::beast::http::field field, View name, View value, Code& ec) override;
    void on_header_impl(Code& ec) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
    std::size_t on_body_impl(View body, Code& ec) override;
    void on_chunk_header_impl(std::uint64_t size, View extensions, Code& ec) override;
    std::size_t on_chunk_body_impl(std::uint64_t remain, View body, Code& ec) override;
    void on_finish_impl(Code&) override {}
    void refuse(int status, Code& ec);
    std::size_t add(View body, Code& ec);

    const Limits& limits_;
    Held& request_;
    const std::shared_ptr<BodyBudget>& bodies_;
    std::size_t fields_ = 0;
  };

  void begin_request(bool reuse);
  void skip_empty_line();
  [[nodiscard]] bool header_too_long() const;
  [[nodiscard]] int status_of(const boost::beast::error_code& ec) const;
  [[nodiscard]] int check_head();
  [[nodiscard]] int check_framing() const;
  [[nodiscard]] int check_host_and_target();
  [[nodiscard]] int check_expectations();
  Progress refuse(int status);

  const Limits limits_;
  const PeerFacts peer_;
  const std::shared_ptr<BodyBudget> bodies_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::shared_ptr<Held> request_;
  std::optional<Parser> parser_;
  Target target_;
  std::size_t header_bytes_ = 0;
  bool head_done_ = false;
  bool path_known_ = false;
  bool expects_continue_ = false;
  int refusal_ = 0;
};

}  // namespace nb::web
