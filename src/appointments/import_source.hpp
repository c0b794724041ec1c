// SPDX-License-Identifier: EUPL-1.2
// A file of rescued bookings from its bytes to what would become of every row: the same for the console's assistant and the command line.
// Reads the register, writes nothing. Runs on the caller's thread; memory is bounded by the limits, whatever the size of the file.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/queries_import.hpp"
#include "base/result.hpp"
#include "base/zone.hpp"
#include "rescue/reader.hpp"
#include "rescue/reconcile.hpp"

namespace nb::journal {
class Journal;
class Vault;
}  // namespace nb::journal

namespace nb::appointments {

/// Where bookings are read in, and what their columns and labels can mean there.
struct ImportPlace {
  LogName log;
  std::string ags;
  rescue::Choices choices;
  std::function<bool(CivilDate)> closed;  ///< statutory holiday
  const Zone& zone;
  CivilDate today;
};

/// What stands in a file, and what it is taken to mean.
struct ImportSource {
  std::string hash;  ///< SHA-256 of the bytes, hex
  rescue::Dialect dialect;
  rescue::Table table;
  rescue::Mapping mapping;
  bool remembered = false;  ///< the mapping was said at an earlier import of this source
  std::optional<Instant> as_of;
  std::map<std::size_t, rescue::Answer> answers;
};

/// The next piece of a file; valid until the next call; empty: its end.
using NextPiece = std::function<std::string_view()>;
/// Pieces of what is in memory, which outlives them.
[[nodiscard]] NextPiece pieces_of(std::string_view bytes);

struct ImportReading {
  std::optional<CivilDate> list_day;                  ///< of a typed list that does not name its day
  std::size_t kept_bytes_max = std::size_t{8} << 20;  ///< of all cells
};
/// Reads the file; columns and labels as remembered for its source, else as guessed. Refused with a sentence: no bookings stand in it.
[[nodiscard]] Result<ImportSource, std::string> read_import_source(const NextPiece& next, const ImportReading& reading, const ImportPlace& place, storage::Db& db);

/// Says anew what columns mean: what was answered and labelled under the old meaning is forgotten. As many as the table has.
void set_columns(ImportSource& source, std::vector<rescue::Field> columns, const rescue::Choices& choices);

struct ImportPlan {
  std::vector<rescue::Row> rows;
  rescue::Reconciled result;
  bool sealed = false;  ///< who known bookings are for cannot be read now, so that persons are neither compared nor completed
};
[[nodiscard]] ImportPlan plan_import(const ImportSource& source, const ImportPlace& place, storage::Db& db, const PersonOf& person_of);

/// Reads who bookings are for; empty while the vault is locked. All of it outlives the function.
[[nodiscard]] PersonOf person_reader(const journal::Journal& journal, const journal::Vault& vault, storage::Db& db, const LogName& log);

/// What is written down about it.
[[nodiscard]] Import facts_of(const ImportSource& source);

/// "Liste (ISO-8859-1, getrennt durch Semikolon)"
[[nodiscard]] std::string dialect_words(const rescue::Dialect& dialect);

}  // namespace nb::appointments
