// SPDX-License-Identifier: EUPL-1.2
// A form with files: its fields as any other form's, and its files beside them. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "intake/desk.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

/// The fields of a form, files left out, as Form reads them; of a body that is no form, nothing.
[[nodiscard]] std::string form_text(const web::Request& request);
/// The files of field "datei". Refused where the browser sent only their names, or a body that is no form.
[[nodiscard]] Result<std::vector<intake::Upload>, FormFault> uploads_of(const web::Request& request);

}  // namespace nb::pages
