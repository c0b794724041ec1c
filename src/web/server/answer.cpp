// SPDX-License-Identifier: EUPL-1.2
// Heads of answers; see answer.hpp.
#include "web/server/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "web/server/negotiate.hpp"
#include "web/server/problem.hpp"

namespace nb::web {
namespace {

constexpr std::size_t kHeadKept = 4096;

/// Sent with every answer unless the response sets the header itself.
constexpr std::pair<std::string_view, std::string_view> kSecurityHeaders[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Frame-Options", "DENY"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
};
constexpr std::string_view kHsts = "max-age=31536000";

bool equals_nocase(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

/// What the server itself decides about a message; a handler cannot set it.
bool is_framing(std::string_view name) {
  constexpr std::string_view kNames[] = {"content-length", "transfer-encoding", "connection", "date", "keep-alive", "upgrade"};
  return std::any_of(std::begin(kNames), std::end(kNames), [name](std::string_view framing) { return equals_nocase(name, framing); });
}

}  // namespace

std::string_view default_csp() { return "default-src 'none'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"; }

void Answer::prepare(Response response, const AnswerContext& context) {
  response_ = std::move(response);
  status_ = response_.status;
  choose_body(context);
  write_head(context);
}

void Answer::release() {
  response_ = Response{};
  body_ = {};
  if (head_.capacity() > kHeadKept) std::string().swap(head_);
}

void Answer::choose_body(const AnswerContext& context) {
  body_ = response_.text;
  etag_suffix_ = {};
  if (response_.body) {
    const Body& body = *response_.body;
    const Coding coding = choose_coding(context.accept_encoding, {.br = !body.br.empty(), .gzip = !body.gzip.empty()});
    etag_suffix_ = web::etag_suffix(coding);
    body_ = coding == Coding::br ? body.br : coding == Coding::gzip ? body.gzip : body.identity;
  }
  length_ = body_.size();
  const bool readable = context.method != Method::post;
  if (status_ == 200 && readable && !context.if_none_match.empty() && etag_matches(context.if_none_match, response_.etag)) status_ = 304;
  if (context.method == Method::head || status_ == 304 || status_ == 204) body_ = {};
}

void Answer::line(std::string_view name, std::string_view value) {
  if (has_control(value) || has_control(name)) return;  // a value from outside must not begin a header of its own
  head_.append(name).append(": ").append(value).append("\r\n");
}

void Answer::line_unless_set(std::string_view name, std::string_view value) {
  const auto& own = response_.headers;
  if (std::any_of(own.begin(), own.end(), [name](const auto& header) { return equals_nocase(header.first, name); })) return;
  head_.append(name).append(": ").append(value).append("\r\n");
}

void Answer::write_head(const AnswerContext& context) {
  head_.clear();
  fmt::format_to(std::back_inserter(head_), FMT_STRING("HTTP/1.1 {} {}\r\n"), status_, reason_phrase(status_));
  head_.append("Date: ").append(context.date).append("\r\n");
  if (!context.keep_alive) head_ += "Connection: close\r\n";
  if (context.keep_alive && context.http_1_0) head_ += "Connection: keep-alive\r\n";
  write_content_headers();
  write_security_headers(context.tls);
  for (const auto& [name, value] : response_.headers) {
    if (!is_framing(name)) line(name, value);
  }
  head_ += "\r\n";
}

void Answer::write_content_headers() {
  if (status_ != 304 && status_ != 204) {
    line("Content-Type", response_.content_type);
    fmt::format_to(std::back_inserter(head_), FMT_STRING("Content-Length: {}\r\n"), length_);
    if (etag_suffix_ == web::etag_suffix(Coding::br)) head_ += "Content-Encoding: br\r\n";
    if (etag_suffix_ == web::etag_suffix(Coding::gzip)) head_ += "Content-Encoding: gzip\r\n";
  }
  if (response_.body && (!response_.body->br.empty() || !response_.body->gzip.empty())) line_unless_set("Vary", "Accept-Encoding");
  line("Cache-Control", response_.cache_control);
  std::string_view etag = response_.etag;
  if (etag.size() >= 2 && etag.back() == '"' && !has_control(etag)) {
    etag.remove_suffix(1);
    head_.append("ETag: ").append(etag).append(etag_suffix_).append("\"\r\n");
  }
}

void Answer::write_security_headers(bool tls) {
  if (response_.csp.empty()) {
    head_.append("Content-Security-Policy: ").append(default_csp()).append("\r\n");
  } else if (!has_control(response_.csp)) {
    head_.append("Content-Security-Policy: ").append(response_.csp);
    if (response_.csp.find("frame-ancestors") == std::string::npos) head_.append("; frame-ancestors 'none'");
    head_.append("\r\n");
  }
  for (const auto& [name, value] : kSecurityHeaders) line_unless_set(name, value);
  if (tls) line_unless_set("Strict-Transport-Security", kHsts);
}

}  // namespace nb::web
