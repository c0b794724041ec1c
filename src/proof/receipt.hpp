// SPDX-License-Identifier: EUPL-1.2
// A receipt proves offline that an entry stands in a log: core, salts of its own parts, inclusion proof, checkpoint, in the
// C2SP tlog-proof layout (docs/formats/receipt.md). Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/checkpoint.hpp"
#include "proof/cosignature.hpp"
#include "proof/entry.hpp"
#include "proof/flaw.hpp"

namespace nb::proof {

inline constexpr std::size_t kReceiptBytesMax = 65536;

/// The salt of a part, so that its holder can prove what was filed.
struct PartSalt {
  std::string name;
  Salt salt;
  friend bool operator==(const PartSalt&, const PartSalt&) = default;
};

/// A receipt, not yet verified.
struct Receipt {
  std::string core;  ///< the entry's bytes
  std::vector<PartSalt> salts;
  std::uint64_t index = 0;
  std::vector<Hash> proof;
  std::string checkpoint;  ///< the signed note
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

[[nodiscard]] std::string encode_receipt(const Receipt& receipt);
[[nodiscard]] Result<Receipt, Flaw> parse_receipt(std::string_view text);

/// What a verified receipt proves.
struct ProvenEntry {
  EntryCore entry;
  std::uint64_t index = 0;
  Checkpoint checkpoint;
  std::vector<PartSalt> salts;
  std::vector<Cosignature> witnesses;  ///< of those asked for, who confirmed the checkpoint
};

/// Checks signature, inclusion and the core's form against the log's key, and the confirmations of `witnesses`.
[[nodiscard]] Result<ProvenEntry, Flaw> verify_receipt(const Receipt& receipt, const VerifierKey& key, std::span<const WitnessKey> witnesses = {});
/// Is this the content that was filed as part `name`?
[[nodiscard]] Result<void, Flaw> verify_part(const ProvenEntry& proven, std::string_view name, ByteView content);

}  // namespace nb::proof
