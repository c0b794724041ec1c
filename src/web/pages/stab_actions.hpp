// SPDX-License-Identifier: EUPL-1.2
// What the console does with a form: show what would change, or have it done.
#pragma once

#include <functional>
#include <string>

#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

/// The ways to answer a form; copied, because the executor answers later and on its own thread. One of `again` and `reply` is called once.
struct StabAnswer {
  std::function<web::Response(int status, std::string_view name, const Fields&)> show;  ///< makes an answer of a template
  std::function<void(int status, const std::string& fault)> again;                      ///< the page it came from, with everything typed and the reason
  web::Reply reply;
};

/// The page in field "zurueck" if it is one of this console, so that nobody is led elsewhere; else the overview.
[[nodiscard]] std::string console_path(const web::Form& form);

/// Field "schritt": "vorschau" shows who would be affected; "aendern" shows the form once more; anything else has the command executed and goes back to the page it came from.
void stab_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

}  // namespace nb::pages
