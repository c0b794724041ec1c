// SPDX-License-Identifier: EUPL-1.2
// Lists of any bytes, in any encoding and dialect: no crash; every record becomes one row and every row has one outcome; the same
// records however the bytes are cut into pieces.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "rescue/reader.hpp"
#include "rescue/reconcile.hpp"

namespace {

using namespace nb::rescue;

const nb::Zone& zone() {
  static const nb::Zone berlin;
  return berlin;
}

nb::CivilDate day(int y) { return nb::CivilDate{std::chrono::year{y}, std::chrono::October, std::chrono::day{30}}; }

const Choices& choices() {
  static const Choices known{.services = {{"pass", "Reisepass beantragen"}, {"ausweis", "Personalausweis beantragen"}}, .sites = {{"rathaus", "Rathaus"}}};
  return known;
}

Table read(std::string_view bytes, const Dialect& dialect, std::size_t piece) {
  ReadOptions options{.limits = {}, .window = {day(2023), day(2024)}, .list_day = day(2023)};
  options.limits.line_bytes_max = 4096;
  Reader reader(dialect, options, choices(), zone());
  for (std::size_t at = 0; at < bytes.size(); at += piece) reader.feed(bytes.substr(at, piece));
  return reader.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto dialect = sniff(bytes);
  if (!dialect) return 0;
  const Table table = read(bytes, *dialect, 64 * 1024);
  const Table pieces = read(bytes, *dialect, 7);
  NB_ASSERT(table.records.size() == pieces.records.size());
  for (std::size_t i = 0; i < table.records.size(); ++i) NB_ASSERT(table.records[i].cells == pieces.records[i].cells && table.records[i].line == pieces.records[i].line);
  const Mapping mapping = guess_mapping(table, choices());
  NB_ASSERT(mapping.columns.size() == table.columns.size());
  const auto remembered = decode_mapping(encode(mapping, table.columns));
  NB_ASSERT(remembered.has_value());
  auto rows = make_rows(table, mapping, zone());
  NB_ASSERT(rows.size() == table.records.size());
  for (const Row& row : rows) NB_ASSERT(row.email.find_first_of("\r\n ,") == std::string::npos && row.name.find_first_of("\r\n") == std::string::npos);
  const Reconciled result = reconcile(rows, {}, {.town = "05958004", .zone = &zone(), .today = day(2023)});
  NB_ASSERT(result.rows.size() == rows.size());
  for (const Change& change : result.changes) NB_ASSERT(change.take && !change.service.empty() && !change.site.empty());
  return 0;
}
