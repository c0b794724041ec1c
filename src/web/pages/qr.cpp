// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <iterator>
#include <memory>

namespace nb::pages {

namespace {

constexpr int kQuiet = 4;

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

void append_row(std::string& path, const unsigned char* row, int width, int y) {
  for (int x = 0; x < width;) {
    const int begin = x;
    while (x < width && (row[x] & 1) != 0) ++x;
    if (x > begin)
      fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", begin + kQuiet, y + kQuiet, x - begin, x - begin);
    else
      ++x;
  }
}

}  // namespace

std::optional<QrCode> qr_code(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::unique_ptr<QRcode, Free> code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return std::nullopt;
  QrCode out{code->width + 2 * kQuiet, ""};
  for (int y = 0; y < code->width; ++y) append_row(out.path, code->data + static_cast<std::ptrdiff_t>(y) * code->width, code->width, y);
  return out;
}

}  // namespace nb::pages
