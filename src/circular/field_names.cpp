// SPDX-License-Identifier: EUPL-1.2
// What the forms of this room call their fields.
#include <algorithm>
#include <array>
#include <utility>

#include "circular/refusals.hpp"

namespace nb::circular {

namespace {

constexpr std::array kNames = std::to_array<std::pair<std::string_view, std::string_view>>({{"title", "Betreff"},
                                                                                            {"change", "Was ist neu"},
                                                                                            {"sections", "Abschnitte"},
                                                                                            {"text", "Text"},
                                                                                            {"offices", "Ämter"},
                                                                                            {"functions", "Aufgaben"},
                                                                                            {"deadline", "Bestätigen bis"},
                                                                                            {"must_acknowledge", "Kenntnisnahme"},
                                                                                            {"reason", "Grund"},
                                                                                            {"person", "Person"},
                                                                                            {"persons", "Wer unterschrieben hat"},
                                                                                            {"result", "Ergebnis des Anrufs"},
                                                                                            {"deputy", "Vertretung"}});

}  // namespace

std::string_view field_name(std::string_view member) {
  const auto known = std::ranges::find(kNames, member, &std::pair<std::string_view, std::string_view>::first);
  return known == kNames.end() ? member : known->second;
}

}  // namespace nb::circular
