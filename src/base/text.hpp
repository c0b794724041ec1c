// SPDX-License-Identifier: EUPL-1.2
// Text that does not depend on a locale: UTF-8 and NFC, folding for search, hex, base64, numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"

namespace nb {

/// True if the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view text);
/// Unicode normalisation form C; the input must be UTF-8.
[[nodiscard]] std::string to_nfc(std::string_view text);
/// For tolerant search: lower case, ä→ae ö→oe ü→ue ß→ss, other marks stripped, anything but letters and digits → one space, trimmed.
[[nodiscard]] std::string fold_for_search(std::string_view text);
/// Latin-1 to UTF-8.
[[nodiscard]] std::string from_latin1(std::string_view text);

[[nodiscard]] std::string to_hex(ByteView bytes);
/// Lower- or upper-case hex; nullopt for an odd length or another character.
[[nodiscard]] std::optional<Bytes> from_hex(std::string_view text);
/// RFC 4648 §4 with padding.
[[nodiscard]] std::string to_base64(ByteView bytes);
/// Strict RFC 4648 §4: padding required, no white space, no stray bits.
[[nodiscard]] std::optional<Bytes> from_base64(std::string_view text);

/// Decimal without sign or leading zeros; nullopt if it does not fit or is anything else.
[[nodiscard]] std::optional<std::uint64_t> parse_u64(std::string_view text);
/// Without ASCII white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Pieces between separators, empty ones kept.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace nb
