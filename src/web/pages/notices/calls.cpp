// SPDX-License-Identifier: EUPL-1.2
// Whom to call because neither mail nor text message reaches them: site by site, with what is read out and what came of it in one press;
// and what is unknown of all notices, also of single appointments. The same on paper.
#include <algorithm>

#include "appointments/queries_notice.hpp"
#include "base/text.hpp"
#include "notices/call_list.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/notices/pages.hpp"
#include "web/pages/notices/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using appointments::Notice;
using appointments::NoticeState;

constexpr const char* kHere = "/stab/termine/anrufe";
constexpr std::size_t kShown = 60;  // one afternoon of one person; the rest follows as these are done

/// The town's, or those of one call-off.
std::vector<Notice> waiting_for(const StabVisit& visit, storage::Db& db, NoticeState state) {
  auto all = appointments::notices_for_hands(db, visit.log(), state, 200'000);
  if (const std::string cause = visit.query("absage"); !cause.empty()) std::erase_if(all, [&](const Notice& one) { return one.cause != cause; });
  // Who was tried in vain comes after those who were not tried yet; the urgent stay first.
  std::ranges::stable_sort(all, {}, [](const Notice& one) { return one.calls; });
  return all;
}

void put_call(const StabVisit& visit, Section row, const notices::Tidings& one, const notices::SameNumber& numbers, bool named) {
  put_appointment(row, one, named);
  row.set("BOOKING_PATH", "/stab/termine/" + one.notice.booking);
  for (const notices::Tidings* other : numbers.others(one)) row.add("OTHER").set("OTHER_WHO", notices::other_words(*other, named));
  row.set_shown("PHONE", named ? one.person.phone : "", "HAS_PHONE");
  row.show_if(named && one.person.phone.empty(), "NO_PHONE");
  if (one.notice.calls > 0) row.set_shown("TRIED", counted(one.notice.calls, "Anruf", "Anrufe"), "HAS_TRIED");
  Section form = row.add("RESULT");
  put_form(visit, form, "appointments.note_call", kHere, {"a.booking", one.notice.booking});
  form.set("BOOKING", one.notice.booking);
  form.set("NOTICE", std::to_string(one.notice.number));
  form.set("CODE_OF", one.booking.code);
  put_urgencies(form, one.booking.urgency);
  form.set("WHO", named && !one.person.name.empty() ? one.person.name : one.booking.code);
}

void put_groups(const StabVisit& visit, storage::Db& db, Section page, std::vector<Notice> calls, bool named) {
  page.set("CALLS", counted(calls.size(), "Anruf", "Anrufe"));
  page.show(calls.empty() ? "NOBODY" : "SOMEBODY");
  const std::size_t shown = rows_wanted(visit, kShown);
  const bool more = calls.size() > shown;
  if (more) calls.resize(shown, calls.front());
  const auto all = tidings_of(visit, db, calls, named);
  const notices::SameNumber numbers(all);
  for (const notices::CallGroup& group : notices::group_calls(all)) {
    Section box = page.add("GROUP");
    box.set("AT", group.place.empty() ? "Ohne Ort" : group.place);
    box.set("SPOKEN", group.spoken);
    for (const notices::Tidings* one : group.calls) put_call(visit, box.add("CALL"), *one, numbers, named);
  }
  page.show_if(more, "MORE");
}

}  // namespace

std::string_view notice_calls(const StabVisit& visit, Section page) {
  if (!put_notice_frame(visit, page, "Anrufliste")) return kNoNoticeTown;
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const bool named = names_open(visit);
  put_obstacles(visit, page);
  const std::string cause = visit.query("absage");
  page.set_shown("CAUSE", cause, "ONE_CAUSE");
  const bool narrowed = !cause.empty() && is_utf8(cause);
  page.set("PDF_HREF", std::string(kHere) + ".pdf?ort=" + visit.place + (narrowed ? "&absage=" + cause : ""));
  page.show_if(!named, "NO_NAMES");
  auto unknown = waiting_for(visit, db, NoticeState::unknown);
  if (!unknown.empty()) {
    unknown.resize(std::min(unknown.size(), rows_wanted(visit, kShown)), unknown.front());
    Section box = page.add("TO_DECIDE");
    for (const notices::Tidings& one : tidings_of(visit, db, unknown, named)) {
      Section row = box.add("UNKNOWN");
      put_appointment(row, one, named);
      put_judge(visit, row, one, kHere);
    }
  }
  put_groups(visit, db, page, waiting_for(visit, db, NoticeState::to_call), named);
  return "notice_calls";
}

std::optional<web::Response> notice_calls_pdf(const StabVisit& visit) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const bool named = names_open(visit);
  const auto calls = waiting_for(visit, snapshot.db(), NoticeState::to_call);
  const auto all = tidings_of(visit, snapshot.db(), calls, named);
  note_handed_out(visit, "Anrufliste", all.size());
  return pdf_answer(
      notices::call_list({.town = visit.town->town->municipality.name, .as_of = visit.moment(visit.now) + " Uhr", .calls = all, .named = named, .created = visit.now}),
      "Anrufliste-Termine.pdf");
}

}  // namespace nb::pages
