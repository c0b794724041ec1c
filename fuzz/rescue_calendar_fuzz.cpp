// SPDX-License-Identifier: EUPL-1.2
// Calendars of any bytes: no crash, nothing endless; what is read lies in the window, within the limits.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.hpp"
#include "rescue/reader.hpp"
#include "rescue/rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nb::rescue;
  static const nb::Zone berlin;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto day = [](int y) { return nb::CivilDate{std::chrono::year{y}, std::chrono::October, std::chrono::day{30}}; };
  ReadOptions options{.limits = {}, .window = {day(2023), day(2024)}, .list_day = std::nullopt};
  options.limits.records_max = 500;
  options.limits.series_max = 4;
  options.limits.empty_series_max = 1;
  const Dialect dialect{.format = Format::calendar, .encoding = guess_encoding(bytes)};
  const Table table = read_table(bytes, dialect, options, {}, berlin);
  NB_ASSERT(table.records.size() <= 500 && table.columns.size() <= options.limits.columns_max);
  const auto rows = make_rows(table, guess_mapping(table, {}), berlin);
  NB_ASSERT(rows.size() == table.records.size());
  return 0;
}
