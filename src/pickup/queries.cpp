// SPDX-License-Identifier: EUPL-1.2
#include "pickup/queries.hpp"

#include <algorithm>

#include "pickup/events.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::pickup {

namespace {

#define NB_PICKUP_COLUMNS                                                                                                                                                   \
  "SELECT i.subject, i.serial, i.seq, i.kind, i.site, i.arrived, i.pin, i.old_document, i.both_parents, i.state, i.under_way, i.batch, i.reminders, i.reminded, i.changed," \
  " e.subject IS NOT NULL, (SELECT count(*) FROM pickup_history h WHERE h.log = i.log AND h.subject = i.subject AND h.type = 'pickup.not_reached' AND h.seq >"              \
  " coalesce((SELECT max(r.seq) FROM pickup_history r WHERE r.log = i.log AND r.subject = i.subject AND r.type = 'pickup.reminded'), 0)) FROM pickup_item i LEFT JOIN "     \
  "subject_erased e ON e.log = i.log AND e.subject = i.subject "

using storage::instant;

Pickup row(const storage::Query& q) {
  Pickup out;
  out.subject = q.str(0);
  out.serial = q.u64(1);
  out.seq = q.u64(2);
  out.kind = static_cast<Kind>(q.i64(3));
  out.site = q.str(4);
  out.arrived = parse_date(q.text(5)).value_or(CivilDate{});
  out.pin = static_cast<PinLetter>(q.i64(6));
  out.old_document = q.i64(7) != 0;
  out.both_parents = q.i64(8) != 0;
  out.state = static_cast<State>(q.i64(9));
  out.under_way = q.i64(10) != 0;
  out.batch = q.u64(11);
  out.reminders = q.u64(12);
  out.reminded = parse_date(q.text(13));
  out.changed = instant(q.i64(14));
  out.erased = q.i64(15) != 0;
  out.unreached = q.u64(16);
  return out;
}

/// Each walks an index in the list's order; what is left to filter is little.
const char* sql_of(const ListQuery& query) {
  switch (query.kind) {
    case ListKind::ready:
      return query.site ? NB_PICKUP_COLUMNS
                 "WHERE i.log = ?1 AND i.site = ?2 AND i.state = 0 AND (?3 < 0 OR i.kind = ?3) AND (?4 = '' OR i.arrived < ?4) AND (i.arrived, i.serial) > (?5, ?6)"
                 " ORDER BY i.arrived, i.serial LIMIT ?7"
                        : NB_PICKUP_COLUMNS
                 "WHERE i.log = ?1 AND ?2 IS NULL AND i.state = 0 AND (?3 < 0 OR i.kind = ?3) AND (?4 = '' OR i.arrived < ?4) AND (i.arrived, i.serial) > (?5, ?6)"
                 " ORDER BY i.arrived, i.serial LIMIT ?7";
    case ListKind::under_way:
      return NB_PICKUP_COLUMNS
          "WHERE i.log = ?1 AND (?2 IS NULL OR i.site = ?2) AND i.state = 0 AND i.under_way = 1 AND (?3 < 0 OR i.kind = ?3) AND (?4 = '' OR 1) AND (i.arrived, i.serial) > (?5, ?6)"
          " ORDER BY i.arrived, i.serial LIMIT ?7";
    case ListKind::remind:
      return NB_PICKUP_COLUMNS
          "WHERE i.log = ?1 AND (?2 IS NULL OR i.site = ?2) AND i.state = 0 AND (?3 < 0 OR i.kind = ?3) AND i.since < ?4 AND (i.since, i.serial) > (?5, ?6)"
          " ORDER BY i.since, i.serial LIMIT ?7";
    case ListKind::expired:
      return NB_PICKUP_COLUMNS
          "WHERE i.log = ?1 AND (?2 IS NULL OR i.site = ?2) AND i.state = 0 AND (?3 < 0 OR i.kind = ?3) AND i.arrived < ?4 AND (i.arrived, i.serial) > (?5, ?6)"
          " ORDER BY i.arrived, i.serial LIMIT ?7";
    case ListKind::gone:
      return NB_PICKUP_COLUMNS
          "WHERE i.log = ?1 AND (?2 IS NULL OR i.site = ?2) AND i.state > 0 AND (?3 < 0 OR i.kind = ?3) AND (?4 = '' OR 1) AND (?5 = '' OR i.serial < ?6)"
          " ORDER BY i.serial DESC LIMIT ?7";
  }
  return "";
}

/// Where the page begins: the value that the list is ordered by, of the last line shown.
std::string order_of(storage::Db& db, const LogName& log, const ListQuery& query) {
  if (query.after == 0) return "";
  auto q = db.query("SELECT arrived, since FROM pickup_item WHERE log = ? AND serial = ?");
  q.bind(log.str(), query.after);
  if (!q.step()) return "";
  return q.str(query.kind == ListKind::remind ? 1 : 0);
}

}  // namespace

