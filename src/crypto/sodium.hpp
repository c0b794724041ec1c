// SPDX-License-Identifier: EUPL-1.2
// Internal to crypto: libsodium must be initialised once before use.
#pragma once

namespace nb::crypto {
/// Initialises libsodium; cheap when done before, safe from several threads. Error{unavailable} if the system has no randomness.
void require_sodium();
}  // namespace nb::crypto
