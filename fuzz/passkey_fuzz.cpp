// SPDX-License-Identifier: EUPL-1.2
// What authenticators answer, of any bytes: no crash, nothing accepted that nobody signed. The first two bytes divide the rest.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "staff/passkey.hpp"
#include "staff/passkey_cbor.hpp"
#include "staff/passkey_key.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const nb::ByteView bytes = std::as_bytes(std::span(data + 2, size - 2));
  const std::size_t cut = bytes.empty() ? 0 : (std::size_t{data[0]} * 256 + data[1]) % bytes.size();
  const nb::ByteView first = bytes.first(cut);
  const nb::ByteView second = bytes.subspan(cut);
  const nb::staff::PasskeySite site{.rp_id = "example.org", .origins = {"https://example.org"}, .user_verification = false, .top_origins = {"https://example.com"}};
  const nb::Bytes challenge = nb::staff::challenge_of(first);
  const auto made = nb::staff::verify_registration(site, challenge, {{first.begin(), first.end()}, {second.begin(), second.end()}});
  if (made) NB_ASSERT(!challenge.empty() && !made->credential_id.empty() && made->credential_id.size() <= nb::staff::kCredentialIdBytesMax);
  const nb::staff::PasskeyAssertion answer{{}, {first.begin(), first.end()}, {second.begin(), second.end()}, nb::Bytes(70), {}};
  NB_ASSERT(!nb::staff::verify_assertion(site, challenge, {{second.begin(), second.end()}, 0, {}, false}, answer));  // seventy zeros sign nothing
  std::size_t key_size = 0;
  if (const auto key = nb::staff::read_cose_key(second, key_size)) NB_ASSERT(key_size <= second.size());
  nb::staff::CborReader reader(second);
  while (reader.skip()) {
  }
  return 0;
}
