// SPDX-License-Identifier: EUPL-1.2
// What a municipality needs before it can take filings, on the command line: a data key, and forms printed beforehand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "http/program.hpp"
#include "support/temp_folder.hpp"

namespace nb::test {
namespace {

using ::testing::HasSubstr;

constexpr const char* kPassphrase = "sieben rote Zwerge tanzen\n";

class IntakeCommands : public ::testing::Test {
 protected:
  IntakeCommands() { install(dir_); }
  Said make_key(const std::string& slug, const std::string& passphrase = kPassphrase) {
    return notbetrieb({"data-key", "--dir", dir_, "--municipality", slug, "--passphrase-stdin"}, passphrase);
  }
  Said print(const std::string& slug, const std::string& count) {
    return notbetrieb({"forms", "--dir", dir_, "--municipality", slug, "--count", count, "--out", folder_.file("forms.pdf")});
  }
  TempFolder folder_;
  std::string dir_ = folder_.file("town");
};

TEST_F(IntakeCommands, MakeADataKeyOnceWithALongPassphrase) {
  EXPECT_THAT(make_key("arnsberg", "kurz\n").err, HasSubstr("zu kurz"));
  EXPECT_THAT(make_key("nirgends").err, HasSubstr("nirgends"));
  EXPECT_EQ(make_key("arnsberg").code, 0);
  EXPECT_TRUE(std::filesystem::exists(dir_ + "/keys/05958004-data.key"));
  EXPECT_THAT(make_key("arnsberg").err, HasSubstr("gibt ihn schon"));
  EXPECT_EQ(make_key("sundern").code, 0);
}

TEST_F(IntakeCommands, PrintFormsWhoseNumbersGoOn) {
  const Said first = print("arnsberg", "3");
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("3 Formulare, FM-000001-"));
  EXPECT_THAT(print("arnsberg", "2").out, HasSubstr("2 Formulare, FM-000004-"));
  std::ifstream file(folder_.file("forms.pdf"), std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_TRUE(text.str().starts_with("%PDF-"));
  EXPECT_THAT(print("arnsberg", "0").err, HasSubstr("1 bis 1000"));
  EXPECT_THAT(print("nirgends", "1").err, HasSubstr("nirgends"));
}

}  // namespace
}  // namespace nb::test
