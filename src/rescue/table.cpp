// SPDX-License-Identifier: EUPL-1.2
#include "rescue/table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rescue/lines.hpp"

namespace nb::rescue {

std::optional<std::size_t> TableBuilder::column(std::string_view name) {
  const auto known = std::ranges::find(table_.columns, name);
  if (known != table_.columns.end()) return static_cast<std::size_t>(known - table_.columns.begin());
  if (table_.columns.size() == limits_.columns_max) return std::nullopt;
  table_.columns.emplace_back(name);
  return table_.columns.size() - 1;
}

bool TableBuilder::add(Record record) {
  if (stopped()) return false;
  std::size_t bytes = sizeof(Record);
  for (std::string& cell : record.cells) {
    if (cell.size() > limits_.cell_bytes_max) {
      cell = std::string(cut_utf8(cell, limits_.cell_bytes_max));
      record.faults.cut = true;
    }
    bytes += cell.size() + sizeof(std::string);
  }
  if (table_.records.size() == limits_.records_max) {
    stop(record.line, fmt::format("Mehr als {} Termine werden auf einmal nicht gelesen.", limits_.records_max));
    return false;
  }
  if (kept_bytes_ + bytes > limits_.kept_bytes_max) {
    stop(record.line, fmt::format("Die Termine brauchen mehr als {} MB Speicher.", limits_.kept_bytes_max >> 20));
    return false;
  }
  kept_bytes_ += bytes;
  table_.records.push_back(std::move(record));
  return true;
}

void TableBuilder::note(std::size_t line, NoteKind kind) {
  if (table_.notes.size() < limits_.notes_max) table_.notes.push_back({line, kind});
}

void TableBuilder::stop(std::size_t line, std::string reason) {
  if (!stopped()) table_.stopped = Stop{line, std::move(reason)};
}

}  // namespace nb::rescue
