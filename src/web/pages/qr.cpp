// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/qr.hpp"

#include <fmt/format.h>

#include <iterator>

#include "paper/qr.hpp"

namespace nb::pages {

namespace {

void append_row(std::string& path, const paper::Qr& code, int y) {
  for (int x = 0; x < code.size;) {
    const int begin = x;
    while (x < code.size && code.dark(x, y)) ++x;
    if (x > begin)
      fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", begin + paper::kQrQuiet, y + paper::kQrQuiet, x - begin, x - begin);
    else
      ++x;
  }
}

}  // namespace

std::optional<QrCode> qr_code(const std::string& text) {
  const auto code = paper::make_qr(text);
  if (!code) return std::nullopt;
  QrCode out{code->size + 2 * paper::kQrQuiet, ""};
  for (int y = 0; y < code->size; ++y) append_row(out.path, *code, y);
  return out;
}

}  // namespace nb::pages
