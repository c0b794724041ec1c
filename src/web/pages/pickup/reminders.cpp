// SPDX-License-Identifier: EUPL-1.2
// Whom to remind: what has waited for so many weeks, and again after as many.
#include "state/read_pool.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kLinesShown = 50;

}  // namespace

std::string_view pickup_reminders(const StabVisit& visit, Section page) {
  if (!put_pickup_frame(visit, page, "Nicht abgeholt: erinnern")) return kNoPickupTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const pickup::ListQuery query = pickup_query_of(visit, pickup::ListKind::remind, rows_wanted(visit, kLinesShown));
  const pickup::Page lines = pickup::list(snapshot.db(), visit.log(), query);
  page.set("REMINDER_WEEKS", std::size_t{visit.parts.pickups.reminder_weeks});
  put_pickup_sites(visit, page, visit.query("stelle"));
  page.set("AGAIN_SITE", visit.query("stelle"));
  if (lines.lines.empty()) {
    page.show("NOBODY");
    return "pickup_reminders";
  }
  Section form = page.add("FORM");
  put_form(visit, form, "pickup.remind", "/stab/abholung/erinnern");
  form.set("AGAIN_SITE", visit.query("stelle"));
  for (const pickup::Pickup& one : lines.lines) put_pickup_row(visit, snapshot.db(), form.add("PICKUP"), one);
  if (lines.next != 0) page.set_shown("NEXT", std::to_string(lines.next), "HAS_NEXT");
  return "pickup_reminders";
}

}  // namespace nb::pages
