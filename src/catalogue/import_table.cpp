// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/import_table.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "catalogue/expression.hpp"
#include "catalogue/hours.hpp"

namespace nb::catalogue {

namespace {

/// Shortened between two characters.
std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMost = 80;
  std::size_t end = std::min(kMost, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "„" + std::string(text.substr(0, end)) + (end < text.size() ? "…“" : "“");
}

/// Line ends inside a field are the file's business: LF whatever the file has.
std::string with_lf(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i];
  }
  return out;
}

}  // namespace

void FaultList::add(Fault fault) {
  if (faults_.size() < most_) {
    faults_.push_back(std::move(fault));
  } else {
    ++left_out_;
  }
}

std::vector<Fault> FaultList::take() {
  std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) { return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column); });
  if (left_out_ > 0) faults_.push_back({{}, 0, 0, {}, "weitere " + std::to_string(left_out_) + " Fehler werden nicht gezeigt"});
  return std::move(faults_);
}

bool is_slug(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-' || text.find("--") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string listed(std::span<const std::string_view> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : i + 1 == words.size() ? " oder " : ", ") + std::string(words[i]);
  return out;
}

Table::Table(std::string file, CsvTable csv, const Columns& columns, FaultList& faults) : file_(std::move(file)), csv_(std::move(csv)), faults_(faults) {
  for (const CsvFault& fault : csv_.faults) faults_.add({file_, fault.line, fault.column, {}, fault.reason});
  if (csv_.records.empty()) {
    if (csv_.faults.empty()) faults_.add({file_, 1, 1, {}, "die Datei ist leer; in der ersten Zeile müssen die Spaltennamen stehen"});
    return;
  }
  read_header(columns);
}

void Table::read_header(const Columns& columns) {
  usable_ = true;
  const auto known = [&](std::string_view name) {
    const auto in = [&](const std::vector<std::string_view>& list) { return std::find(list.begin(), list.end(), name) != list.end(); };
    return in(columns.required) || in(columns.optional);
  };
  for (const CsvField& field : csv_.records.front()) {
    const std::string_view name = trim(field.text);
    if (index_of(name)) {
      faults_.add({file_, field.line, field.column, {}, "die Spalte " + in_quotes(name) + " kommt zweimal vor"});
    } else if (!known(name)) {
      faults_.add({file_, field.line, field.column, {}, "die Spalte " + in_quotes(name) + " gibt es in dieser Datei nicht"});
    }
    header_.push_back(name);
  }
  for (const std::string_view name : columns.required) {
    if (index_of(name)) continue;
    faults_.add({file_, csv_.records.front().front().line, 1, {}, "die Spalte " + in_quotes(name) + " fehlt"});
    usable_ = false;
  }
}

std::optional<std::size_t> Table::index_of(std::string_view column) const {
  const auto found = std::find(header_.begin(), header_.end(), column);
  if (found == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header_.begin());
}

std::vector<Row> Table::rows() const {
  std::vector<Row> rows;
  for (std::size_t i = 1; usable_ && i < csv_.records.size(); ++i) {
    const CsvRecord& record = csv_.records[i];
    if (record.size() == header_.size()) {
      rows.emplace_back(*this, i);
      continue;
    }
    const CsvField& place = record.size() > header_.size() ? record[header_.size()] : record.back();
    faults_.add({file_, place.line, place.column, {}, "die Zeile hat " + std::to_string(record.size()) + " Felder, der Kopf hat " + std::to_string(header_.size())});
  }
  return rows;
}

const CsvField* Row::field(std::string_view column) const {
  const auto index = table_->index_of(column);
  return index ? &table_->csv_.records[record_][*index] : nullptr;
}

std::size_t Row::line() const { return table_->csv_.records[record_].front().line; }

std::string Row::raw(std::string_view column) const {
  const CsvField* found = field(column);
  return found == nullptr ? std::string() : with_lf(trim(found->text));
}

void Row::fault_at(std::string_view column, std::size_t offset, std::string reason) {
  failed_ = true;
  const CsvField* found = field(column);
  if (found == nullptr) {
    table_->faults_.add({table_->file_, line(), 1, std::string(column), std::move(reason)});
    return;
  }
  const std::size_t space = found->text.find_first_not_of(" \t\r\n");
  const std::size_t before = offset == 0 ? 0 : offset + (found->quoted ? 1 : 0) + (space == std::string::npos ? 0 : space);
  table_->faults_.add({table_->file_, found->line, found->column + before, std::string(column), std::move(reason)});
}

