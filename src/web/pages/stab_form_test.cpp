// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_form.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

constexpr const char* kId = "id=018c2f3e-0000-4000-8000-000000000001";

Result<Wish, FormFault> wish(const std::string& fields) { return read_wish(web::Form(std::string(kId) + "&" + fields), Zone()); }

TEST(ConsoleForm, PutsEveryFieldWhereItsNameSays) {
  const auto read = wish(
      "ort=arnsberg&befehl=situation.confirm_service&a.service=reisepass-abholen&a.position:zahl=2&a.text.de=Nur+vormittags&a.text.en=&a.sites:liste=a&a.sites:liste=b"
      "&a.valid_until:zeit=2023-11-03T18:00");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->place, "arnsberg");
  EXPECT_EQ(read->args, R"({"service":"reisepass-abholen","position":2,"text":{"de":"Nur vormittags"},"sites":["a","b"],"valid_until":"2023-11-03T17:00:00Z"})");
}

TEST(ConsoleForm, SendsOnlyWhatTheConsoleOffers) {
  EXPECT_FALSE(wish("befehl=catalogue.apply").has_value());
  EXPECT_FALSE(wish("befehl=").has_value());
  EXPECT_FALSE(read_wish(web::Form("befehl=situation.undo"), Zone()).has_value());
  EXPECT_TRUE(wish("befehl=situation.undo&a.entry:zahl=7").has_value());
}

TEST(ConsoleForm, NamesAValueThatDoesNotFit) {
  for (const char* bad :
       {"a.entry:zahl=x", "a.valid_until:zeit=morgen", "a.valid_until:zeit=2023-11-31T10:00", "a.x:farbe=rot", "a.x=1&a.x.y=2", "a.x=1&a.x:liste=2", "a.1.2.3.4.5=x"}) {
    const auto read = wish(std::string("befehl=situation.undo&") + bad);
    ASSERT_FALSE(read.has_value()) << bad;
    EXPECT_NE(read.error().sentence.find("passt nicht"), std::string::npos);
  }
}

}  // namespace
}  // namespace nb::pages
