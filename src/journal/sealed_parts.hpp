// SPDX-License-Identifier: EUPL-1.2
// Parts of one command that only the data key's holder can read, ready to be written.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "proof/entry.hpp"

namespace nb::journal {

struct SealedParts {
  std::string subject;  ///< of the entry that carries them
  Bytes wrapped_key;    ///< what opens them, wrapped to the municipality's data key
  std::vector<proof::StoredPart> parts;
};

}  // namespace nb::journal
