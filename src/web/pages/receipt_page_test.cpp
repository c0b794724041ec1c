// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/receipt_page.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "support/temp_folder.hpp"

namespace nb::pages {
namespace {

std::string inside(const std::string& text, const std::string& name) {
  const auto from = text.find("<" + name + ">") + name.size() + 2;
  return text.substr(from, text.find("</" + name + ">") - from);
}

std::string allowed(const std::string& text) { return "'sha256-" + to_base64(crypto::sha256(bytes_of(text)).bytes) + "'"; }

class ReceiptPageTest : public testing::Test {
 protected:
  void put(const std::string& text) {
    std::filesystem::create_directories(folder_.file("beleg"));
    std::ofstream(folder_.file("beleg/index.html")) << text;
  }
  test::TempFolder folder_;
};

TEST(ReceiptPageFile, AllowsItsOwnScriptAndStyleByHashAndNoRequests) {
  const std::filesystem::path built = NB_BINARY_DIR "/share/notbetrieb/assets";
  if (!std::filesystem::exists(built / "beleg")) GTEST_SKIP() << "built without Node";
  const web::Response page = ReceiptPage(built).answer();
  ASSERT_EQ(page.status, 200);
  const std::string& text = page.body->identity;
  EXPECT_NE(page.csp.find("script-src " + allowed(inside(text, "script")) + ";"), std::string::npos) << page.csp;
  EXPECT_NE(page.csp.find("style-src " + allowed(inside(text, "style")) + ";"), std::string::npos) << page.csp;
  EXPECT_TRUE(page.csp.starts_with("default-src 'none';"));
  for (const char* bad : {"unsafe", "connect-src", "http:", "https:", "*"}) EXPECT_EQ(page.csp.find(bad), std::string::npos) << bad;
  for (const char* bad : {" src=", "<link", "fetch(", "XMLHttpRequest", "eval(", "new Function", "innerHTML", "WebSocket", "sendBeacon", "import("})
    EXPECT_EQ(text.find(bad), std::string::npos) << bad;
}

TEST_F(ReceiptPageTest, SendsTheFileWithItsPolicy) {
  put(R"(<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>)" + std::string(500, 'x'));
  const ReceiptPage page(folder_.path());
  const web::Response answer = page.answer();
  EXPECT_EQ(answer.csp, "default-src 'none'; frame-ancestors 'none'");
  EXPECT_FALSE(answer.body->br.empty());
  EXPECT_EQ(answer.etag, page.answer().etag);
  EXPECT_EQ(answer.headers.at(0).second.substr(0, 13), "camera=(self)");
}

TEST_F(ReceiptPageTest, SaysWhenItIsNotThereAndRefusesADamagedFile) {
  EXPECT_EQ(ReceiptPage(folder_.path()).answer().status, 404);
  put("<p>no policy");
  EXPECT_THROW(ReceiptPage{folder_.path()}, Error);
}

}  // namespace
}  // namespace nb::pages
