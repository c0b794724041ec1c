// SPDX-License-Identifier: EUPL-1.2
// For tests of proof: receipts as intake makes them, under fixed keys, so that golden files can be made of them.
#pragma once

#include <string>

#include "crypto/sha256.hpp"
#include "proof/receipt.hpp"
#include "proof/test_tree.hpp"

namespace nb::proof::test {

inline crypto::SigningKey fixed_key(std::string_view name) {
  const Hash seed = crypto::sha256(bytes_of(name));
  return crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed.bytes));
}

class ReceiptMaker {
 public:
  static constexpr std::string_view kOrigin = "notbetrieb/arnsberg/05958004/main";

  explicit ReceiptMaker(std::uint64_t index = 73894, std::uint64_t size = 73901) : index_(index), size_(size) {}
  [[nodiscard]] const crypto::SigningKey& key() const { return key_; }
  [[nodiscard]] const crypto::SigningKey& witness() const { return witness_; }
  [[nodiscard]] VerifierKey vkey() const { return {std::string(kOrigin), key_.public_key()}; }

  /// The core of a filing with three sealed parts.
  [[nodiscard]] static std::string core(const std::string& number) {
    CountingRandom random;
    EntryCore core{.type = "intake.filed",
                   .at = "2023-11-02T09:00:12.345+01:00",
                   .occurred = "2023-11-02T08:57:00+01:00",
                   .node = "main",
                   .actor = "poststelle",
                   .command = "0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                   .subject = "f-0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                   .data = R"({"number":")" + number +
                           R"(","channel":"counter","urgency":"deadline","office":"Bürgerbüro Alt-Arnsberg","service":"bussgeld-einspruch",)"
                           R"("deadlines":[{"rule":"owig_67","event":"2023-10-20","via":"post","last_day":"2023-11-06","verdict":"kept"}]})",
                   .parts = {}};
    for (const char* name : {"sender", "content", "attachments"}) {
      core.parts.push_back(make_open_part(name, std::string(name) + " of " + number, random).digest);
      core.parts.back().kind = PartKind::sealed;
    }
    return *encode_entry(core);
  }

  [[nodiscard]] Receipt filing(const std::string& number = "M-000123-4") const { return with_core(core(number)); }

  /// Any core at the place of the filing, in a log that is otherwise the same, signed by `key`.
  [[nodiscard]] Receipt with_core(const std::string& core, const crypto::SigningKey* key = nullptr, std::string_view origin = kOrigin) const {
    CountingRandom random;
    Receipt receipt{.core = core, .salts = {}, .index = index_, .proof = {}, .checkpoint = {}};
    for (const char* name : {"sender", "content"}) {
      PartSalt salt{name, {}};
      random.fill(salt.salt.bytes);
      receipt.salts.push_back(salt);
    }
    TileTree tree;
    MemoryTiles store;
    for (std::uint64_t i = 0; i < size_; ++i) store.add(tree, i == index_ ? leaf_hash(bytes_of(core)) : leaf_hash(bytes_of(std::to_string(i))));
    receipt.proof = inclusion_proof(index_, size_, TileHashes(tree, store));
    receipt.checkpoint = sign_checkpoint({std::string(origin), size_, tree.root()}, key == nullptr ? key_ : *key);
    return receipt;
  }

 private:
  std::uint64_t index_;
  std::uint64_t size_;
  crypto::SigningKey key_ = fixed_key("town");
  crypto::SigningKey witness_ = fixed_key("witness");
};

}  // namespace nb::proof::test
