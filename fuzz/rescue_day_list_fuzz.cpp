// SPDX-License-Identifier: EUPL-1.2
// Typed day lists of any bytes: no crash; every line that is not empty is a row or a heading.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.hpp"
#include "rescue/lines.hpp"
#include "rescue/reader.hpp"
#include "rescue/rows.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nb::rescue;
  static const nb::Zone berlin;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto day = [](int y) { return nb::CivilDate{std::chrono::year{y}, std::chrono::October, std::chrono::day{30}}; };
  const Choices choices{.services = {{"pass", "Reisepass beantragen"}}, .sites = {{"rathaus", "Rathaus"}}};
  ReadOptions options{.limits = {}, .window = {day(2023), day(2024)}, .list_day = day(2023)};
  options.limits.notes_max = 1'000'000;
  const Dialect dialect{.format = Format::day_list, .encoding = guess_encoding(bytes)};
  const Table table = read_table(bytes, dialect, options, choices, berlin);
  std::size_t filled = 0;
  LineCutter cutter(dialect.encoding, options.limits.line_bytes_max, [&filled](const Line& line) { filled += clean_text(line.text).empty() ? 0U : 1U; });
  cutter.feed(bytes);
  cutter.finish();
  NB_ASSERT(table.stopped || table.records.size() + table.notes.size() == filled);
  NB_ASSERT(make_rows(table, guess_mapping(table, choices), berlin).size() == table.records.size());
  return 0;
}
