// SPDX-License-Identifier: EUPL-1.2
// The two cookies of the console: the session's, and the mark by which a device is known again. Over TLS with the prefix __Host-,
// which only a secure origin may set, for this host alone; on this machine without TLS under plain names. Pure.
#pragma once

#include <string>

namespace nb::web {
struct Request;
}

namespace nb::pages {

[[nodiscard]] const char* session_cookie(const web::Request& request);
[[nodiscard]] const char* device_cookie(const web::Request& request);

enum class CookieLife { browser, half_year, over };
/// The value of Set-Cookie: not for scripts, not for other sites.
[[nodiscard]] std::string set_cookie(const web::Request& request, const char* name, const std::string& value, CookieLife life);

}  // namespace nb::pages
