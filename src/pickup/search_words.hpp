// SPDX-License-Identifier: EUPL-1.2
// What the blind index (room finder) knows a pick-up by, and what a question at the counter means. The law's searches (BMeldDAV 2022,
// annex, no. 4: whole family name; parts of it in any order; first names in any order; day of birth exactly, unknown parts included)
// stand beside what a counter needs: one field into which everything is typed. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finder/index.hpp"
#include "pickup/model.hpp"

namespace nb::pickup {

/// The kind under which pick-ups are looked for.
inline constexpr std::string_view kPickupKind = "pickup";

/// Everything a pick-up is found by.
[[nodiscard]] std::vector<std::string> search_words(const Owner& owner);

/// What is looked for; unset fields match anything, all that are set must match.
struct Wanted {
  std::string family_name;                 ///< the whole name
  std::string family_parts;                ///< or every word of it, in any order
  std::string first_names;                 ///< every one of them, in any order
  std::optional<finder::BirthDate> birth;  ///< exactly
  std::string serial;
  std::string any_name;                 ///< beyond the law: every word among family name, its hyphened parts and first names
  std::optional<int> birth_year;        ///< beyond the law: whatever day and month
  std::optional<unsigned> birth_month;  ///< only with birth_year
};
/// nullopt: nothing in it can be looked for (a name without any letter that has a form).
[[nodiscard]] std::optional<std::vector<std::string>> wanted_words(const Wanted& wanted);
/// The same question answered by looking at one owner: what the index must agree with.
[[nodiscard]] bool matches(const Owner& owner, const Wanted& wanted);

/// What one field at a counter means: "Babić, Snežana 24.1.1972" (comma: whole family name, then first names), "Snežana Babić",
/// "DEMO 00005", "24.01.1972", "Babić 1972". The first word with a digit that is no date begins a serial number.
[[nodiscard]] Wanted read_question(std::string_view typed);

/// For the public page: serial number and day of birth as one word, so that every guess costs the same look-up. Empty if one is missing.
[[nodiscard]] std::string ticket_word(std::string_view serial, const finder::BirthDate& birth);

/// What the index is told about pick-ups. A correction replaces: nobody asks for a day of birth that was a typing error.
[[nodiscard]] finder::Source pickup_source();

}  // namespace nb::pickup
