// SPDX-License-Identifier: EUPL-1.2
// Receipts of any bytes: no crash, exactly one spelling, and only the receipt that was issued is ever accepted.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "crypto/sha256.hpp"
#include "proof/receipt.hpp"

namespace {

const nb::proof::VerifierKey& known_key() {
  static const nb::Hash seed = nb::crypto::sha256(nb::bytes_of("receipt test"));
  static const nb::proof::VerifierKey key{"05958004/main", nb::crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed.bytes)).public_key()};
  return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto receipt = nb::proof::parse_receipt(text);
  if (!receipt) {
    NB_ASSERT(!receipt.error().sentence.empty());
    return 0;
  }
  NB_ASSERT(nb::proof::encode_receipt(*receipt) == text);
  const auto proven = nb::proof::verify_receipt(*receipt, known_key());
  if (proven) NB_ASSERT(proven->index == 700 && proven->entry.subject == "AR-2023-000017");
  return 0;
}
