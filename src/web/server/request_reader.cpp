// SPDX-License-Identifier: EUPL-1.2
// The checks beyond the grammar and the buffer behind them; see request_reader.hpp.
#include "web/server/request_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <cstring>
#include <utility>

#include "base/assert.hpp"

namespace nb::web {
namespace {

namespace http = boost::beast::http;

constexpr std::size_t kSmallBuffer = 4 * 1024;
constexpr std::size_t kBodyKept = 16 * 1024;

bool equals_nocase(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "GET / HTTP/2.0": a well-formed request line of a version that is not ours.
bool names_other_version(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\r'));
  const std::size_t at = line.rfind(" HTTP/");
  if (at == std::string_view::npos) return false;
  const std::string_view version = line.substr(at + 6);
  return version.size() == 3 && all_digits(version.substr(0, 1)) && version[1] == '.' && all_digits(version.substr(2));
}

}  // namespace

RequestReader::RequestReader(const Limits& limits, PeerFacts peer, std::shared_ptr<BodyBudget> bodies)
    : limits_(limits), peer_(std::move(peer)), bodies_(std::move(bodies)), buffer_(std::make_unique_for_overwrite<char[]>(kSmallBuffer)), capacity_(kSmallBuffer) {
  begin_request(false);
}

void RequestReader::begin_request(bool reuse) {
  if (!reuse || request_.use_count() != 1) request_ = std::make_shared<Held>();
  if (request_->body.capacity() > kBodyKept) std::string().swap(request_->body);
  request_->body.clear();
  request_->lease.give_back();
  request_->params.clear();
  parser_.emplace(limits_, *request_, bodies_);
  header_bytes_ = 0;
  head_done_ = path_known_ = expects_continue_ = false;
  refusal_ = 0;
}

void RequestReader::next(bool reuse) {
  begin_request(reuse);
  if (begin_ != end_) return;
  begin_ = end_ = 0;
  if (capacity_ > kSmallBuffer) {
    buffer_ = std::make_unique_for_overwrite<char[]>(kSmallBuffer);
    capacity_ = kSmallBuffer;
  }
}

std::span<char> RequestReader::space() {
  if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == capacity_) {
    NB_ASSERT(capacity_ <= limits_.header_bytes);  // advance() refuses what does not fit
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_ * 2);
    std::memcpy(larger.get(), buffer_.get(), end_);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  }
  return {buffer_.get() + end_, capacity_ - end_};
}

RequestReader::Progress RequestReader::refuse(int status) {
  refusal_ = status;
  return Progress::refused;
}

/// RFC 9112 §2.2: an empty line before the request line is skipped.
void RequestReader::skip_empty_line() {
  if (!parser_->got_some() && end_ - begin_ >= 2 && buffer_[begin_] == '\r' && buffer_[begin_ + 1] == '\n') begin_ += 2;
}

bool RequestReader::header_too_long() const { return header_bytes_ + (end_ - begin_) > limits_.header_bytes; }

RequestReader::Progress RequestReader::advance() {
  if (head_done_ && parser_->is_done()) return Progress::complete;
  skip_empty_line();
  while (begin_ != end_) {
    boost::beast::error_code ec;
    const std::size_t used = parser_->put(boost::asio::buffer(buffer_.get() + begin_, end_ - begin_), ec);
    begin_ += used;
    if (!head_done_) {
      header_bytes_ += used;
      if (header_bytes_ > limits_.header_bytes) return refuse(431);
    }
    if (ec && ec != http::error::need_more) return refuse(status_of(ec));
    if (!head_done_ && parser_->is_header_done()) {
      head_done_ = true;
      const int status = check_head();
      return status != 0 ? refuse(status) : Progress::head;
    }
    if (parser_->is_done()) return Progress::complete;
    if (ec != http::error::need_more) continue;
    // What is left is a piece of a header (or of a chunk's head) that must stay whole in the buffer.
    if (!head_done_ && header_too_long()) return refuse(parser_->method.empty() ? 414 : 431);
    if (head_done_ && end_ - begin_ >= limits_.header_bytes) return refuse(400);
    break;
  }
  return Progress::need_more;
}

int RequestReader::status_of(const boost::beast::error_code& ec) const {
  if (parser_->refusal != 0) return parser_->refusal;
  if (ec == http::error::header_limit) return parser_->method.empty() ? 414 : 431;
  if (ec == http::error::bad_version && names_other_version({buffer_.get() + begin_, end_ - begin_})) return 505;
  return 400;
}

int RequestReader::check_head() {
  put_peer(peer_, *request_);
  if (const int status = check_framing()) return status;
  if (const int status = check_host_and_target()) return status;
  return check_expectations();
}

/// Where two programs could disagree about the end of a request, one of them could be tricked: refused without mercy.
int RequestReader::check_framing() const {
  const std::string_view length = request_->header("content-length");
  const std::string_view coding = request_->header("transfer-encoding");
  if (parser_->lengths > 1 || parser_->codings > 1) return 400;
  if (parser_->lengths > 0 && (parser_->codings > 0 || !all_digits(length))) return 400;
  if (parser_->codings > 0) {
    if (parser_->version == 10) return 400;
    if (!equals_nocase(coding, "chunked")) return 501;
  }
  return has_body() && request_->method != Method::post ? 400 : 0;
}

int RequestReader::check_host_and_target() {
  if (parser_->hosts > 1 || (parser_->hosts == 0 && parser_->version > 10)) return 400;
  request_->host.clear();
  if (parser_->hosts == 1) {
    auto host = parse_host(request_->header("host"));
    if (!host) return 400;
    request_->host = std::move(*host);
  }
  if (!parser_->supported && (parser_->target == "*" || parser_->method == "CONNECT")) parser_->target.assign(1, '/');
  if (!parse_target(parser_->target, target_)) return 400;
  if (!target_.host.empty()) request_->host.swap(target_.host);
  request_->path.assign(target_.path);
  request_->query.assign(target_.query);
  path_known_ = true;
  return 0;
}

int RequestReader::check_expectations() {
  const std::string_view expect = request_->header("expect");
  if (!expect.empty()) {
    if (!equals_nocase(expect, "100-continue")) return 417;
    expects_continue_ = parser_->version > 10;
  }
  const std::string_view coding = request_->header("content-encoding");
  return coding.empty() || equals_nocase(coding, "identity") ? 0 : 415;
}

bool RequestReader::has_body() const {
  const auto length = parser_->content_length();
  return parser_->chunked() || (length && *length > 0);
}

int RequestReader::accept_body(std::size_t limit) {
  parser_->body_bytes_max = limit;
  const auto length = parser_->content_length();
  return length && *length > limit ? 413 : 0;
}

}  // namespace nb::web
