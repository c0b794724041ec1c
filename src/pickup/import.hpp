// SPDX-License-Identifier: EUPL-1.2
// A list of finished documents, as the passport office's or the foreigners' office's application gives it out: CSV with the columns
// ags?, site, document_kind, serial, family_name, first_names, birth_date, arrived_on, pin_letter, old_document?, both_parents?
// (in any order). Every row is accounted for: to be taken, another municipality's, twice in the file, or faulty with line and field. Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "pickup/desk.hpp"

namespace nb::pickup {

inline constexpr std::size_t kListBytesMax = std::size_t{8} << 20;
inline constexpr std::size_t kListRowsMax = 20'000;

struct ListRow {
  std::size_t line = 0;  ///< in the file, from 1
  PickupText text;
  Owner owner;
};
struct ListFault {
  std::size_t line = 0;  ///< 0: the file as a whole
  std::string field;     ///< column; empty: the row or file as a whole
  std::string sentence;
};
struct List {
  std::vector<ListRow> rows;
  std::vector<ListFault> faults;  ///< one per faulty row
  std::size_t elsewhere = 0;      ///< rows of other municipalities
  std::size_t repeated = 0;       ///< rows whose number stands in the file already
  std::size_t total = 0;          ///< rows below the header: rows, faulty ones, elsewhere and repeated together
};

struct ListOptions {
  Ags ags;
  CivilDate today;
  std::function<bool(std::string_view site)> site;  ///< is there such a site here?
};
[[nodiscard]] List read_list(std::string_view bytes, const ListOptions& options);

/// A list beside the register, and the commands that take it: the same for the console and the command line.
struct ListPlan {
  List list;
  std::vector<bool> known;  ///< of each row: its number stands in the register
  std::size_t known_count = 0;
  [[nodiscard]] std::size_t new_count() const { return list.rows.size() - known_count; }
};
using KnowsSerial = std::function<bool(std::string_view serial)>;
[[nodiscard]] ListPlan plan_list(std::string_view bytes, const ListOptions& options, const KnowsSerial& knows);

struct ListStep {
  std::size_t line = 0;
  state::Command command;
};
/// Each new row is a command of its own, named after `sender.id` and its line: what is sent twice is taken once.
/// What the desk refuses becomes a fault of its row.
[[nodiscard]] std::vector<ListStep> list_steps(ListPlan& plan, const Desk& desk, const Sender& sender);

}  // namespace nb::pickup
