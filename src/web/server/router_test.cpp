// SPDX-License-Identifier: EUPL-1.2
#include "web/server/router.hpp"

#include <gtest/gtest.h>

namespace nb::web {
namespace {

const Handler kNothing = [](const auto&, const auto&) {};

Request request_for(const char* path, Method method = Method::get) {
  Request request;
  request.method = method;
  request.path = path;
  request.host = "localhost";
  return request;
}

TEST(Router, PrefersTheMoreSpecialRow) {
  Router router;
  router.add({.pattern = "/{rest...}", .role = "public", .handler = kNothing, .body_limit = 1});
  router.add({.pattern = "/{slug}/", .role = "public", .handler = kNothing, .body_limit = 2});
  router.add({.pattern = "/stab/", .role = "public", .handler = kNothing, .body_limit = 3});
  router.add({.pattern = "/{slug}/leistungen/{id}/", .role = "public", .handler = kNothing, .body_limit = 4});
  const std::pair<const char*, std::size_t> rows[] = {
      {"/", 1}, {"/arnsberg/", 2}, {"/stab/", 3}, {"/stab", 1}, {"/arnsberg/leistungen/ausweis/", 4}, {"/arnsberg/leistungen//", 1}};
  for (const auto& [path, expected] : rows) {
    Request request = request_for(path);
    EXPECT_EQ(router.match(request, true).body_limit, expected) << path;
  }
}

TEST(Router, HandsOverParams) {
  Router router;
  router.add({.pattern = "/{slug}/x/{rest...}", .role = "public", .handler = kNothing});
  Request request = request_for("/arnsberg/x/a/b");
  ASSERT_EQ(router.match(request, true).refusal, 0);
  EXPECT_EQ(request.param("slug"), "arnsberg");
  EXPECT_EQ(request.param("rest"), "a/b");
}

TEST(Router, SaysWhatIsAllowed) {
  Router router;
  router.add({.pattern = "/a", .role = "public", .handler = kNothing});
  router.add({.methods = {Method::post}, .pattern = "/a", .role = "public", .handler = kNothing});
  router.add({.methods = {Method::post}, .pattern = "/b", .role = "public", .handler = kNothing});
  Request put = request_for("/a", Method::post);
  auto match = router.match(put, false);
  EXPECT_EQ(match.refusal, 405);
  EXPECT_EQ(match.allow, "GET, HEAD, POST");
  Request head = request_for("/a", Method::head);
  EXPECT_EQ(router.match(head, true).refusal, 0);
  Request read = request_for("/b");
  match = router.match(read, true);
  EXPECT_EQ(match.refusal, 405);
  EXPECT_EQ(match.allow, "POST");
  Request other = request_for("/c");
  EXPECT_EQ(router.match(other, true).refusal, 404);
}

TEST(Router, LetsNobodyInWithoutAGate) {
  Router router;
  router.add({.pattern = "/stab/", .role = "operator", .handler = kNothing});
  Request request = request_for("/stab/");
  const auto match = router.match(request, true);
  EXPECT_EQ(match.refusal, 403);
  EXPECT_EQ(match.handler, nullptr);
}

TEST(Router, AsksTheGateOfTheRole) {
  Router router;
  router.add({.pattern = "/stab/", .role = "operator", .handler = kNothing});
  router.set_gate("operator", [](const Request& request) -> std::optional<Response> {
    if (request.cookie("s") == "ok") return std::nullopt;
    Response login;
    login.status = 303;
    return login;
  });
  Request request = request_for("/stab/");
  EXPECT_EQ(router.match(request, true).gated.value().status, 303);
  request.headers = {{"cookie", "s=ok"}};
  const auto match = router.match(request, true);
  EXPECT_FALSE(match.gated);
  EXPECT_NE(match.handler, nullptr);
}

TEST(Router, MapsHostsToPaths) {
  Router router;
  router.add({.pattern = "/{slug}/", .role = "public", .handler = kNothing});
  router.set_host_map([](std::string_view host, std::string_view path) -> std::optional<std::string> {
    if (host == "localhost") return "";
    if (host == "notfall.arnsberg.example") return "/arnsberg" + std::string(path);
    return std::nullopt;
  });
  Request request = request_for("/");
  request.host = "notfall.arnsberg.example";
  EXPECT_EQ(router.match(request, true).refusal, 0);
  EXPECT_EQ(request.param("slug"), "arnsberg");
  request = request_for("/");
  request.host = "foreign.example";
  EXPECT_EQ(router.match(request, true).refusal, 421);
  request = request_for("/meschede/");
  EXPECT_EQ(router.match(request, true).refusal, 0);
}

TEST(RouterDeathTest, RefusesTwoRowsForTheSamePathAndMethod) {
  Router router;
  router.add({.pattern = "/{a}/", .role = "public", .handler = kNothing});
  EXPECT_DEATH(router.add({.pattern = "/{b}/", .role = "public", .handler = kNothing}), "");
  EXPECT_DEATH(router.add({.pattern = "/{rest...}/x", .role = "public", .handler = kNothing}), "");
  EXPECT_DEATH(router.add({.pattern = "no-slash", .role = "public", .handler = kNothing}), "");
  EXPECT_DEATH(router.add({.pattern = "/x", .role = "", .handler = kNothing}), "");
}

TEST(Router, AnswersNothingForARowThatIsNotListed) {
  Router router;
  router.add({.pattern = "/a", .role = "public", .handler = kNothing});
  router.add({.methods = {Method::get, Method::post}, .pattern = "/b", .role = "public", .handler = kNothing});
  router.refuse_unlisted([](Method method, const Route& route) { return route.pattern == "/a" || method == Method::get; });
  Request a{.path = "/a"};
  EXPECT_EQ(router.match(a, true).refusal, 0);
  Request b{.path = "/b"};
  EXPECT_EQ(router.match(b, true).refusal, 404) << "one of its methods is missing in the list";
}

TEST(Router, ListsItsRows) {
  Router router;
  router.add({.pattern = "/a", .role = "public", .handler = kNothing});
  router.add({.pattern = "/b", .role = "operator", .handler = kNothing});
  ASSERT_EQ(router.routes().size(), 2U);
  EXPECT_EQ(router.routes()[1].role, "operator");
}

}  // namespace
}  // namespace nb::web