std::optional<Pickup> find_pickup(storage::Db& db, const LogName& log, std::string_view subject) {
  auto q = db.query(NB_PICKUP_COLUMNS "WHERE i.log = ? AND i.subject = ?");
  q.bind(log.str(), subject);
  return q.step() ? std::optional(row(q)) : std::nullopt;
}

std::uint64_t next_batch(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT max(number) FROM pickup_batch WHERE log = ?");
  q.bind(log.str());
  return q.step() && !q.is_null(0) ? q.u64(0) + 1 : 1;
}

Page list(storage::Db& db, const LogName& log, const ListQuery& query) {
  const std::string from = order_of(db, log, query);
  const std::string before = query.before.ok() && query.before != CivilDate{} ? format_date(query.before) : "";
  auto q = db.query(sql_of(query));
  q.bind(log.str(), query.site, query.document ? static_cast<int>(*query.document) : -1, before, from, query.after, std::uint64_t{query.count} + 1);
  Page out;
  while (q.step()) {
    if (out.lines.size() == query.count) {
      out.next = out.lines.back().serial;
      break;
    }
    out.lines.push_back(row(q));
  }
  return out;
}

std::vector<SiteCount> ready_by_site(storage::Db& db, const LogName& log) {
  std::vector<SiteCount> out;
  auto q = db.query("SELECT site, count(*) FROM pickup_item INDEXED BY pickup_item_site WHERE log = ? AND state = 0 GROUP BY site ORDER BY site");
  q.bind(log.str());
  while (q.step()) out.push_back({q.str(0), q.u64(1)});
  return out;
}

std::vector<Event> history(storage::Db& db, const LogName& log, std::string_view subject) {
  std::vector<Event> out;
  auto q = db.query("SELECT seq, type, at, occurred, actor, data FROM pickup_history WHERE log = ? AND subject = ? ORDER BY seq");
  q.bind(log.str(), subject);
  while (q.step()) out.push_back({q.u64(0), q.str(1), instant(q.i64(2)), instant(q.i64(3)), q.str(4), q.str(5)});
  return out;
}

std::vector<std::uint64_t> owner_entries(storage::Db& db, const LogName& log, std::string_view subject) {
  std::vector<std::uint64_t> out;
  auto q = db.query("SELECT seq FROM pickup_history WHERE log = ? AND subject = ? AND type IN (?, ?) ORDER BY seq");
  q.bind(log.str(), subject, event::kRegistered, event::kCorrected);
  while (q.step()) out.push_back(q.u64(0));
  return out;
}

std::optional<Batch> find_batch(storage::Db& db, const LogName& log, std::uint64_t number) {
  std::optional<Batch> out;
  {
    auto q = db.query("SELECT site, at, actor FROM pickup_batch WHERE log = ? AND number = ?");
    q.bind(log.str(), number);
    if (!q.step()) return std::nullopt;
    out = Batch{.number = number, .site = q.str(0), .at = instant(q.i64(1)), .actor = q.str(2), .pickups = {}};
  }
  auto q = db.query(NB_PICKUP_COLUMNS "JOIN pickup_batch_item b ON b.log = i.log AND b.subject = i.subject WHERE i.log = ? AND b.number = ? ORDER BY i.serial");
  q.bind(log.str(), number);
  while (q.step()) out->pickups.push_back(row(q));
  return out;
}

}  // namespace nb::pickup
