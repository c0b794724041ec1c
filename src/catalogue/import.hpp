// SPDX-License-Identifier: EUPL-1.2
// Reads a data pack (examples/suedwestfalen/README.md) into a Catalogue. Everything is validated before anything is
// returned; every fault names file, line, column and reason. Reads files, changes nothing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/model.hpp"

namespace nb::catalogue {

/// One thing that is wrong in the data.
struct Fault {
  std::string file;
  std::size_t line = 0;    ///< from 1; 0: the file as a whole
  std::size_t column = 0;  ///< in characters, from 1
  std::string field;       ///< name of the column in the header; empty: not about one field
  std::string reason;      ///< German sentence without full stop
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// "services.csv, Zeile 12, Spalte 45 (needs): …"
[[nodiscard]] std::string to_german(const Fault& fault);
/// One line each, then how many there are.
[[nodiscard]] std::string to_german(const std::vector<Fault>& faults);

struct ImportOptions {
  Encoding encoding = Encoding::utf8;
  std::size_t faults_max = 1000;  ///< a last fault then says how many more there are
};

/// Reads the pack in that folder.
[[nodiscard]] Result<Catalogue, std::vector<Fault>> import_pack(const std::filesystem::path& folder, const ImportOptions& options = {});
/// The same from memory: file name → bytes. Pure.
[[nodiscard]] Result<Catalogue, std::vector<Fault>> import_texts(const std::map<std::string, std::string>& files, const ImportOptions& options = {});

}  // namespace nb::catalogue
