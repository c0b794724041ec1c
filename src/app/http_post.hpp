// SPDX-License-Identifier: EUPL-1.2
// One POST to another town's node, over libcurl: http and https only, no redirects, short time limits, small answers.
#pragma once

#include <atomic>
#include <optional>
#include <string>

namespace nb::app {

struct PostAnswer {
  int status = 0;
  std::string body;
};

/// Blocks for at most 15 seconds, or until `stop` becomes true; nullopt if there was no whole answer of at most 16 KiB.
[[nodiscard]] std::optional<PostAnswer> http_post(const std::string& url, const std::string& body, const std::atomic<bool>& stop);

}  // namespace nb::app
