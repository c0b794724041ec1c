// SPDX-License-Identifier: EUPL-1.2
// Rows back into values. A row that cannot be read means a damaged state.db, not a damaged journal.
#include "publish/queries.hpp"

#include "base/error.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::publish {

namespace {

using storage::instant;
using storage::maybe_instant;

LoggedAnnouncement read_row(const storage::Query& row) {
  const auto log = LogName::parse(row.text(0));
  const auto severity = parse_severity(row.text(2));
  if (!log || !severity)
    throw Error(ErrorKind::corrupt, "Die Zustandsdatenbank enthält eine unlesbare Bekanntmachung. Löschen Sie state.db; sie wird aus dem Journal neu aufgebaut.");
  return {*log, Written{.id = row.str(1),
                        .severity = *severity,
                        .office = row.str(3),
                        .service = row.str(4),
                        .published = instant(row.i64(5)),
                        .valid_from = instant(row.i64(6)),
                        .valid_until = maybe_instant(row, 7),
                        .corrects = row.str(8),
                        .corrected_by = row.str(9),
                        .withdrawn = maybe_instant(row, 10),
                        .texts = {}}};
}

}  // namespace

std::vector<LoggedAnnouncement> load_announcements(storage::Db& db) {
  std::vector<LoggedAnnouncement> all;
  {
    auto row = db.query(R"(SELECT log, id, severity, office, service, published, valid_from, valid_until, corrects, corrected_by, withdrawn
                           FROM announcement ORDER BY log, seq)");
    while (row.step()) all.push_back(read_row(row));
  }
  for (LoggedAnnouncement& announcement : all) {
    auto row = db.query("SELECT lang, title, markdown FROM announcement_text WHERE log = ? AND id = ? ORDER BY position");
    row.bind(announcement.log.str(), announcement.written.id);
    while (row.step()) announcement.written.texts.push_back({.lang = row.str(0), .title = row.str(1), .markdown = row.str(2)});
  }
  return all;
}

std::optional<AnnouncementState> find_announcement(storage::Db& db, const LogName& log, std::string_view id) {
  auto row = db.query("SELECT corrected_by, withdrawn FROM announcement WHERE log = ? AND id = ?");
  row.bind(log.str(), id);
  if (!row.step()) return std::nullopt;
  return AnnouncementState{.corrected = !row.text(0).empty(), .withdrawn = !row.is_null(1)};
}

bool is_id_taken(storage::Db& db, const LogName& log, std::string_view id) {
  auto row = db.query("SELECT log FROM announcement WHERE id = ?");
  row.bind(id);
  while (row.step()) {
    if (!ags_of(log) || row.text(0) == log.str() || row.text(0) == region_log().str()) return true;
  }
  return false;
}

}  // namespace nb::publish
