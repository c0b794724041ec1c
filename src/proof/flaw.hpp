// SPDX-License-Identifier: EUPL-1.2
// Why evidence is refused. The sentence is German and made for the person who checks; the kind is for programs and tests.
#pragma once

#include <string>

namespace nb::proof {

/// What is wrong with what was handed in.
struct Flaw {
  enum class Kind {
    syntax,         ///< not of this format
    too_long,       ///< beyond a limit of the format
    newer_version,  ///< written by a newer program
    key,            ///< no signature of the expected key, or not a key
    signature,      ///< the expected key's signature is wrong
    proof,          ///< the hashes do not lead to the signed root
    content,        ///< a part's bytes are not what the entry names
    missing,        ///< something that is named is not there
  };
  Kind kind;
  std::string sentence;
};

/// Stable short name ("syntax", "proof", …).
[[nodiscard]] const char* to_string(Flaw::Kind kind);

}  // namespace nb::proof
