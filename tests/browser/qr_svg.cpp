// SPDX-License-Identifier: EUPL-1.2
// For the browser tests: standard input as a QR code, drawn as SVG with its quiet zone on standard output.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "paper/qr.hpp"

int main() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const auto code = nb::paper::make_qr(text);
  if (!code) return 1;
  const int side = code->size + 2 * nb::paper::kQrQuiet;
  std::printf(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><rect width="%d" height="%d" fill="#fff"/><path d=")", side, side, side, side);
  for (int y = 0; y < code->size; ++y) {
    for (int x = 0; x < code->size; ++x) {
      if (code->dark(x, y)) std::printf("M%d %dh1v1h-1z", x + nb::paper::kQrQuiet, y + nb::paper::kQrQuiet);
    }
  }
  std::puts("\"/></svg>");
  return 0;
}
