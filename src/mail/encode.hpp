// SPDX-License-Identifier: EUPL-1.2
// How text and bytes become what mail can carry: encoded words (RFC 2047), quoted-printable and base64 lines (RFC 2045),
// parameters in other alphabets (RFC 2231). No line is longer than 76 characters, none of these is ended by what is in it. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace nb::mail {

/// A header's text as it is where it is plain ASCII and fits; else encoded words, folded with "\r\n ". `begun` is what stands on the
/// first line already. Characters are never torn.
[[nodiscard]] std::string encode_header_text(std::string_view utf8, std::size_t begun);
/// A display name: an atom, a quoted string or encoded words.
[[nodiscard]] std::string encode_phrase(std::string_view utf8, std::size_t begun);
/// A text with "\n" at its line ends, as quoted-printable with CRLF. "." at the beginning of a line and "From " are encoded.
[[nodiscard]] std::string encode_quoted_printable(std::string_view utf8);
/// Base64 in lines of 76 characters, each ended by CRLF.
[[nodiscard]] std::string encode_base64_lines(ByteView bytes);
/// `; name="text"`, or in RFC 2231's form, in pieces where it is long; each on a line of its own.
[[nodiscard]] std::string encode_parameter(std::string_view name, std::string_view utf8);

}  // namespace nb::mail
