// SPDX-License-Identifier: EUPL-1.2
// What a database says, as a number per table: equal exactly where two databases hold the same rows in any order.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/bytes.hpp"

namespace nb::storage {

class Db;

/// Number of rows, and the sum of the rows' SHA-256 (so the order does not count).
struct TableDigest {
  std::uint64_t rows = 0;
  Hash sum;
  friend bool operator==(const TableDigest&, const TableDigest&) = default;
};

/// One per table of the schema, by name.
[[nodiscard]] std::map<std::string, TableDigest> digest_tables(Db& db);

}  // namespace nb::storage
