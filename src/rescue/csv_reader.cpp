// SPDX-License-Identifier: EUPL-1.2
#include "rescue/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "rescue/moment.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kQuotedLinesMax = 50;

bool holds_moment(const std::string& cell) { return read_day(cell) || read_time(cell) || read_moment(cell); }

std::size_t filled(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::ranges::count_if(cells, [](const std::string& cell) { return !cell.empty(); }));
}

/// A page number or a sum: next to nothing filled in, and no day or time among it.
bool is_decoration(const std::vector<std::string>& cells) { return filled(cells) <= 2 && cells.size() > 2 && std::ranges::none_of(cells, holds_moment); }

NoteKind decoration_kind(const std::vector<std::string>& cells) {
  const bool page = std::ranges::any_of(cells, [](const std::string& cell) {
    const std::string folded = fold_for_search(cell);
    return folded.starts_with("seite") || folded.starts_with("blatt") || folded.starts_with("page");
  });
  return page ? NoteKind::page : NoteKind::footer;
}

/// The field that begins at the cursor; quotes inside are doubled, text behind the closing quote is kept.
std::string quoted_field(std::string_view text, std::size_t& at, char separator, bool& open) {
  std::string out;
  for (++at; at < text.size(); ++at) {
    if (text[at] != '"') {
      out += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      out += '"';
      ++at;
    } else {
      const std::size_t end = std::min(text.find(separator, at + 1), text.size());
      out += text.substr(at + 1, end - at - 1);
      at = end;
      return out;
    }
  }
  open = true;
  return out;
}

}  // namespace

Fields split_fields(std::string_view text, char separator, bool quotes) {
  Fields fields;
  std::size_t at = 0;
  for (;;) {
    std::size_t start = at;
    while (start < text.size() && text[start] == ' ' && separator != ' ') ++start;
    if (quotes && start < text.size() && text[start] == '"') {
      at = start;
      fields.cells.push_back(clean_text(quoted_field(text, at, separator, fields.open)));
    } else {
      const std::size_t end = std::min(text.find(separator, at), text.size());
      fields.cells.push_back(clean_text(text.substr(at, end - at)));
      at = end;
    }
    if (at >= text.size()) return fields;
    ++at;  // the separator
  }
}

std::optional<Instant> stated_as_of(std::string_view text, const Zone& zone) {
  const std::string folded = fold_for_search(text);
  const auto says = [&folded](std::string_view word) { return folded.find(word) != std::string::npos; };
  if (!says("druck") && !says("stand") && !says("erstellt") && !says("export") && !says("generated")) return std::nullopt;
  const auto moment = find_moment(text);
  if (!moment || !moment->day.day.ok()) return std::nullopt;
  return zone.instant(moment->day.day, moment->time.value_or(std::chrono::minutes{0}));
}

void CsvReader::line(const Line& line) {
  if (pending_.empty()) {
    if (trim(line.text).empty()) return;
    pending_line_ = line.number;
    pending_faults_ = {};
  }
  pending_faults_.cut = pending_faults_.cut || line.cut;
  pending_faults_.bad_encoding = pending_faults_.bad_encoding || line.bad_encoding;
  std::string text;
  for (const std::string& before : pending_) text += before + '\n';
  text += line.text;
  Fields fields = split_fields(text, dialect_.separator);
  if (!fields.open) {
    pending_.clear();
    return record(pending_line_, std::move(fields.cells), pending_faults_);
  }
  pending_.emplace_back(line.text);
  if (pending_.size() >= kQuotedLinesMax || text.size() > builder_.limits().line_bytes_max) give_up_quotes();
}

void CsvReader::finish() {
  if (!pending_.empty()) give_up_quotes();
}

/// A quote that is never closed is a character like any other: the lines behind it are records of their own.
void CsvReader::give_up_quotes() {
  const std::vector<std::string> lines = std::move(pending_);
  pending_.clear();
  std::size_t number = pending_line_;
  for (const std::string& text : lines) {
    if (!trim(text).empty()) record(number, split_fields(text, dialect_.separator, false).cells, pending_faults_);
    ++number;
  }
}

void CsvReader::header(std::vector<std::string> cells) {
  started_ = true;
  header_ = cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string name(cut_utf8(cells[i].empty() ? fmt::format("Spalte {}", i + 1) : cells[i], 80));
    const auto& taken = builder_.table().columns;
    for (int again = 2; std::ranges::find(taken, name) != taken.end() && again < 100; ++again) name = fmt::format("{} ({})", std::string(cut_utf8(cells[i], 70)), again);
    if (!builder_.column(name)) return builder_.stop(dialect_.header_line, "Die Liste hat zu viele Spalten.");
  }
}

void CsvReader::columns_without_header(std::size_t count) {
  started_ = true;
  for (std::size_t i = 0; i < count; ++i) {
    if (!builder_.column(fmt::format("Spalte {}", i + 1))) return;
  }
}

void CsvReader::title(std::size_t line, const std::vector<std::string>& cells) {
  builder_.note(line, NoteKind::title);
  for (const std::string& cell : cells) {
    if (!builder_.table().as_of) builder_.table().as_of = stated_as_of(cell, zone_);
  }
}

void CsvReader::record(std::size_t line, std::vector<std::string> cells, RecordFaults faults) {
  if (builder_.stopped() || filled(cells) == 0) return;
  if (line < dialect_.header_line) return title(line, cells);
  if (line == dialect_.header_line) return header(std::move(cells));
  if (!started_) columns_without_header(std::min(std::max(dialect_.fields, std::size_t{1}), builder_.limits().columns_max));
  if (!header_.empty() && cells == header_) return builder_.note(line, NoteKind::header);
  if (is_decoration(cells)) return builder_.note(line, decoration_kind(cells));
  const std::size_t columns = builder_.table().columns.size();
  while (cells.size() > columns && cells.back().empty()) cells.pop_back();
  if (cells.size() > columns) {  // a separator inside the last column, without quotes
    faults.surplus_field = true;
    for (std::size_t i = columns; i < cells.size(); ++i) cells[columns - 1] += std::string(1, dialect_.separator) + ' ' + cells[i];
    cells.resize(columns);
  }
  faults.missing_fields = cells.size() < columns;
  builder_.add({line, std::move(cells), faults});
}

}  // namespace nb::rescue
