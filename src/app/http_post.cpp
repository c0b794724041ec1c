// SPDX-License-Identifier: EUPL-1.2
#include "app/http_post.hpp"

#include <curl/curl.h>

#include <memory>

#include "mail/transfer.hpp"

namespace nb::app {

namespace {

constexpr std::size_t kAnswerBytesMax = 16384;
constexpr long kConnectSeconds = 5;
constexpr long kWholeSeconds = 15;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

/// Keeps what comes; an answer that is too long ends the transfer.
std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* out) {
  auto& body = *static_cast<std::string*>(out);
  if (body.size() + size * count > kAnswerBytesMax) return 0;
  body.append(bytes, size * count);
  return size * count;
}

}  // namespace

std::optional<PostAnswer> http_post(const std::string& url, const std::string& body, const std::atomic<bool>& stop) {
  mail::start_transfers();
  const Handle curl(curl_easy_init(), &curl_easy_cleanup);
  const Headers headers(curl_slist_append(nullptr, "Content-Type: text/plain"), &curl_slist_free_all);
  if (!curl || !headers || stop) return std::nullopt;
  PostAnswer answer;
  CURL* const handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);  // other threads run beside this one
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, kWholeSeconds);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer.body);
  mail::end_with(handle, stop);
  if (curl_easy_perform(handle) != CURLE_OK) return std::nullopt;
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  return answer;
}

}  // namespace nb::app
