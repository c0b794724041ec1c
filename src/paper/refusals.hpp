// SPDX-License-Identifier: EUPL-1.2
// Why a file from outside was not read: one code each, with a sentence for the person who sent it. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nb::paper {

enum class ScanFault {
  empty,            ///< no bytes
  too_large,        ///< more bytes than FileLimits::bytes_max
  unknown_type,     ///< neither PDF nor JPEG, PNG or TIFF
  archive,          ///< zip (also Word, Excel), gzip, 7z, rar, whatever its name says
  program,          ///< executable or script
  office_document,  ///< old Word/Excel file (OLE)
  truncated,        ///< ends too early: the upload or the fax broke off
  damaged,          ///< begins like one of our types and contradicts itself later
  encrypted,        ///< PDF that asks for a password
  too_many_pages,
  image_too_large,  ///< more pixels than FileLimits::pixels_max
  directory_loop,   ///< TIFF whose pages form a circle
  page_missing,     ///< the page asked for does not exist
  timeout,          ///< reading took too long; the reader was stopped
  resources,        ///< reading needed more memory or time than a file may
  crashed,          ///< the reader ended unexpectedly; the file is suspect
  unavailable,      ///< the reader could not be started; says nothing about the file
};
inline constexpr std::size_t kScanFaults = static_cast<std::size_t>(ScanFault::unavailable) + 1;

/// "paper.encrypted" and so on: stable, in docs/failure-codes.md.
[[nodiscard]] std::string code_of(ScanFault fault);

/// What happened and what to do, e.g. "Die Datei ist leer. Bitte wählen Sie sie noch einmal aus."
struct FaultText {
  std::string_view de;
  std::string_view en;
};
[[nodiscard]] FaultText wording_of(ScanFault fault);

}  // namespace nb::paper
