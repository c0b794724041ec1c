// SPDX-License-Identifier: EUPL-1.2
// What deadlines come to, without taking anything down. The form of a new filing shows a part of this page while it is filled in.
#include "web/pages/intake/desk_input.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

std::string_view desk_deadlines(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Fristen berechnen", DeskNav::none)) return kNoTown;
  const DeskInput input = read_desk_input(web::Form(visit.request.query));
  put_desk_input(visit, page, input);
  put_deadline_preview(visit, page.add("PREVIEW"), input);
  return "intake_deadlines";
}

}  // namespace nb::pages
