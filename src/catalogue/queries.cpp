// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/queries.hpp"

#include "base/error.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::catalogue {

namespace {

/// Columns: log, kind, key, data, contact.
Record record_of(const storage::Query& row) {
  const auto log = LogName::parse(row.text(0));
  const auto kind = parse_record_kind(row.text(1));
  if (!log || !kind) throw Error(ErrorKind::corrupt, "Die Stammdaten im Zustand sind nicht lesbar. Bitte bauen Sie den Zustand aus dem Journal neu auf.");
  return {*kind, ags_of(*log), row.str(2), row.str(3), row.str(4)};
}

}  // namespace

Catalogue load(storage::Db& db) {
  std::vector<Record> records;
  auto rows = db.query("SELECT log, kind, key, data, contact FROM catalogue_record");
  while (rows.step()) records.push_back(record_of(rows));
  return assemble(records);
}

std::optional<Record> find_record(storage::Db& db, const LogName& log, RecordKind kind, std::string_view key) {
  auto row = db.query("SELECT log, kind, key, data, contact FROM catalogue_record WHERE log = ? AND kind = ? AND key = ?");
  row.bind(log.str(), to_string(kind), key);
  if (!row.step()) return std::nullopt;
  return record_of(row);
}

bool has_office(storage::Db& db, std::string_view name) {
  auto row = db.query("SELECT 1 FROM catalogue_record WHERE kind = 'office_type' AND json_extract(data, '$.office') = ? LIMIT 1");
  return row.bind(name).step();
}

std::vector<Record> directory_records(storage::Db& db, const LogName& log) {
  std::vector<Record> records;
  auto rows = db.query("SELECT log, kind, key, data, contact FROM catalogue_record WHERE log = ? AND kind = 'directory_entry' ORDER BY key");
  rows.bind(log.str());
  while (rows.step()) records.push_back(record_of(rows));
  return records;
}

std::uint64_t last_directory_number(storage::Db& db, const LogName& log) {
  auto row = db.query("SELECT last FROM catalogue_number WHERE log = ?");
  row.bind(log.str());
  return row.step() ? row.u64(0) : 0;
}

}  // namespace nb::catalogue
