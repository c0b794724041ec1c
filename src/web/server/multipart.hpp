// SPDX-License-Identifier: EUPL-1.2
// Bodies of forms with files (multipart/form-data, RFC 7578): strict, limited, without copying a byte of the contents. What browsers
// and curl send is read; what two programs could read in two ways is refused. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nb::web {

/// One field of a form. A file field that nobody filled has an empty file name and no content.
struct FormPart {
  std::string name;                     ///< UTF-8, never empty, without control characters
  std::optional<std::string> filename;  ///< UTF-8 as sent, without control characters; may hold a path or markup: never use it as either
  std::string content_type;             ///< as claimed, lower case, without parameters; may be empty
  std::string_view content;             ///< a view of the body
};

struct MultipartLimits {
  std::size_t parts_max = 100;
  std::size_t header_bytes_max = 2048;  ///< of one part
  std::size_t name_bytes_max = 200;
  std::size_t filename_bytes_max = 1024;
};

/// Why a body is no form.
enum class MultipartFault {
  not_multipart,   ///< the content type is not multipart/form-data
  boundary,        ///< its boundary is missing, malformed, or not what the body begins with
  truncated,       ///< the body ends before its last boundary
  trailing,        ///< something follows the last boundary
  too_many_parts,  ///< MultipartLimits::parts_max
  header_too_long,
  header,    ///< a part's header is malformed, repeated, or encoded in a way nobody uses
  name,      ///< a field without a name, or a name that is too long or no text
  filename,  ///< likewise
  nested,    ///< a multipart inside the multipart
};

/// The fields in their order; they are valid as long as `body`. `content_type` is the request's header.
[[nodiscard]] Result<std::vector<FormPart>, MultipartFault> parse_multipart(std::string_view content_type, std::string_view body, const MultipartLimits& limits = {});
/// "truncated": stable ASCII, for logs and machine answers.
[[nodiscard]] std::string_view name_of(MultipartFault fault);

/// The boundary of a multipart/form-data content type (RFC 2046 §5.1.1: 1 to 70 characters of a small set).
[[nodiscard]] Result<std::string, MultipartFault> multipart_boundary(std::string_view content_type);

}  // namespace nb::web
