// SPDX-License-Identifier: EUPL-1.2
#include "crisis/queries.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "crisis/events.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::crisis {

namespace {

using storage::instant;
using storage::maybe_instant;
using storage::ms;

Standing standing_at(const storage::Query& row, int column) { return static_cast<Standing>(std::clamp<std::int64_t>(row.i64(column), 0, 2)); }

// number, seq, type, subject, at, occurred, actor, data, content
Entry entry_at(const storage::Query& row) {
  Entry out{.number = row.u64(0),
            .seq = row.u64(1),
            .type = static_cast<Type>(std::clamp<std::int64_t>(row.i64(2), 0, kTypeCount - 1)),
            .subject = row.str(3),
            .at = instant(row.i64(4)),
            .occurred = instant(row.i64(5)),
            .actor = row.str(6),
            .content = decode_content(row.text(8))};
  boost::system::error_code error;
  const boost::json::value data = boost::json::parse(row.text(7), error);
  if (!error && data.is_object()) decode_data(data.get_object(), out);
  return out;
}

std::vector<Entry> all_entries(storage::Query query) {
  std::vector<Entry> out;
  while (query.step()) out.push_back(entry_at(query));
  return out;
}

// number, subject, text, asked_of, needed_by, raised, raised_by, standing, answer
Question question_at(const storage::Query& row) {
  return {.number = row.u64(0),
          .subject = row.str(1),
          .text = row.str(2),
          .asked_of = row.str(3),
          .needed_by = maybe_instant(row, 4),
          .raised = instant(row.i64(5)),
          .raised_by = row.str(6),
          .standing = standing_at(row, 7),
          .answer = row.u64(8)};
}

// number, subject, text, account, person, function, due, origin, made, made_by, standing, result, ended, ended_by
Task task_at(const storage::Query& row) {
  return {.number = row.u64(0),
          .subject = row.str(1),
          .text = row.str(2),
          .owner = {.account = row.str(3), .person = row.str(4), .function = row.str(5)},
          .due = maybe_instant(row, 6),
          .from = row.u64(7),
          .set = instant(row.i64(8)),
          .set_by = row.str(9),
          .standing = standing_at(row, 10),
          .result = row.str(11),
          .ended = maybe_instant(row, 12),
          .ended_by = row.str(13)};
}

std::vector<Task> all_tasks(storage::Query query) {
  std::vector<Task> out;
  while (query.step()) out.push_back(task_at(query));
  return out;
}

// number, since, here, region, made, made_by, content
Report report_at(const storage::Query& row) {
  return {.number = row.u64(0), .since = row.u64(1), .known = {row.u64(2), row.u64(3)}, .made = instant(row.i64(4)), .made_by = row.str(5), .content = row.str(6)};
}

/// A bit for each type that is wanted; all where none is named.
std::int64_t mask_of(const std::vector<Type>& types) {
  std::int64_t mask = types.empty() ? -1 : 0;
  for (const Type type : types) mask |= std::int64_t{1} << static_cast<int>(type);
  return mask;
}

}  // namespace

std::uint64_t next_number(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT max(number) FROM crisis_entry WHERE log = ?");
  q.bind(log.str());
  return q.step() && !q.is_null(0) ? q.u64(0) + 1 : 1;
}

std::optional<Entry> find_entry(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query("SELECT number, seq, type, subject, at, occurred, actor, data, content FROM crisis_entry WHERE log = ? AND number = ?");
  q.bind(log.str(), number);
  return q.step() ? std::optional(entry_at(q)) : std::nullopt;
}

std::optional<Entry> find_entry_at(storage::Db& db, const LogName& log, std::uint64_t seq) {
  auto q = db.query("SELECT number, seq, type, subject, at, occurred, actor, data, content FROM crisis_entry WHERE log = ? AND seq = ?");
  q.bind(log.str(), seq);
  return q.step() ? std::optional(entry_at(q)) : std::nullopt;
}

std::vector<Entry> entries_about(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query("SELECT number, seq, type, subject, at, occurred, actor, data, content FROM crisis_entry WHERE log = ? AND about = ? AND about > 0 ORDER BY number");
  q.bind(log.str(), number);
  return all_entries(std::move(q));
}

std::uint64_t correction_of(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query("SELECT corrected FROM crisis_entry WHERE log = ? AND number = ?");
  q.bind(log.str(), number);
  return q.step() ? q.u64(0) : 0;
}

