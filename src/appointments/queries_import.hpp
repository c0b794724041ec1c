// SPDX-License-Identifier: EUPL-1.2
// Reads of imports, and of the register as an import compares itself with it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/import.hpp"
#include "appointments/model.hpp"
#include "base/ids.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

[[nodiscard]] std::optional<Import> find_import(storage::Db& db, const LogName& log, std::string_view id);
/// Newest first.
[[nodiscard]] std::vector<Import> imports(storage::Db& db, const LogName& log, std::size_t count = 50);
/// In the order of the file.
[[nodiscard]] std::vector<ImportedRow> import_rows(storage::Db& db, const LogName& log, std::string_view id);
/// What the source's columns and labels were said to mean.
[[nodiscard]] std::optional<rescue::Remembered> remembered_mapping(storage::Db& db, const LogName& log, std::string_view source);

/// Who a booking is for; nullopt: it cannot be read now.
using PersonOf = std::function<std::optional<Person>(const std::string& booking)>;
/// All bookings that an import may meet, reservations and waiting lists left out.
[[nodiscard]] std::vector<rescue::KnownBooking> known_bookings(storage::Db& db, const LogName& log, const PersonOf& person_of);

}  // namespace nb::appointments
