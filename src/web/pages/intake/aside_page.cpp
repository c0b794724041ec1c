// SPDX-License-Identifier: EUPL-1.2
// Faxes and scans that the mail room's folders could not take, with the reason, so that somebody reads them on paper.
#include "base/text.hpp"
#include "intake/desk.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"

namespace nb::pages {

std::string_view desk_aside(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Nicht erfasste Faxe und Scans", DeskNav::list)) return kNoTown;
  const auto aside = visit.parts.desk.aside(visit.log());
  page.show(aside.empty() ? "NOTHING" : "SOME");
  for (const intake::AsideFile& one : aside) {
    Section row = page.add("FILE");
    row.set("WHEN", visit.moment(one.since));
    row.set("WAY", german(one.channel));
    row.set("NAME", is_utf8(one.name) ? one.name : std::string("?"));
    row.set("WHY", one.why);
  }
  return "intake_aside";
}

}  // namespace nb::pages
