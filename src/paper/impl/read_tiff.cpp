// SPDX-License-Identifier: EUPL-1.2
// Faxes (G3, G4) line by line, everything else through libtiff's RGBA reader.
#include <tiffio.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/text.hpp"
#include "paper/impl/decoders.hpp"

namespace nb::paper {

namespace {

constexpr std::size_t kNoteMax = 200;
constexpr std::uint64_t kColourPixelsMax = 60'000'000;  // four bytes each

/// The file as libtiff wants it: a position in bytes it may not write.
struct Source {
  ByteView file;
  std::uint64_t at = 0;
};
Source& source(thandle_t handle) { return *static_cast<Source*>(handle); }

tmsize_t read(thandle_t handle, void* out, tmsize_t size) {
  Source& from = source(handle);
  if (size <= 0 || from.at >= from.file.size()) return 0;
  const std::size_t count = std::min(static_cast<std::size_t>(size), from.file.size() - from.at);
  std::memcpy(out, from.file.data() + from.at, count);
  from.at += count;
  return static_cast<tmsize_t>(count);
}
tmsize_t write(thandle_t, void*, tmsize_t) { return 0; }
toff_t seek(thandle_t handle, toff_t offset, int whence) {
  Source& from = source(handle);
  if (whence == SEEK_SET) from.at = offset;
  if (whence == SEEK_CUR) from.at += offset;
  if (whence == SEEK_END) from.at = from.file.size() + offset;
  return from.at;
}
int close(thandle_t) { return 0; }
toff_t size(thandle_t handle) { return source(handle).file.size(); }
int silent(TIFF*, void*, const char*, const char*, va_list) { return 1; }  // a file's faults are told by ScanFault

struct Close {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
struct FreeOptions {
  void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
};

std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

/// "2023:10:30 08:05:00" (TIFF 6.0, DateTime).
std::optional<DeviceTime> device_time(std::string_view text) {
  if (text.size() != 19 || text[4] != ':' || text[7] != ':' || text[10] != ' ' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const CivilDate date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok() || *year < 1900) return std::nullopt;
  return DeviceTime{date, std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second)};
}

/// First line without control characters.
std::string note(std::string_view text) {
  std::string line(text.substr(0, text.find_first_of("\r\n")));
  if (!is_utf8(line)) line = from_latin1(line);
  std::erase_if(line, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; });
  std::size_t keep = std::min(line.size(), kNoteMax);
  while (keep > 0 && keep < line.size() && (line[keep] & 0xc0) == 0x80) --keep;  // not within a character
  line.resize(keep);
  return line;
}

class TiffPages final : public Pages {
 public:
  TiffPages(ByteView file, std::uint32_t count) : source_{file}, count_(count) {}

