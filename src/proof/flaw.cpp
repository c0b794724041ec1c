// SPDX-License-Identifier: EUPL-1.2
#include "proof/flaw.hpp"

namespace nb::proof {

const char* to_string(Flaw::Kind kind) {
  switch (kind) {
    case Flaw::Kind::syntax:
      return "syntax";
    case Flaw::Kind::too_long:
      return "too_long";
    case Flaw::Kind::newer_version:
      return "newer_version";
    case Flaw::Kind::key:
      return "key";
    case Flaw::Kind::signature:
      return "signature";
    case Flaw::Kind::proof:
      return "proof";
    case Flaw::Kind::content:
      return "content";
    case Flaw::Kind::missing:
      return "missing";
  }
  return "unknown";
}

}  // namespace nb::proof
