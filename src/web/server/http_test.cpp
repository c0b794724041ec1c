// SPDX-License-Identifier: EUPL-1.2
#include "web/server/http.hpp"

#include <gtest/gtest.h>

namespace nb::web {
namespace {

TEST(Form, DecodesPairsInOrder) {
  const Form form("name=J%C3%B6rg+M&leer=&ohne&name=zwei&&p=50%");
  EXPECT_EQ(form.text("name"), "Jörg M");
  EXPECT_EQ(form.find("leer"), "");
  EXPECT_EQ(form.find("ohne"), "");
  EXPECT_EQ(form.text("p"), "50%");
  EXPECT_FALSE(form.find("fehlt"));
  EXPECT_EQ(form.pairs().size(), 5U);
}

TEST(Form, DropsPairsThatAreNotText) {
  const Form form("a=%ff&b=%00&%c0=x&c=ok");
  ASSERT_EQ(form.pairs().size(), 1U);
  EXPECT_EQ(form.text("c"), "ok");
}

TEST(Form, IsBounded) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a=1&";
  EXPECT_EQ(Form(many).pairs().size(), Form::kPairsMax);
}

TEST(Request, FindsHeadersCookiesAndParams) {
  Request request;
  request.headers = {{"x", "1"}, {"cookie", "a=1; __Host-s=abc=; b"}, {"cookie", "c=3"}};
  request.params = {{"slug", "arnsberg"}};
  EXPECT_EQ(request.header("x"), "1");
  EXPECT_EQ(request.header("y"), "");
  EXPECT_EQ(request.cookie("__Host-s"), "abc=");
  EXPECT_EQ(request.cookie("c"), "3");
  EXPECT_FALSE(request.cookie("b"));
  EXPECT_FALSE(request.cookie("s"));
  EXPECT_EQ(request.param("slug"), "arnsberg");
  EXPECT_EQ(request.param("x"), "");
}

}  // namespace
}  // namespace nb::web
