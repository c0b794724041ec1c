// SPDX-License-Identifier: EUPL-1.2
// What any reader makes of a rescued file: columns, records with the line they stand on, and what was no record and why.
// Nothing is interpreted yet (mapping and rows do that). Pure; everything bounded by Limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace nb::rescue {

/// Where reading stops. What stopped it is said in Table::stopped; nothing is dropped silently.
struct Limits {
  std::size_t records_max = 20'000;                    ///< kept
  std::size_t kept_bytes_max = std::size_t{32} << 20;  ///< of all cells
  std::size_t bytes_max = std::size_t{1} << 30;        ///< of the file
  std::size_t line_bytes_max = 64 * 1024;              ///< a longer line is cut, and its record marked
  std::size_t columns_max = 80;
  std::size_t cell_bytes_max = 8 * 1024;
  std::size_t notes_max = 500;  ///< what was no record, one by one; all are counted
  std::size_t mail_bytes_max = std::size_t{8} << 20;
  std::size_t occurrences_max = 370;  ///< of one recurring event
  std::size_t empty_series_max = 5;   ///< rules that give not one day; then no further rule is followed
  std::size_t series_max = 500;       ///< recurring events whose rule is followed
};

/// Why a line of the file is no booking line.
enum class NoteKind : std::uint8_t { title, header, page, footer, unreadable, outside_window, series_cut, no_appointment };

struct Note {
  std::size_t line = 0;  ///< from 1
  NoteKind kind = NoteKind::title;
};

/// What a reader saw while it read one record.
struct RecordFaults {
  bool surplus_field = false;  ///< one field too many; joined with the last one
  bool missing_fields = false;
  bool cut = false;                 ///< too long, cut at a limit
  bool bad_encoding = false;        ///< bytes that no text of this encoding has
  bool zone_unknown = false;        ///< a time in a zone that is not known
  bool series_without_end = false;  ///< a recurring rule without end; followed to the end of the window
  friend bool operator==(const RecordFaults&, const RecordFaults&) = default;
};

struct Record {
  std::size_t line = 0;            ///< where it begins, from 1
  std::vector<std::string> cells;  ///< UTF-8, trimmed; may be fewer than columns
  RecordFaults faults;
};

struct Stop {
  std::size_t line = 0;
  std::string reason;  ///< German
};

struct Table {
  std::vector<std::string> columns;
  std::vector<Record> records;
  std::vector<Note> notes;
  std::size_t lines = 0;           ///< read
  std::size_t outside_window = 0;  ///< records left out because their day lies outside the window
  std::optional<Instant> as_of;    ///< when the list was printed or exported, as far as it says so
  std::optional<Stop> stopped;     ///< where and why reading ended before the end of the file
};

/// Collects records under named columns, within limits.
class TableBuilder {
 public:
  TableBuilder(Table& table, const Limits& limits) : table_(table), limits_(limits) {}
  /// Index of the column, made when new; nullopt when there are too many.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name);
  /// False once a limit is reached; then Table::stopped says which.
  bool add(Record record);
  void note(std::size_t line, NoteKind kind);
  void stop(std::size_t line, std::string reason);
  [[nodiscard]] bool stopped() const { return table_.stopped.has_value(); }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] Table& table() { return table_; }

 private:
  Table& table_;
  Limits limits_;
  std::size_t kept_bytes_ = 0;
};

}  // namespace nb::rescue
