// SPDX-License-Identifier: EUPL-1.2
// Expressions of any bytes: no crash, an error inside the text, canonical text that reads back to the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "catalogue/expression.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using nb::catalogue::Expression;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = Expression::parse(text);
  if (!parsed) {
    NB_ASSERT(parsed.error().column >= 1 && parsed.error().column <= text.size() + 1 && !parsed.error().reason.empty());
    return 0;
  }
  // The canonical text has blanks that the text may lack, so it alone can be too long.
  const auto again = Expression::parse(parsed->text());
  NB_ASSERT(again ? *again == *parsed : parsed->text().size() > Expression::kBytesMax);
  const bool all = nb::catalogue::evaluate<bool>(parsed->nodes(), true, [](std::uint32_t) { return true; });
  NB_ASSERT(all);
  return 0;
}
