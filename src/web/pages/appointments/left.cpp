// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/left.hpp"

#include <utility>

#include "appointments/queries_waiting.hpp"
#include "base/zone.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/console/navigation.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCallOffPage = "/stab/termine/absagen";

}  // namespace

std::string call_off_again(const appointments::Selection& selection) {
  std::string out = std::string(kCallOffPage) + "?von=" + format_date(selection.from) + "&bis=" + format_date(selection.to);
  for (const auto& [name, value] : {std::pair{"&leistung=", &selection.service}, std::pair{"&standort=", &selection.site}, std::pair{"&bereich=", &selection.pool}}) {
    if (!value->empty()) out += name + *value;
  }
  return out;
}

void put_left_booked(const StabVisit& visit, storage::Db& db, Section page) {
  const bool open = may_open(visit, kCallOffPage);
  for (const appointments::LeftBooked& one : appointments::left_booked(db, visit.log(), visit.parts.zone, visit.now)) {
    Section row = page.add("LEFT");
    row.set("LEFT_COUNT", counted(one.bookings.size(), "Termin steht noch auf einem abgesagten Tag", "Termine stehen noch auf abgesagten Tagen"));
    row.set("LEFT_FROM", weekday_date(one.call_off.selection.from));
    row.set("LEFT_TO", weekday_date(one.call_off.selection.to));
    row.show_if(one.call_off.selection.from != one.call_off.selection.to, "LEFT_SEVERAL");
    row.set("LEFT_PATH", call_off_again(one.call_off.selection));
    row.show(open ? "LEFT_OPEN" : "LEFT_ASK");
  }
}

}  // namespace nb::pages
