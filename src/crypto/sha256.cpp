// SPDX-License-Identifier: EUPL-1.2
#include "crypto/sha256.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include "base/assert.hpp"

namespace nb::crypto {

namespace {

/// A context and the algorithm, fetched once: EVP_sha256() would be looked up at every hash.
class Context {
 public:
  Context() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free), context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    NB_ASSERT(algorithm_ && context_);  // out of memory, or an OpenSSL without SHA-256
    start();
  }

  void start() { NB_ASSERT(EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1); }
  void update(ByteView bytes) { NB_ASSERT(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }
  Hash finish() {
    Hash out;
    NB_ASSERT(EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(out.bytes.data()), nullptr) == 1);
    start();
    return out;
  }

 private:
  std::unique_ptr<EVP_MD, void (*)(EVP_MD*)> algorithm_;
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

Hash sha256(std::initializer_list<ByteView> pieces) {
  thread_local Context context;
  for (const ByteView piece : pieces) context.update(piece);
  return context.finish();
}

struct Sha256::Impl {
  Context context;
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {}
Sha256::~Sha256() = default;

Sha256& Sha256::update(ByteView bytes) {
  impl_->context.update(bytes);
  return *this;
}

Hash Sha256::finish() { return impl_->context.finish(); }

bool equal_constant_time(ByteView a, ByteView b) { return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0); }

}  // namespace nb::crypto
