// SPDX-License-Identifier: EUPL-1.2
// One call-off: how far everybody has been told, what waits for a decision, everybody by state; and the same as a file.
#include <algorithm>
#include <array>

#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/text.hpp"
#include "notices/call_list.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/notices/pages.hpp"
#include "web/pages/notices/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using appointments::CallOff;
using appointments::Channel;
using appointments::Notice;
using appointments::NoticeState;

constexpr std::size_t kJudgedShown = 100;
constexpr std::size_t kRows = 100;  // names on one page, each of which leaves a trace
constexpr std::size_t kAll = 200'000;

std::optional<CallOff> call_off_of(const StabVisit& visit, storage::Db& db) {
  return visit.town ? appointments::find_call_off(db, visit.log(), visit.request.param("id")) : std::nullopt;
}

std::string path_to(const CallOff& one) { return "/stab/termine/absagen/" + one.id; }

/// The links narrow the list by these words: those of the states, and of the told ones only who was reached by telephone.
constexpr std::string_view kReached = "reached";

struct Standing {
  NoticeState state = NoticeState::queued;
  bool by_call = false;  ///< told, and by telephone
  [[nodiscard]] std::string_view german() const { return pages::german(state, by_call ? Channel::call : Channel::mail); }
  [[nodiscard]] std::string_view word() const { return by_call ? kReached : appointments::word_of(appointments::kNoticeStates, state); }
  [[nodiscard]] bool holds(NoticeState other, Channel channel) const { return other == state && (state != NoticeState::told || by_call == (channel == Channel::call)); }
};

/// In the order in which a person cares.
constexpr std::array kOrder{Standing{NoticeState::unknown},    Standing{NoticeState::to_call},  Standing{NoticeState::queued},
                            Standing{NoticeState::attempted},  Standing{NoticeState::deferred}, Standing{NoticeState::told},
                            Standing{NoticeState::told, true}, Standing{NoticeState::given_up}, Standing{NoticeState::dropped}};

void put_states(storage::Db& db, const StabVisit& visit, Section page, const CallOff& one) {
  const auto counts = appointments::notice_counts(db, visit.log(), one.id);
  for (const Standing& standing : kOrder) {
    std::uint64_t all = 0;
    std::string ways;
    for (const auto& count : counts) {
      if (!standing.holds(count.state, count.channel)) continue;
      all += count.count;
      if (standing.state == NoticeState::told && !standing.by_call) ways += (ways.empty() ? "" : ", ") + std::string(german(count.channel)) + " " + german_number(count.count);
    }
    if (all == 0) continue;
    Section row = page.add("COUNT");
    row.set("NUMBER", german_number(all));
    row.set("STATE", standing.german());
    row.set_shown("WAYS", ways, "HAS_WAYS");
    row.set("WORD", standing.word());
  }
}

std::optional<Standing> standing_named(std::string_view word) {
  const auto found = std::ranges::find(kOrder, word, &Standing::word);
  return found == kOrder.end() ? std::nullopt : std::optional(*found);
}

std::vector<Notice> with_standing(std::vector<Notice> all, std::optional<Standing> standing) {
  if (standing) std::erase_if(all, [&](const Notice& one) { return !standing->holds(one.state, one.channel); });
  return all;
}

void put_unknown(const StabVisit& visit, storage::Db& db, Section page, const std::vector<Notice>& all, const CallOff& one, bool named) {
  auto unknown = with_standing(all, Standing{NoticeState::unknown});
  if (unknown.empty()) return;
  const bool more = unknown.size() > kJudgedShown;
  if (more) unknown.erase(unknown.begin() + kJudgedShown, unknown.end());
  Section box = page.add("TO_DECIDE");
  for (const notices::Tidings& what : tidings_of(visit, db, unknown, named)) {
    Section row = box.add("UNKNOWN");
    put_appointment(row, what, named);
    put_judge(visit, row, what, path_to(one));
  }
  box.show_if(more, "MORE");
}

