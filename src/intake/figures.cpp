// SPDX-License-Identifier: EUPL-1.2
#include "intake/figures.hpp"

#include "intake/queries.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::intake {

namespace {

using storage::ms;

std::uint64_t due_before(storage::Db& db, const LogName& log, CivilDate day) {
  auto q = db.query("SELECT count(*) FROM intake_filing INDEXED BY intake_filing_due WHERE log = ? AND state = 0 AND due < '9999' AND due < ?");
  q.bind(log.str(), format_date(day));
  return q.step() ? q.u64(0) : 0;
}

std::uint64_t received_between(storage::Db& db, const LogName& log, Instant from, Instant to) {
  auto q = db.query("SELECT count(*) FROM intake_filing INDEXED BY intake_filing_received WHERE log = ? AND received >= ? AND received < ?");
  q.bind(log.str(), ms(from), ms(to));
  return q.step() ? q.u64(0) : 0;
}

std::uint64_t waiting_letters(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT count(*) FROM intake_letter INDEXED BY intake_letter_waiting WHERE log = ? AND posted IS NULL");
  q.bind(log.str());
  return q.step() ? q.u64(0) : 0;
}

}  // namespace

Figures figures(storage::Db& db, const LogName& log, const FigureDays& days) {
  Figures out{.total = count_filings(db, log),
              .today = received_between(db, log, days.day_from, days.day_to),
              .due_soon = due_before(db, log, days.soon),
              .overdue = due_before(db, log, days.today),
              .waiting = waiting_letters(db, log)};
  const std::uint64_t letters = next_serial(db, log, Series::letter) - 1;
  out.posted = letters > out.waiting ? letters - out.waiting : 0;
  return out;
}

}  // namespace nb::intake
