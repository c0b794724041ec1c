// SPDX-License-Identifier: EUPL-1.2
#include "staff/passkey_key.hpp"

#include <algorithm>
#include <array>

#include "crypto/ed25519.hpp"
#include "crypto/foreign_key.hpp"
#include "staff/passkey_cbor.hpp"

namespace nb::staff {

namespace {

using Kind = CborItem::Kind;

/// RFC 9053: which type and curve of key an algorithm has, and how long a coordinate is.
struct Shape {
  CoseAlgorithm algorithm;
  std::int64_t type;  // 1 OKP, 2 EC2, 3 RSA
  std::int64_t curve;
  std::size_t bytes;
};
constexpr std::array kShapes = std::to_array<Shape>(
    {{CoseAlgorithm::es256, 2, 1, 32}, {CoseAlgorithm::es384, 2, 2, 48}, {CoseAlgorithm::es512, 2, 3, 66}, {CoseAlgorithm::eddsa, 1, 6, 32}, {CoseAlgorithm::rs256, 3, 0, 0}});
constexpr std::size_t kRsaBytesMin = 256;
constexpr std::size_t kRsaBytesMax = 1024;
constexpr std::size_t kRsaExponentBytesMax = 4;

/// The members of a COSE_Key that count here; the labels -1, -2, -3 mean different things per type.
struct Members {
  std::int64_t type = 0;
  std::int64_t algorithm = 0;
  std::optional<CborItem> first;   // -1
  std::optional<CborItem> second;  // -2
  std::optional<CborItem> third;   // -3
};

bool take_member(Members& members, std::int64_t label, const CborItem& value) {
  if (label == 1 || label == 3) {
    if (value.kind != Kind::integer) return false;
    (label == 1 ? members.type : members.algorithm) = value.number;
    return true;
  }
  std::optional<CborItem>* const place = label == -1 ? &members.first : label == -2 ? &members.second : label == -3 ? &members.third : nullptr;
  if (place == nullptr) return value.kind != Kind::array && value.kind != Kind::map;  // others are ignored, but must be simple
  if (place->has_value()) return false;
  *place = value;
  return true;
}

std::optional<Members> read_members(CborReader& reader) {
  const auto map = reader.next();
  if (!map || map->kind != Kind::map || map->number > 10) return std::nullopt;
  Members members;
  for (std::int64_t i = 0; i < map->number; ++i) {
    const auto label = reader.next();
    if (!label || label->kind != Kind::integer) return std::nullopt;
    const auto value = reader.next();
    if (!value || !take_member(members, label->number, *value)) return std::nullopt;
  }
  return members;
}

std::optional<ByteView> string_of(const std::optional<CborItem>& item) {
  if (!item || item->kind != Kind::bytes) return std::nullopt;
  return item->bytes;
}

std::optional<CoseKey> key_of(const Members& members) {
  const auto shape = std::ranges::find(kShapes, members.algorithm, [](const Shape& one) { return static_cast<std::int64_t>(one.algorithm); });
  if (shape == kShapes.end() || members.type != shape->type) return std::nullopt;
  if (shape->algorithm == CoseAlgorithm::rs256) {
    const auto modulus = string_of(members.first);
    const auto exponent = string_of(members.second);
    const bool fits = modulus && exponent && modulus->size() >= kRsaBytesMin && modulus->size() <= kRsaBytesMax && !exponent->empty() && exponent->size() <= kRsaExponentBytesMax;
    return fits ? std::optional(CoseKey{shape->algorithm, *modulus, *exponent}) : std::nullopt;
  }
  const auto x = string_of(members.second);
  const auto y = string_of(members.third);
  if (!members.first || members.first->kind != Kind::integer || members.first->number != shape->curve || !x || x->size() != shape->bytes) return std::nullopt;
  if (shape->algorithm == CoseAlgorithm::eddsa) return CoseKey{shape->algorithm, *x, {}};
  return y && y->size() == shape->bytes ? std::optional(CoseKey{shape->algorithm, *x, *y}) : std::nullopt;
}

}  // namespace

std::optional<CoseKey> read_cose_key(ByteView bytes, std::size_t& size) {
  CborReader reader(bytes);
  const auto members = read_members(reader);
  size = bytes.size() - reader.rest().size();
  return members ? key_of(*members) : std::nullopt;
}

bool verify_signature(const CoseKey& key, ByteView message, ByteView signature) {
  switch (key.algorithm) {
    case CoseAlgorithm::es256:
      return crypto::verify_ecdsa(crypto::Curve::p256, {key.x, key.y}, message, signature);
    case CoseAlgorithm::es384:
      return crypto::verify_ecdsa(crypto::Curve::p384, {key.x, key.y}, message, signature);
    case CoseAlgorithm::es512:
      return crypto::verify_ecdsa(crypto::Curve::p521, {key.x, key.y}, message, signature);
    case CoseAlgorithm::rs256:
      return crypto::verify_rsa({key.x, key.y}, message, signature);
    case CoseAlgorithm::eddsa:
      break;
  }
  crypto::PublicKey ed25519;
  crypto::Signature signed_by;
  if (key.x.size() != ed25519.bytes.size() || signature.size() != signed_by.bytes.size()) return false;
  std::ranges::copy(key.x, ed25519.bytes.begin());
  std::ranges::copy(signature, signed_by.bytes.begin());
  return crypto::verify(ed25519, message, signed_by);
}

}  // namespace nb::staff
