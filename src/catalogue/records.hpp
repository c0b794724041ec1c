// SPDX-License-Identifier: EUPL-1.2
// The catalogue as flat records, one entry each: what the log, the diff and the plan work with. Pure.
// A record's data is a JSON object with its members in a fixed order, so that equal records have equal text.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/model.hpp"

namespace nb::catalogue {

/// In the order in which they are shown and applied.
enum class RecordKind { municipality, component, service, service_text, step, step_text, office_type, component_override, site, directory_entry };
inline constexpr std::size_t kRecordKinds = 10;

/// "component": part of the entry types catalogue.component_set and catalogue.component_removed.
[[nodiscard]] std::string_view to_string(RecordKind kind);
[[nodiscard]] std::optional<RecordKind> parse_record_kind(std::string_view text);
/// It belongs to one municipality's log; all others stand in region/main.
[[nodiscard]] bool is_local(RecordKind kind);

/// Longest data of a record: the core of an entry holds 4 KiB with everything around it.
inline constexpr std::size_t kDataBytesMax = 3000;
/// Longest open part of a directory entry.
inline constexpr std::size_t kContactBytesMax = 8192;

struct Record {
  RecordKind kind;
  std::optional<Ags> town;  ///< exactly if is_local(kind)
  std::string key;          ///< unique in its log and kind; a directory entry that was not recorded yet has none
  std::string data;         ///< JSON object
  std::string contact;      ///< directory: JSON object with names and numbers, the open part; else empty
  friend bool operator==(const Record&, const Record&) = default;
};

/// The log a record belongs to.
[[nodiscard]] LogName log_of(const Record& record);

/// Brings everything into canonical order.
void sort(Catalogue& catalogue);
/// Ordered by kind, municipality and key.
[[nodiscard]] std::vector<Record> flatten(const Catalogue& catalogue);
/// The inverse. Texts and steps whose service is gone are left out. Throws Error{corrupt} for data that flatten() does not write.
[[nodiscard]] Catalogue assemble(const std::vector<Record>& records);

/// The record with its data checked and rewritten in canonical form and its key derived (of a directory entry: `key`);
/// nullopt if a member is missing, unknown, or not of its type. `contact` may be null.
[[nodiscard]] std::optional<Record> read_record(RecordKind kind, const std::optional<Ags>& town, std::string_view key, const boost::json::object& data,
                                                const boost::json::object* contact);

}  // namespace nb::catalogue
