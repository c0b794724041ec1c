// SPDX-License-Identifier: EUPL-1.2
// What the server does right, on the wire: pages, codings, conditional requests, bodies, keep-alive, answers from other threads.
#include "web/server/server.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "base/error.hpp"
#include "web/server/test_client.hpp"

namespace nb::web::testing {
namespace {

TEST(Page, ComesWithAllHeaders) {
  const TestServer server;
  const std::string answer = server.ask(get("/page"));
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(body_of(answer), "plain page");
  EXPECT_EQ(header_of(answer, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(header_of(answer, "Content-Length"), "10");
  EXPECT_EQ(header_of(answer, "Cache-Control"), "public, max-age=60");
  EXPECT_EQ(header_of(answer, "ETag"), "\"v1\"");
  EXPECT_EQ(header_of(answer, "Vary"), "Accept-Encoding");
  EXPECT_EQ(header_of(answer, "Content-Security-Policy"), "default-src 'none'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  EXPECT_EQ(header_of(answer, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header_of(answer, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header_of(answer, "X-Frame-Options"), "DENY");
  EXPECT_EQ(header_of(answer, "Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(header_of(answer, "Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_NE(header_of(answer, "Permissions-Policy"), "(none)");
  EXPECT_EQ(header_of(answer, "Strict-Transport-Security"), "(none)");
  EXPECT_EQ(header_of(answer, "Content-Encoding"), "(none)");
  const std::string date = header_of(answer, "Date");
  EXPECT_EQ(date.size(), 29U);
  EXPECT_TRUE(date.ends_with(" GMT"));
}

TEST(Page, ComesInTheCodingAskedFor) {
  const TestServer server;
  const std::string br = server.ask(get("/page", "Accept-Encoding: gzip, br\r\n"));
  EXPECT_EQ(header_of(br, "Content-Encoding"), "br");
  EXPECT_EQ(header_of(br, "ETag"), "\"v1-br\"");
  EXPECT_EQ(body_of(br), "BR");
  const std::string gzip = server.ask(get("/page", "Accept-Encoding: br;q=0, gzip\r\n"));
  EXPECT_EQ(header_of(gzip, "Content-Encoding"), "gzip");
  EXPECT_EQ(body_of(gzip), "GZ");
}

TEST(Page, HeadHasTheHeadersOnly) {
  const TestServer server;
  Client client(server.port);
  client.send("HEAD /page HTTP/1.1\r\nHost: a\r\n\r\nHEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n" + get("/page", "Connection: close\r\n"));
  const std::string head = client.answer(false);
  EXPECT_EQ(status_of(head), 200);
  EXPECT_EQ(header_of(head, "Content-Length"), "10");
  EXPECT_EQ(status_of(client.answer(false)), 404);
  const std::string last = client.read_all();
  EXPECT_EQ(status_of(last), 200);
  EXPECT_EQ(body_of(last), "plain page");
}

TEST(Page, IsNotSentAgainWhenTheClientHasIt) {
  const TestServer server;
  Client client(server.port);
  client.send(get("/page", "If-None-Match: \"old\", W/\"v1-br\"\r\nAccept-Encoding: br\r\n") + get("/page", "If-None-Match: \"v2\"\r\n"));
  const std::string unchanged = client.answer(false);
  EXPECT_EQ(status_of(unchanged), 304);
  EXPECT_EQ(header_of(unchanged, "ETag"), "\"v1-br\"");
  EXPECT_EQ(header_of(unchanged, "Content-Length"), "(none)");
  EXPECT_EQ(header_of(unchanged, "Vary"), "Accept-Encoding");
  EXPECT_EQ(status_of(client.answer()), 200);
}

TEST(Request, ArrivesDecoded) {
  const TestServer server;
  EXPECT_EQ(body_of(server.ask("GET http://Other.example:99/path/st%C3%A4dte?a=%41 HTTP/1.1\r\nHost: localhost\r\n\r\n")), "städte|a=%41|other.example|127.0.0.1|loopback");
  EXPECT_EQ(body_of(server.ask("\r\nGET /path/x HTTP/1.1\r\nhOsT: LOCALHOST:80\r\n\r\n")), "x||localhost|127.0.0.1|loopback");
}

TEST(Body, ArrivesWholeInEveryForm) {
  const TestServer server;
  EXPECT_EQ(body_of(server.ask(post("/echo", "a=1&b=2"))), "a=1&b=2");
  EXPECT_EQ(body_of(server.ask(post("/echo", std::string(1000, 'x')))), std::string(1000, 'x'));
  EXPECT_EQ(body_of(server.ask("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n3;x=y\r\nabc\r\n4\r\ndefg\r\n0\r\nHost: trailer\r\n\r\n")), "abcdefg");
}

TEST(Body, IsWaitedForAfter100Continue) {
  const TestServer server;
  Client client(server.port);
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.answer(false), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_EQ(body_of(client.answer()), "abc");
}

TEST(Connection, AnswersPipelinedRequestsInOrder) {
  const TestServer server;
  Client client(server.port);
  std::string all;
  for (int i = 0; i < 200; ++i) all += i % 3 == 0 ? post("/echo", std::to_string(i)) : get("/path/" + std::to_string(i));
  client.send(all);
  for (int i = 0; i < 200; ++i) EXPECT_TRUE(body_of(client.answer()).starts_with(std::to_string(i))) << i;
}

TEST(Connection, TakesRequestsBytewise) {
  const TestServer server;
  Client client(server.port);
  for (const char c : post("/echo", "abc", "Accept-Encoding: br\r\nX: y\r\n")) client.send({&c, 1});
  EXPECT_EQ(body_of(client.answer()), "abc");
}

TEST(Connection, EndsWhenAskedAndInHttp10) {
  const TestServer server;
  Client one(server.port);
  one.send(get("/page", "Connection: close\r\n"));
  EXPECT_EQ(header_of(one.answer(), "Connection"), "close");
  EXPECT_TRUE(one.at_end());
  Client two(server.port);
  two.send("GET /page HTTP/1.0\r\n\r\n");
  EXPECT_EQ(status_of(two.answer()), 200);
  EXPECT_TRUE(two.at_end());
  Client three(server.port);
  three.send("GET /page HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(header_of(three.answer(), "Connection"), "keep-alive");
  three.send("GET /page HTTP/1.0\r\n\r\n");
  EXPECT_EQ(status_of(three.answer()), 200);
}

TEST(Reply, MayComeFromAnotherThreadAndTwice) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  auto router = std::make_shared<Router>();
  router->add({.pattern = "/late/{n}", .role = "public", .handler = [&](const auto& request, const auto& reply) {
                 const std::lock_guard lock(mutex);
                 threads.emplace_back([request, reply] {
                   std::this_thread::sleep_for(std::chrono::milliseconds(5));
                   reply(text_response("late " + std::string(request->param("n"))));
                   reply(text_response("again"));
                 });
               }});
  {
    const TestServer server({.threads = 2}, router);
    Client client(server.port);
    for (int i = 0; i < 20; ++i) client.send(get("/late/" + std::to_string(i)));
    for (int i = 0; i < 20; ++i) EXPECT_EQ(body_of(client.answer()), "late " + std::to_string(i));
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Reply, SurvivesTheServer) {
  Reply kept;
  std::atomic<bool> asked{false};
  auto router = std::make_shared<Router>();
  router->add({.pattern = "/", .role = "public", .handler = [&](const auto&, const auto& reply) {
                 kept = reply;
                 asked = true;
               }});
  {
    Limits limits;
    limits.shutdown = std::chrono::milliseconds(10);
    const TestServer server({.threads = 1, .limits = limits}, router);
    Client client(server.port);
    client.send(get("/"));
    while (!asked) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  kept(text_response("too late"));
}

TEST(ResponseHeaders, CannotBeForgedFromOutside) {
  auto router = std::make_shared<Router>();
  router->add({.pattern = "/", .role = "public", .handler = [](const auto&, const auto& reply) {
                 Response response = text_response("x");
                 response.headers = {{"Location", "/a\r\nSet-Cookie: evil=1"}, {"X-Ok", "ja"}, {"Content-Length", "999"}, {"cross-origin-resource-policy", "cross-origin"}};
                 response.csp = "default-src 'self'";
                 reply(response);
               }});
  const TestServer server({.threads = 1}, router);
  const std::string answer = server.ask(get("/"));
  EXPECT_EQ(answer.find("evil"), std::string::npos);
  EXPECT_EQ(header_of(answer, "X-Ok"), "ja");
  EXPECT_EQ(header_of(answer, "Content-Length"), "1");
  EXPECT_EQ(header_of(answer, "Cross-Origin-Resource-Policy"), "(none)");
  EXPECT_EQ(header_of(answer, "cross-origin-resource-policy"), "cross-origin");
  EXPECT_EQ(header_of(answer, "Content-Security-Policy"), "default-src 'self'; frame-ancestors 'none'");
}

TEST(Peer, IsWhatATrustedProxySaysLast) {
  const TestServer server({.threads = 1}, make_test_router(), {.trusted_proxies = {"127.0.0.1"}});
  const auto who = [&](const std::string& headers) { return body_of(server.ask(get("/path/x", headers))); };
  EXPECT_EQ(who("X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n"), "x||localhost|198.51.100.7|tls") << "and it is not this machine";
  EXPECT_EQ(who("X-Forwarded-For: 203.0.113.9, 127.0.0.1,198.51.100.7\r\n"), "x||localhost|198.51.100.7") << "what stands before it the client may have written";
  EXPECT_EQ(who("X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-For: 203.0.113.9\r\n"), "x||localhost|203.0.113.9");
  EXPECT_EQ(who("X-Forwarded-For: 2001:db8:1:2:3:4:5:6\r\n"), "x||localhost|2001:db8:1:2::") << "a subscriber has the whole /64";
  EXPECT_EQ(who("X-Forwarded-For: ::ffff:198.51.100.7\r\n"), "x||localhost|198.51.100.7");
  EXPECT_EQ(who("X-Forwarded-For: <script>\r\n"), "x||localhost|unknown");
  EXPECT_EQ(who("X-Forwarded-Proto: https\r\n"), "x||localhost|127.0.0.1|loopback") << "it asks for itself";
  Client client(server.port);
  client.send(get("/path/x", "X-Forwarded-For: 198.51.100.7\r\n"));
  EXPECT_EQ(body_of(client.answer()), "x||localhost|198.51.100.7");
  client.send(get("/path/x"));
  EXPECT_EQ(body_of(client.answer()), "x||localhost|127.0.0.1|loopback") << "the next on that connection is somebody else's";
}

TEST(Peer, IsTheConnectionsWhereNobodyIsTrusted) {
  const TestServer server({.threads = 1}, make_test_router(), {.trusted_proxies = {"192.0.2.1"}});
  EXPECT_EQ(body_of(server.ask(get("/path/x", "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n"))), "x||localhost|127.0.0.1|loopback");
}

TEST(Endpoint, UnixSocketIsForItsOwnerOnly) {
  const std::string path = ::testing::TempDir() + "nb_server_test.sock";
  std::filesystem::remove(path);
  {
    const TestServer server({.threads = 1}, make_test_router(), {.unix_path = path});
    struct stat facts {};
    ASSERT_EQ(::stat(path.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    Client client(path);
    client.send(get("/path/cli"));
    EXPECT_EQ(body_of(client.answer()), "cli||localhost|unix|loopback");
    EXPECT_THROW(TestServer({.threads = 1}, make_test_router(), {.unix_path = path}), Error);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Endpoint, UnixSocketOfAKilledProgramIsReplaced) {
  const std::string path = ::testing::TempDir() + "nb_server_stale.sock";
  std::filesystem::remove(path);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(fd);
  const TestServer server({.threads = 1}, make_test_router(), {.unix_path = path});
  EXPECT_TRUE(Client(path).connected());
  const std::string file = ::testing::TempDir() + "nb_server_file";
  std::ofstream(file) << "keep me";
  EXPECT_THROW(TestServer({.threads = 1}, make_test_router(), {.unix_path = file}), Error);
  EXPECT_TRUE(std::filesystem::exists(file));
}

TEST(Endpoint, SaysClearlyWhyItCannotListen) {
  const TestServer first;
  try {
    const TestServer second({.threads = 1}, make_test_router(), {.port = first.port});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::network);
    EXPECT_NE(std::string(error.what()).find("ist schon belegt"), std::string::npos);
  }
  try {
    const TestServer wrong({.threads = 1}, make_test_router(), {.address = "localhost"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::configuration);
  }
  EXPECT_THROW(TestServer({.threads = 1}, make_test_router(), {.address = "192.0.2.1"}), Error);
}

}  // namespace
}  // namespace nb::web::testing
