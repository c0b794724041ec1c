// SPDX-License-Identifier: EUPL-1.2
// What the forms of this room call their fields.
#include <algorithm>
#include <array>
#include <utility>

#include "crisis/refusals.hpp"

namespace nb::crisis {

namespace {

constexpr std::array kNames = std::to_array<std::pair<std::string_view, std::string_view>>({{"text", "Text"},
                                                                                            {"why", "Warum"},
                                                                                            {"from", "Von wem"},
                                                                                            {"to", "An wen"},
                                                                                            {"direction", "Richtung"},
                                                                                            {"channel", "Weg"},
                                                                                            {"occurred", "Wann war das"},
                                                                                            {"needed_by", "Gebraucht bis"},
                                                                                            {"asked_of", "Wer entscheidet"},
                                                                                            {"decided_by", "Wer hat entschieden"},
                                                                                            {"question", "Frage"},
                                                                                            {"owner", "Wer"},
                                                                                            {"due", "Bis wann"},
                                                                                            {"task", "Aufgabe"},
                                                                                            {"follows", "Folgt aus"},
                                                                                            {"result", "Ergebnis"},
                                                                                            {"entry", "Eintrag"}});

}  // namespace

std::string_view field_name(std::string_view member) {
  const auto known = std::ranges::find(kNames, member, &std::pair<std::string_view, std::string_view>::first);
  return known == kNames.end() ? member : known->second;
}

}  // namespace nb::crisis
