// SPDX-License-Identifier: EUPL-1.2
// Base45 (RFC 9285): bytes in the letters of a QR code's alphanumeric mode. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace nb::proof {

[[nodiscard]] std::string to_base45(ByteView bytes);
/// nullopt for any other letter (lower case too), a length that cannot be, or a value that needs no such letters.
[[nodiscard]] std::optional<Bytes> from_base45(std::string_view text);

}  // namespace nb::proof
