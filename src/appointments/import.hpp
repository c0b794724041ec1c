// SPDX-License-Identifier: EUPL-1.2
// An import of rescued bookings, as it is written down: which source, when it was written, and what became of every row. No personal
// data: lines, outcomes, ids. And what the columns and labels of a source mean, so that nobody has to say it twice. Pure.
#pragma once

#include <array>
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "base/time.hpp"
#include "rescue/reconcile.hpp"

namespace nb::appointments {

// What a rescued list says and what the register keeps are the same words.
static_assert(static_cast<int>(Urgency::travel) == static_cast<int>(rescue::Urgency::travel) && static_cast<int>(Urgency::birth) == static_cast<int>(rescue::Urgency::birth) &&
              static_cast<int>(Urgency::deadline) == static_cast<int>(rescue::Urgency::deadline) && static_cast<int>(Urgency::normal) == static_cast<int>(rescue::Urgency::normal));

namespace event {
inline constexpr std::string_view kImportNoted = "appointments.import_noted";    ///< encode(Import); subject: the import's id
inline constexpr std::string_view kImportRows = "appointments.import_rows";      ///< {"count"} and open part "rows"; same subject
inline constexpr std::string_view kMappingNoted = "appointments.mapping_noted";  ///< {"source","format"} and open part "mapping"
}  // namespace event

namespace part {
inline constexpr std::string_view kRows = "rows";        ///< open
inline constexpr std::string_view kMapping = "mapping";  ///< open: names of columns and labels of services, nobody's
}  // namespace part

inline constexpr std::size_t kImportRowsPerEntry = 1000;
inline constexpr std::size_t kImportRowsMax = 20'000;

/// What became of a row.
struct ImportedRow {
  std::size_t line = 0;
  rescue::Outcome outcome = rescue::Outcome::taken;
  rescue::Reason reason = rescue::Reason::none;
  bool states_time = false;  ///< the booking's time is the one this row says
  std::string booking;       ///< empty: none
  friend bool operator==(const ImportedRow&, const ImportedRow&) = default;
};

struct Import {
  std::string id;      ///< "i-" and the id of the command that noted it
  std::string source;  ///< rescue::source_key
  std::string format;  ///< "csv", "ics", …
  std::string hash;    ///< SHA-256 of the file, hex
  std::optional<Instant> as_of;
  std::size_t lines = 0;
  std::size_t outside = 0;       ///< calendar entries outside the window
  std::size_t stopped_line = 0;  ///< where reading ended before the end; 0: it did not
  std::array<std::size_t, rescue::kOutcomes> counts{};
  Instant at;
  std::string by;
  [[nodiscard]] std::size_t count(rescue::Outcome outcome) const { return counts.at(static_cast<std::size_t>(outcome)); }
};

[[nodiscard]] boost::json::object import_object(const Import& import);
/// What import_object() wrote; id, at and by are the entry's.
[[nodiscard]] Import decode_import(const boost::json::object& data);
/// One row per line: "12 taken none 1 b-…".
[[nodiscard]] std::string encode_rows(const std::vector<ImportedRow>& rows, std::size_t first, std::size_t count);
/// nullopt if a line is not one that encode_rows() writes.
[[nodiscard]] std::optional<std::vector<ImportedRow>> decode_rows(std::string_view text);

/// "i-" and the command's id.
[[nodiscard]] std::string import_id(std::string_view command);

}  // namespace nb::appointments
