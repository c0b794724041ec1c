// SPDX-License-Identifier: EUPL-1.2
// A C2SP signed note taken apart and put together, signatures unverified (docs/formats/checkpoint.md). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/flaw.hpp"

namespace nb::proof {

inline constexpr std::size_t kKeyIdBytes = 4;

/// A signature line.
struct NoteSignature {
  std::string name;  ///< of the key
  Bytes bytes;       ///< key id ‖ signature, longer than four bytes
  friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

struct Note {
  std::string text;  ///< ends in LF
  std::vector<NoteSignature> signatures;
};

/// Reads a note by its form alone; note_of gives the same bytes again.
[[nodiscard]] Result<Note, Flaw> parse_note(std::string_view note);
[[nodiscard]] std::string note_of(const Note& note);
/// "— name base64", without LF.
[[nodiscard]] std::string signature_line(const NoteSignature& signature);
[[nodiscard]] Result<NoteSignature, Flaw> parse_signature_line(std::string_view line);
/// The four bytes of a key's id, as they begin a signature.
[[nodiscard]] Bytes key_id_bytes(std::uint32_t id);

}  // namespace nb::proof
