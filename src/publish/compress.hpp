// SPDX-License-Identifier: EUPL-1.2
// One text in the encodings that browsers take: gzip (libdeflate) and Brotli. Deterministic: the same text gives the
// same bytes. Levels were chosen by measurement, see README.md. Threading: one thread at a time per Encoder.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/encoded.hpp"

namespace nb::publish {

/// Keeps the compressor's tables between texts; cheap to use, not cheap to make (about 1 MB): one per thread.
class Encoder {
 public:
  Encoder();
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  /// Both encodings; one that would not be smaller than the text stays empty.
  [[nodiscard]] EncodedBody encode(std::string text);
  [[nodiscard]] std::string gzip(std::string_view text);
  [[nodiscard]] std::string brotli(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::publish
