// SPDX-License-Identifier: EUPL-1.2
// The lists of the register, per office: what waits, what is due, what came today. Names are shown only while the vault is open, and
// only for the lines of this page.
#include <algorithm>
#include <array>

#include "base/zone.hpp"
#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_names.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

struct Kind {
  std::string_view word;  ///< in addresses
  const char* marker;
  intake::ListKind kind;
};
constexpr std::array kKinds = std::to_array<Kind>({{"offen", "IS_OPEN", intake::ListKind::open},
                                                   {"heute", "IS_TODAY", intake::ListKind::today},
                                                   {"faellig", "IS_DUE", intake::ListKind::due},
                                                   {"ueberfaellig", "IS_OVERDUE", intake::ListKind::overdue},
                                                   {"erledigt", "IS_CLOSED", intake::ListKind::closed}});
constexpr std::size_t kRowsOnPage = 50;
constexpr const char* kUnassigned = "-";  ///< in addresses: filings that no office has yet

const Kind& kind_of(const StabVisit& visit) {
  const auto found = std::ranges::find(kKinds, visit.query("liste"), &Kind::word);
  return found == kKinds.end() ? kKinds.front() : *found;
}

/// The office whose filings are listed: none for all. Who works for certain offices sees theirs only.
std::optional<std::string> office_of(const StabVisit& visit, const staff::OfficeSet& mine) {
  const std::string asked = visit.query("amt");
  if (!mine.all) return mine.contains(asked) ? asked : mine.names.front();
  if (asked.empty()) return std::nullopt;
  return asked == kUnassigned ? "" : asked;
}

void put_line(const StabVisit& visit, storage::Db& db, Section page, const intake::Line& line) {
  Section row = page.add("LINE");
  row.set("NUMBER", line.number);
  row.set("LINE_PATH", path_of("eingang", line.number));
  row.set("PLACE", visit.place);
  row.set("RECEIVED", visit.moment(line.received));
  row.set("AGE", age_words(line.received, visit.now));
  row.set("CHANNEL", german(line.channel));
  row.set("OFFICE", line.office.empty() ? "noch keinem Amt zugeordnet" : line.office);
  row.set_shown("SERVICE", service_name(visit, line.service), "HAS_SERVICE");
  put_mark(row.add("URGENCY"), mark(line.urgency));
  if (line.state != intake::State::open) put_mark(row.add("STATE"), mark(line.state));
  if (line.verdict) put_mark(row.add("VERDICT"), mark(*line.verdict));
  if (line.due && line.state == intake::State::open) {
    Section due = row.add("DUE");
    due.set("DAY", german_date(*line.due));
    due.set("WORDS", due_words(*line.due, today_of(visit)));
    due.show_if(*line.due < today_of(visit), "LATE");
  }
  row.show_if(line.erased, "ERASED");
  if (line.erased) return;
  if (const auto opened = open_sealed(visit, db, line.subject)) {
    row.set_shown("SENDER", opened->sender.name, "HAS_SENDER");
    row.set_shown("SUBJECT_LINE", opened->content.title, "HAS_SUBJECT_LINE");
  }
}

/// "1.000", "über 1.000": nobody counts further than helps.
std::string open_number(std::uint64_t count, bool more) { return more ? "über " + german_number(count) : german_number(count); }

void put_offices(const StabVisit& visit, storage::Db& db, Section page, const staff::OfficeSet& mine, const std::string& chosen) {
  const auto counts = intake::open_by_office(db, visit.log());
  std::uint64_t all = 0;
  bool more_than_all = false;
  for (const intake::OfficeCount& one : counts) {
    if (!mine.all && !mine.contains(one.office)) continue;
    const bool more = one.open > intake::kOpenCountMax;
    const std::uint64_t shown = more ? intake::kOpenCountMax : one.open;
    all += shown;
    more_than_all = more_than_all || more;
    Section option = page.add("OFFICE_COUNT");
    option.set("KEY", one.office.empty() ? std::string_view(kUnassigned) : std::string_view(one.office));
    option.set("NAME", one.office.empty() ? std::string_view("noch keinem Amt zugeordnet") : std::string_view(one.office));
    option.set("COUNT", open_number(shown, more));
    option.show_if(chosen == (one.office.empty() ? kUnassigned : one.office), "CHOSEN");
  }
  if (mine.all) page.set_shown("ALL_OPEN", open_number(all, more_than_all), "ALL_OFFICES");
}

}  // namespace

std::string_view desk_list(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Eingänge", DeskNav::list)) return kNoTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const Kind& kind = kind_of(visit);
  const staff::OfficeSet mine = visit.grants->offices(visit.session.account, staff::Right::intake_read, staff::town_of(visit.log()), visit.now);
  if (!mine.any()) return "missing";  // withdrawn since the door let the request in
  const auto office = office_of(visit, mine);
  const CivilDate today = today_of(visit);
  const CivilDate tomorrow = std::chrono::sys_days(today) + std::chrono::days(1);
  const auto result = intake::list(snapshot.db(), visit.log(),
                                   {.kind = kind.kind,
                                    .office = office,
                                    .today = today,
                                    .day_from = visit.parts.zone.instant(today, std::chrono::seconds(0)),
                                    .day_to = visit.parts.zone.instant(tomorrow, std::chrono::seconds(0)),
                                    .after = visit.query("nach"),
                                    .count = rows_wanted(visit, kRowsOnPage)});
  page.show(kind.marker);
  page.set("KIND", kind.word);
  const std::string key = !office ? "" : office->empty() ? kUnassigned : *office;
  page.set("OFFICE_KEY", key);
  put_offices(visit, snapshot.db(), page, mine, key);
  for (const intake::Line& line : result.lines) put_line(visit, snapshot.db(), page, line);
  page.show(result.lines.empty() ? "NOTHING" : "SOME");
  page.set_shown("NEXT", result.next, "HAS_NEXT");
  page.show_if(!visit.query("nach").empty(), "HAS_FIRST");
  return "intake_list";
}

}  // namespace nb::pages
