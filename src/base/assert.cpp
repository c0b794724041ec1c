// SPDX-License-Identifier: EUPL-1.2
#include "base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace nb {

void assertion_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "bug: %s does not hold (%s:%d)\n", expression, file, line);
  std::abort();
}

}  // namespace nb
