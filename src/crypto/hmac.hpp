// SPDX-License-Identifier: EUPL-1.2
// HMAC (RFC 2104) through OpenSSL: over SHA-256 for what only this program reads, over SHA-1 where RFC 6238 wants it. Pure.
#pragma once

#include <array>
#include <initializer_list>

#include "base/bytes.hpp"

namespace nb::crypto {

/// HMAC-SHA-256 over the pieces; their lengths are part of it, so that they cannot run into one another.
[[nodiscard]] Hash keyed_hash(ByteView key, std::initializer_list<ByteView> pieces);
/// HMAC-SHA-1.
[[nodiscard]] std::array<std::byte, 20> hmac_sha1(ByteView key, ByteView message);

}  // namespace nb::crypto
