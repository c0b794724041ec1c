// SPDX-License-Identifier: EUPL-1.2
// Signatures that others make with kinds of keys we have none of ourselves: ECDSA and RSA, through OpenSSL. Any thread.
#pragma once

#include "base/bytes.hpp"

namespace nb::crypto {

/// The NIST curves, each with the hash of its size: P-256 with SHA-256, P-384 with SHA-384, P-521 with SHA-512.
enum class Curve { p256, p384, p521 };

/// A point of a curve, each coordinate in full length.
struct CurvePoint {
  ByteView x;
  ByteView y;
};
/// True if the DER signature is by that key. False for a point beside its curve.
[[nodiscard]] bool verify_ecdsa(Curve curve, const CurvePoint& key, ByteView message, ByteView signature);

/// Big-endian numbers.
struct RsaKey {
  ByteView modulus;
  ByteView exponent;
};
/// RSASSA-PKCS1-v1_5 with SHA-256. False for keys below 2048 or above 8192 bits and for impossible exponents.
[[nodiscard]] bool verify_rsa(const RsaKey& key, ByteView message, ByteView signature);

}  // namespace nb::crypto
