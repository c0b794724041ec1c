// SPDX-License-Identifier: EUPL-1.2
#include "mail/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"
#include "mail/transfer.hpp"

namespace nb::mail {

namespace {

constexpr std::size_t kReplyBytesMax = 300;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// One mail on its way.
struct Attempt {
  std::string_view data;
  std::size_t read = 0;
  bool handed_over = false;      ///< curl has asked for more and was told that this was all
  bool reply_after_end = false;  ///< the server has answered since
  int code = 0;
  std::string reply;
};

std::size_t give(char* out, std::size_t size, std::size_t count, void* to) {
  auto& attempt = *static_cast<Attempt*>(to);
  const std::size_t bytes = std::min(size * count, attempt.data.size() - attempt.read);
  std::memcpy(out, attempt.data.data() + attempt.read, bytes);
  attempt.read += bytes;
  if (bytes == 0) attempt.handed_over = true;
  return bytes;
}

/// Words of a foreign machine: what can be read of them.
std::string readable(std::string_view text) {
  std::string out;
  const bool utf8 = is_utf8(text);
  for (const char c : text.substr(0, kReplyBytesMax)) out += (c >= 0x20 && c < 0x7F) || (utf8 && static_cast<unsigned char>(c) >= 0x80) ? c : ' ';
  while (!is_utf8(out)) out.pop_back();  // a character was cut
  return std::string(trim(out));
}

/// Called with every line the server says.
std::size_t hear(const char* line, std::size_t size, std::size_t count, void* to) {
  auto& attempt = *static_cast<Attempt*>(to);
  const std::string_view text(line, size * count);
  int code = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + std::min<std::size_t>(3, text.size()), code);
  // After a refusal curl takes leave; the reply to that says nothing about the mail.
  if (error == std::errc() && end == text.data() + 3 && code >= 200 && code < 600 && attempt.code < 400) {
    attempt.code = code;
    attempt.reply = readable(text);
    if (attempt.handed_over) attempt.reply_after_end = true;
  }
  return size * count;
}

Delivery judge(CURLcode result, const Attempt& attempt) {
  using Outcome = Delivery::Outcome;
  if (result == CURLE_OK) return {Outcome::accepted, attempt.code, attempt.reply};
  // What curl says it could not do; its own words hold no secrets.
  const std::string why = attempt.reply.empty() ? curl_easy_strerror(result) : attempt.reply;
  if (attempt.handed_over && !attempt.reply_after_end) return {Outcome::unknown, 0, curl_easy_strerror(result)};
  if (result == CURLE_LOGIN_DENIED || result == CURLE_USE_SSL_FAILED || attempt.code == 421) return {Outcome::unreachable, attempt.code, why};
  if (attempt.code >= 500) return {Outcome::refused, attempt.code, why};
  if (attempt.code >= 400) return {Outcome::deferred, attempt.code, why};
  return {Outcome::unreachable, 0, curl_easy_strerror(result)};
}

}  // namespace

struct SmtpSender::Impl {
  Impl(SmtpOptions with, const std::atomic<bool>& stop_flag) : options(std::move(with)), stop(stop_flag), curl((start_transfers(), curl_easy_init()), &curl_easy_cleanup) {
    if (!curl) throw Error(ErrorKind::unavailable, "Der Mailversand lässt sich nicht starten; bitte den Server neu starten.");
  }

  void prepare(Attempt& attempt, const Envelope& envelope, const curl_slist* recipients, const std::string& url) {
    CURL* const handle = curl.get();
    curl_easy_reset(handle);  // options only; the connection stays
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");  // the environment's would be another way out
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + envelope.from.str() + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(handle, CURLOPT_READDATA, &attempt);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &hear);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &attempt);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, options.connect_timeout.count());
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, options.whole_timeout.count());
    end_with(handle, stop);
    secure(handle);
  }

  void secure(CURL* handle) const {
    curl_easy_setopt(handle, CURLOPT_USE_SSL, options.tls == TlsMode::none ? CURLUSESSL_NONE : CURLUSESSL_ALL);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    if (!options.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
    if (options.user.empty()) return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, options.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, options.password.c_str());
  }

  SmtpOptions options;
  const std::atomic<bool>& stop;
  Handle curl;
};

SmtpSender::SmtpSender(SmtpOptions options, const std::atomic<bool>& stop) : impl_(std::make_unique<Impl>(std::move(options), stop)) {}
SmtpSender::~SmtpSender() = default;

Delivery SmtpSender::send(const Envelope& envelope) {
  if (impl_->stop) return {Delivery::Outcome::unreachable, 0, "stopped"};
  const SmtpOptions& options = impl_->options;
  const std::string url = std::string(options.tls == TlsMode::tls ? "smtps://" : "smtp://") + options.host + ":" + std::to_string(options.port) + "/" +
                          (options.helo.empty() ? "localhost" : options.helo);
  const List recipients(curl_slist_append(nullptr, ("<" + envelope.to.str() + ">").c_str()), &curl_slist_free_all);
  Attempt attempt{.data = envelope.data, .reply = {}};
  impl_->prepare(attempt, envelope, recipients.get(), url);
  const CURLcode result = curl_easy_perform(impl_->curl.get());
  return judge(result, attempt);
}

}  // namespace nb::mail
