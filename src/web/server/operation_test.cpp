// SPDX-License-Identifier: EUPL-1.2
// What the operator sees: access log, metrics, health.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include "base/error.hpp"
#include "web/server/impl/admission.hpp"
#include "web/server/test_client.hpp"

namespace nb::web::testing {
namespace {

std::string log_of(const std::string& requests) {
  std::mutex mutex;
  std::string log;
  {
    const TestServer server({.threads = 1, .access_log = [&](std::string_view lines) {
                               const std::lock_guard lock(mutex);
                               log.append(lines).append("\n");
                             }});
    Client client(server.port);
    client.send(requests);
    client.read_all();
  }
  return log;
}

TEST(AccessLog, HasOneLinePerRequestWithoutPersonalData) {
  const std::string log = log_of(get("/page?name=Erika", "User-Agent: Mozilla\r\n") + post("/echo", "geheim", "Connection: close\r\n"));
  ASSERT_EQ(std::count(log.begin(), log.end(), '\n'), 2);
  const std::string first = log.substr(0, log.find('\n'));
  EXPECT_EQ(first.substr(10, 1), "T");
  EXPECT_EQ(first.substr(19, 15), "Z GET /page 200");
  EXPECT_NE(log.find("Z POST /echo 200"), std::string::npos);
  for (const char* personal : {"Erika", "127.0.0.1", "Mozilla", "geheim", "?"}) EXPECT_EQ(log.find(personal), std::string::npos) << personal;
}

TEST(AccessLog, CannotBeForged) {
  const std::string log = log_of(get("/path/a%20b%22%C3%A4", "Connection: close\r\n"));
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 1);
  EXPECT_NE(log.find(" /path/a%20b%22%C3%A4 200 "), std::string::npos) << log;
}

TEST(AccessLog, NotesARefusedRequestOnce) {
  const std::string log = log_of("GET /a\n2026-01-01 GET /forged 200\r\n\r\n");
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 1);
  EXPECT_NE(log.find("Z - - 400 "), std::string::npos) << log;
}

TEST(AccessLog, GoesToAFile) {
  const std::string file = ::testing::TempDir() + "nb_access.log";
  std::filesystem::remove(file);
  {
    const AccessSink sink = make_access_log(file);
    sink("one\ntwo");
    sink("three");
  }
  std::ifstream in(file);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "one\ntwo\nthree\n");
  EXPECT_THROW(static_cast<void>(make_access_log("/proc/nonexistent/x.log")), Error);
}

TEST(Metrics, CountWhatHappened) {
  const TestServer watched({.threads = 2});
  for (const char* path : {"/page", "/page", "/page", "/nowhere"}) {
    Client client(watched.port);
    client.send(get(path, "Connection: close\r\n"));
    client.read_all();  // the end comes after the counting, the answer before
  }
  auto router = std::make_shared<Router>();
  router->add({.pattern = "/metrics", .role = "public", .handler = metrics_handler(watched.server, [] {
                                                          return std::vector<Sample>{
                                                              {.name = "notbetrieb_page_cache_hits_total", .help = "Hits.", .type = Sample::Type::counter, .value = 7},
                                                              {.name = "notbetrieb_page_cache_bytes", .help = "Bytes.", .type = Sample::Type::gauge, .value = 1.5}};
                                                        })});
  const TestServer metrics({.threads = 1}, router);
  const std::string answer = metrics.ask(get("/metrics"));
  EXPECT_EQ(header_of(answer, "Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  for (const char* line : {"notbetrieb_http_requests_total{class=\"2xx\"} 3\n", "notbetrieb_http_requests_total{class=\"4xx\"} 1\n", "notbetrieb_http_connections_total 4\n",
                           "notbetrieb_http_request_duration_seconds_bucket{le=\"+Inf\"} 4\n", "notbetrieb_http_request_duration_seconds_count 4\n",
                           "# TYPE notbetrieb_http_request_duration_seconds histogram\n", "notbetrieb_page_cache_hits_total 7\n", "# TYPE notbetrieb_page_cache_bytes gauge\n"}) {
    EXPECT_NE(answer.find(line), std::string::npos) << line << answer;
  }
}

TEST(Metrics, HistogramIsCumulative) {
  Counters counters;
  counters.count_answer(200, std::chrono::microseconds(100), 10);
  counters.count_answer(200, std::chrono::microseconds(101), 10);
  counters.count_answer(503, std::chrono::seconds(60), 5);
  const std::string text = exposition({&counters}, {});
  EXPECT_NE(text.find("_bucket{le=\"0.0001\"} 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("_bucket{le=\"0.0005\"} 2\n"), std::string::npos);
  EXPECT_NE(text.find("_bucket{le=\"5\"} 2\n"), std::string::npos);
  EXPECT_NE(text.find("_bucket{le=\"+Inf\"} 3\n"), std::string::npos);
  EXPECT_NE(text.find("_sum 60.000201\n"), std::string::npos);
  EXPECT_NE(text.find("notbetrieb_http_bytes_sent_total 25\n"), std::string::npos);
}

TEST(Health, SaysWhatIsWrong) {
  Health health;
  auto router = std::make_shared<Router>();
  router->add({.pattern = "/healthz", .role = "public", .handler = health_handler([&health] { return health; })});
  const TestServer server({.threads = 1}, router);
  EXPECT_EQ(body_of(server.ask(get("/healthz"))), "ok\n");
  health = {Health::State::warning, "Die Uhr geht nach."};
  const std::string warned = server.ask(get("/healthz"));
  EXPECT_EQ(status_of(warned), 200) << "a warning takes nobody off the net";
  EXPECT_EQ(body_of(warned), "ok\nDie Uhr geht nach.\n");
  health = {Health::State::faulty, "Das Journal ist versiegelt."};
  const std::string answer = server.ask(get("/healthz"));
  EXPECT_EQ(status_of(answer), 503);
  EXPECT_EQ(body_of(answer), "Das Journal ist versiegelt.\n");
}

TEST(Admission, CountsByAddressAndGivesPlacesBack) {
  Admission admission(10, 2);
  {
    const auto one = admission.admit("198.51.100.1");
    const auto two = admission.admit("198.51.100.1");
    EXPECT_TRUE(one && two);
    EXPECT_FALSE(admission.admit("198.51.100.1"));
    EXPECT_TRUE(admission.admit("198.51.100.2"));
  }
  EXPECT_TRUE(admission.admit("198.51.100.1"));
  std::vector<Admission::Place> places;
  for (int i = 0; i < 10; ++i) places.push_back(admission.admit(""));
  EXPECT_TRUE(places.back());
  EXPECT_TRUE(admission.under_pressure());
  EXPECT_FALSE(admission.admit(""));
}

}  // namespace
}  // namespace nb::web::testing
