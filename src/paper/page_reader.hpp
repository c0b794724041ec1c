// SPDX-License-Identifier: EUPL-1.2
// Port: what stands on scanned paper, faxes and attachments. The real reader (child_reader.hpp) works in a confined child
// process; tests take the one of fixed_reader.hpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "paper/file_type.hpp"
#include "paper/refusals.hpp"

namespace nb::paper {

enum class CodeKind { code128, qr };

/// A bar code found on a page. Its text is whatever somebody printed: judge it before use. Well-formed UTF-8, at most
/// 4,096 bytes (a binary code comes as Latin-1 turned into UTF-8).
struct FoundCode {
  std::uint32_t page = 0;  ///< 0-based
  CodeKind kind = CodeKind::qr;
  std::string text;
  friend bool operator==(const FoundCode&, const FoundCode&) = default;
};

/// Local wall time as a device wrote it, without zone.
struct DeviceTime {
  CivilDate day;
  std::chrono::seconds of_day;
  friend bool operator==(const DeviceTime&, const DeviceTime&) = default;
};

/// What the file says about itself and what stands on it.
struct Scan {
  FileType type = FileType::pdf;
  std::uint32_t pages = 1;
  std::uint32_t width_px = 0;  ///< of the preview page as stored (PDF: in points)
  std::uint32_t height_px = 0;
  std::optional<DeviceTime> device_time;  ///< TIFF only: when the fax machine says it received it
  std::string device_note;                ///< TIFF only: the sender's number as the machine noted it; UTF-8, at most 200 bytes, may be empty
  std::vector<FoundCode> codes;           ///< at most 64
  Bytes preview;                          ///< PNG, 8-bit gray
  friend bool operator==(const Scan&, const Scan&) = default;
};

struct ScanOptions {
  FileLimits limits = {};
  std::uint32_t code_pages = 3;          ///< codes are looked for on so many pages from the first; 0: nowhere
  std::uint32_t preview_page = 0;        ///< 0-based
  std::uint32_t preview_width_px = 800;  ///< at most; 0: no preview
  std::uint32_t dpi = 200;               ///< at which PDF pages are looked at for codes
  std::chrono::milliseconds timeout{20'000};
};

class PageReader {
 public:
  virtual ~PageReader() = default;
  /// Blocks up to the timeout: call it on a worker thread. Never throws for what the file holds.
  [[nodiscard]] virtual Result<Scan, ScanFault> read(ByteView file, const ScanOptions& options) = 0;
};

}  // namespace nb::paper
