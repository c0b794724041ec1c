// SPDX-License-Identifier: EUPL-1.2
#include "paper/impl/gray.hpp"

#include <algorithm>

namespace nb::paper {

namespace {

/// Mean of the source pixels that one target pixel covers.
std::uint8_t mean(const Gray& image, std::uint32_t x0, std::uint32_t x1, std::uint32_t y0, std::uint32_t y1) {
  std::uint64_t sum = 0;
  for (std::uint32_t y = y0; y < y1; ++y) {
    const std::uint8_t* row = image.pixels.data() + std::size_t{y} * image.width;
    for (std::uint32_t x = x0; x < x1; ++x) sum += row[x];
  }
  return static_cast<std::uint8_t>(sum / (std::uint64_t{x1 - x0} * (y1 - y0)));
}

}  // namespace

Gray shrunk(Gray image, std::uint32_t width_max) {
  const std::uint64_t height_max = std::uint64_t{width_max} * 4;
  if (image.width <= width_max && image.height <= height_max) return image;
  const double scale = std::min(static_cast<double>(width_max) / image.width, static_cast<double>(height_max) / image.height);
  Gray out;
  out.width = std::max(1U, static_cast<std::uint32_t>(image.width * scale));
  out.height = std::max(1U, static_cast<std::uint32_t>(image.height * scale));
  out.pixels.reserve(std::size_t{out.width} * out.height);
  const auto from = [](std::uint32_t at, std::uint32_t out_size, std::uint32_t in_size) { return static_cast<std::uint32_t>(std::uint64_t{at} * in_size / out_size); };
  for (std::uint32_t y = 0; y < out.height; ++y) {
    const std::uint32_t y0 = from(y, out.height, image.height), y1 = std::max(y0 + 1, from(y + 1, out.height, image.height));
    for (std::uint32_t x = 0; x < out.width; ++x) {
      const std::uint32_t x0 = from(x, out.width, image.width), x1 = std::max(x0 + 1, from(x + 1, out.width, image.width));
      out.pixels.push_back(mean(image, x0, x1, y0, y1));
    }
  }
  return out;
}

Gray turned(Gray image, int times) {
  for (int i = 0; i < times; ++i) {
    Gray out{image.height, image.width, {}};
    out.pixels.reserve(image.pixels.size());
    for (std::uint32_t x = 0; x < image.width; ++x)
      for (std::uint32_t y = image.height; y > 0; --y) out.pixels.push_back(image.pixels[std::size_t{y - 1} * image.width + x]);
    image = std::move(out);
  }
  return image;
}

Gray stretched(const Gray& image, std::uint32_t times) {
  Gray out{image.width, image.height * times, {}};
  out.pixels.reserve(image.pixels.size() * times);
  for (std::uint32_t y = 0; y < image.height; ++y) {
    const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * image.width);
    for (std::uint32_t i = 0; i < times; ++i) out.pixels.insert(out.pixels.end(), row, row + image.width);
  }
  return out;
}

}  // namespace nb::paper
