// SPDX-License-Identifier: EUPL-1.2
// C2SP tlog-cosignature v1: a witness confirms that it has seen a checkpoint, and no other of that size, at a moment
// (docs/formats/checkpoint.md, "Cosignature"). Pure but for the key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "crypto/ed25519.hpp"
#include "proof/flaw.hpp"
#include "proof/note.hpp"

namespace nb::proof {

/// Who confirms; a key type of its own (0x04), so that a witness's word is never taken for a log's.
struct WitnessKey {
  std::string name;
  crypto::PublicKey key;
  friend bool operator==(const WitnessKey&, const WitnessKey&) = default;
};

/// "name+hex8+base64(0x04 ‖ key)".
[[nodiscard]] std::string witness_vkey_text(const WitnessKey& key);
[[nodiscard]] Result<WitnessKey, Flaw> parse_witness_vkey(std::string_view text);

/// That `name` has seen the checkpoint with this text at `time` (seconds since 1970).
[[nodiscard]] NoteSignature cosign(std::string_view checkpoint_text, std::string_view name, const crypto::SigningKey& key, std::uint64_t time);

/// A witness's confirmation that has been verified.
struct Cosignature {
  std::string name;
  std::uint64_t time = 0;  ///< seconds since 1970
  friend bool operator==(const Cosignature&, const Cosignature&) = default;
};

/// The confirmations of these witnesses, in their order; who did not sign is left out. Refused if one of them is wrong or there twice.
[[nodiscard]] Result<std::vector<Cosignature>, Flaw> verify_cosignatures(const Note& note, std::span<const WitnessKey> witnesses);

}  // namespace nb::proof
