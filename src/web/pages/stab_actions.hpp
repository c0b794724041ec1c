// SPDX-License-Identifier: EUPL-1.2
// What the console does with a form: show what would change, or have it done.
#pragma once

#include <functional>
#include <string>

#include "state/command.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::staff {
class CheckedExecutor;
}

namespace nb::pages {

/// The ways to answer a form; copied, because the executor answers later and on its own thread. One of `again` and `reply` is called once.
struct StabAnswer {
  std::function<web::Response(int status, std::string_view name, Fields&)> show;  ///< makes an answer of a template
  std::function<void(int status, const std::string& fault)> again;                ///< the page it came from, with everything typed and the reason
  web::Reply reply;
};

/// The page in field "zurueck" if it is one of this console, so that nobody is led elsewhere; else the overview.
[[nodiscard]] std::string console_path(const web::Form& form);

/// Has a command executed; its outcome goes to `location`, which says where to go next. A refusal or failure shows the form again.
void stab_execute(const staff::CheckedExecutor& executor, state::Command command, const StabAnswer& answer, std::function<std::string(const state::Committed&)> location);

/// How the page that follows says what came of it: "&eingetragen=4711".
[[nodiscard]] std::string result_of(const state::Committed& done);

/// Field "schritt": "vorschau" shows who would be affected; "aendern" shows the form once more; anything else has the command executed and goes back to the page it came from.
void stab_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

}  // namespace nb::pages
