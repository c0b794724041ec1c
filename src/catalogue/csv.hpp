// SPDX-License-Identifier: EUPL-1.2
// RFC 4180 with its places: every field knows the line and column it begins at, so that a fault can be found in an editor.
// UTF-8 with or without BOM, CRLF or LF, quoted newlines; ISO-8859-1 by option. Pure; everything bounded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nb::catalogue {

/// A field as UTF-8, and where it begins: line and column count from 1, columns in characters.
struct CsvField {
  std::string text;
  std::size_t line;
  std::size_t column;
  bool quoted = false;
};

struct CsvFault {
  std::size_t line;
  std::size_t column;
  std::string reason;  ///< German
};

enum class Encoding { utf8, latin1 };

struct CsvOptions {
  char separator = ',';
  Encoding encoding = Encoding::utf8;
  std::size_t bytes_max = std::size_t{64} << 20;
  std::size_t records_max = 1'000'000;
  std::size_t fields_max = 200;  ///< of a record
  std::size_t field_bytes_max = 65'536;
};

using CsvRecord = std::vector<CsvField>;

struct CsvTable {
  std::vector<CsvRecord> records;  ///< the header is the first; blank lines are left out
  std::vector<CsvFault> faults;    ///< a table with faults is complete only up to the first of them
};

[[nodiscard]] CsvTable parse_csv(std::string_view bytes, const CsvOptions& options = {});

/// One record in the same notation, without line end; fields are quoted where they must be.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& fields, char separator = ',');

}  // namespace nb::catalogue
