// SPDX-License-Identifier: EUPL-1.2
// What differs between the catalogue that stands and the one that is wanted, for people (diff) and as commands (plan).
// Pure. Directory entries have no key in the data: they are matched by what they say.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "catalogue/model.hpp"
#include "catalogue/records.hpp"

namespace nb::catalogue {

struct FieldChange {
  std::string field;  ///< name of the column
  std::string before;
  std::string after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct Change {
  enum class Kind { added, changed, removed } change;
  RecordKind kind;
  std::optional<Ags> town;
  std::string key;                  ///< empty for a directory entry that is new
  std::string label;                ///< what a person calls it
  std::vector<FieldChange> fields;  ///< only of a changed one
};

/// In the order of RecordKind, municipality and key.
[[nodiscard]] std::vector<Change> diff(const Catalogue& current, const Catalogue& wanted);

/// Per kind how many are new, changed and removed, then the changes, at most `lines_max` of each kind.
[[nodiscard]] std::string to_german(const std::vector<Change>& changes, std::size_t lines_max = 20);

/// The arguments of one `catalogue.apply` per log that has to change (region first); nothing to do: empty.
[[nodiscard]] std::vector<std::pair<LogName, std::string>> plan(const Catalogue& current, const Catalogue& wanted);

}  // namespace nb::catalogue
