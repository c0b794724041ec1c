// SPDX-License-Identifier: EUPL-1.2
#include "rescue/remembering.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kRowsMin = 3;
constexpr std::size_t kNamesMin = 2;
constexpr std::size_t kStemBytesMin = 4;  ///< "Meyer" also forbids "Meyers"
constexpr std::ptrdiff_t kDigitsMax = 5;  ///< of a house or a form; a telephone has more

using Words = std::set<std::string, std::less<>>;

void add_words(Words& words, std::string_view name) {
  const std::string folded = fold_for_search(name);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() > 1) words.emplace(word);
  }
}

bool holds_names(Field field) { return field == Field::name || field == Field::surname || field == Field::first_names; }

/// Of the rows as they were understood, and of columns that call themselves names whatever somebody took them for.
Words words_of_names(const Table& table, const std::vector<Row>& rows) {
  Words words;
  for (const Row& row : rows) add_words(words, row.name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!holds_names(field_of_header(table.columns[i]))) continue;
    for (const Record& record : table.records) {
      if (i < record.cells.size()) add_words(words, record.cells[i]);
    }
  }
  return words;
}

bool names_somebody(std::string_view text, const Words& names) {
  if (text.find('@') != std::string_view::npos) return true;
  if (std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) > kDigitsMax) return true;
  const std::string folded = fold_for_search(text);
  return std::ranges::any_of(split(folded, ' '), [&names](std::string_view word) {
    if (names.contains(word)) return true;
    for (std::size_t size = kStemBytesMin; size < word.size(); ++size) {
      if (names.contains(word.substr(0, size))) return true;
    }
    return false;
  });
}

/// Under which labels how many rows stand, and of whom.
struct Use {
  std::size_t rows = 0;
  Words names;
};

Labels common(const Labels& labels, const std::vector<Row>& rows, std::string Row::*label_of, const Words& names) {
  std::map<std::string_view, Use> uses;
  for (const Row& row : rows) {
    Use& use = uses[row.*label_of];
    ++use.rows;
    if (!row.name.empty() && use.names.size() < kNamesMin) use.names.insert(fold_for_search(row.name));
  }
  Labels out;
  for (const auto& [label, id] : labels) {
    const auto use = uses.find(label);
    if (use == uses.end() || use->second.rows < kRowsMin || use->second.names.size() < kNamesMin || names_somebody(label, names)) continue;
    out.emplace(label, id);
  }
  return out;
}

}  // namespace

std::string encode_to_remember(const Mapping& mapping, const Table& table, const std::vector<Row>& rows, std::string_view format) {
  const Words names = words_of_names(table, rows);
  Mapping kept{.columns = {},
               .services = common(mapping.services, rows, &Row::service_label, names),
               .sites = common(mapping.sites, rows, &Row::site_label, names),
               .date_order = mapping.date_order};
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < table.columns.size() && i < mapping.columns.size(); ++i) {
    const bool known = field_of_header(table.columns[i]) != Field::ignore;
    if (!known && (format != "csv" || names_somebody(table.columns[i], names))) continue;
    columns.push_back(table.columns[i]);
    kept.columns.push_back(mapping.columns[i]);
  }
  return encode(kept, columns);
}

}  // namespace nb::rescue
