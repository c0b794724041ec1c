// SPDX-License-Identifier: EUPL-1.2
#include "mail/transfer.hpp"

#include <curl/curl.h>

#include <mutex>

namespace nb::mail {

namespace {

/// Not 0: the transfer is to end.
int watch(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return static_cast<const std::atomic<bool>*>(stop)->load() ? 1 : 0; }

}  // namespace

void start_transfers() {
  static std::once_flag started;
  std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

void end_with(void* handle, const std::atomic<bool>& stop) {
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &watch);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &stop);
}

}  // namespace nb::mail
