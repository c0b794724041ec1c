// SPDX-License-Identifier: EUPL-1.2
// A counter without any network: the real program, cut off from everything but its own machine. The queue, the display in the waiting room
// and the slips are served whole, nothing on these pages comes from elsewhere, and the program tries to reach nobody.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "app/gateway.hpp"
#include "base/random.hpp"
#include "http/program.hpp"
#include "http/serving.hpp"
#include "support/lonely.hpp"

namespace nb::test {
namespace {

constexpr std::uint16_t kPort = 8080;
constexpr const char* kBoard = "/arnsberg/wartezimmer/arn-stadtbuero-neheim/";
constexpr const char* kCounter = "/stab/termine/schalter?ort=arnsberg&bereich=p1&schalter=Schalter%201";

void found(const std::string& dir) {
  install(dir);
  app::Runtime runtime;
  const TestClock clock;
  const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{dir});
  const LogName log = main_log(*Ags::parse("05958004"));
  const auto run = [&](const char* name, const std::string& args) { EXPECT_TRUE(gateway->run_all({{log, make_command_id(runtime.random, clock.now()), "stab", name, args}})); };
  run("appointments.set_pool", R"({"name":"Bürgerbüro","site":"arn-stadtbuero-neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":2}]})");
  run("appointments.set_offer", R"({"pool":"p1","service":"personalausweis-beantragen","minutes":15})");
}

/// What a page has a browser fetch: style sheets, scripts, pictures; every address in it must be of this machine.
std::set<std::string> fetched_by(const HttpAnswer& page, const std::string& where) {
  static const std::regex kAddress(R"re((src|srcset|href|action|formaction|poster)="([^"]*)")re");
  static const std::regex kLoads(R"re(<(?:link|script|img|source|iframe)\b[^>]*?(?:src|href)="(/[^"#?]+))re");
  for (std::sregex_iterator it(page.body.begin(), page.body.end(), kAddress), end; it != end; ++it) {
    const std::string to = (*it)[2];
    const bool here = to.empty() || (to.front() == '/' && !to.starts_with("//")) || to.front() == '#' || to.front() == '?' || to.starts_with("tel:") || to.starts_with("data:");
    EXPECT_TRUE(here) << where << " leads to " << to;
  }
  for (const char* outside : {"@import", "url(http", "url(//", "url(\"http"}) EXPECT_EQ(page.body.find(outside), std::string::npos) << where;
  EXPECT_EQ(page.header("Content-Security-Policy").find("http"), std::string::npos) << where << " may load from elsewhere";
  std::set<std::string> out;
  for (std::sregex_iterator it(page.body.begin(), page.body.end(), kLoads), end; it != end; ++it) out.insert((*it)[1]);
  return out;
}

class Counter {
 public:
  explicit Counter(HttpClient client) : client_(std::move(client)) {}

  HttpAnswer press(const std::string& command, const Fields& more = {}) {
    Fields fields{{"bereich", "p1"}, {"schalter", "Schalter 1"}};
    fields.insert(fields.end(), more.begin(), more.end());
    HttpAnswer answer = client_.post("/stab/aktion", console_form(client_, command, "arnsberg", fields));
    EXPECT_EQ(answer.status, 303) << command << ": " << answer.between("kern-alert__body", "</div>");
    return answer;
  }
  HttpAnswer page(const std::string& target) {
    HttpAnswer answer = client_.get(target);
    EXPECT_EQ(answer.status, 200) << target;
    for (const std::string& one : fetched_by(answer, target)) {
      const HttpAnswer part = client_.get(one);
      EXPECT_EQ(part.status, 200) << target << " needs " << one;
      EXPECT_FALSE(one.ends_with(".css") && part.has("url(http")) << one;
    }
    return answer;
  }
  HttpAnswer file(const std::string& target) { return client_.get(target); }

 private:
  HttpClient client_;
};

void draw(Counter& counter) {
  const HttpAnswer drawn = counter.press("appointments.draw_number", {{"leistung", "personalausweis-beantragen"}});
  (void)counter.press("appointments.draw_number");
  EXPECT_TRUE(counter.page(drawn.header("Location")).has("Gezogen: <strong class=\"queue-number\">1</strong>"));
  const std::string slip = "?ort=arnsberg&bereich=p1&nr=1";
  for (const char* size : {"", "&format=rolle"}) EXPECT_TRUE(counter.file("/stab/termine/wartenummer.pdf" + slip + size).body.starts_with("%PDF-")) << size;
  EXPECT_TRUE(counter.page("/stab/termine/wartenummer" + slip + "&schalter=Schalter%201").has("Ihre Wartenummer"));
}

void call(Counter& counter) {
  (void)counter.press("appointments.call_next");
  EXPECT_TRUE(counter.page(kBoard).has("<title>Aufgerufen: 1"));
  (void)counter.press("appointments.skip_number", {{"nummer", "1"}});
  (void)counter.press("appointments.recall_number", {{"nummer", "1"}});
  for (const char* language : {"", "/en", "/leicht"}) EXPECT_TRUE(counter.page(std::string(language) + kBoard).has("Schalter 1")) << language;
  (void)counter.press("appointments.finish_number", {{"nummer", "1"}});
  EXPECT_TRUE(counter.page(kCounter).has("1 Nummer wartet"));
  EXPECT_TRUE(counter.page("/stab/?ort=arnsberg").has("1 Person mit Wartenummer wartet"));
}

/// Runs in a process of its own, because nobody comes back from there. 0: all is well; 77: this machine has no network namespaces.
int alone(const std::string& dir) {
  if (const std::string why = leave_the_network(); !why.empty()) {
    std::cerr << why << "\n";
    return 77;
  }
  EXPECT_TRUE(is_alone()) << "the test itself reaches the outside";
  EXPECT_EQ(tried_in_vain(), 1U) << "and this is how it would show";
  const Serving serving(dir, kPort);
  auto client = serving.signed_in();
  if (!client) {
    ADD_FAILURE() << serving.words();
    return 1;
  }
  Counter counter(*std::move(client));
  draw(counter);
  call(counter);
  EXPECT_EQ(tried_in_vain(), 1U) << "the program asked somebody outside\n" << serving.words();
  return ::testing::Test::HasFailure() ? 1 : 0;
}

TEST(LoneCounter, ServesTheQueueWithoutAnyNetworkAndAsksNobody) {
  const TempFolder folder;
  found(folder.file("d"));
  std::cout.flush();
  (void)std::fflush(nullptr);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const int said = alone(folder.file("d"));
    std::cout.flush();
    (void)std::fflush(nullptr);
    ::_exit(said);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "needs network namespaces (root, or kernel.unprivileged_userns_clone = 1)";
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace nb::test
