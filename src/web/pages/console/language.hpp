// SPDX-License-Identifier: EUPL-1.2
// In which language the console answers: what was chosen in this browser, else what the browser asks for, else German. Pure.
#pragma once

#include <string>

#include "web/pages/lang.hpp"

namespace nb::web {
struct Request;
struct Response;
}  // namespace nb::web

namespace nb::pages {

/// Lang::de or Lang::en.
[[nodiscard]] Lang console_language(const web::Request& request);
/// The right one of a text that a room has in both languages.
[[nodiscard]] const auto& either(const web::Request& request, const auto& text) { return console_language(request) == Lang::en ? text.en : text.de; }
/// "/stab/sprache/{lang}?nach=/stab/…": remembers the choice in this browser and goes back to where it was made.
[[nodiscard]] web::Response choose_language(const web::Request& request);

}  // namespace nb::pages
