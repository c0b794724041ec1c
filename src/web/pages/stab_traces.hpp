// SPDX-License-Identifier: EUPL-1.2
// What is told of a look at something sealed: what it was and what for.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace nb::pages {

struct StabVisit;

/// For what names are searched.
struct ReadPurpose {
  const char* word;
  const char* german;
};
inline constexpr std::array kReadPurposes = std::to_array<ReadPurpose>(
    {{"bearbeitung", "Bearbeitung"}, {"auskunft", "Auskunft an die Person selbst"}, {"rueckfrage", "Rückfrage eines anderen Amtes"}, {"pruefung", "Prüfung"}});
[[nodiscard]] inline bool is_read_purpose(std::string_view word) {
  return std::ranges::any_of(kReadPurposes, [&](const ReadPurpose& one) { return word == one.word; });
}

struct Reading {
  std::string what;     ///< "filing", "attachment", …
  std::string purpose;  ///< a word of kReadPurposes, or the number of what is being worked on
};
/// By the address that was asked for.
[[nodiscard]] Reading reading_of(const StabVisit& visit);

}  // namespace nb::pages
