// SPDX-License-Identifier: EUPL-1.2
// Reads of the dispatch book.
#include "intake/number.hpp"
#include "intake/queries.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::intake {

namespace {

#define NB_INTAKE_LETTER                                                                                                                     \
  "SELECT subject, number, seq, way, content, filing, remedy, scope, entered, entered_by, posted, posted_by, batch, notified, remedy_until," \
  " EXISTS(SELECT 1 FROM subject_erased e WHERE e.log = intake_letter.log AND e.subject = intake_letter.subject) FROM intake_letter "

using storage::instant;

Letter letter_row(const storage::Query& q) {
  return {.subject = q.str(0),
          .number = q.str(1),
          .seq = q.u64(2),
          .way = static_cast<Way>(q.i64(3)),
          .content = q.hash(4),
          .filing = q.str(5),
          .remedy = q.str(6),
          .scope = q.str(7),
          .entered = instant(q.i64(8)),
          .entered_by = q.str(9),
          .posted = q.is_null(10) ? std::nullopt : std::optional(instant(q.i64(10))),
          .posted_by = q.str(11),
          .batch = q.str(12),
          .notified = parse_date(q.text(13)),
          .remedy_until = parse_date(q.text(14)),
          .erased = q.i64(15) != 0};
}

std::vector<Letter> all(storage::Query q) {
  std::vector<Letter> out;
  while (q.step()) out.push_back(letter_row(q));
  return out;
}

}  // namespace

std::optional<Letter> find_letter(storage::Db& db, const LogName& log, std::string_view subject) {
  auto q = db.query(NB_INTAKE_LETTER "WHERE log = ? AND subject = ?");
  q.bind(log.str(), subject);
  return q.step() ? std::optional(letter_row(q)) : std::nullopt;
}

std::optional<Letter> find_letter_by_number(storage::Db& db, const LogName& log, std::string_view number) {
  const auto parsed = Number::parse(number);
  if (!parsed || parsed->prefix() != prefix_of(Series::letter, log)) return std::nullopt;
  auto q = db.query(NB_INTAKE_LETTER "WHERE log = ? AND serial = ?");
  q.bind(log.str(), parsed->serial());
  return q.step() ? std::optional(letter_row(q)) : std::nullopt;
}

std::vector<Letter> waiting_letters(storage::Db& db, const LogName& log, std::size_t count_max) {
  auto q = db.query(NB_INTAKE_LETTER "WHERE log = ? AND posted IS NULL ORDER BY serial LIMIT ?");
  q.bind(log.str(), count_max);
  return all(std::move(q));
}

std::vector<Letter> letters_of_batch(storage::Db& db, const LogName& log, std::string_view batch) {
  auto q = db.query(NB_INTAKE_LETTER "WHERE log = ? AND batch = ? AND batch <> '' ORDER BY serial");
  q.bind(log.str(), batch);
  return all(std::move(q));
}

std::vector<Letter> letters(storage::Db& db, const LogName& log, std::uint64_t before_serial, std::size_t count_max) {
  auto q = db.query(NB_INTAKE_LETTER "WHERE log = ? AND serial < ? ORDER BY serial DESC LIMIT ?");
  q.bind(log.str(), before_serial == 0 ? INT64_MAX : static_cast<std::int64_t>(before_serial), count_max);
  return all(std::move(q));
}

std::vector<Letter> letters_of_filing(storage::Db& db, const LogName& log, std::string_view filing) {
  auto q = db.query(NB_INTAKE_LETTER "WHERE log = ? AND filing = ? AND filing <> '' ORDER BY serial");
  q.bind(log.str(), filing);
  return all(std::move(q));
}

#undef NB_INTAKE_LETTER

}  // namespace nb::intake
