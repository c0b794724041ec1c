// SPDX-License-Identifier: EUPL-1.2
// The search form of names, as the law fixes it for residents' registers and as a counter needs it for everything else that is kept
// by name: DIN 91379:2022-08, table 9 (capitals, marks stripped, 73 letters written out), without what has no form there (BMeldDAV
// 2022, annex, no. 4). "Nœl Schmidt-Strauß" → "NOELSCHMIDTSTRAUSS". Not the form of machine-readable zones. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nb::finder {

/// Letters A to Z only; empty where no letter has a form, and then nothing may be looked for by it. The text must be UTF-8.
[[nodiscard]] std::string search_form(std::string_view name);
/// The forms of the words between spaces, empty ones left out. A hyphen binds: "Karl-Heinz" is one word, "KARLHEINZ".
[[nodiscard]] std::vector<std::string> search_words(std::string_view names);
/// Numbers on documents are read off in hurry: capitals and digits only, and O read as 0, I as 1 (serial numbers have neither letter).
[[nodiscard]] std::string serial_form(std::string_view serial);

}  // namespace nb::finder
