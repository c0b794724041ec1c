// SPDX-License-Identifier: EUPL-1.2
// CSV of any bytes: no crash; what was read without fault is read the same after it was written again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.hpp"
#include "catalogue/csv.hpp"

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const nb::catalogue::CsvTable& table) {
  Rows rows;
  for (const auto& record : table.records) {
    rows.emplace_back();
    for (const auto& field : record) rows.back().push_back(field.text);
  }
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  nb::catalogue::CsvOptions options;
  options.encoding = size % 2 == 0 ? nb::catalogue::Encoding::utf8 : nb::catalogue::Encoding::latin1;
  const auto table = nb::catalogue::parse_csv(bytes, options);
  if (!table.faults.empty()) return 0;
  const Rows rows = rows_of(table);
  std::string text = "\xEF\xBB\xBF";  // so that one in the first field stays
  for (const auto& row : rows) text += nb::catalogue::csv_line(row) + "\n";
  const auto again = nb::catalogue::parse_csv(text);
  NB_ASSERT(again.faults.empty());
  NB_ASSERT(rows_of(again) == rows);
  return 0;
}
