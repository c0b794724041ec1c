// SPDX-License-Identifier: EUPL-1.2
// Codes of an authenticator app: RFC 6238 with what every app can do, SHA-1, six digits, 30 seconds. Pure; whoever keeps the
// secret also keeps the last step that was used, because a step is good for one sign-in only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace nb::staff {

inline constexpr std::size_t kTotpSecretBytes = 20;
inline constexpr std::int64_t kTotpDriftSteps = 1;  ///< a clock may be half a minute off, either way

[[nodiscard]] Bytes make_totp_secret(Random& random);
/// Number of the half minute.
[[nodiscard]] std::int64_t totp_step(Instant at);
/// "287082"
[[nodiscard]] std::string totp_code(ByteView secret, std::int64_t step);
/// The step that a typed code belongs to: now or one beside it. Blanks are no matter. Takes equally long whatever was typed.
[[nodiscard]] std::optional<std::int64_t> find_totp_step(ByteView secret, std::string_view typed, Instant now);

/// RFC 4648, without padding: how apps want the secret typed.
[[nodiscard]] std::string to_base32(ByteView bytes);
/// "otpauth://totp/Notbetrieb:stab?secret=…&issuer=Notbetrieb", the content of the QR code.
[[nodiscard]] std::string totp_link(std::string_view issuer, std::string_view account, ByteView secret);

}  // namespace nb::staff
