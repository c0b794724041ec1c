// SPDX-License-Identifier: EUPL-1.2
// TIFF 6.0: a chain of image directories, one per page, each pointing to the next; strips or tiles somewhere in the file.
#include <algorithm>
#include <unordered_set>

#include "paper/impl/byte_order.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

namespace {

constexpr std::uint32_t kWidth = 256, kHeight = 257, kStripOffsets = 273, kStripLengths = 279, kTileOffsets = 324, kTileLengths = 325;
constexpr std::uint32_t kShort = 3, kLong = 4;
constexpr std::uint32_t kPiecesMax = 20'000;  ///< strips or tiles of a page

/// An entry of a directory: a few numbers, in place or elsewhere in the file.
struct Field {
  std::uint32_t type = 0;
  std::uint32_t count = 0;
  std::size_t at = 0;  ///< of the first value
};

struct Directory {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  Field offsets;
  Field lengths;
};

class Walk {
 public:
  Walk(ByteView file, const FileLimits& limits) : file_(file), limits_(limits), order_(file[0] == std::byte{'I'} ? std::endian::little : std::endian::big) {}

  Result<Outline, ScanFault> run() {
    Outline outline{FileType::tiff, 0, 0};
    std::unordered_set<std::uint32_t> seen;
    auto at = number(4, 4);
    if (!at) return refuse(ScanFault::truncated);
    if (*at == 0) return refuse(ScanFault::damaged);
    while (*at != 0) {
      if (!seen.insert(*at).second) return refuse(ScanFault::directory_loop);
      if (seen.size() > limits_.pages_max) return refuse(ScanFault::too_many_pages);
      const auto entries = number(*at, 2);
      if (!entries) return refuse(ScanFault::truncated);
      const auto pixels = page(*at, *entries);
      if (!pixels) return refuse(pixels.error());
      outline.pixels = std::max(outline.pixels, *pixels);
      ++outline.pages;
      at = number(std::size_t{*at} + 2 + 12UL * *entries, 4);
      if (!at) return refuse(ScanFault::truncated);
    }
    return outline;
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t bytes) const { return number_at(file_, at, bytes, order_); }

  [[nodiscard]] std::optional<Field> field(std::size_t entry) const {
    const auto type = number(entry + 2, 2), count = number(entry + 4, 4), value = number(entry + 8, 4);
    if (!type || !count || !value) return std::nullopt;
    const std::uint64_t size = std::uint64_t{*count} * (*type == kShort ? 2U : 4U);
    return Field{*type, *count, size <= 4 ? entry + 8 : *value};
  }
  [[nodiscard]] std::optional<std::uint32_t> value(const Field& field, std::uint32_t index) const {
    if (field.type != kShort && field.type != kLong) return std::nullopt;
    const std::size_t size = field.type == kShort ? 2 : 4;
    return number(field.at + std::size_t{index} * size, size);
  }

  [[nodiscard]] Result<Directory, ScanFault> directory(std::size_t at, std::uint32_t entries) const {
    Directory out;
    for (std::uint32_t i = 0; i < entries; ++i) {
      const std::size_t entry = at + 2 + 12UL * i;
      const auto tag = number(entry, 2);
      const auto content = field(entry);
      if (!tag || !content) return refuse(ScanFault::truncated);
      if (*tag == kWidth) out.width = value(*content, 0).value_or(0);
      if (*tag == kHeight) out.height = value(*content, 0).value_or(0);
      if (*tag == kStripOffsets || *tag == kTileOffsets) out.offsets = *content;
      if (*tag == kStripLengths || *tag == kTileLengths) out.lengths = *content;
    }
    return out;
  }

  /// The page's pixels, once every piece of its data lies in the file.
  [[nodiscard]] Result<std::uint64_t, ScanFault> page(std::size_t at, std::uint32_t entries) const {
    const auto found = directory(at, entries);
    if (!found) return refuse(found.error());
    if (found->width == 0 || found->height == 0 || found->offsets.count == 0) return refuse(ScanFault::damaged);
    const std::uint64_t pixels = std::uint64_t{found->width} * found->height;
    if (pixels > limits_.pixels_max) return refuse(ScanFault::image_too_large);
    if (found->offsets.count > kPiecesMax) return refuse(ScanFault::damaged);
    for (std::uint32_t i = 0; i < found->offsets.count; ++i) {
      const auto offset = value(found->offsets, i);
      const auto length = i < found->lengths.count ? value(found->lengths, i) : 0;  // some old fax software leaves the lengths out
      if (!offset || !length || std::uint64_t{*offset} + *length > file_.size() || *offset >= file_.size()) return refuse(ScanFault::truncated);
    }
    return pixels;
  }

  ByteView file_;
  const FileLimits& limits_;
  std::endian order_;
};

}  // namespace

Result<Outline, ScanFault> walk_tiff(ByteView file, const FileLimits& limits) { return Walk(file, limits).run(); }

}  // namespace nb::paper
