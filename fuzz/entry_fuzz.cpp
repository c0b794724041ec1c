// SPDX-License-Identifier: EUPL-1.2
// Cores and open parts of any bytes: no crash; what can be read can be written, and says the same then.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "crypto/sha256.hpp"
#include "proof/entry.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const nb::ByteView bytes = std::as_bytes(std::span(data, size));
  const nb::proof::PartDigest digest{.name = "p", .kind = nb::proof::PartKind::open, .stored = nb::crypto::sha256(bytes), .says = {}};
  NB_ASSERT(!nb::proof::read_open_part(digest, bytes));  // nobody finds the bytes whose hash is zero
  const auto core = nb::proof::decode_entry(bytes);
  if (!core) {
    NB_ASSERT(!core.error().sentence.empty());
    return 0;
  }
  const auto written = nb::proof::encode_entry(*core);
  if (!written) {
    NB_ASSERT(written.error().kind == nb::proof::Flaw::Kind::too_long);  // numbers may grow
    return 0;
  }
  auto again = nb::proof::decode_entry(nb::bytes_of(*written));
  NB_ASSERT(again.has_value());
  again->data = core->data;  // numbers are not exact in their last digit
  NB_ASSERT(*again == *core);
  return 0;
}
