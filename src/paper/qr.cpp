// SPDX-License-Identifier: EUPL-1.2
#include "paper/qr.hpp"

#include <qrencode.h>

#include <array>
#include <limits>
#include <memory>
#include <string>

namespace nb::paper {

namespace {

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, Free>;

constexpr std::array kLevels{QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};

/// The library packs digits and capitals tighter, but takes C strings only there.
Code encode(const std::string& bytes, QRecLevel level) {
  if (bytes.find('\0') == std::string::npos) return Code(QRcode_encodeString(bytes.c_str(), 0, level, QR_MODE_8, 1));
  return Code(QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.data()), 0, level));
}

}  // namespace

std::optional<Qr> make_qr(std::string_view bytes, QrLevel level) {
  constexpr std::size_t kBytesMax = 7'089;  // digits in the largest code
  if (bytes.empty() || bytes.size() > kBytesMax) return std::nullopt;
  const Code code = encode(std::string(bytes), kLevels.at(static_cast<std::size_t>(level)));
  if (!code) return std::nullopt;
  Qr out{code->width, {}};
  const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  out.modules.reserve(count);
  for (std::size_t i = 0; i < count; ++i) out.modules.push_back((code->data[i] & 1) != 0);
  return out;
}

}  // namespace nb::paper
