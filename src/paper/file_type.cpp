// SPDX-License-Identifier: EUPL-1.2
#include "paper/file_type.hpp"

#include <algorithm>
#include <array>

#include "paper/impl/byte_order.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  ScanFault fault;
  std::size_t at = 0;
};

/// What people send though it is no paper, known by its first bytes.
constexpr std::array kRefused{
    Magic{"PK\x03\x04"sv, ScanFault::archive},
    Magic{"PK\x05\x06"sv, ScanFault::archive},
    Magic{"PK\x07\x08"sv, ScanFault::archive},
    Magic{"\x1f\x8b"sv, ScanFault::archive},
    Magic{"7z\xbc\xaf\x27\x1c"sv, ScanFault::archive},
    Magic{"Rar!\x1a\x07"sv, ScanFault::archive},
    Magic{"\xfd"
          "7zXZ\x00"sv,
          ScanFault::archive},
    Magic{"BZh"sv, ScanFault::archive},
    Magic{"MSCF"sv, ScanFault::archive},
    Magic{"ustar"sv, ScanFault::archive, 257},
    Magic{"MZ"sv, ScanFault::program},
    Magic{"\x7f"
          "ELF"sv,
          ScanFault::program},
    Magic{"#!"sv, ScanFault::program},
    Magic{"\xca\xfe\xba\xbe"sv, ScanFault::program},
    Magic{"\xcf\xfa\xed\xfe"sv, ScanFault::program},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, ScanFault::office_document},
};

constexpr std::size_t kPdfHeadWithin = 1024;  // ISO 32000-1, annex H, implementation note 13
constexpr std::size_t kPdfTailWithin = 2048;

/// A zip whose directory ends exactly where the file does: a second face behind whatever the first bytes say.
bool ends_as_zip(ByteView file) {
  constexpr std::size_t kRecord = 22;
  constexpr std::size_t kCommentMax = 65'535;
  const std::string_view text = text_of(file);
  const std::size_t from = text.size() > kRecord + kCommentMax ? text.size() - kRecord - kCommentMax : 0;
  for (std::size_t at = text.find("PK\x05\x06", from); at != std::string_view::npos; at = text.find("PK\x05\x06", at + 1)) {
    const auto comment = number_at(file, at + 20, 2, std::endian::little);
    if (comment && at + kRecord + *comment == file.size()) return true;
  }
  return false;
}

Result<Outline, ScanFault> outline_of_pdf(ByteView file) {
  const std::string_view text = text_of(file);
  const std::string_view tail = text.substr(text.size() > kPdfTailWithin ? text.size() - kPdfTailWithin : 0);
  if (tail.find("%%EOF") == std::string_view::npos) return refuse(ScanFault::truncated);
  return Outline{FileType::pdf};
}

}  // namespace

std::string_view name_of(FileType type) {
  switch (type) {
    case FileType::pdf:
      return "PDF";
    case FileType::jpeg:
      return "JPEG";
    case FileType::png:
      return "PNG";
    case FileType::tiff:
      return "TIFF";
  }
  return "";
}

std::string_view media_type(FileType type) {
  switch (type) {
    case FileType::pdf:
      return "application/pdf";
    case FileType::jpeg:
      return "image/jpeg";
    case FileType::png:
      return "image/png";
    case FileType::tiff:
      return "image/tiff";
  }
  return "";
}

Result<Outline, ScanFault> outline_of(ByteView file, const FileLimits& limits) {
  const std::string_view text = text_of(file);
  if (file.empty()) return refuse(ScanFault::empty);
  if (file.size() > limits.bytes_max) return refuse(ScanFault::too_large);
  for (const Magic& magic : kRefused)
    if (text.size() >= magic.at && text.substr(magic.at).starts_with(magic.bytes)) return refuse(magic.fault);
  if (ends_as_zip(file)) return refuse(ScanFault::archive);
  if (text.starts_with("\x89PNG\r\n\x1a\n")) return walk_png(file, limits);
  if (text.starts_with("\xff\xd8\xff")) return walk_jpeg(file, limits);
  if (text.starts_with("II*\0"sv) || text.starts_with("MM\0*"sv)) return walk_tiff(file, limits);
  if (text.substr(0, kPdfHeadWithin).find("%PDF-") != std::string_view::npos) return outline_of_pdf(file);
  return refuse(ScanFault::unknown_type);
}

Result<FileType, ScanFault> detect_type(ByteView file, const FileLimits& limits) {
  const auto outline = outline_of(file, limits);
  if (!outline) return refuse(outline.error());
  return outline->type;
}

}  // namespace nb::paper