  bool open() {
    const std::unique_ptr<TIFFOpenOptions, FreeOptions> options(TIFFOpenOptionsAlloc());
    if (!options) return false;
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), tmsize_t{256} << 20);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), silent, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), silent, nullptr);
    tiff_.reset(TIFFClientOpenExt("fax", "rm", &source_, read, write, seek, close, size, nullptr, nullptr, options.get()));
    return tiff_ != nullptr;
  }

  [[nodiscard]] std::uint32_t count() const override { return count_; }

  void describe(std::uint32_t page, Scan& scan) override {
    if (TIFFSetDirectory(tiff_.get(), page) == 0) return;
    TIFFGetField(tiff_.get(), TIFFTAG_IMAGEWIDTH, &scan.width_px);
    TIFFGetField(tiff_.get(), TIFFTAG_IMAGELENGTH, &scan.height_px);
    if (TIFFSetDirectory(tiff_.get(), 0) == 0) return;  // fax software notes time and sender on the first page
    const char* text = nullptr;
    if (TIFFGetField(tiff_.get(), TIFFTAG_DATETIME, &text) == 1 && text != nullptr) scan.device_time = device_time(text);
    if (TIFFGetField(tiff_.get(), TIFFTAG_IMAGEDESCRIPTION, &text) == 1 && text != nullptr) scan.device_note = note(text);
  }

  [[nodiscard]] Result<Gray, ScanFault> page(std::uint32_t page, const ScanOptions& options) override {
    TIFF* tiff = tiff_.get();
    std::uint32_t width = 0, height = 0;
    if (TIFFSetDirectory(tiff, page) == 0 || TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) != 1 || TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) != 1 || width == 0 ||
        height == 0)
      return refuse(ScanFault::damaged);
    const std::uint64_t pixels = std::uint64_t{width} * height;
    if (pixels > options.limits.pixels_max) return refuse(ScanFault::image_too_large);
    auto image = is_bilevel() ? bilevel(width, height) : coloured(width, height);
    const std::uint32_t times = rows_per_square();
    if (!image || times == 1 || pixels * times > options.limits.pixels_max) return image;
    return stretched(*image, times);
  }

 private:
  [[nodiscard]] std::uint16_t small_field(std::uint32_t tag, std::uint16_t otherwise) const {
    std::uint16_t value = 0;
    return TIFFGetFieldDefaulted(tiff_.get(), tag, &value) == 1 ? value : otherwise;
  }

  [[nodiscard]] bool is_bilevel() const { return small_field(TIFFTAG_BITSPERSAMPLE, 1) == 1 && small_field(TIFFTAG_SAMPLESPERPIXEL, 1) == 1 && TIFFIsTiled(tiff_.get()) == 0; }

  /// How often a row must be repeated so that pixels are about square: 2 for standard fax (204 × 98), 1 for fine.
  [[nodiscard]] std::uint32_t rows_per_square() const {
    float across = 0, down = 0;
    if (TIFFGetField(tiff_.get(), TIFFTAG_XRESOLUTION, &across) != 1 || TIFFGetField(tiff_.get(), TIFFTAG_YRESOLUTION, &down) != 1) return 1;
    if (!(across > 0 && down > 0 && std::isfinite(across) && std::isfinite(down))) return 1;
    return static_cast<std::uint32_t>(std::clamp(std::lround(across / down), 1L, 4L));
  }

  /// A line that cannot be read stays white: faxes have such lines, and the rest is worth reading.
  [[nodiscard]] Result<Gray, ScanFault> bilevel(std::uint32_t width, std::uint32_t height) {
    const tmsize_t line_size = TIFFScanlineSize(tiff_.get());
    if (line_size <= 0 || static_cast<std::uint64_t>(line_size) < (std::uint64_t{width} + 7) / 8) return refuse(ScanFault::damaged);
    std::vector<std::uint8_t> line(static_cast<std::size_t>(line_size));
    const bool one_is_white = small_field(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE) != PHOTOMETRIC_MINISWHITE;
    Gray out{width, height, std::vector<std::uint8_t>(std::size_t{width} * height, 255)};
    std::uint32_t bad = 0;
    for (std::uint32_t y = 0; y < height; ++y) {
      if (TIFFReadScanline(tiff_.get(), line.data(), y, 0) != 1) {
        ++bad;
        continue;
      }
      std::uint8_t* row = out.pixels.data() + std::size_t{y} * width;
      for (std::uint32_t x = 0; x < width; ++x) row[x] = ((line[x / 8] >> (7 - x % 8) & 1) != 0) == one_is_white ? 255 : 0;
    }
    if (bad > height / 2) return refuse(ScanFault::damaged);
    return out;
  }

  [[nodiscard]] Result<Gray, ScanFault> coloured(std::uint32_t width, std::uint32_t height) {
    if (std::uint64_t{width} * height > kColourPixelsMax) return refuse(ScanFault::image_too_large);
    std::vector<std::uint32_t> colours(std::size_t{width} * height);
    if (TIFFReadRGBAImageOriented(tiff_.get(), width, height, colours.data(), ORIENTATION_TOPLEFT, 0) != 1) return refuse(ScanFault::damaged);
    Gray out{width, height, {}};
    out.pixels.reserve(colours.size());
    for (const std::uint32_t c : colours) {
      const std::uint32_t luma = (TIFFGetR(c) * 299U + TIFFGetG(c) * 587U + TIFFGetB(c) * 114U) / 1000U;
      out.pixels.push_back(static_cast<std::uint8_t>(luma + (255U - luma) * (255U - TIFFGetA(c)) / 255U));  // on white
    }
    return out;
  }

  Source source_;
  std::uint32_t count_;
  std::unique_ptr<TIFF, Close> tiff_;
};

}  // namespace

OpenedPages open_tiff(ByteView file, const Outline& outline) {
  auto pages = std::make_unique<TiffPages>(file, outline.pages);
  if (!pages->open()) return refuse(ScanFault::damaged);
  return pages;
}

}  // namespace nb::paper
