// SPDX-License-Identifier: EUPL-1.2
// The public key of a passkey as COSE writes it (RFC 9053), and checking signatures with it through OpenSSL. Pure.
#pragma once

#include <optional>

#include "base/bytes.hpp"

namespace nb::staff {

/// Numbers of the COSE registry; what our pages ask authenticators for, plus the two larger curves that some of them prefer.
enum class CoseAlgorithm : int { es256 = -7, eddsa = -8, es384 = -35, es512 = -36, rs256 = -257 };

/// A COSE_Key that has been looked at: a view into the bytes it was read from.
struct CoseKey {
  CoseAlgorithm algorithm = CoseAlgorithm::es256;
  ByteView x;  ///< of a point; of an RSA key its modulus; of Ed25519 the key
  ByteView y;  ///< of a point; of an RSA key its exponent
};

/// Reads the key at the beginning of `bytes`; `size` becomes its length. nullopt: damaged, of another kind, or a curve that does
/// not belong to its algorithm.
[[nodiscard]] std::optional<CoseKey> read_cose_key(ByteView bytes, std::size_t& size);

/// True if `signature` (DER for ES*) over `message` is by that key. False for keys that are no point of their curve and for RSA
/// keys below 2048 or above 8192 bits.
[[nodiscard]] bool verify_signature(const CoseKey& key, ByteView message, ByteView signature);

}  // namespace nb::staff
