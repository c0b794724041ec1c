// SPDX-License-Identifier: EUPL-1.2
#include "situation/queries.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "situation/events.hpp"
#include "situation/names.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::situation {

namespace {

constexpr std::string_view kAfterAllLogs = "~";  // names of logs are of letters, digits, "/" and "-"
constexpr std::int64_t kBeforePositions = -2;    // -1 stands for none

using storage::instant;

/// Columns: log, kind, object, position, seq, type, at, occurred, actor, undoes, said, latest.
Line read_line(const storage::Query& row) {
  Line line{row.u64(4), row.str(5), instant(row.i64(6)), row.str(8), {}, std::nullopt, row.i64(11) != 0};
  const auto log = LogName::parse(row.text(0));
  const auto kind = parse_word<FactKind>(row.text(1), kFactKinds);
  if (!log || !kind) throw Error(ErrorKind::corrupt, "In der Lage steht eine unlesbare Zeile. Bitte den Zustand neu aufbauen lassen.");
  line.fact.ags = ags_of(*log);
  line.fact.kind = *kind;
  line.fact.object = row.str(2);
  if (row.i64(3) >= 0) line.fact.position = static_cast<int>(row.i64(3));
  line.fact.as_of = instant(row.i64(7));
  if (!row.is_null(9)) line.undoes = row.u64(9);
  if (!row.is_null(10) && !decode_said(row.text(10), line.fact)) {
    throw Error(ErrorKind::corrupt, "In der Lage steht eine unlesbare Aussage. Bitte den Zustand neu aufbauen lassen.");
  }
  return line;
}

std::optional<Line> first(storage::Query& query) {
  if (!query.step()) return std::nullopt;
  return read_line(query);
}

std::vector<Line> all(storage::Query& query) {
  std::vector<Line> lines;
  while (query.step()) lines.push_back(read_line(query));
  return lines;
}

// The last entry about what stands before (log, kind, object, position) in that order: one step of load(). Each is a single
// search in the primary key, so that loading takes as long as there are things to say something about, however long the
// history is. Decisions, which nothing on a page rests on, are stepped over together.
constexpr const char* kLatestBefore =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said, 1 FROM situation_fact"
    " WHERE (log, kind, object, position) < (?, ?, ?, ?) ORDER BY log DESC, kind DESC, object DESC, position DESC, seq DESC LIMIT 1";
constexpr const char* kLatest =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said, 1 FROM situation_fact"
    " WHERE log = ? AND kind = ? AND object = ? AND position = ? ORDER BY seq DESC LIMIT 1";
constexpr const char* kOfThing =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said, 0 FROM situation_fact"
    " WHERE log = ? AND kind = ? AND object = ? ORDER BY seq";
constexpr const char* kAt =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said,"
    " NOT EXISTS (SELECT 1 FROM situation_fact l WHERE l.log = f.log AND l.kind = f.kind AND l.object = f.object AND l.position = f.position AND l.seq > f.seq)"
    " FROM situation_fact f WHERE log = ? AND seq = ?";
constexpr const char* kBefore =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said, 0 FROM situation_fact"
    " WHERE log = ? AND kind = ? AND object = ? AND position = ? AND seq < ? ORDER BY seq DESC LIMIT 1";
constexpr const char* kHistory =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said,"
    " NOT EXISTS (SELECT 1 FROM situation_fact l WHERE l.log = f.log AND l.kind = f.kind AND l.object = f.object AND l.position = f.position AND l.seq > f.seq)"
    " FROM situation_fact f WHERE log = ? ORDER BY seq DESC LIMIT ?";
constexpr const char* kStoodAt =
    "SELECT log, kind, object, position, max(seq), type, at, occurred, actor, undoes, said, 0 FROM situation_fact"
    " WHERE log = ? AND seq < ? AND kind <> 'decision' GROUP BY kind, object, position ORDER BY 5";
constexpr const char* kDecisions =
    "SELECT log, kind, object, position, seq, type, at, occurred, actor, undoes, said, 1 FROM situation_fact"
    " WHERE log = ? AND kind = 'decision' ORDER BY seq DESC LIMIT ?";
constexpr const char* kIncidents =
    "SELECT log, kind, object, position, max(seq), type, at, occurred, actor, undoes, said, 1 FROM situation_fact"
    " WHERE log = ? AND kind = 'incident' GROUP BY object";

}  // namespace

void load(storage::Db& db, Board& board, Instant now) {
  std::vector<Fact> facts;
  std::string log(kAfterAllLogs);
  std::string kind;
  std::string object;
  std::int64_t position = 0;
  auto query = db.query(kLatestBefore);
  for (;;) {
    query.bind(log, kind, object, position);
    if (!query.step()) break;
    log = query.str(0);
    kind = query.str(1);
    const bool decision = kind == to_string(FactKind::decision);
    if (!decision) facts.push_back(read_line(query).fact);
    object = decision ? "" : query.str(2);
    position = decision ? kBeforePositions : query.i64(3);
    query.reset();
  }
  std::reverse(facts.begin(), facts.end());
  board.apply(facts, now);
}

std::vector<Fact> facts_at(storage::Db& db, const LogName& log, std::uint64_t size) {
  auto query = db.query(kStoodAt);
  query.bind(log.str(), size);
  std::vector<Fact> facts;
  while (query.step()) facts.push_back(read_line(query).fact);
  return facts;
}

std::vector<Change> apply(Board& board, std::span<const state::AppliedEntry> entries, Instant now) {
  std::vector<Fact> facts;
  for (const auto& entry : entries) {
    if (!entry.type.starts_with("situation.")) continue;
    if (auto fact = decode(entry)) facts.push_back(std::move(*fact));
  }
  return board.apply(facts, now);
}

std::optional<Line> latest(storage::Db& db, const LogName& log, FactKind kind, std::string_view object, std::optional<int> position) {
  auto query = db.query(kLatest);
  query.bind(log.str(), to_string(kind), object, position.value_or(-1));
  return first(query);
}

std::vector<Line> lines_of(storage::Db& db, const LogName& log, FactKind kind, std::string_view object) {
  auto query = db.query(kOfThing);
  query.bind(log.str(), to_string(kind), object);
  return all(query);
}

std::optional<Line> line_at(storage::Db& db, const LogName& log, std::uint64_t seq) {
  auto query = db.query(kAt);
  query.bind(log.str(), seq);
  return first(query);
}

std::optional<Line> before(storage::Db& db, const LogName& log, const Line& line) {
  auto query = db.query(kBefore);
  query.bind(log.str(), to_string(line.fact.kind), line.fact.object, line.fact.position.value_or(-1), line.seq);
  return first(query);
}

std::vector<Line> history(storage::Db& db, const LogName& log, std::size_t count_max) {
  auto query = db.query(kHistory);
  query.bind(log.str(), std::uint64_t{count_max});
  return all(query);
}

std::vector<Line> decisions(storage::Db& db, const LogName& log, std::size_t count_max) {
  auto query = db.query(kDecisions);
  query.bind(log.str(), std::uint64_t{count_max});
  return all(query);
}

std::vector<Incident> incidents(storage::Db& db, const LogName& log) {
  auto query = db.query(kIncidents);
  query.bind(log.str());
  std::vector<Incident> result;
  while (query.step()) {
    const Line line = read_line(query);
    if (const auto* incident = std::get_if<Incident>(&line.fact.said)) result.push_back(*incident);
  }
  std::sort(result.begin(), result.end(), [](const Incident& a, const Incident& b) { return a.began > b.began; });
  return result;
}

}  // namespace nb::situation
