// SPDX-License-Identifier: EUPL-1.2
// Files as people and machines send them, made on the spot: faxes, pictures, and hostile ones. Text of a PDF as a reader
// of the sheets gets it. For tests only.
#pragma once

#include <linux/landlock.h>
#include <poppler-document.h>
#include <poppler-page.h>
#include <sys/syscall.h>
#include <tiffio.h>
#include <turbojpeg.h>
#include <unistd.h>

#include <bit>
#include <cstring>
#include <memory>
#include <sstream>
#include <string>

#include "paper/impl/gray.hpp"
#include "paper/qr.hpp"

namespace nb::paper::test {

inline Bytes copy(std::string_view text) {
  const ByteView view = bytes_of(text);
  return {view.begin(), view.end()};
}

/// A white page with a QR code in the middle, `module` pixels per module.
inline Gray page_with_code(std::string_view text, std::uint32_t width = 1728, std::uint32_t height = 1100, std::uint32_t module = 8) {
  const Qr code = make_qr(text).value();
  Gray page{width, height, std::vector<std::uint8_t>(std::size_t{width} * height, 255)};
  const std::uint32_t side = static_cast<std::uint32_t>(code.size) * module;
  for (std::uint32_t y = 0; y < side; ++y)
    for (std::uint32_t x = 0; x < side; ++x)
      if (code.dark(static_cast<int>(x / module), static_cast<int>(y / module))) page.pixels[std::size_t{y + (height - side) / 2} * width + x + (width - side) / 2] = 0;
  return page;
}

struct Fax {
  std::vector<Gray> pages;
  std::uint16_t compression = COMPRESSION_CCITTFAX4;
  float dpi_down = 196;
  std::string date = "2023:10:30 08:05:00";
  std::string sender = "+49 2931 5550199";
};

/// Without it the confined child opens no file at all, not even fonts.
inline bool kernel_has_landlock() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0; }

/// The memory a TIFF is written to.
struct Sink {
  std::string bytes;
  std::size_t at = 0;
};

inline Bytes tiff_of(const Fax& fax) {
  Sink sink;
  const auto at = [](thandle_t handle) -> Sink& { return *static_cast<Sink*>(handle); };
  static const auto get = at;
  TIFF* tiff = TIFFClientOpen(
      "test", "w", &sink,
      [](thandle_t handle, void* out, tmsize_t size) -> tmsize_t {
        Sink& file = get(handle);
        const std::size_t count = std::min(static_cast<std::size_t>(size), file.bytes.size() - std::min(file.at, file.bytes.size()));
        std::memcpy(out, file.bytes.data() + file.at, count);
        file.at += count;
        return static_cast<tmsize_t>(count);
      },
      [](thandle_t handle, void* data, tmsize_t size) -> tmsize_t {
        Sink& file = get(handle);
        const auto count = static_cast<std::size_t>(size);
        if (file.bytes.size() < file.at + count) file.bytes.resize(file.at + count);
        std::memcpy(file.bytes.data() + file.at, data, count);
        file.at += count;
        return size;
      },
      [](thandle_t handle, toff_t offset, int whence) -> toff_t {
        Sink& file = get(handle);
        file.at = whence == SEEK_SET ? offset : whence == SEEK_CUR ? file.at + offset : file.bytes.size() + offset;
        return file.at;
      },
      [](thandle_t) { return 0; }, [](thandle_t handle) -> toff_t { return get(handle).bytes.size(); }, nullptr, nullptr);
  for (const Gray& page : fax.pages) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, fax.compression);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.height);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 204.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, static_cast<double>(fax.dpi_down));
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    if (!fax.date.empty()) TIFFSetField(tiff, TIFFTAG_DATETIME, fax.date.c_str());
    if (!fax.sender.empty()) TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, fax.sender.c_str());
    std::vector<std::uint8_t> line((page.width + 7) / 8);
    for (std::uint32_t y = 0; y < page.height; ++y) {
      std::fill(line.begin(), line.end(), std::uint8_t{0});
      for (std::uint32_t x = 0; x < page.width; ++x)
        if (page.pixels[std::size_t{y} * page.width + x] < 128) line[x / 8] = static_cast<std::uint8_t>(line[x / 8] | 0x80U >> x % 8);
      TIFFWriteScanline(tiff, line.data(), y, 0);
    }
    TIFFWriteDirectory(tiff);
  }
  TIFFClose(tiff);
  return copy(sink.bytes);
}

/// Every second line: what a standard fax (98 lines per inch) keeps of a page.
inline Gray half_the_lines(const Gray& page) {
  Gray out{page.width, page.height / 2, {}};
  for (std::uint32_t y = 0; y < out.height; ++y) {
    const auto row = page.pixels.begin() + static_cast<std::ptrdiff_t>(std::size_t{y} * 2 * page.width);
    out.pixels.insert(out.pixels.end(), row, row + page.width);
  }
  return out;
}

inline Bytes jpeg_of(const Gray& page) {
  const std::unique_ptr<void, decltype(&tjDestroy)> handle(tjInitCompress(), &tjDestroy);
  unsigned char* data = nullptr;
  unsigned long size = 0;
  tjCompress2(handle.get(), page.pixels.data(), static_cast<int>(page.width), 0, static_cast<int>(page.height), TJPF_GRAY, &data, &size, TJSAMP_GRAY, 85, 0);
  const Bytes out(reinterpret_cast<const std::byte*>(data), reinterpret_cast<const std::byte*>(data) + size);
  tjFree(data);
  return out;
}

inline std::string big32(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xffU);
  return out;
}

/// A PNG that claims a size and has next to nothing in it.
inline Bytes png_claiming(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  const std::string header = big32(width) + big32(height) + "\x08\x00\x00\x00\x00"s;
  return copy("\x89PNG\r\n\x1a\n"s + big32(13) + "IHDR" + header + big32(0) + big32(1) + "IDATx" + big32(0) + big32(0) + "IEND" + big32(0));
}

/// Text of all pages, as a reader of the PDF gets it; "\f" between pages.
inline std::string pdf_text(const Bytes& pdf) {
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(reinterpret_cast<const char*>(pdf.data()), static_cast<int>(pdf.size())));
  if (!document) return "";
  std::string out;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const poppler::byte_array text = page->text().to_utf8();
    out.append(text.begin(), text.end());
    while (out.ends_with('\f')) out.pop_back();
    if (i + 1 < document->pages()) out += '\f';
  }
  return out;
}

/// A PDF of hand-written objects, numbered from 1; the first is the catalog.
inline Bytes pdf_of(const std::vector<std::string>& objects, const std::string& trailer_extra = "") {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  out += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer_extra + ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
  return copy(out);
}

}  // namespace nb::paper::test
