// SPDX-License-Identifier: EUPL-1.2
#include "staff/totp.hpp"

#include <fmt/format.h>

#include "crypto/hmac.hpp"
#include "crypto/sha256.hpp"

namespace nb::staff {

namespace {

constexpr std::int64_t kStepSeconds = 30;
constexpr std::uint32_t kModulus = 1'000'000;

/// RFC 3986: what needs no escape in a link stays, the rest is %XX.
std::string escaped(std::string_view text) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char one : text) {
    if (kPlain.find(one) != std::string_view::npos) {
      out += one;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(one)));
    }
  }
  return out;
}

std::string digits_of(std::string_view typed) {
  std::string out;
  for (const char one : typed) {
    if (one != ' ') out += one;
  }
  return out;
}

}  // namespace

Bytes make_totp_secret(Random& random) {
  Bytes secret(kTotpSecretBytes);
  random.fill(secret);
  return secret;
}

std::int64_t totp_step(Instant at) { return std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count() / kStepSeconds; }

std::string totp_code(ByteView secret, std::int64_t step) {
  std::array<std::byte, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i) counter[i] = static_cast<std::byte>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
  const auto hash = crypto::hmac_sha1(secret, counter);
  const std::size_t offset = std::to_integer<std::size_t>(hash[19] & std::byte{0x0f});  // RFC 4226, section 5.3
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | std::to_integer<std::uint32_t>(hash.at(offset + i));
  return fmt::format("{:06}", (number & 0x7fffffffU) % kModulus);
}

std::optional<std::int64_t> find_totp_step(ByteView secret, std::string_view typed, Instant now) {
  const std::string digits = digits_of(typed);
  std::optional<std::int64_t> found;
  for (std::int64_t step = totp_step(now) - kTotpDriftSteps; step <= totp_step(now) + kTotpDriftSteps; ++step) {
    const std::string code = totp_code(secret, step);
    if (crypto::equal_constant_time(bytes_of(code), bytes_of(digits))) found = step;
  }
  return found;
}

std::string to_base32(ByteView bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const std::byte one : bytes) {
    bits = (bits << 8U) | std::to_integer<std::uint32_t>(one);
    for (held += 8; held >= 5; held -= 5) out += kLetters[(bits >> (held - 5)) & 31U];
  }
  if (held > 0) out += kLetters[(bits << (5 - held)) & 31U];
  return out;
}

std::string totp_link(std::string_view issuer, std::string_view account, ByteView secret) {
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", escaped(issuer), escaped(account), to_base32(secret), escaped(issuer));
}

}  // namespace nb::staff
