// SPDX-License-Identifier: EUPL-1.2
#include "support/soft_authenticator.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include "base/assert.hpp"
#include "crypto/sha256.hpp"

namespace nb::test {

struct SoftAuthenticator::Key {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { EVP_PKEY_free(key); }
};

namespace {

void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }
void append(Bytes& out, std::initializer_list<int> more) {
  for (const int one : more) out.push_back(static_cast<std::byte>(one));
}
/// CBOR: a text of less than 24 bytes.
void append_text(Bytes& out, std::string_view text) {
  append(out, {0x60 + static_cast<int>(text.size())});
  append(out, bytes_of(text));
}
/// CBOR: a byte string of less than 65,536 bytes.
void append_bytes(Bytes& out, ByteView bytes) {
  append(out, {0x59, static_cast<int>(bytes.size() >> 8U), static_cast<int>(bytes.size() & 0xffU)});
  append(out, bytes);
}

Bytes coordinate(EVP_PKEY* key, const char* name) {
  BIGNUM* number = nullptr;
  NB_ASSERT(EVP_PKEY_get_bn_param(key, name, &number) == 1);
  Bytes out(32);
  NB_ASSERT(BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), 32) == 32);
  BN_free(number);
  return out;
}

Bytes client_data(std::string_view type, ByteView challenge, const AuthenticatorSetup& setup) {
  const std::string text = R"({"type":")" + std::string(type) + R"(","challenge":")" + staff::to_base64url(challenge) + R"(","origin":")" + setup.origin + R"(","crossOrigin":)" +
                           (setup.cross_origin ? "true" : "false") + "}";
  Bytes out;
  append(out, bytes_of(text));
  return out;
}

Bytes head(const AuthenticatorSetup& setup, unsigned more_flags) {
  Bytes out;
  append(out, crypto::sha256(bytes_of(setup.rp_id)).bytes);
  append(out, {static_cast<int>(setup.flags | more_flags)});
  for (int shift = 24; shift >= 0; shift -= 8) append(out, {static_cast<int>((setup.counter >> static_cast<unsigned>(shift)) & 0xffU)});
  return out;
}

}  // namespace

SoftAuthenticator::SoftAuthenticator(std::string id) : id_(std::move(id)), key_(std::make_unique<Key>()) {}
SoftAuthenticator::~SoftAuthenticator() = default;

Bytes SoftAuthenticator::signature(ByteView authenticator_data, ByteView client) const {
  Bytes message(authenticator_data.begin(), authenticator_data.end());
  append(message, crypto::sha256(client).bytes);
  EVP_MD_CTX* const context = EVP_MD_CTX_new();
  NB_ASSERT(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_->key) == 1);
  Bytes out(80);
  std::size_t size = out.size();
  NB_ASSERT(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size, reinterpret_cast<const unsigned char*>(message.data()), message.size()) == 1);
  EVP_MD_CTX_free(context);
  out.resize(size);
  return out;
}

staff::PasskeyRegistration SoftAuthenticator::make(ByteView challenge, const AuthenticatorSetup& setup) const {
  staff::PasskeyRegistration out{client_data("webauthn.create", challenge, setup), {}};
  Bytes data = head(setup, 0x40);
  data.resize(data.size() + 16);  // AAGUID: none
  append(data, {static_cast<int>(id_.size() >> 8U), static_cast<int>(id_.size() & 0xffU)});
  append(data, bytes_of(id_));
  append(data, {0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20});  // EC2, ES256, P-256, x
  append(data, coordinate(key_->key, OSSL_PKEY_PARAM_EC_PUB_X));
  append(data, {0x22, 0x58, 0x20});
  append(data, coordinate(key_->key, OSSL_PKEY_PARAM_EC_PUB_Y));
  append(out.attestation, {0xa3});
  append_text(out.attestation, "fmt");
  append_text(out.attestation, setup.self_attestation ? "packed" : "none");
  append_text(out.attestation, "attStmt");
  if (setup.self_attestation) {
    append(out.attestation, {0xa2});
    append_text(out.attestation, "alg");
    append(out.attestation, {0x26});
    append_text(out.attestation, "sig");
    append_bytes(out.attestation, signature(data, out.client_data));
  } else {
    append(out.attestation, {0xa0});
  }
  append_text(out.attestation, "authData");
  append_bytes(out.attestation, data);
  return out;
}

staff::PasskeyAssertion SoftAuthenticator::sign(ByteView challenge, ByteView user_handle, const AuthenticatorSetup& setup) const {
  staff::PasskeyAssertion out;
  append(out.credential_id, bytes_of(id_));
  append(out.user_handle, user_handle);
  out.client_data = client_data("webauthn.get", challenge, setup);
  out.authenticator_data = head(setup, 0);
  out.signature = signature(out.authenticator_data, out.client_data);
  return out;
}

}  // namespace nb::test
