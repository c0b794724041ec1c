// SPDX-License-Identifier: EUPL-1.2
// What Cairo 1.16 cannot write: the document's language, needed by whoever has it read out. Goes once Debian has Cairo 1.18
// and its custom metadata. Pure.
#pragma once

#include <string_view>

#include "base/bytes.hpp"

namespace nb::paper {

/// The PDF with /Lang and "show the title, not the file name" in its catalog, as an incremental update (PDF 1.7, 7.5.6).
/// Unchanged if it is not built as Cairo builds it, or the language is not a BCP 47 tag.
[[nodiscard]] Bytes with_language(Bytes pdf, std::string_view language);

}  // namespace nb::paper
