// SPDX-License-Identifier: EUPL-1.2
// The one small page for everything the server itself refuses: plain German and English, nothing about the inside. Pure.
#pragma once

#include <string_view>

#include "web/server/http.hpp"

namespace nb::web {

/// The page for a status the server raises (400, 403, 404, 405, 408, 413, 414, 415, 417, 421, 429, 431, 500, 501, 503, 505).
[[nodiscard]] Response problem(int status);

/// "Not Found" for 404; "" for a status without a name here.
[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace nb::web
