// SPDX-License-Identifier: EUPL-1.2
#include "rescue/urgency.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/text.hpp"
#include "rescue/moment.hpp"

namespace nb::rescue {

namespace {

using Words = std::span<const std::string_view>;

// Folded. Beginnings of words, and those that begin alike and say something else.
constexpr std::array<std::string_view, 8> kTravel{"reise", "flug", "abflug", "urlaub", "abreise", "ausreise", "travel", "flight"};
constexpr std::array<std::string_view, 3> kNoTravel{"reisepass", "reiseausweis", "reisedokument"};
constexpr std::array<std::string_view, 6> kBirth{"geburt", "entbindung", "niederkunft", "schwanger", "birth", "pregnan"};
constexpr std::array<std::string_view, 4> kNoBirth{"geburtsurkunde", "geburtsdatum", "geburtstag", "geburtsname"};
constexpr std::array<std::string_view, 4> kDeadline{"frist", "ablauf", "gericht", "deadline"};
// Whole words.
constexpr std::array<std::string_view, 6> kNot{"nein", "kein", "keine", "nicht", "ohne", "no"};
constexpr std::array<std::string_view, 9> kNormal{"n", "0", "normal", "niedrig", "gering", "regulaer", "falsch", "false", "low"};
constexpr std::array<std::string_view, 15> kUrgent{"ja", "j", "x", "1", "dringend", "dringlich", "eilig", "eilt", "hoch", "sofort", "yes", "y", "true", "urgent", "high"};

bool is_one_of(std::string_view word, Words words) { return std::ranges::find(words, word) != words.end(); }
bool begins_with_one_of(std::string_view word, Words words) {
  return std::ranges::any_of(words, [word](std::string_view one) { return word.starts_with(one); });
}

/// The reason that a text names; normal: none.
Urgency named_in(std::string_view folded) {
  Urgency best = Urgency::normal;
  for (const std::string_view word : split(folded, ' ')) {
    if (begins_with_one_of(word, kTravel) && !begins_with_one_of(word, kNoTravel)) best = std::min(best, Urgency::travel);
    if (begins_with_one_of(word, kBirth) && !begins_with_one_of(word, kNoBirth)) best = std::min(best, Urgency::birth);
    if (begins_with_one_of(word, kDeadline)) best = std::min(best, Urgency::deadline);
  }
  return best;
}

bool has_one_of(std::string_view folded, Words words) {
  const auto parts = split(folded, ' ');
  return std::ranges::any_of(parts, [words](std::string_view word) { return is_one_of(word, words); });
}

}  // namespace

bool days_are_urgent(std::string_view header) {
  const std::string folded = fold_for_search(header);
  return named_in(folded) != Urgency::birth || folded.find("termin") != std::string::npos || folded.starts_with("entbindung");
}

UrgencySaid read_urgency(std::string_view header, std::string_view cell) {
  const std::string folded = fold_for_search(cell);
  if (folded.empty() || has_one_of(folded, kNot)) return {};
  if (const Urgency said = named_in(folded); said != Urgency::normal) return {.urgency = said};
  const bool day = read_day(cell).has_value();
  if (day ? days_are_urgent(header) : has_one_of(folded, kUrgent)) {
    const Urgency of_column = named_in(fold_for_search(header));
    if (of_column != Urgency::normal) return {.urgency = of_column};
    return {.urgency = Urgency::deadline, .unnamed = true};
  }
  return {.unclear = !is_one_of(folded, kNormal)};
}

}  // namespace nb::rescue
