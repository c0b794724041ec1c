// SPDX-License-Identifier: EUPL-1.2
#include "base/error.hpp"

namespace nb {

const char* to_string(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::disk:
      return "disk";
    case ErrorKind::corrupt:
      return "corrupt";
    case ErrorKind::newer_version:
      return "newer_version";
    case ErrorKind::locked:
      return "locked";
    case ErrorKind::key:
      return "key";
    case ErrorKind::sealed:
      return "sealed";
    case ErrorKind::configuration:
      return "configuration";
    case ErrorKind::network:
      return "network";
    case ErrorKind::unavailable:
      return "unavailable";
  }
  return "unknown";
}

}  // namespace nb
