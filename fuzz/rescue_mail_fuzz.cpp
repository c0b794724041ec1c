// SPDX-License-Identifier: EUPL-1.2
// Mails and mailboxes of any bytes: no crash; a mail is a record or a note, and no address that could end a header line comes out.
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
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto day = [](int y) { return nb::CivilDate{std::chrono::year{y}, std::chrono::October, std::chrono::day{30}}; };
  ReadOptions options{.limits = {}, .window = {day(2023), day(2024)}, .list_day = std::nullopt};
  options.limits.records_max = 500;
  options.limits.series_max = 4;
  options.limits.empty_series_max = 1;
  const Dialect dialect{.format = data[0] % 2 == 0 ? Format::mail : Format::mailbox};
  const Table table = read_table(bytes, dialect, options, {}, berlin);
  for (const Row& row : make_rows(table, guess_mapping(table, {}), berlin))
    NB_ASSERT(row.email.find_first_of("\r\n ,") == std::string::npos && row.name.find_first_of("\r\n") == std::string::npos);
  return 0;
}
