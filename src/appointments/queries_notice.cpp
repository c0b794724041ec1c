// SPDX-License-Identifier: EUPL-1.2
#include "appointments/queries_notice.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::appointments {

namespace {

using storage::instant;
using storage::maybe_instant;

#define NB_APPT_NOTICE "SELECT log, booking, number, kind, sequence, channel, state, attempts, calls, code, next, cause, changed FROM appt_notice "

// Nobody is left who could be told of it, and no command takes it.
#define NB_APPT_THERE "NOT EXISTS (SELECT 1 FROM subject_erased e WHERE e.log = appt_notice.log AND e.subject = appt_notice.booking) "

Notice notice_at(const storage::Query& row) {
  const auto log = LogName::parse(row.text(0));
  if (!log) throw Error(ErrorKind::corrupt, "In state.db steht eine Nachricht ohne gültiges Protokoll; bitte »notbetrieb rebuild« ausführen.");
  return {.log = *log,
          .booking = row.str(1),
          .number = static_cast<unsigned>(row.u64(2)),
          .kind = static_cast<NoticeKind>(std::clamp<std::int64_t>(row.i64(3), 0, 3)),
          .sequence = static_cast<unsigned>(row.u64(4)),
          .channel = static_cast<Channel>(std::clamp<std::int64_t>(row.i64(5), 0, 2)),
          .state = static_cast<NoticeState>(std::clamp<std::int64_t>(row.i64(6), 0, 7)),
          .attempts = static_cast<unsigned>(row.u64(7)),
          .calls = static_cast<unsigned>(row.u64(8)),
          .code = row.str(9),
          .next = maybe_instant(row, 10),
          .cause = row.str(11),
          .changed = instant(row.i64(12))};
}

std::vector<Notice> notices(storage::Query q) {
  std::vector<Notice> out;
  while (q.step()) out.push_back(notice_at(q));
  return out;
}

#define NB_APPT_TICKET "SELECT number, service, state, counter, drawn, called, finished FROM appt_ticket WHERE log = ? AND pool = ? AND day = ? "

Ticket ticket_at(const storage::Query& row, std::string_view pool, CivilDate day) {
  return {.pool = std::string(pool),
          .day = day,
          .number = static_cast<unsigned>(row.u64(0)),
          .service = row.str(1),
          .state = static_cast<TicketState>(std::clamp<std::int64_t>(row.i64(2), 0, 3)),
          .counter = row.str(3),
          .drawn = instant(row.i64(4)),
          .called = maybe_instant(row, 5),
          .finished = maybe_instant(row, 6)};
}

}  // namespace

std::optional<Notice> find_notice(storage::Db& db, const LogName& log, std::string_view booking, unsigned number) {
  auto q = db.query(NB_APPT_NOTICE "WHERE log = ? AND booking = ? AND number = ?");
  q.bind(log.str(), booking, static_cast<std::uint64_t>(number));
  return q.step() ? std::optional(notice_at(q)) : std::nullopt;
}

std::vector<Notice> notices_of(storage::Db& db, const LogName& log, std::string_view booking) {
  auto q = db.query(NB_APPT_NOTICE "WHERE log = ? AND booking = ? ORDER BY number");
  q.bind(log.str(), booking);
  return notices(std::move(q));
}

std::vector<Notice> due_notices(storage::Db& db, Channel channel, Instant now, std::size_t count) {
  auto q = db.query(NB_APPT_NOTICE "INDEXED BY appt_notice_due WHERE channel = ? AND state IN (0, 2) AND (state = 0 OR next <= ?) AND " NB_APPT_THERE
                                   "ORDER BY urgency, start, log, booking, number LIMIT ?");
  q.bind(static_cast<int>(channel), now.time_since_epoch().count(), count);
  return notices(std::move(q));
}

std::vector<LogName> logs_with_due_notices(storage::Db& db, Channel channel, Instant now) {
  std::vector<LogName> out;
  auto q = db.query("SELECT DISTINCT log FROM appt_notice INDEXED BY appt_notice_due WHERE channel = ? AND state IN (0, 2) AND (state = 0 OR next <= ?) AND " NB_APPT_THERE
                    "ORDER BY log");
  q.bind(static_cast<int>(channel), now.time_since_epoch().count());
  while (q.step()) {
    if (const auto log = LogName::parse(q.text(0))) out.push_back(*log);
  }
  return out;
}

std::vector<Notice> due_notices_of(storage::Db& db, const LogName& log, Channel channel, Instant now, std::size_t count) {
  auto q = db.query(NB_APPT_NOTICE "INDEXED BY appt_notice_due WHERE channel = ? AND state IN (0, 2) AND (state = 0 OR next <= ?) AND log = ? AND " NB_APPT_THERE
                                   "ORDER BY urgency, start, log, booking, number LIMIT ?");
  q.bind(static_cast<int>(channel), now.time_since_epoch().count(), log.str(), count);
  return notices(std::move(q));
}

