// SPDX-License-Identifier: EUPL-1.2
// Every refusal the server makes itself, on the wire, and that nothing after it is read as another request.
#include <gtest/gtest.h>

#include <ostream>

#include "web/server/test_client.hpp"

namespace nb::web::testing {
namespace {

struct Bad {
  const char* name;
  std::string bytes;
  int status;
};
void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

std::string chunked(std::string_view body, std::string_view headers = {}) {
  return "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + std::string(headers) + "\r\n" + std::string(body);
}
std::string many_fields() {
  std::string text;
  for (int i = 0; i < 101; ++i) text += "X: 1\r\n";
  return text;
}

const Bad kBad[] = {
    {"garbage", "\x16\x03\x01garbage\r\n\r\n", 400},
    {"no_version", "GET /page\r\n\r\n", 400},
    {"http2_preface", "PRI * HTTP/2.0\r\n\r\n", 505},
    {"http9", "GET /page HTTP/9.9\r\nHost: a\r\n\r\n", 505},
    {"unknown_method", "BREW /page HTTP/1.1\r\nHost: a\r\n\r\n", 501},
    {"no_host", "GET /page HTTP/1.1\r\n\r\n", 400},
    {"two_hosts", get("/page", "Host: other\r\n"), 400},
    {"bad_host", "GET /page HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
    {"empty_host", "GET /page HTTP/1.1\r\nHost:\r\n\r\n", 400},
    {"dots", get("/a/../page"), 400},
    {"nul", get("/a%00"), 400},
    {"broken_utf8", get("/%ff"), 400},
    {"double_encoding", get("/%252e"), 400},
    {"space_before_colon", "GET /page HTTP/1.1\r\nHost : localhost\r\n\r\n", 400},
    {"bare_lf", "GET /page HTTP/1.1\nHost: localhost\n\n\r\n\r\n", 400},
    {"bare_cr", "GET /page HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n", 400},
    {"nul_in_field", std::string("GET /page HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", 47), 400},
    {"long_target", get("/" + std::string(5000, 'a')), 414},
    {"endless_target", "GET /" + std::string(20'000, 'a'), 414},
    {"long_field", get("/page", "X: " + std::string(17'000, 'a') + "\r\n"), 431},
    {"many_fields", get("/page", many_fields()), 431},
    {"two_lengths", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
    {"list_of_lengths", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3, 3\r\n\r\nabc", 400},
    {"signed_length", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: +3\r\n\r\nabc", 400},
    {"negative_length", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400},
    {"huge_length", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400},
    {"length_and_chunked", chunked("0\r\n\r\n", "Content-Length: 5\r\n"), 400},
    {"chunked_twice", chunked("0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), 400},
    {"chunked_list", "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
    {"unknown_coding", "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n", 501},
    {"chunked_in_1_0", "POST /echo HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
    {"bad_chunk_size", chunked("xyz\r\nabc\r\n0\r\n\r\n"), 400},
    {"chunk_without_end", chunked("3\r\nabcXX0\r\n\r\n"), 400},
    {"endless_extension", chunked("3;" + std::string(20'000, 'x')), 400},
    {"length_too_large", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\n\r\n", 413},
    {"chunk_too_large", chunked("400\r\n"), 413},
    {"body_with_get", "GET /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc", 400},
    {"compressed_body", post("/echo", "abc", "Content-Encoding: gzip\r\n"), 415},
    {"unknown_expectation", post("/echo", "abc", "Expect: miracle\r\n"), 417},
};

class Refusal : public ::testing::TestWithParam<Bad> {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }
  static std::unique_ptr<TestServer> server_;
};
std::unique_ptr<TestServer> Refusal::server_;

TEST_P(Refusal, HasItsStatusAndEndsTheConnection) {
  Client client(server_->port);
  client.send(GetParam().bytes);
  client.send(get("/path/smuggled"));
  const std::string all = client.read_all();
  EXPECT_FALSE(client.timed_out);
  EXPECT_EQ(status_of(all), GetParam().status) << all.substr(0, 200);
  EXPECT_EQ(header_of(all, "Connection"), "close");
  EXPECT_NE(all.find("<h1>"), std::string::npos);
  EXPECT_NE(all.find("lang=\"en\""), std::string::npos);
  EXPECT_NE(header_of(all, "Content-Security-Policy"), "(none)");
  EXPECT_EQ(all.find("smuggled"), std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(Wire, Refusal, ::testing::ValuesIn(kBad), [](const auto& bad) { return std::string(bad.param.name); });

TEST(Answers, UnknownPathIs404AndTheConnectionGoesOn) {
  const TestServer server;
  Client client(server.port);
  client.send(get("/nowhere") + get("/page"));
  EXPECT_EQ(status_of(client.answer()), 404);
  EXPECT_EQ(status_of(client.answer()), 200);
}

TEST(Answers, WrongMethodIs405WithAllow) {
  const TestServer server;
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"}) {
    const std::string answer = server.ask(std::string(method) + " /page HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_of(answer), 405) << method;
    EXPECT_EQ(header_of(answer, "Allow"), "GET, HEAD") << method;
  }
  EXPECT_EQ(header_of(server.ask(get("/echo")), "Allow"), "POST");
  EXPECT_EQ(status_of(server.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")), 404);
  EXPECT_EQ(status_of(server.ask("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n")), 404);
}

TEST(Answers, AFailureTellsNothingAboutTheInside) {
  const TestServer server;
  const std::string answer = server.ask(get("/throws"));
  EXPECT_EQ(status_of(answer), 500);
  EXPECT_EQ(answer.find("secret"), std::string::npos);
}

TEST(Answers, GateAnswersBeforeTheBodyIsRead) {
  auto router = std::make_shared<Router>();
  router->add({.methods = {Method::post}, .pattern = "/stab/x", .role = "operator", .handler = [](const auto&, const auto& reply) { reply(Response{}); }});
  router->add({.methods = {Method::post}, .pattern = "/lost/x", .role = "nobody", .handler = [](const auto&, const auto& reply) { reply(Response{}); }});
  router->set_gate("operator", [](const Request&) -> std::optional<Response> {
    Response login;
    login.status = 303;
    login.headers.emplace_back("Location", "/stab/anmelden");
    return login;
  });
  const TestServer server({.threads = 1}, router);
  const std::string head = "POST /stab/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n";
  const std::string answer = server.ask(head);
  EXPECT_EQ(status_of(answer), 303);
  EXPECT_EQ(header_of(answer, "Location"), "/stab/anmelden");
  EXPECT_EQ(header_of(answer, "Connection"), "close");
  EXPECT_EQ(status_of(server.ask("POST /lost/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")), 403);
}

TEST(Answers, UnknownHostIs421) {
  auto router = make_test_router();
  router->set_host_map([](std::string_view host, std::string_view) { return host == "localhost" ? std::optional<std::string>("") : std::nullopt; });
  const TestServer server({.threads = 1}, router);
  EXPECT_EQ(status_of(server.ask(get("/page"))), 200);
  EXPECT_EQ(status_of(server.ask("GET /page HTTP/1.1\r\nHost: foreign.example\r\n\r\n")), 421);
  EXPECT_EQ(status_of(server.ask("GET http://foreign.example/page HTTP/1.1\r\nHost: localhost\r\n\r\n")), 421);
}

}  // namespace
}  // namespace nb::web::testing
