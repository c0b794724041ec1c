// SPDX-License-Identifier: EUPL-1.2
// Reads the catalogue from state.db.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "catalogue/model.hpp"
#include "catalogue/records.hpp"

namespace nb::storage {
class Db;
}

namespace nb::catalogue {

/// Everything, in canonical order. Throws Error{corrupt} if a row is not readable.
[[nodiscard]] Catalogue load(storage::Db& db);
/// One record as it stands; nullopt if there is none.
[[nodiscard]] std::optional<Record> find_record(storage::Db& db, const LogName& log, RecordKind kind, std::string_view key);
/// True if towns of some size have an office of this name.
[[nodiscard]] bool has_office(storage::Db& db, std::string_view name);
/// All directory entries of a log.
[[nodiscard]] std::vector<Record> directory_records(storage::Db& db, const LogName& log);
/// The highest number a directory entry of this log ever had; 0 if there was none.
[[nodiscard]] std::uint64_t last_directory_number(storage::Db& db, const LogName& log);

}  // namespace nb::catalogue
