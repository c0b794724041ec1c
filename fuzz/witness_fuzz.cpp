// SPDX-License-Identifier: EUPL-1.2
// Requests to a witness, any bytes: no crash, one spelling.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "witness/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  const auto request = nb::witness::parse_request(body);
  if (!request) {
    NB_ASSERT(!request.error().sentence.empty());
    return 0;
  }
  NB_ASSERT(nb::witness::encode_request(*request) == body);
  return 0;
}
