// SPDX-License-Identifier: EUPL-1.2
#include "subject/queries.hpp"

#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::subject {

namespace {

using storage::instant;

}  // namespace

std::optional<Erasure> find_request(storage::Db& db, const LogName& log, std::string_view subject) {
  auto q = db.query("SELECT subject, at, actor, reason FROM subject_request WHERE log = ? AND subject = ?");
  q.bind(log.str(), subject);
  return q.step() ? std::optional(Erasure{q.str(0), instant(q.i64(1)), q.str(2), {}, q.str(3)}) : std::nullopt;
}

std::optional<Erasure> find_erased(storage::Db& db, const LogName& log, std::string_view subject) {
  auto q = db.query("SELECT subject, at, actor, requested_by, reason FROM subject_erased WHERE log = ? AND subject = ?");
  q.bind(log.str(), subject);
  return q.step() ? std::optional(Erasure{q.str(0), instant(q.i64(1)), q.str(2), q.str(3), q.str(4)}) : std::nullopt;
}

std::vector<Erasure> requests(storage::Db& db, const LogName& log) {
  std::vector<Erasure> out;
  auto q = db.query("SELECT subject, at, actor, reason FROM subject_request WHERE log = ? ORDER BY at, subject");
  q.bind(log.str());
  while (q.step()) out.push_back({q.str(0), instant(q.i64(1)), q.str(2), {}, q.str(3)});
  return out;
}

std::vector<std::string> erased_subjects(storage::Db& db, const LogName& log) {
  std::vector<std::string> out;
  auto q = db.query("SELECT subject FROM subject_erased WHERE log = ? ORDER BY subject");
  q.bind(log.str());
  while (q.step()) out.push_back(q.str(0));
  return out;
}

}  // namespace nb::subject