void put_everybody(const StabVisit& visit, storage::Db& db, Section page, const std::vector<Notice>& all, bool named) {
  const std::string word = visit.query("zustand");
  const auto standing = standing_named(word);
  const auto chosen = with_standing(all, standing);
  const std::size_t from = std::min<std::size_t>(parse_u64(visit.query("ab")).value_or(0), chosen.size());
  const std::size_t to = std::min(from + kRows, chosen.size());
  page.set("SHOWN_STATE", standing ? standing->german() : "alle");
  page.show_if(standing.has_value(), "FILTERED");
  page.set("FILTER", standing ? word : "");
  const std::vector<Notice> rows(chosen.begin() + static_cast<std::ptrdiff_t>(from), chosen.begin() + static_cast<std::ptrdiff_t>(to));
  for (const notices::Tidings& one : tidings_of(visit, db, rows, named)) {
    Section row = page.add("PERSON");
    put_appointment(row, one, named);
    row.set("CHANGED", visit.moment(one.notice.changed));
    if (one.notice.next && one.notice.state == NoticeState::deferred) row.set_shown("NEXT_TIME", visit.moment(*one.notice.next), "HAS_NEXT_TIME");
  }
  page.set("FROM_ROW", german_number(chosen.empty() ? 0 : from + 1));
  page.set("TO_ROW", german_number(to));
  page.set("ALL_ROWS", german_number(chosen.size()));
  if (to < chosen.size()) page.set_shown("NEXT", std::to_string(to), "HAS_NEXT");
  if (from > 0) page.set_shown("BEFORE", std::to_string(from - std::min(from, kRows)), "HAS_BEFORE");
}

}  // namespace

std::string_view call_off_page(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto one = call_off_of(visit, db);
  if (!put_notice_frame(visit, page, one ? "Absage: " + call_off_words(visit, *one) : "Absage")) return kNoNoticeTown;
  if (!one) return "missing";
  put_obstacles(visit, page);
  page.set("PATH_OF", path_to(*one));
  page.set("REASON", one->reason);
  put_off_what(visit, page, *one);
  page.set("AT", visit.moment(one->at));
  page.set("BY", one->by);
  page.set("HIT", counted(one->hit, "Termin", "Termine"));
  if (one->lifted) page.set_shown("LIFTED_AT", visit.moment(*one->lifted), "LIFTED");
  const bool named = names_open(visit);
  page.show_if(!named && visit.may(staff::Right::appointments_write), "NO_NAMES");
  put_states(db, visit, page, *one);
  const auto all = appointments::notices_of_cause(db, visit.log(), one->id, kAll);
  put_unknown(visit, db, page, all, *one, named);
  put_everybody(visit, db, page, all, named);
  page.show_if(visit.may(staff::Right::appointments_write), "FILES");
  if (!one->lifted && visit.may_ask("appointments.lift_call_off")) {
    Section lift = page.add("LIFT");
    put_form(visit, lift, "appointments.lift_call_off", path_to(*one));
    lift.set("CALL_OFF", one->id);
  }
  return "notice_call_off";
}

namespace {

/// A field of a table; a leading sign would be a formula in a spreadsheet.
std::string field(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out += '\'';
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::optional<web::Response> call_off_csv(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto one = call_off_of(visit, snapshot.db());
  if (!one) return std::nullopt;
  const bool named = names_open(visit);
  const auto all = tidings_of(visit, snapshot.db(), appointments::notices_of_cause(snapshot.db(), visit.log(), one->id, kAll), named);
  std::string out = "\xEF\xBB\xBFTerminnummer;altes Zeichen;Leistung;Ort;Termin;Dringlichkeit;Zustand;Weg;Kennzahl;Versuche;Anrufe;zuletzt;Name;Telefon;Mail\r\n";
  for (const notices::Tidings& t : all) {
    out += field(t.booking.code) + ";" + field(t.booking.reference) + ";" + field(t.service) + ";" + field(t.place) + ";" + field(t.booking.local) + ";" +
           field(notices::urgency_words(t.booking.urgency)) + ";" + field(german(t.notice.state, t.notice.channel, t.notice.code)) + ";" + field(german(t.notice.channel)) + ";" +
           field(t.notice.code) + ";" + std::to_string(t.notice.attempts) + ";" + std::to_string(t.notice.calls) + ";" + field(visit.parts.zone.format(t.notice.changed)) + ";" +
           field(t.person.name) + ";" + field(t.person.phone) + ";" + field(t.person.email) + "\r\n";
  }
  visit.trace.exported = "call_off";
  visit.trace.exported_count = all.size();
  visit.trace.exported_filter = one->id;
  return file_answer("text/csv; charset=utf-8", std::move(out), "Absage-" + visit.place + ".csv");
}

}  // namespace nb::pages
