// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/queries.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "catalogue/expression.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::catalogue {

namespace {

// A row of catalogue_past belongs to a moment: of the two logs whose position is known by that, of all others by its time.
constexpr const char* kPastAt =
    "SELECT log, kind, key, data, '', max(seq) FROM catalogue_past"
    " WHERE (log = ? AND seq < ?) OR (log = ? AND seq < ?) OR (log NOT IN (?, ?) AND at <= ?) GROUP BY log, kind, key";
constexpr const char* kChangedSince = "SELECT max(at) FROM catalogue_past WHERE (log = ? AND seq >= ?) OR (log = ? AND seq >= ?) OR (log NOT IN (?, ?) AND at > ?)";

void bind_moment(storage::Query& query, const Moment& moment) {
  const std::string region = region_log().str();
  const std::string& here = moment.here.str();
  query.bind(region, moment.region, here, moment.size, region, here, storage::ms(moment.at));
}

/// Whether an override speaks of components that there are.
bool fits(const ComponentOverride& one, const std::vector<Component>& components) {
  const auto known = [&](const std::string& id) { return std::ranges::find(components, id, &Component::id) != components.end(); };
  const auto needs = Expression::parse(one.needs);
  return known(one.component) && needs && std::ranges::all_of(needs->names(), known);
}

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

Catalogue load_at(storage::Db& db, const Moment& moment) {
  std::vector<Record> records;
  auto rows = db.query(kPastAt);
  bind_moment(rows, moment);
  while (rows.step()) {
    if (!rows.is_null(3)) records.push_back(record_of(rows));
  }
  Catalogue out = assemble(records);
  const auto town_known = [&](const Ags& ags) { return std::ranges::find(out.municipalities, ags, &Municipality::ags) != out.municipalities.end(); };
  std::erase_if(out.overrides, [&](const ComponentOverride& one) { return !town_known(one.ags) || !fits(one, out.components); });
  return out;
}

std::optional<Instant> changed_since(storage::Db& db, const Moment& moment) {
  auto row = db.query(kChangedSince);
  bind_moment(row, moment);
  row.step();
  return storage::maybe_instant(row, 0);
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
