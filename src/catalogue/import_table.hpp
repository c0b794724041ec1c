// SPDX-License-Identifier: EUPL-1.2
// A CSV file as rows with named columns whose accessors check what they return and note every fault with its place.
// Inside this room only.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/codes.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/import.hpp"

namespace nb::catalogue {

/// Collects faults up to a bound and counts the rest.
class FaultList {
 public:
  explicit FaultList(std::size_t most) : most_(most) {}
  void add(Fault fault);
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  /// By file and place; the last one says how many were left out.
  [[nodiscard]] std::vector<Fault> take();

 private:
  std::size_t most_;
  std::size_t left_out_ = 0;
  std::vector<Fault> faults_;
};

class Row;

class Table {
 public:
  struct Columns {
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional{};
  };
  Table(std::string file, CsvTable csv, const Columns& columns, FaultList& faults);

  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// The rows that have as many fields as the header; none if the header is not usable.
  [[nodiscard]] std::vector<Row> rows() const;

 private:
  friend class Row;
  void read_header(const Columns& columns);
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view column) const;

  std::string file_;
  CsvTable csv_;
  FaultList& faults_;
  std::vector<std::string_view> header_;  ///< texts in csv_
  bool usable_ = false;
};

enum class Need { required, optional };

/// A row of a table, which must outlive it. An accessor that notes a fault returns an empty value; failed() then is true.
class Row {
 public:
  Row(const Table& table, std::size_t record) : table_(&table), record_(record) {}

  [[nodiscard]] std::size_t line() const;
  /// Trimmed; "" where the column is not in the file.
  [[nodiscard]] std::string raw(std::string_view column) const;

  std::string text(std::string_view column, Need need = Need::required);
  std::string word(std::string_view column, std::span<const std::string_view> words);
  template <class Enum>
  Enum code(std::string_view column) {
    return parse_word<Enum>(word(column, words_of<Enum>())).value_or(Enum{});
  }
  std::int64_t number(std::string_view column, std::int64_t least, std::int64_t most);
  double decimal(std::string_view column);
  std::optional<CivilDate> date(std::string_view column, Need need = Need::required);
  bool yes_no(std::string_view column);
  Ags ags(std::string_view column);
  /// Lower-case letters, digits and single hyphens: part of an address.
  std::string slug(std::string_view column);
  std::string expression(std::string_view column);
  std::string hours(std::string_view column);
  /// Separated by semicolons, each once.
  std::vector<std::string> list(std::string_view column);
  /// Must be empty in this row.
  void nothing(std::initializer_list<std::string_view> columns);

  void fault(std::string_view column, std::string reason) { fault_at(column, 0, std::move(reason)); }
  /// `offset` characters after the beginning of the field's content.
  void fault_at(std::string_view column, std::size_t offset, std::string reason);
  [[nodiscard]] bool failed() const { return failed_; }
  /// The column with the longest text.
  [[nodiscard]] std::string_view longest_column() const;

 private:
  [[nodiscard]] const CsvField* field(std::string_view column) const;

  const Table* table_;
  std::size_t record_;
  bool failed_ = false;
};

[[nodiscard]] bool is_slug(std::string_view text);
/// "a, b oder c"
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

}  // namespace nb::catalogue
