// SPDX-License-Identifier: EUPL-1.2
// Lists of finished documents of any bytes: no crash; every row below the header has exactly one outcome; what is taken is what a desk could have
// typed; reading the same bytes twice says the same.
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

#include "base/assert.hpp"
#include "pickup/import.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nb::pickup;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const nb::Ags arnsberg = *nb::Ags::parse("05958004");
  const ListOptions options{.ags = arnsberg, .today = std::chrono::year(2023) / 10 / 30, .site = [](std::string_view site) { return site == "arn-stadtbuero-neheim"; }};
  const List list = read_list(bytes, options);
  // Without rows only the header, or the file as a whole, can be at fault.
  NB_ASSERT(list.total == 0 || list.rows.size() + list.faults.size() + list.elsewhere + list.repeated == list.total);
  std::set<std::size_t> lines;
  for (const ListFault& fault : list.faults) NB_ASSERT(!fault.sentence.empty());
  for (const ListRow& row : list.rows) NB_ASSERT(row.line > 1 && lines.insert(row.line).second);
  NB_ASSERT(list.rows.size() <= kListRowsMax);
  for (const ListRow& row : list.rows) {
    NB_ASSERT(!row.owner.family_name.empty() || !row.owner.first_names.empty());
    NB_ASSERT(row.owner.family_name.find_first_of("\r\n") == std::string::npos);
  }
  const List again = read_list(bytes, options);
  NB_ASSERT(again.rows.size() == list.rows.size() && again.faults.size() == list.faults.size() && again.total == list.total);
  return 0;
}
