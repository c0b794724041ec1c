// SPDX-License-Identifier: EUPL-1.2
// Texts of QR codes, any bytes: no crash, one valid spelling, and what comes out is a receipt's file that reads back.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "proof/receipt_short.hpp"
#include "proof/short_core.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto core = nb::proof::unpack_core(nb::bytes_of(text))) {
    if (const auto packed = nb::proof::pack_core(*core)) NB_ASSERT(nb::proof::unpack_core(*packed) == *core);
  }
  std::vector<std::string> codes;
  for (const auto line : nb::split(text, '\n')) codes.emplace_back(line);
  const auto receipt = nb::proof::expand(codes);
  if (!receipt) {
    NB_ASSERT(!receipt.error().sentence.empty());
    return 0;
  }
  const auto again = nb::proof::shorten(*receipt);
  NB_ASSERT(again && nb::proof::expand(*again) && *nb::proof::expand(*again) == *receipt);
  NB_ASSERT(*nb::proof::parse_receipt(nb::proof::encode_receipt(*receipt)) == *receipt);
  return 0;
}
