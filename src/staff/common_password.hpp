// SPDX-License-Identifier: EUPL-1.2
// Passwords that are tried first by whoever guesses: long enough, and known all the same (ASVS 6.2.4). Not a list of passwords but of
// the words they are made of (common_words.txt), because "Sommer2024!Sommer" stands in no list. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nb::staff {

/// Why a password is refused (German sentence), or nullopt. Refused are: one or two common words with digits and signs around them,
/// also in the spelling "P4ssw0rt"; a short piece repeated; digits alone; a run along the keyboard, the alphabet or the digits.
[[nodiscard]] std::optional<std::string> common_password_fault(std::string_view password);

/// The file's text.
[[nodiscard]] std::string_view common_words();

}  // namespace nb::staff