std::vector<Entry> entries(storage::Db& db, const LogName& log, const Filter& filter, std::size_t most) {
  auto q = db.query(
      "SELECT number, seq, type, subject, at, occurred, actor, data, content FROM crisis_entry WHERE log = ? AND number < ? AND (1 << type) & ? AND occurred >= ? AND occurred < ? "
      "AND (? = '' OR actor = ?) AND (? = '' OR instr(words, ?)) ORDER BY number DESC LIMIT ?");
  const std::string words = fold_for_search(filter.words);
  q.bind(log.str(), filter.before == 0 ? std::uint64_t{1} << 62U : filter.before, mask_of(filter.types), filter.from ? ms(*filter.from) : INT64_MIN,
         filter.to ? ms(*filter.to) : INT64_MAX, filter.actor, filter.actor, words, words, std::uint64_t{most});
  return all_entries(std::move(q));
}

std::vector<Entry> decisions_after(storage::Db& db, const LogName& log, std::uint64_t number, std::size_t most) {
  auto q = db.query("SELECT number, seq, type, subject, at, occurred, actor, data, content FROM crisis_entry WHERE log = ? AND number > ? AND type = ? ORDER BY number LIMIT ?");
  q.bind(log.str(), number, static_cast<int>(Type::decision_recorded), std::uint64_t{most});
  return all_entries(std::move(q));
}

std::optional<Question> find_question(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query("SELECT number, subject, text, asked_of, needed_by, raised, raised_by, standing, answer FROM crisis_question WHERE log = ? AND number = ?");
  q.bind(log.str(), number);
  return q.step() ? std::optional(question_at(q)) : std::nullopt;
}

std::vector<Question> open_questions(storage::Db& db, const LogName& log) {
  std::vector<Question> out;
  auto q = db.query(
      "SELECT number, subject, text, asked_of, needed_by, raised, raised_by, standing, answer FROM crisis_question WHERE log = ? AND standing = 0 ORDER BY needed_by IS NULL, "
      "needed_by, number");
  q.bind(log.str());
  while (q.step()) out.push_back(question_at(q));
  return out;
}

std::optional<Task> find_task(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query(
      "SELECT number, subject, text, account, person, function, due, origin, made, made_by, standing, result, ended, ended_by FROM crisis_task WHERE log = ? AND number = ?");
  q.bind(log.str(), number);
  return q.step() ? std::optional(task_at(q)) : std::nullopt;
}

std::vector<Task> open_tasks(storage::Db& db, const LogName& log) {
  auto q = db.query(
      "SELECT number, subject, text, account, person, function, due, origin, made, made_by, standing, result, ended, ended_by FROM crisis_task WHERE log = ? AND standing = 0 "
      "ORDER BY due IS NULL, due, number");
  q.bind(log.str());
  return all_tasks(std::move(q));
}

std::vector<Task> ended_tasks(storage::Db& db, const LogName& log, std::size_t most) {
  auto q = db.query(
      "SELECT number, subject, text, account, person, function, due, origin, made, made_by, standing, result, ended, ended_by FROM crisis_task WHERE log = ? AND standing <> 0 "
      "ORDER BY ended DESC, number DESC LIMIT ?");
  q.bind(log.str(), std::uint64_t{most});
  return all_tasks(std::move(q));
}

std::optional<Report> find_report(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query("SELECT number, since, here, region, made, made_by, content FROM crisis_report WHERE log = ? AND number = ?");
  q.bind(log.str(), number);
  return q.step() ? std::optional(report_at(q)) : std::nullopt;
}

std::optional<Report> last_report(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT number, since, here, region, made, made_by, content FROM crisis_report WHERE log = ? ORDER BY number DESC LIMIT 1");
  q.bind(log.str());
  return q.step() ? std::optional(report_at(q)) : std::nullopt;
}

std::vector<Report> reports(storage::Db& db, const LogName& log, std::size_t most) {
  std::vector<Report> out;
  auto q = db.query("SELECT number, since, here, region, made, made_by, '' FROM crisis_report WHERE log = ? ORDER BY number DESC LIMIT ?");
  q.bind(log.str(), std::uint64_t{most});
  while (q.step()) out.push_back(report_at(q));
  return out;
}

}  // namespace nb::crisis
