// SPDX-License-Identifier: EUPL-1.2
// What a browser sends when an appointment is booked, of any bytes: a chosen time is either refused or says the same when written down again; no
// field is longer or has more lines than ours; what is carried from page to page stays as it is.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.hpp"
#include "base/time.hpp"
#include "web/pages/booking/input.hpp"

namespace {

using namespace nb::pages;

constexpr std::size_t kFieldMax = 1200;  // bytes; NFC may write a little more than came

/// "name=value" lines.
BookingFields fields_in(std::string_view bytes) {
  BookingFields out;
  while (!bytes.empty() && out.size() < 64) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    const std::size_t equals = std::min(line.find('='), line.size());
    out.emplace_back(line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return out;
}

void check_slot(std::string_view text) {
  const auto slot = parse_slot(text);
  if (!slot) return;
  NB_ASSERT(!slot->pool.empty() && slot->pool.size() <= 20 && slot->pool.find(' ') == std::string::npos);
  const auto again = parse_slot(slot_text(slot->pool, nb::format_utc(slot->start)));
  NB_ASSERT(again.has_value() && again->pool == slot->pool && again->start == slot->start);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_slot(bytes);
  const BookingInput input = read_booking(fields_in(bytes));
  check_slot(input.slot);
  const BookingFields carried = fields_of(input);
  for (const auto& [name, value] : carried) NB_ASSERT(value.size() <= kFieldMax && value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
  const BookingInput same = read_booking(carried);
  if (input.name.size() < 300 && input.reason.size() < 300) NB_ASSERT(fields_of(same).size() <= carried.size());
  for (const BookingFault& fault : check_booking(input)) NB_ASSERT(!fault.field.empty() && !fault.key.empty());
  NB_ASSERT(person_of(input).name == input.name);
  static_cast<void>(channels_of(input));
  return 0;
}
