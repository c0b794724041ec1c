// SPDX-License-Identifier: EUPL-1.2
// Settings by which citizens are told that cannot work are refused when the program starts, not when the first message fails.
#include "app/telling.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "app/mail_account.hpp"
#include "base/error.hpp"
#include "support/temp_folder.hpp"

namespace nb::app {
namespace {

std::string complaint(const SmsConfig& sms, Env& env, const std::string& keys) {
  try {
    check_sms(sms, env, keys);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(SmsSettings, AreRefusedWhereTheyCannotWork) {
  const test::TempFolder folder;
  const auto env = posix_env();
  const SmsConfig good{.url = "https://sms.example", .body = "{to} {text}"};
  EXPECT_EQ(complaint(good, *env, folder.path()), "");
  SmsConfig plain = good;
  plain.url = "http://sms.example";
  EXPECT_NE(complaint(plain, *env, folder.path()).find("»sms.url«"), std::string::npos) << "people's numbers in clear";
  plain.url = "http://127.0.0.1:8000/";
  EXPECT_EQ(complaint(plain, *env, folder.path()), "");
  plain.url = "http://127.0.0.1.sms.example/";
  EXPECT_NE(complaint(plain, *env, folder.path()), "");
  SmsConfig nobody = good;
  nobody.body = "{text}";
  EXPECT_NE(complaint(nobody, *env, folder.path()).find("»sms.body«"), std::string::npos);
  SmsConfig get = good;
  get.method = "GET";
  EXPECT_NE(complaint(get, *env, folder.path()).find("»sms.url«"), std::string::npos);
  SmsConfig field = good;
  field.answer_field = "status";
  EXPECT_NE(complaint(field, *env, folder.path()).find("»sms.answer_accepted«"), std::string::npos);
}

TEST(SmsSettings, ASecretStandsInAFileThatNobodyElseReads) {
  const test::TempFolder folder;
  const auto env = posix_env();
  const SmsConfig sms{.url = "https://sms.example", .body = "{to} {text}", .headers = {"Authorization: Bearer {secret}"}};
  EXPECT_NE(complaint(sms, *env, folder.path()).find("fehlt"), std::string::npos);
  std::ofstream(folder.file("sms-secret")) << "geheim\n";
  std::filesystem::permissions(folder.file("sms-secret"), std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
  EXPECT_NE(complaint(sms, *env, folder.path()).find("chmod 600"), std::string::npos);
  std::filesystem::permissions(folder.file("sms-secret"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(complaint(sms, *env, folder.path()), "");
  EXPECT_EQ(read_secret(*env, folder.file("sms-secret"), "sms.headers"), "geheim");
}

}  // namespace
}  // namespace nb::app
