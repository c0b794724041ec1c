// SPDX-License-Identifier: EUPL-1.2
#include "notices/sms.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <thread>

#include "base/error.hpp"
#include "mail/transfer.hpp"

namespace nb::notices {

namespace {

using mail::Delivery;
using Outcome = mail::Delivery::Outcome;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kAnswerBytesMax = 64 * 1024;
constexpr auto kSlice = std::chrono::milliseconds(50);

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* out) {
  auto& body = *static_cast<std::string*>(out);
  body.append(bytes, std::min(size * count, kAnswerBytesMax - std::min(body.size(), kAnswerBytesMax)));
  return size * count;  // what is too long is heard to its end: the status counts all the same
}

std::string with_secret(std::string header, const std::string& secret) {
  const auto at = header.find("{secret}");
  return at == std::string::npos ? header : header.replace(at, 8, secret);
}

}  // namespace

struct HttpGateway::Impl {
  Impl(GatewayOptions with, const std::atomic<bool>& stop_flag) : options(std::move(with)), stop(stop_flag), curl((mail::start_transfers(), curl_easy_init()), &curl_easy_cleanup) {
    if (!curl) throw Error(ErrorKind::unavailable, "Der Versand von SMS lässt sich nicht starten; bitte den Server neu starten.");
  }

  /// False: it is to stop.
  [[nodiscard]] bool wait_turn() {
    while (!stop && Steady::now() < next) std::this_thread::sleep_for(std::min<Steady::duration>(kSlice, next - Steady::now()));
    next = Steady::now() + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(1 / std::max(options.per_second, 0.01)));
    return !stop;
  }

  [[nodiscard]] List headers(const SmsMessage& message) const {
    curl_slist* list = nullptr;
    const auto add = [&](const std::string& line) { list = curl_slist_append(list, line.c_str()); };
    if (options.method != "GET") add(options.form == BodyForm::json ? "Content-Type: application/json" : "Content-Type: application/x-www-form-urlencoded");
    for (const std::string& one : options.headers) add(with_secret(one, options.secret));
    if (!options.key_header.empty()) add(options.key_header + ": " + message.key);
    add("Expect:");
    return {list, &curl_slist_free_all};
  }

  void prepare(const std::string& url, const std::string& body, const curl_slist* list, std::string& answer) {
    CURL* const handle = curl.get();
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");  // the environment's would be another way out
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    // On a connection that turns out to be dead curl would send the request a second time by itself.
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(handle, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, list);
    if (options.method != "GET") {
      curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
      curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.data());
      curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, options.method.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    if (!options.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, options.connect_timeout.count());
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, options.whole_timeout.count());
    mail::end_with(handle, stop);
  }

  GatewayOptions options;
  const std::atomic<bool>& stop;
  Handle curl;
  Steady::time_point next{};
};

HttpGateway::HttpGateway(GatewayOptions options, const std::atomic<bool>& stop) : impl_(std::make_unique<Impl>(std::move(options), stop)) {}
HttpGateway::~HttpGateway() = default;

Delivery HttpGateway::send(const SmsMessage& message) {
  if (!impl_->wait_turn()) return {Outcome::unreachable, 0, "stopped"};
  const GatewayOptions& options = impl_->options;
  const std::string url = fill_template(options.url, message, percent_encoded);
  const std::string body = fill_template(options.body, message, options.form == BodyForm::json ? json_escaped : percent_encoded);
  const List list = impl_->headers(message);
  std::string answer;
  impl_->prepare(url, body, list.get(), answer);
  const CURLcode result = curl_easy_perform(impl_->curl.get());
  if (result != CURLE_OK) {
    long sent = 0;
    curl_easy_getinfo(impl_->curl.get(), CURLINFO_REQUEST_SIZE, &sent);
    return {sent > 0 ? Outcome::unknown : Outcome::unreachable, 0, curl_easy_strerror(result)};
  }
  long status = 0;
  curl_easy_getinfo(impl_->curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return judge_answer(options, static_cast<int>(status), answer);
}

}  // namespace nb::notices
