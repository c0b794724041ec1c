// SPDX-License-Identifier: EUPL-1.2
// Bugs abort, in release builds too. Never for input from outside, from the database or from a peer.
#pragma once

namespace nb {
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);
}

#define NB_ASSERT(expression) ((expression) ? static_cast<void>(0) : ::nb::assertion_failed(#expression, __FILE__, __LINE__))
