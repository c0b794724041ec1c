// SPDX-License-Identifier: EUPL-1.2
#include "crypto/foreign_key.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>

namespace nb::crypto {

namespace {

template <auto function>
struct Free {
  template <class T>
  void operator()(T* pointer) const {
    function(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

constexpr int kRsaBitsMin = 2048;
constexpr std::size_t kRsaBytesMax = 1024;
constexpr std::size_t kExponentBytesMax = 8;

struct Shape {
  const char* group;
  const EVP_MD* hash;
};
Shape shape_of(Curve curve) {
  switch (curve) {
    case Curve::p256:
      return {"P-256", EVP_sha256()};
    case Curve::p384:
      return {"P-384", EVP_sha384()};
    case Curve::p521:
      return {"P-521", EVP_sha512()};
  }
  return {};
}

const unsigned char* raw(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Key key_from(const char* type, OSSL_PARAM_BLD* builder) {
  const Params params(OSSL_PARAM_BLD_to_param(builder));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  if (EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) return nullptr;
  return Key(key);
}

Key point_key(const CurvePoint& at, const char* group) {
  Bytes point{std::byte{4}};  // uncompressed
  point.insert(point.end(), at.x.begin(), at.x.end());
  point.insert(point.end(), at.y.begin(), at.y.end());
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return nullptr;
  return key_from("EC", builder.get());
}

Key rsa_key(const RsaKey& key) {
  if (key.modulus.size() > kRsaBytesMax || key.exponent.empty() || key.exponent.size() > kExponentBytesMax) return nullptr;
  const Number modulus(BN_bin2bn(raw(key.modulus), static_cast<int>(key.modulus.size()), nullptr));
  const Number exponent(BN_bin2bn(raw(key.exponent), static_cast<int>(key.exponent.size()), nullptr));
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!modulus || !exponent || !builder || BN_num_bits(modulus.get()) < kRsaBitsMin) return nullptr;
  if (BN_is_odd(exponent.get()) != 1 || BN_is_one(exponent.get()) == 1) return nullptr;
  if (OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return nullptr;
  return key_from("RSA", builder.get());
}

bool verify_with(const Key& key, const EVP_MD* hash, ByteView message, ByteView signature) {
  const Digest digest(EVP_MD_CTX_new());
  if (!key || !digest || EVP_DigestVerifyInit(digest.get(), nullptr, hash, nullptr, key.get()) != 1) return false;
  return EVP_DigestVerify(digest.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

}  // namespace

bool verify_ecdsa(Curve curve, const CurvePoint& key, ByteView message, ByteView signature) {
  const Shape shape = shape_of(curve);
  return verify_with(point_key(key, shape.group), shape.hash, message, signature);
}

bool verify_rsa(const RsaKey& key, ByteView message, ByteView signature) { return verify_with(rsa_key(key), EVP_sha256(), message, signature); }

}  // namespace nb::crypto
