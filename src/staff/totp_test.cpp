// SPDX-License-Identifier: EUPL-1.2
#include "staff/totp.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "base/text.hpp"
#include "crypto/random.hpp"
#include "staff/codes.hpp"

namespace nb::staff {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:10+01:00");

Instant unix_time(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

TEST(Totp, GivesTheCodesOfRfc6238) {
  const ByteView secret = bytes_of("12345678901234567890");  // appendix B, the last six of its eight digits
  const std::array<std::pair<std::int64_t, const char*>, 6> kCodes{
      {{59, "287082"}, {1111111109, "081804"}, {1111111111, "050471"}, {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}}};
  for (const auto& [at, code] : kCodes) EXPECT_EQ(totp_code(secret, totp_step(unix_time(at))), code) << at;
}

TEST(Totp, TakesTheStepsBesideNowAndNoOthers) {
  crypto::SystemRandom random;
  const Bytes secret = make_totp_secret(random);
  const std::int64_t now = totp_step(kNow);
  for (const std::int64_t off : {-1, 0, 1}) EXPECT_EQ(find_totp_step(secret, totp_code(secret, now + off), kNow), now + off);
  for (const std::int64_t off : {-2, 2, 3}) EXPECT_NE(find_totp_step(secret, totp_code(secret, now + off), kNow), now + off);
  const std::string code = totp_code(secret, now);
  EXPECT_EQ(find_totp_step(secret, code.substr(0, 3) + " " + code.substr(3), kNow), now);
  for (const std::string& bad : {std::string(), code.substr(1), code + "0", std::string("abcdef")}) EXPECT_FALSE(find_totp_step(secret, bad, kNow).has_value()) << bad;
}

TEST(Totp, SpellsSecretsAndLinksAsAppsReadThem) {
  EXPECT_EQ(to_base32(bytes_of("foobar")), "MZXW6YTBOI");  // RFC 4648, section 10, without padding
  EXPECT_EQ(to_base32(bytes_of("fo")), "MZXQ");
  EXPECT_EQ(totp_link("Notbetrieb Süd", "stab", bytes_of("foobar")), "otpauth://totp/Notbetrieb%20S%C3%BCd:stab?secret=MZXW6YTBOI&issuer=Notbetrieb%20S%C3%BCd");
}

TEST(Totp, AgreesWithOathtool) {
  if (std::system("command -v oathtool >/dev/null 2>&1") != 0) GTEST_SKIP() << "oathtool is not installed: our codes were not compared with its";
  crypto::SystemRandom random;
  for (int i = 0; i < 20; ++i) {
    const Bytes secret = make_totp_secret(random);
    const std::int64_t at = 1698649200 + i * 12345;
    const std::string command =
        "oathtool --totp=sha1 --now='" + format_utc(unix_time(at)).substr(0, 10) + " " + format_utc(unix_time(at)).substr(11, 8) + " UTC' -b " + to_base32(secret);
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
    ASSERT_NE(pipe, nullptr);
    std::array<char, 32> line{};
    ASSERT_NE(std::fgets(line.data(), line.size(), pipe.get()), nullptr) << command;
    EXPECT_EQ(std::string(line.data(), 6), totp_code(secret, totp_step(unix_time(at)))) << command;
  }
}

TEST(PrintedCode, IsReadHoweverItWasTyped) {
  crypto::SystemRandom random;
  const std::string code = make_printed_code(random);
  EXPECT_EQ(code.size(), 14U);
  EXPECT_NE(code, make_printed_code(random));
  EXPECT_EQ(make_enrolment_code(random).size(), 23U);
  EXPECT_EQ(normal_code("K7QM-2xft 9brw"), "k7qm2xft9brw");
  EXPECT_EQ(normal_code("o0O0"), "0000");
  for (const std::string& bad : {std::string("k7qm-2xfl"), std::string("ä"), std::string(200, 'a'), std::string("1")}) EXPECT_EQ(normal_code(bad), "") << bad;
  EXPECT_NE(code_hash("k7qm2xft9brw", "stab"), code_hash("k7qm2xft9brw", "presse"));
  EXPECT_NE(code_hash("k7qm", "stab"), code_hash("m", "stab\nk7q"));
}

}  // namespace
}  // namespace nb::staff
