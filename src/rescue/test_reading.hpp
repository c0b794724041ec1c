// SPDX-License-Identifier: EUPL-1.2
// Reading a text in a test: sniffed, read, mapped, made into rows.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "rescue/reader.hpp"
#include "rescue/rows.hpp"

namespace nb::rescue {

inline CivilDate test_day(int y, unsigned m, unsigned d) { return CivilDate{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

inline Choices test_choices() {
  return {.services = {{"personalausweis-beantragen", "Personalausweis beantragen"},
                       {"personalausweis-abholen", "Fertigen Personalausweis abholen"},
                       {"wohnsitz-anmelden", "Wohnsitz anmelden"},
                       {"beglaubigung-kopie", "Kopie beglaubigen"}},
          .sites = {{"rathaus", "Rathaus"}, {"stadtbuero-neheim", "Stadtbüro Neheim"}}};
}

inline ReadOptions test_options() { return {.limits = {}, .window = {test_day(2023, 10, 1), test_day(2024, 11, 1)}, .list_day = std::nullopt}; }

inline Table read_text(std::string_view bytes, const ReadOptions& options = test_options()) {
  const auto dialect = sniff(bytes);
  if (!dialect) return {};
  return read_table(bytes, *dialect, options, test_choices(), Zone());
}

inline std::vector<Row> rows_of_text(std::string_view bytes, const ReadOptions& options = test_options()) {
  const Table table = read_text(bytes, options);
  return make_rows(table, guess_mapping(table, test_choices()), Zone());
}

inline bool has(const Row& row, Remark remark) { return std::ranges::find(row.remarks, remark) != row.remarks.end(); }

}  // namespace nb::rescue
