// SPDX-License-Identifier: EUPL-1.2
// What stands in a request line and in Host, checked and decoded: nothing else reaches a handler. Pure; fuzzed by
// fuzz/http_form_fuzz.cpp. Refuses what has two meanings (dot segments, encoded slashes, double encodings) instead of repairing it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nb::web {

/// A request target taken apart.
struct Target {
  std::string path;   ///< decoded, UTF-8, begins with exactly one "/"
  std::string query;  ///< raw, without "?"
  std::string host;   ///< of the absolute form, else empty
};

/// Origin form ("/a?b") or absolute form ("http://host/a?b"); false if it is neither or its path is not acceptable.
/// `out` is assigned in place, so that its capacity is reused.
[[nodiscard]] bool parse_target(std::string_view raw, Target& out);

/// Value of Host → lower-case name without port and trailing dot; nullopt unless it is a host name, IPv4 or [IPv6] with optional port.
[[nodiscard]] std::optional<std::string> parse_host(std::string_view value);

/// How "+" and a stray "%" are read.
enum class Escapes {
  path,  ///< "+" is itself; a "%" without two hex digits is an error
  form,  ///< "+" is a space; a "%" without two hex digits is itself
};
/// Appends the decoded text to `out`; false on an error (then `out` holds what came before it).
[[nodiscard]] bool percent_decode(std::string_view text, Escapes escapes, std::string& out);

/// For a log line: every byte that is not a plain visible ASCII character (nor quote, backslash, "%") becomes %XX; at most `length_max` bytes.
void append_log_safe(std::string& out, std::string_view text, std::size_t length_max);

}  // namespace nb::web
