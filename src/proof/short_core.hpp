// SPDX-License-Identifier: EUPL-1.2
// Internal to proof: an entry's core made small for QR codes, in exactly one way (docs/formats/receipt.md). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace nb::proof {

/// nullopt for what cannot be a core: longer than 4096 bytes, or with a byte below 0x09.
[[nodiscard]] std::optional<Bytes> pack_core(std::string_view core);
/// Undoes pack_core, and reads other spellings too; nullopt if it is none, or stands for more than 4096 bytes.
[[nodiscard]] std::optional<std::string> unpack_core(ByteView packed);
/// The words in the order of their numbers (for the test that compares them with the document).
[[nodiscard]] std::span<const std::string_view> short_core_words();

}  // namespace nb::proof