std::string_view Row::longest_column() const {
  const CsvRecord& record = table_->csv_.records[record_];
  const auto longest = std::max_element(record.begin(), record.end(), [](const CsvField& a, const CsvField& b) { return a.text.size() < b.text.size(); });
  return table_->header_[static_cast<std::size_t>(longest - record.begin())];
}

std::string Row::text(std::string_view column, Need need) {
  std::string value = raw(column);
  if (value.empty() && need == Need::required) fault(column, "das Feld darf nicht leer sein");
  if (to_nfc(value) != value) fault(column, "der Text steht nicht in der Unicode-Form NFC (zusammengesetzte Zeichen)");
  return value;
}

std::string Row::word(std::string_view column, std::span<const std::string_view> words) {
  std::string value = raw(column);
  if (std::find(words.begin(), words.end(), value) == words.end()) fault(column, in_quotes(value) + " ist nicht vorgesehen; möglich: " + listed(words));
  return value;
}

std::int64_t Row::number(std::string_view column, std::int64_t least, std::int64_t most) {
  const std::string value = raw(column);
  const auto number = parse_u64(value);
  const bool fits = number && *number <= static_cast<std::uint64_t>(most) && static_cast<std::int64_t>(*number) >= least;
  if (!fits) fault(column, in_quotes(value) + " ist keine ganze Zahl von " + std::to_string(least) + " bis " + std::to_string(most));
  return fits ? static_cast<std::int64_t>(*number) : least;
}

double Row::decimal(std::string_view column) {
  const std::string value = raw(column);
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number, std::chars_format::fixed);
  const bool fits = error == std::errc() && end == value.data() + value.size() && number > 0 && number <= 1000;
  if (!fits) fault(column, in_quotes(value) + " ist keine Zahl über 0 bis 1000 (mit Dezimalpunkt)");
  return fits ? number : 0;
}

std::optional<CivilDate> Row::date(std::string_view column, Need need) {
  const std::string value = raw(column);
  if (value.empty() && need == Need::optional) return std::nullopt;
  const auto day = parse_date(value);
  if (!day) fault(column, in_quotes(value) + " ist kein Tag wie 2023-10-30");
  return day;
}

bool Row::yes_no(std::string_view column) {
  static constexpr std::string_view kWords[] = {"yes", "no"};
  return word(column, kWords) == "yes";
}

Ags Row::ags(std::string_view column) {
  const std::string value = raw(column);
  const auto ags = Ags::parse(value);
  const bool known_land = ags && deadlines::land_of(*ags);
  if (!known_land) fault(column, in_quotes(value) + " ist kein amtlicher Gemeindeschlüssel (8 Ziffern, die ersten zwei nennen das Land)");
  return ags.value_or(*Ags::parse("00000000"));
}

std::string Row::slug(std::string_view column) {
  std::string value = raw(column);
  if (!is_slug(value)) fault(column, in_quotes(value) + " darf nur aus Kleinbuchstaben a–z, Ziffern und einzelnen Bindestrichen bestehen");
  return value;
}

std::string Row::expression(std::string_view column) {
  std::string value = raw(column);
  if (const auto parsed = Expression::parse(value); !parsed) {
    fault_at(column, parsed.error().column - 1, "der Ausdruck ist nicht lesbar: " + parsed.error().reason);
    value.clear();
  }
  return value;
}

std::string Row::hours(std::string_view column) {
  std::string value = raw(column);
  if (const auto parsed = Hours::parse(value); !parsed) fault_at(column, parsed.error().column - 1, "die Öffnungszeiten sind nicht lesbar: " + parsed.error().reason);
  return value;
}

std::vector<std::string> Row::list(std::string_view column) {
  std::vector<std::string> items;
  const std::string value = text(column, Need::optional);
  if (value.empty()) return items;
  for (const std::string_view item : split(value, ';')) {
    items.emplace_back(trim(item));
    if (items.back().empty()) fault(column, "zwischen den Semikolons fehlt etwas");
    if (std::count(items.begin(), items.end(), items.back()) > 1) fault(column, in_quotes(items.back()) + " steht zweimal in der Liste");
  }
  return items;
}

void Row::nothing(std::initializer_list<std::string_view> columns) {
  for (const std::string_view column : columns) {
    if (!raw(column).empty()) fault(column, "das Feld muss in dieser Art Zeile leer sein");
  }
}

}  // namespace nb::catalogue