std::vector<Notice> orphaned_notices(storage::Db& db) {
  auto q = db.query(NB_APPT_NOTICE "INDEXED BY appt_notice_begun WHERE state = 1 AND " NB_APPT_THERE "ORDER BY log, booking, number");
  return notices(std::move(q));
}

std::vector<Notice> notices_for_hands(storage::Db& db, const LogName& log, NoticeState state, std::size_t count) {
  auto q =
      db.query(NB_APPT_NOTICE "INDEXED BY appt_notice_hands WHERE log = ? AND state = ? AND state IN (4, 5) AND " NB_APPT_THERE "ORDER BY urgency, start, booking, number LIMIT ?");
  q.bind(log.str(), static_cast<int>(state), count);
  return notices(std::move(q));
}

std::vector<NoticeCount> notice_counts(storage::Db& db, const LogName& log, std::string_view cause) {
  std::vector<NoticeCount> out;
  auto q = db.query("SELECT state, channel, count(*) FROM appt_notice WHERE log = ? AND cause = ? AND cause <> '' AND (state IN (3, 6, 7) OR " NB_APPT_THERE
                    ") GROUP BY state, channel ORDER BY state, channel");
  q.bind(log.str(), cause);
  while (q.step()) out.push_back({static_cast<NoticeState>(std::clamp<std::int64_t>(q.i64(0), 0, 7)), static_cast<Channel>(std::clamp<std::int64_t>(q.i64(1), 0, 2)), q.u64(2)});
  return out;
}

std::vector<Notice> notices_of_cause(storage::Db& db, const LogName& log, std::string_view cause, std::size_t count) {
  auto q = db.query(NB_APPT_NOTICE "WHERE log = ? AND cause = ? AND cause <> '' ORDER BY state, urgency, start, booking LIMIT ?");
  q.bind(log.str(), cause, count);
  return notices(std::move(q));
}

std::vector<Ticket> tickets(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day) {
  std::vector<Ticket> out;
  auto q = db.query(NB_APPT_TICKET "ORDER BY number");
  q.bind(log.str(), pool, format_date(day));
  while (q.step()) out.push_back(ticket_at(q, pool, day));
  return out;
}

std::optional<Ticket> find_ticket(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day, unsigned number) {
  auto q = db.query(NB_APPT_TICKET "AND number = ?");
  q.bind(log.str(), pool, format_date(day), static_cast<std::uint64_t>(number));
  return q.step() ? std::optional(ticket_at(q, pool, day)) : std::nullopt;
}

std::optional<Ticket> next_ticket(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day) {
  auto q = db.query(NB_APPT_TICKET "AND state = 0 ORDER BY number LIMIT 1");
  q.bind(log.str(), pool, format_date(day));
  return q.step() ? std::optional(ticket_at(q, pool, day)) : std::nullopt;
}

unsigned last_ticket_number(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day) {
  auto q = db.query("SELECT max(number) FROM appt_ticket WHERE log = ? AND pool = ? AND day = ?");
  q.bind(log.str(), pool, format_date(day));
  return q.step() && !q.is_null(0) ? static_cast<unsigned>(q.u64(0)) : 0;
}

std::optional<WaitEstimate> estimate_wait(const std::vector<Ticket>& tickets, unsigned number, Instant now) {
  constexpr std::size_t kMeasured = 20;  // those served last: the morning says little about the afternoon
  std::vector<const Ticket*> served;
  std::set<std::string_view> counters;
  WaitEstimate out;
  for (const Ticket& one : tickets) {
    if (one.state == TicketState::finished && one.called && one.finished) served.push_back(&one);
    if (one.called && *one.called > now - std::chrono::hours(1)) counters.insert(one.counter);
    if (one.state == TicketState::waiting && (number == 0 || one.number < number)) ++out.ahead;
  }
  if (served.size() < kMeasuredMin || counters.empty()) return std::nullopt;
  std::ranges::sort(served, std::ranges::greater{}, [](const Ticket* one) { return *one->finished; });
  served.resize(std::min(served.size(), kMeasured));
  const auto middle = served.begin() + static_cast<std::ptrdiff_t>(served.size() / 2);
  const auto took = [](const Ticket* one) { return *one->finished - *one->called; };
  std::ranges::nth_element(served, middle, {}, took);
  out.service = std::chrono::floor<std::chrono::seconds>(took(*middle));
  out.counters = static_cast<unsigned>(counters.size());
  out.wait = std::chrono::ceil<std::chrono::minutes>(out.service * out.ahead / out.counters);
  return out;
}

}  // namespace nb::appointments
