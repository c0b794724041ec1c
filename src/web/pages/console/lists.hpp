// SPDX-License-Identifier: EUPL-1.2
// Every list of the console can be narrowed, printed and taken along as CSV, in one way for all: a list is made by its page, the same
// rows are narrowed by one word and handed out as a file. A new list adds one row to the table in lists.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/pages/fields.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

class StabTemplates;

struct ListColumn {
  std::string_view title;  ///< German
  std::string_view value;  ///< name of the value in a row; "SECTION/NAME" for one of a section in the row
  bool said = true;        ///< worded by the program, so that it has an English
};
struct List {
  std::string_view path;      ///< of the page; the file is at path + ".csv"
  std::string_view page;      ///< template of the page: where another one is shown there is no list
  std::string_view rows;      ///< name of the section with the rows; "OUTER/ROWS" where it stands in another, several with commas
  std::string_view filename;  ///< without ".csv"
  bool own_filter = false;    ///< the page has a filter of its own
  std::vector<ListColumn> columns;
  bool asked = false;  ///< stands on its page only after something was asked for
};
[[nodiscard]] std::span<const List> lists();
/// The list at a path, with or without ".csv"; null if there is none.
[[nodiscard]] const List* list_at(std::string_view path);

/// The journal will say that this answer handed out so much of that, and what it was narrowed by: a word of export_words().
void note_handed_out(const StabVisit& visit, std::string_view what, std::size_t count);
/// How many rows a page shows: `on_page`, or as many as a file holds where all are wanted (file, narrowed list).
[[nodiscard]] std::size_t rows_wanted(const StabVisit& visit, std::size_t on_page);
inline constexpr std::size_t kRowsInFile = 5000;

/// Drops the rows without the word in "filter" and tells the page about file and filter.
void narrow_list(const StabVisit& visit, std::string_view page, Fields& fields);
/// The list as a file; nullopt: it is none. RFC 4180 but for the semicolon, which spreadsheets set to German expect: a double click opens
/// it in columns. With a byte order mark, because Excel takes a file without one for Windows-1252 and breaks every umlaut.
[[nodiscard]] std::optional<web::Response> list_file(const StabVisit& visit, std::string_view page, Fields& fields, const StabTemplates& templates);

}  // namespace nb::pages
