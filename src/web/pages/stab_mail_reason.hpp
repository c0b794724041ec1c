// SPDX-License-Identifier: EUPL-1.2
// What a mail server's numbers mean to somebody who reads no RFC.
#pragma once

#include <string_view>

namespace nb::pages {

/// "550 5.1.1" → "die Adresse gibt es nicht" (RFC 5321 sections 4.2.3, RFC 3463 section 3); empty for an empty code.
[[nodiscard]] std::string_view mail_reason(std::string_view code);

}  // namespace nb::pages
