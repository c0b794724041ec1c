// SPDX-License-Identifier: EUPL-1.2
// Limits of time, number and memory, and the end of the server.
#include <gtest/gtest.h>

#include <atomic>

#include "web/server/test_client.hpp"

namespace nb::web::testing {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

Limits quick() {
  Limits limits;
  limits.header = limits.idle = limits.handshake = limits.handler = limits.linger = milliseconds(300);
  limits.body = limits.write = milliseconds(300);
  limits.slowest_bytes_per_second = 1024 * 1024;
  return limits;
}

milliseconds since(Clock::time_point start) { return std::chrono::duration_cast<milliseconds>(Clock::now() - start); }

TEST(Slowloris, IsEndedHoweverItTrickles) {
  const TestServer server({.threads = 1, .limits = quick()});
  Client client(server.port);
  const auto start = Clock::now();
  client.send("GET /page HTTP/1.1\r\nHost: a\r\n");
  while (since(start) < milliseconds(1500) && client.send("X: y\r\n")) std::this_thread::sleep_for(milliseconds(20));
  EXPECT_LT(since(start), milliseconds(1500));
  EXPECT_EQ(status_of(client.read_all()), 408);
}

TEST(Slowloris, WithTheBodyIsEndedToo) {
  const TestServer server({.threads = 1, .limits = quick()});
  Client client(server.port);
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
  const auto start = Clock::now();
  while (since(start) < milliseconds(1500) && client.send("x")) std::this_thread::sleep_for(milliseconds(20));
  EXPECT_LT(since(start), milliseconds(1500));
  EXPECT_EQ(status_of(client.read_all()), 408);
}

std::shared_ptr<Router> large_bodies() {
  auto router = make_test_router();
  router->add({.methods = {Method::post},
               .pattern = "/large",
               .role = "public",
               .handler = [](const auto& request, const auto& reply) { reply(text_response(std::to_string(request->body.size()))); },
               .body_limit = 64 * 1024 * 1024});
  return router;
}

TEST(Slowloris, GetsNoTimeForWhatItOnlyAnnounces) {
  Limits limits = quick();
  limits.slowest_bytes_per_second = 100'000;
  const TestServer server({.threads = 1, .limits = limits}, large_bodies());
  Client client(server.port);
  client.send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000\r\n\r\n");
  const auto start = Clock::now();
  while (since(start) < milliseconds(4000) && client.send("x")) std::this_thread::sleep_for(milliseconds(20));
  EXPECT_LT(since(start), milliseconds(2000));
  EXPECT_EQ(status_of(client.read_all()), 408);
}

TEST(SlowLine, GetsItsTimeForALargeBody) {
  Limits limits = quick();
  limits.slowest_bytes_per_second = 100'000;
  const TestServer server({.threads = 1, .limits = limits}, large_bodies());
  Client client(server.port);
  client.send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 600000\r\n\r\n");
  const std::string piece(20'000, 'x');
  for (int i = 0; i < 30; ++i) {
    client.send(piece);
    std::this_thread::sleep_for(milliseconds(50));  // 400 KB/s: 1.5 s, five times the patience with a silent client
  }
  EXPECT_EQ(body_of(client.answer()), "600000");
}

TEST(Bodies, ShareOneLimitOfMemory) {
  Limits limits;
  limits.bodies_bytes = 1 << 20;
  const TestServer server({.threads = 2, .limits = limits}, large_bodies());
  const std::string half(700'000, 'x');
  auto first = std::make_unique<Client>(server.port);
  first->send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 700001\r\n\r\n" + half);
  std::this_thread::sleep_for(milliseconds(300));
  const std::string turned_away = server.ask(post("/large", half));
  EXPECT_EQ(status_of(turned_away), 503);
  EXPECT_EQ(header_of(turned_away, "Retry-After"), "60");
  EXPECT_EQ(body_of(server.ask(post("/large", std::string(60'000, 'x')))), "60000") << "small ones are never turned away";
  first->send("x");
  EXPECT_EQ(body_of(first->answer()), "700001");
  first.reset();
  // The server lets go of a request when its connection is done with it, which may be a moment after the answer.
  std::string again;
  for (int i = 0; i < 100 && again != "700000"; ++i) {
    if (i > 0) std::this_thread::sleep_for(milliseconds(50));
    again = body_of(server.ask(post("/large", half)));
  }
  EXPECT_EQ(again, "700000") << "the memory came back";
}

TEST(Silence, EndsTheConnection) {
  const TestServer server({.threads = 1, .limits = quick()});
  Client fresh(server.port);
  Client used(server.port);
  used.send(get("/page"));
  EXPECT_EQ(status_of(used.answer()), 200);
  EXPECT_TRUE(used.at_end());
  EXPECT_EQ(status_of(fresh.read_all()), 408);
  EXPECT_FALSE(fresh.timed_out);
}

TEST(SlowReader, IsCutAndHoldsNothing) {
  auto router = std::make_shared<Router>();
  const auto large = std::make_shared<const Body>(Body{std::string(32 * 1024 * 1024, 'x'), {}, {}});
  router->add({.pattern = "/", .role = "public", .handler = [large](const auto&, const auto& reply) {
                 Response response;
                 response.body = large;
                 reply(response);
               }});
  Limits limits = quick();
  limits.slowest_bytes_per_second = 1024 * 1024 * 1024;
  const TestServer server({.threads = 1, .limits = limits}, router);
  Client client(server.port);
  client.send(get("/"));
  const auto start = Clock::now();
  while (since(start) < milliseconds(4000) && large.use_count() > 2) std::this_thread::sleep_for(milliseconds(10));
  while (since(start) < milliseconds(4000) && server.server.counters()[0]->closed.value() == 0) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(large.use_count(), 2);
  EXPECT_EQ(server.server.counters()[0]->timed_out.value(), 1U);
}

TEST(LargeAnswer, ArrivesWhole) {
  auto router = std::make_shared<Router>();
  const auto large = std::make_shared<const Body>(Body{std::string(8 * 1024 * 1024, 'x') + "end", {}, {}});
  router->add({.pattern = "/", .role = "public", .handler = [large](const auto&, const auto& reply) {
                 Response response;
                 response.body = large;
                 reply(response);
               }});
  const TestServer server({.threads = 1}, router);
  EXPECT_EQ(body_of(server.ask(get("/"))), large->identity);
}

TEST(Handler, ThatNeverAnswersGivesA503) {
  const TestServer server({.threads = 1, .limits = quick()});
  const std::string answer = server.ask(get("/never"));
  EXPECT_EQ(status_of(answer), 503);
  EXPECT_EQ(header_of(answer, "Retry-After"), "60");
}

TEST(Connections, AreLimitedInAllAndThePlaceComesBack) {
  Limits limits;
  limits.connections = 4;
  const TestServer server({.threads = 2, .limits = limits});
  {
    std::vector<std::unique_ptr<Client>> taken;
    for (int i = 0; i < 4; ++i) {
      taken.push_back(std::make_unique<Client>(server.port));
      taken.back()->send(get("/page"));
      EXPECT_EQ(status_of(taken.back()->answer()), 200);
    }
    EXPECT_EQ(status_of(Client(server.port).read_all()), 503);
  }
  const auto start = Clock::now();
  int status = 0;
  while (status != 200 && since(start) < milliseconds(3000)) status = status_of(server.ask(get("/page")));
  EXPECT_EQ(status, 200);
}

TEST(Requests, PerConnectionAreLimited) {
  Limits limits;
  limits.requests_per_connection = 3;
  const TestServer server({.threads = 1, .limits = limits});
  Client client(server.port);
  client.send(get("/page") + get("/page") + get("/page") + get("/page"));
  EXPECT_EQ(header_of(client.answer(), "Connection"), "(none)");
  EXPECT_EQ(header_of(client.answer(), "Connection"), "(none)");
  EXPECT_EQ(header_of(client.answer(), "Connection"), "close");
  EXPECT_EQ(client.answer(), "");
}

TEST(Stop, FinishesWhatRunsAndLetsNobodyIn) {
  std::atomic<bool> running{false};
  std::thread worker;
  auto router = std::make_shared<Router>();
  router->add({.pattern = "/", .role = "public", .handler = [&](const auto&, const auto& reply) {
                 running = true;
                 worker = std::thread([reply] {
                   std::this_thread::sleep_for(milliseconds(200));
                   reply(text_response("done"));
                 });
               }});
  TestServer server({.threads = 2}, router);
  Client idle(server.port);
  Client client(server.port);
  client.send(get("/"));
  while (!running) std::this_thread::sleep_for(milliseconds(1));
  server.server.stop();
  server.server.stop();
  const std::string answer = client.answer();
  EXPECT_EQ(body_of(answer), "done");
  EXPECT_EQ(header_of(answer, "Connection"), "close");
  EXPECT_TRUE(idle.at_end());
  server.server.wait();
  EXPECT_FALSE(Client(server.port).connected());
  worker.join();
}

TEST(Stop, DoesNotWaitForEver) {
  Limits limits;
  limits.shutdown = milliseconds(200);
  TestServer server({.threads = 1, .limits = limits});
  Client waiting(server.port);
  waiting.send(get("/never"));
  Client half(server.port);
  half.send("GET /pa");
  std::this_thread::sleep_for(milliseconds(50));
  const auto start = Clock::now();
  server.server.stop();
  server.server.wait();
  EXPECT_LT(since(start), milliseconds(2000));
}

}  // namespace
}  // namespace nb::web::testing
