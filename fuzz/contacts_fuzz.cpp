// SPDX-License-Identifier: EUPL-1.2
// Pasted lists of addresses and list codes of any bytes: no crash; every line is taken or told why not, and nobody unknown is named.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "circular/contacts.hpp"
#include "circular/wording.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::array<nb::circular::Person, 2> people;
  people[0] = {.id = "d1", .office = "A", .unit = {}, .function = {}, .last_name = "Muster", .first_name = "Erika", .phone = {}, .mobile = {}};
  people[1] = {.id = "d2", .office = "B", .unit = {}, .function = {}, .last_name = "Muster", .first_name = "Erika", .phone = {}, .mobile = {}};
  const auto list = nb::circular::read_contacts(bytes, people);
  for (const auto& [person, address] : list.lines) NB_ASSERT(person == "d1" || person == "d2");
  for (const auto& fault : list.faults) NB_ASSERT(fault.line > 0 && !fault.sentence.empty());
  if (const auto code = nb::circular::parse_sheet_code(bytes)) NB_ASSERT(nb::circular::parse_sheet_code(nb::circular::encode(*code)) == code);
  return 0;
}
