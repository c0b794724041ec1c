// SPDX-License-Identifier: EUPL-1.2
// Checkpoints: a tree's size and root, signed as a C2SP note (docs/formats/checkpoint.md). Pure but for the key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "crypto/ed25519.hpp"
#include "proof/flaw.hpp"

namespace nb::proof {

inline constexpr std::size_t kNoteBytesMax = 16384;
inline constexpr std::size_t kSignaturesMax = 16;

/// Who signs or signed: a key and its name. For a log's own key the name is the log's name, and the checkpoint's origin.
struct VerifierKey {
  std::string name;
  crypto::PublicKey key;
};

/// True if the text can name a key: not empty, no spaces (also Unicode), no '+', no control characters, UTF-8.
[[nodiscard]] bool valid_key_name(std::string_view name);
/// "name+hex8+base64(0x01 ‖ key)".
[[nodiscard]] std::string vkey_text(const VerifierKey& key);
[[nodiscard]] Result<VerifierKey, Flaw> parse_vkey(std::string_view text);

/// Text (ending in LF) and one signature of `key` under `name`.
[[nodiscard]] std::string sign_note(std::string_view text, std::string_view name, const crypto::SigningKey& key);
/// The note's text, if at least one of `known` signed it and no signature of a known key is wrong. Unknown keys are ignored.
[[nodiscard]] Result<std::string, Flaw> open_note(std::string_view note, std::span<const VerifierKey> known);

/// A tree head.
struct Checkpoint {
  std::string origin;  ///< the log's name
  std::uint64_t size = 0;
  Hash root;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// The note's text: origin, size, root. Lines behind the third are accepted on reading and ignored.
[[nodiscard]] std::string checkpoint_text(const Checkpoint& checkpoint);
[[nodiscard]] Result<Checkpoint, Flaw> parse_checkpoint_text(std::string_view text);

/// The signed checkpoint of the log `checkpoint.origin`.
[[nodiscard]] std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key);
/// Verifies the signature, reads the text, and requires origin == key.name.
[[nodiscard]] Result<Checkpoint, Flaw> open_checkpoint(std::string_view note, const VerifierKey& key);

}  // namespace nb::proof
