// SPDX-License-Identifier: EUPL-1.2
// Reads the catalogue from state.db.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "catalogue/model.hpp"
#include "catalogue/records.hpp"

namespace nb::storage {
class Db;
}

namespace nb::catalogue {

/// Everything, in canonical order. Throws Error{corrupt} if a row is not readable.
[[nodiscard]] Catalogue load(storage::Db& db);
/// A moment of the past, as two logs were at it; of all others it is known by its time only.
struct Moment {
  std::uint64_t region = 0;  ///< entries of the region's log
  LogName here;              ///< a municipality's log, or the region's once more
  std::uint64_t size = 0;    ///< its entries
  Instant at;
};
/// The catalogue as it stood then, without the telephone directory. Overrides that did not fit what the region had then (an import
/// goes log by log) are left out.
[[nodiscard]] Catalogue load_at(storage::Db& db, const Moment& moment);
/// When it was last changed after that moment, the telephone directory aside; nullopt if it stands as it did.
[[nodiscard]] std::optional<Instant> changed_since(storage::Db& db, const Moment& moment);
/// One record as it stands; nullopt if there is none.
[[nodiscard]] std::optional<Record> find_record(storage::Db& db, const LogName& log, RecordKind kind, std::string_view key);
/// True if towns of some size have an office of this name.
[[nodiscard]] bool has_office(storage::Db& db, std::string_view name);
/// All directory entries of a log.
[[nodiscard]] std::vector<Record> directory_records(storage::Db& db, const LogName& log);
/// The highest number a directory entry of this log ever had; 0 if there was none.
[[nodiscard]] std::uint64_t last_directory_number(storage::Db& db, const LogName& log);

}  // namespace nb::catalogue
