// SPDX-License-Identifier: EUPL-1.2
// First pages of attachments that were drawn a moment ago: in memory only, because they show what is sealed. Whoever asks has been
// let in before. A file that could not be drawn is remembered too, so that it is tried once, not at every glance.
// Threading: any thread, guarded inside.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/time.hpp"
#include "paper/refusals.hpp"

namespace nb::web {
struct Response;
}

namespace nb::pages {

class Previews {
 public:
  static constexpr std::size_t kBytesMax = 16U << 20;
  static constexpr std::size_t kCountMax = 2'000;
  static constexpr std::chrono::minutes kAgeMax{10};

  using Image = Result<std::string, paper::ScanFault>;  ///< PNG
  void put(const std::string& key, Image image, Instant now);
  [[nodiscard]] std::optional<Image> find(const std::string& key) const;
  /// Forgets what is older than kAgeMax.
  void tend(Instant now);
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Drawn {
    Image image;
    Instant at;
  };
  void forget_oldest();

  mutable std::mutex mutex_;
  std::map<std::string, Drawn> drawn_;
  std::deque<std::string> order_;
  std::size_t bytes_ = 0;
};

/// The image; where there is nothing to be seen an image that says so, because a broken one would leave the clerk guessing.
[[nodiscard]] web::Response preview_answer(Previews::Image image);

}  // namespace nb::pages
