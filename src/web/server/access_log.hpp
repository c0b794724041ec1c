// SPDX-License-Identifier: EUPL-1.2
// The access log: time, method, path without query, status, bytes, milliseconds. No address, no user agent, no query: nothing that
// tells who asked. One line per request; each I/O thread collects lines and hands them over in bulk, so that no request waits for a disk.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace nb::web {

/// Takes whole lines (the last one without its line end), from any I/O thread; must not block.
using AccessSink = std::function<void(std::string_view lines)>;

/// Writes to a file ("" is standard output) from a thread of its own; what a slow disk cannot take is dropped, oldest first.
/// Throws Error{disk} if the file cannot be opened.
[[nodiscard]] AccessSink make_access_log(const std::string& file);

struct AccessLine {
  std::string_view time;    ///< RFC 3339
  std::string_view method;  ///< "-" if the request was not readable
  std::string_view path;    ///< as from outside; made harmless here
  int status = 0;
  std::uint64_t bytes = 0;
  std::chrono::microseconds took{0};
};

/// Appends "2023-10-30T07:05:00Z GET /arnsberg/ 200 14210 0.3\n".
void append_access_line(std::string& out, const AccessLine& line);

}  // namespace nb::web
