// SPDX-License-Identifier: EUPL-1.2
// What the console does with a form: show what would change, or have it done.
#pragma once

#include <functional>

#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

/// Makes an answer of a template.
using ShowPage = std::function<web::Response(int status, std::string_view name, const Fields&)>;

/// Field "schritt": "vorschau" shows who would be affected; anything else has the command executed and goes back to the
/// page in field "zurueck". `reply` is called once, possibly later on the executor's thread.
void stab_act(const StabVisit& visit, const web::Form& form, const ShowPage& show, const web::Reply& reply);

}  // namespace nb::pages
