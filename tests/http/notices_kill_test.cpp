// SPDX-License-Identifier: EUPL-1.2
// kill -9 of the whole program while it tells two thousand people: mails and text messages go to servers of this test, which know for certain
// what they were given. In the end nobody is forgotten, nobody got the same twice, and at most one attempt per kill and channel is unknown
// and stands on the list. NB_KILL_PEOPLE=20000 is the long run.
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <map>
#include <set>
#include <thread>

#include "base/text.hpp"
#include "http/bookings.hpp"
#include "http/desk.hpp"
#include "http/serving.hpp"
#include "support/mail_server.hpp"
#include "support/sms_gateway.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;
using appointments::Channel;
using appointments::NoticeState;

constexpr int kKills = 4;
constexpr const char* kSetUp = "2023-10-29T12:00:00+01:00";

std::size_t people() {
  const char* given = std::getenv("NB_KILL_PEOPLE");
  return given == nullptr ? 2000 : parse_u64(given).value_or(2000);
}

struct Servers {
  MisbehavingMailServer mail;
  SmsGateway gateway;
  [[nodiscard]] std::size_t taken() const { return mail.mails().size() + gateway.count(); }
  /// How often each notice was taken, by its key.
  [[nodiscard]] std::map<std::string, int> deliveries() const {
    std::map<std::string, int> out;
    for (const std::string& one : mail.mails()) {
      const auto at = one.find("<termin.");
      ++out[one.substr(at + 8, one.find('@', at) - at - 8)];
    }
    for (const auto& one : gateway.taken()) {
      const auto at = one.head.find("Idempotency-Key: ");
      ++out[one.head.substr(at + 17, one.head.find('\r', at) - at - 17)];
    }
    return out;
  }
};

/// Half of them by mail, half by text message, all called off.
std::string found(const std::string& dir, const Servers& servers, std::size_t count) {
  install(dir);
  replace_section(dir, "mail.outside", "server = \"127.0.0.1\"\nport = " + std::to_string(servers.mail.port()) + "\ntls = \"none\"\nfrom = \"termine@rathaus.example\"\n");
  replace_section(dir, "sms", "url = \"" + servers.gateway.url() + "\"\nbody = '{\"to\":\"{to}\",\"text\":\"{text}\"}'\nper_second = 1000\n");
  Book book(dir, *parse_rfc3339(kSetUp));
  book.make_key(kPassphrase);
  for (std::size_t i = 0; i < count; ++i)
    (void)book.take("K-" + std::to_string(i), "2023-11-06T09:00:00+01:00", i % 2 == 0 ? "\"mail\"" : "\"sms\"",
                    {.name = "Probe", .email = "probe@rathaus.example", .phone = "0171 3920001"});
  return book.call_off("2023-11-06", "2023-11-06");
}

/// Waits until so many were taken, or until nothing more comes for ten seconds.
void wait_for(const Servers& servers, std::size_t count) {
  std::size_t last = 0;
  for (auto since = std::chrono::steady_clock::now(); servers.taken() < count && std::chrono::steady_clock::now() - since < 10s; std::this_thread::sleep_for(5ms)) {
    if (servers.taken() != last) since = std::chrono::steady_clock::now();
    last = servers.taken();
  }
}

TEST(NoticesKill, NobodyIsForgottenAndNobodyToldTwice) {
  ::setenv("NOTBETRIEB_SHARE", NB_BINARY_DIR "/share/notbetrieb", 1);
  const TempFolder folder;
  const std::string dir = folder.file("d");
  const Servers servers;
  const std::size_t count = people();
  const std::string call_off = found(dir, servers, count);
  std::uint16_t port = 0;
  {
    const Listening free;
    port = free.port();
  }
  for (int i = 1; i <= kKills; ++i) {
    Serving serving(dir, port);
    ASSERT_TRUE(serving.unlock(kPassphrase)) << "round " << i << "\n" << serving.words();
    wait_for(servers, count * static_cast<std::size_t>(i) / (kKills + 1));
  }
  const std::size_t midway = servers.taken();
  {
    Serving serving(dir, port);
    ASSERT_TRUE(serving.unlock(kPassphrase));
    wait_for(servers, count);  // what is unknown and was not taken never comes: the wait ends by itself
    std::this_thread::sleep_for(1s);
  }
  Serving last(dir, port);  // one more start, so that what the last kill left open is written down
  ASSERT_TRUE(last.unlock(kPassphrase));
  std::this_thread::sleep_for(1s);
  last.kill();
  const auto deliveries = servers.deliveries();
  Book book(dir, *parse_rfc3339(kMoment) + 1h);
  std::map<Channel, std::size_t> unknown;
  std::size_t told = 0;
  for (const auto& one : book.notices_of(call_off)) {
    const auto taken = deliveries.find(one.key());
    const int times = taken == deliveries.end() ? 0 : taken->second;
    EXPECT_LE(times, 1) << one.key() << " was told twice";
    if (one.state == NoticeState::told) {
      EXPECT_EQ(times, 1) << one.key() << " is said to be told and was not";
      ++told;
    } else {
      EXPECT_EQ(one.state, NoticeState::unknown) << one.key() << " is forgotten";
      ++unknown[one.channel];
    }
  }
  EXPECT_EQ(told + unknown[Channel::mail] + unknown[Channel::sms], count);
  EXPECT_LE(unknown[Channel::mail], std::size_t{kKills} + 2);
  EXPECT_LE(unknown[Channel::sms], std::size_t{kKills} + 2);
  EXPECT_LT(midway, count) << "it was over before it was killed for the last time";
  std::cout << count << " people, " << kKills + 2 << " kills, " << told << " told, unknown: " << unknown[Channel::mail] << " mails, " << unknown[Channel::sms]
            << " text messages\n";
}

}  // namespace
}  // namespace nb::test
