// SPDX-License-Identifier: EUPL-1.2
// What kind of file this is, from its first bytes. A name's ending is never believed. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "rescue/lines.hpp"

namespace nb::rescue {

enum class Format : std::uint8_t { csv, calendar, mailbox, mail, day_list };
[[nodiscard]] std::string_view to_string(Format format);

struct Dialect {
  Format format = Format::csv;
  Encoding encoding = Encoding::utf8;
  char separator = ';';
  std::size_t header_line = 0;  ///< physical line the header begins on, from 1; 0: there is none
  std::size_t fields = 0;       ///< of most records
};

/// Why a file cannot be read as bookings; refusal_text() says what to do instead.
enum class NotReadable : std::uint8_t { empty, pdf, picture, spreadsheet, archive, binary };
[[nodiscard]] std::string_view refusal_text(NotReadable reason);

/// So many bytes of the beginning are looked at.
inline constexpr std::size_t kHeadBytes = 256 * 1024;

[[nodiscard]] Result<Dialect, NotReadable> sniff(std::string_view head);

}  // namespace nb::rescue
