// SPDX-License-Identifier: EUPL-1.2
// Which bytes of a page a client gets: content coding by Accept-Encoding, nothing new by If-None-Match. Pure.
#pragma once

#include <string_view>

namespace nb::web {

enum class Coding { identity, gzip, br };

/// Which compressed forms exist beside the plain one.
struct Codings {
  bool br = false;
  bool gzip = false;
};

/// RFC 9110 §12.5.3: highest q wins, then br before gzip before identity. Where nothing is acceptable, identity: an answer helps more than a 406.
[[nodiscard]] Coding choose_coding(std::string_view accept_encoding, Codings available);

/// RFC 9110 §13.1.2: weak comparison of If-None-Match with our tag (`"x"`). Also true for our tag with one of the suffixes below.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);

/// What is inserted before the closing quote of an entity tag, because each coding is a representation of its own: "", "-gz" or "-br".
[[nodiscard]] std::string_view etag_suffix(Coding coding);

}  // namespace nb::web
