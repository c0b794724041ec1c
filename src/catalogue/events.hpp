// SPDX-License-Identifier: EUPL-1.2
// Entry types of this room: catalogue.<kind>_set and catalogue.<kind>_removed, subject = the record's key. The data of a
// set is the record (records.hpp); a directory entry's names and numbers are its open part "contact".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/records.hpp"
#include "state/command.hpp"

namespace nb::catalogue {

inline constexpr std::string_view kContactPart = "contact";

struct EntryType {
  RecordKind kind;
  bool removed;
};

/// nullopt for a type that is not of this room.
[[nodiscard]] std::optional<EntryType> parse_entry_type(std::string_view type);
[[nodiscard]] state::NewEntry set_entry(const Record& record);
[[nodiscard]] state::NewEntry removed_entry(RecordKind kind, std::string_view key);

}  // namespace nb::catalogue
