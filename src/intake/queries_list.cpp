// SPDX-License-Identifier: EUPL-1.2
// The lists of the register. Every list walks one index from where the page before ended, so a page costs its own lines only.
#include <fmt/format.h>

#include "base/text.hpp"
#include "intake/queries.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::intake {

namespace {

using storage::instant;
using storage::ms;

/// Where the page before ended: the values of the index's last columns, "urgency/due/received/serial".
struct Cursor {
  std::int64_t urgency = -1;
  std::string due;
  std::int64_t received = 0;
  std::int64_t serial = -1;
  bool set = false;
};

Cursor parse_cursor(std::string_view text) {
  const auto pieces = split(text, '/');
  if (pieces.size() != 4) return {};
  const auto urgency = parse_u64(pieces[0]);
  const auto received = parse_u64(pieces[2]);
  const auto seq = parse_u64(pieces[3]);
  if (!urgency || !received || !seq) return {};
  return {static_cast<std::int64_t>(*urgency), std::string(pieces[1]), static_cast<std::int64_t>(*received), static_cast<std::int64_t>(*seq), true};
}

#define NB_INTAKE_LINE "SELECT subject, serial, channel, urgency, office, service, received, state, due, verdict, serial FROM intake_filing "

storage::Query open_list(storage::Db& db, const LogName& log, const ListQuery& query, const Cursor& after) {
  if (query.office) {
    auto q = db.query(NB_INTAKE_LINE "WHERE log = ? AND office = ? AND state = 0 AND (urgency, due, serial) > (?, ?, ?) ORDER BY urgency, due, serial LIMIT ?");
    q.bind(log.str(), *query.office, after.urgency, after.due, after.serial, query.count + 1);
    return q;
  }
  auto q = db.query(NB_INTAKE_LINE "WHERE log = ? AND state = 0 AND (urgency, due, serial) > (?, ?, ?) ORDER BY urgency, due, serial LIMIT ?");
  q.bind(log.str(), after.urgency, after.due, after.serial, query.count + 1);
  return q;
}

/// `until`: the day before which the due day must lie.
storage::Query due_list(storage::Db& db, const LogName& log, const ListQuery& query, const Cursor& after, const std::string& until) {
  auto q = db.query(NB_INTAKE_LINE
                    "INDEXED BY intake_filing_due WHERE log = ?1 AND state = 0 AND due < '9999' AND due < ?2 AND (due, serial) > (?3, ?4) AND (?5 IS NULL OR office = ?5)"
                    " ORDER BY due, serial LIMIT ?6");
  q.bind(log.str(), until, after.due, after.serial, query.office, query.count + 1);
  return q;
}

storage::Query today_list(storage::Db& db, const LogName& log, const ListQuery& query, const Cursor& after) {
  const std::int64_t received = after.set ? after.received : ms(query.day_to);
  const std::int64_t serial = after.set ? after.serial : 0;
  if (query.office) {
    auto q = db.query(NB_INTAKE_LINE
                      "INDEXED BY intake_filing_received_office WHERE log = ? AND office = ? AND received >= ? AND received < ? AND (received, serial) < (?, ?)"
                      " ORDER BY received DESC, serial DESC LIMIT ?");
    q.bind(log.str(), *query.office, ms(query.day_from), ms(query.day_to), received, serial, query.count + 1);
    return q;
  }
  auto q =
      db.query(NB_INTAKE_LINE
               "INDEXED BY intake_filing_received WHERE log = ? AND received >= ? AND received < ? AND (received, serial) < (?, ?) ORDER BY received DESC, serial DESC LIMIT ?");
  q.bind(log.str(), ms(query.day_from), ms(query.day_to), received, serial, query.count + 1);
  return q;
}

storage::Query closed_list(storage::Db& db, const LogName& log, const ListQuery& query, const Cursor& after) {
  const std::int64_t received = after.set ? after.received : INT64_MAX;
  const std::int64_t serial = after.set ? after.serial : INT64_MAX;
  if (query.office) {
    auto q =
        db.query(NB_INTAKE_LINE
                 "INDEXED BY intake_filing_closed_office WHERE log = ? AND office = ? AND state <> 0 AND (received, serial) < (?, ?) ORDER BY received DESC, serial DESC LIMIT ?");
    q.bind(log.str(), *query.office, received, serial, query.count + 1);
    return q;
  }
  auto q = db.query(NB_INTAKE_LINE "INDEXED BY intake_filing_closed WHERE log = ? AND state <> 0 AND (received, serial) < (?, ?) ORDER BY received DESC, serial DESC LIMIT ?");
  q.bind(log.str(), received, serial, query.count + 1);
  return q;
}

#undef NB_INTAKE_LINE

storage::Query list_query(storage::Db& db, const LogName& log, const ListQuery& query, const Cursor& after) {
  switch (query.kind) {
    case ListKind::open:
      return open_list(db, log, query, after);
    case ListKind::today:
      return today_list(db, log, query, after);
    case ListKind::due:
      return due_list(db, log, query, after, "9999");
    case ListKind::overdue:
      return due_list(db, log, query, after, format_date(query.today));
    case ListKind::closed:
      break;
  }
  return closed_list(db, log, query, after);
}

}  // namespace

Page list(storage::Db& db, const LogName& log, const ListQuery& query) {
  Page out;
  std::string cursor;
  const std::string prefix = prefix_of(Series::filing, log);
  {
    auto q = list_query(db, log, query, parse_cursor(query.after));
    while (q.step()) {
      if (out.lines.size() == query.count) {
        out.next = cursor;
        break;
      }
      const auto verdict = q.i64(9);
      out.lines.push_back({.subject = q.str(0),
                           .number = Number(prefix, q.u64(1)).str(),
                           .channel = static_cast<Channel>(q.i64(2)),
                           .urgency = static_cast<Urgency>(q.i64(3)),
                           .office = q.str(4),
                           .service = q.str(5),
                           .received = instant(q.i64(6)),
                           .state = static_cast<State>(q.i64(7)),
                           .due = q.text(8) < "9999" ? parse_date(q.text(8)) : std::nullopt,
                           .verdict = verdict < 0 ? std::nullopt : std::optional(static_cast<Verdict>(verdict))});
      cursor = fmt::format("{}/{}/{}/{}", q.i64(3), q.text(8), q.i64(6), q.i64(10));
    }
  }
  for (Line& line : out.lines) {
    auto q = db.query("SELECT 1 FROM subject_erased WHERE log = ? AND subject = ?");
    q.bind(log.str(), line.subject);
    line.erased = q.step();
  }
  return out;
}

}  // namespace nb::intake
