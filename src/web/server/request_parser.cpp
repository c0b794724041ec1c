// SPDX-License-Identifier: EUPL-1.2
// The callbacks of Beast's parser: fills the Request in place (capacities are reused). See request_reader.hpp.
#include <boost/beast/http/error.hpp>

#include "web/server/request_reader.hpp"

namespace nb::web {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t kBodyFree = 64 * 1024;

void assign_lower(std::string& out, std::string_view text) {
  out.assign(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

}  // namespace

RequestReader::Parser::Parser(const Limits& parser_limits, Held& into, const std::shared_ptr<BodyBudget>& bodies) : limits_(parser_limits), request_(into), bodies_(bodies) {
  header_limit(static_cast<std::uint32_t>(parser_limits.header_bytes));
  body_limit(boost::none);  // accept_body() and the chunk callbacks do it by route
}

void RequestReader::Parser::refuse(int status, Code& ec) {
  refusal = status;
  ec = http::error::bad_value;
}

void RequestReader::Parser::on_request_impl(http::verb verb, View method_text, View target_text, int http_version, Code& ec) {
  method.assign(method_text.data(), std::min<std::size_t>(method_text.size(), 16));
  version = http_version;
  if (target_text.size() > limits_.target_bytes) return refuse(414, ec);
  target.assign(target_text.data(), target_text.size());
  switch (verb) {
    case http::verb::get:
      request_.method = Method::get;
      return;
    case http::verb::head:
      request_.method = Method::head;
      return;
    case http::verb::post:
      request_.method = Method::post;
      return;
    case http::verb::unknown:
      return refuse(501, ec);
    default:  // known, but in no table: the router says 404 or 405
      supported = false;
      request_.method = Method::post;
  }
}

void RequestReader::Parser::on_field_impl(http::field field, View name, View value, Code& ec) {
  if (is_header_done()) return;  // trailers are read and dropped
  if (++fields_ > limits_.header_count) return refuse(431, ec);
  hosts += field == http::field::host ? 1 : 0;
  lengths += field == http::field::content_length ? 1 : 0;
  codings += field == http::field::transfer_encoding ? 1 : 0;
  if (request_.headers.size() < fields_) request_.headers.emplace_back();
  auto& header = request_.headers[fields_ - 1];
  assign_lower(header.first, {name.data(), name.size()});
  header.second.assign(value.data(), value.size());
}

void RequestReader::Parser::on_header_impl(Code&) { request_.headers.resize(fields_); }

/// Small bodies are free; a large one takes from what all connections share, and gets its memory at once instead of by doubling.
std::size_t RequestReader::Parser::add(View body, Code& ec) {
  const std::size_t size = request_.body.size() + body.size();
  if (size > kBodyFree) {
    if (bodies_ && !request_.lease.grow(bodies_, size)) {
      refuse(503, ec);
      return 0;
    }
    const auto length = content_length();
    if (length && request_.body.capacity() < *length) request_.body.reserve(static_cast<std::size_t>(*length));
  }
  request_.body.append(body.data(), body.size());
  return body.size();
}

std::size_t RequestReader::Parser::on_body_impl(View body, Code& ec) {
  return add(body, ec);  // accept_body() has compared the length with the limit
}

void RequestReader::Parser::on_chunk_header_impl(std::uint64_t size, View, Code& ec) {
  if (size > body_bytes_max - request_.body.size()) refuse(413, ec);
}

std::size_t RequestReader::Parser::on_chunk_body_impl(std::uint64_t, View body, Code& ec) { return add(body, ec); }

}  // namespace nb::web
