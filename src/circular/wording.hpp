// SPDX-License-Identifier: EUPL-1.2
// The words in which a circular reaches people: on paper and in a mail, the same for both. German. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/zone.hpp"
#include "circular/model.hpp"

namespace nb::circular {

/// From the Markdown subset to plain text, as feeds and mails have it.
using PlainText = std::function<std::string(std::string_view)>;

/// "30.10.2023, 12:00 Uhr"
[[nodiscard]] std::string german_moment(const Zone& zone, Instant moment);
/// "Bürgerbüro, Standesamt; nur Leitung", "alle".
[[nodiscard]] std::string audience_words(const Audience& audience);
/// "Rundschreiben 12", "Rundschreiben 12, Fassung 2".
[[nodiscard]] std::string name_of(const Version& version);
/// The sections somebody sees, with a line above those that are not for everybody.
[[nodiscard]] std::string text_for(const Version& version, SectionMask sections, const PlainText& plain);

/// What is printed on a list to sign and read again from a scan: "NB-RS 12.2.7" for the seventh list of version 2.
struct SheetCode {
  std::uint64_t number = 0;
  unsigned version = 0;
  std::size_t sheet = 0;  ///< from 1
  friend bool operator==(const SheetCode&, const SheetCode&) = default;
};
[[nodiscard]] std::string encode(const SheetCode& code);
/// As printed, typed without care, or found in a scan.
[[nodiscard]] std::optional<SheetCode> parse_sheet_code(std::string_view text);

}  // namespace nb::circular
