// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

namespace nb::staff {
namespace {

using namespace std::chrono_literals;
using Ticket = SignInLine::Ticket;

const SignInLine::Moment kStart{1000h};

Asker from(std::string name, std::string site = {}) { return {.name = std::move(name), .site = std::move(site), .known = false}; }
Asker known(std::string name) { return {.name = std::move(name), .site = {}, .known = true}; }

/// The same rules once more, slowly: the whole history is kept and every question answered from it.
class Naive {
 public:
  explicit Naive(SignInLine::Limits limits) : limits_(limits) {}

  std::optional<Ticket> enter(Ticket ticket, const Asker& asker) {
    const double before = std::max(count(&Asker::name, asker.name), asker.site.empty() ? 0 : count(&Asker::site, asker.site) / SignInLine::kSiteShare);
    history_.push_back(asker);
    std::size_t own = 0;
    for (const Waiting& one : waiting_) own += one.asker.name == asker.name ? 1U : 0U;
    if (own >= limits_.per_key_max) return ticket;
    waiting_.push_back({ticket, asker, before});
    if (waiting_.size() <= limits_.waiting_max) return std::nullopt;
    // Everybody who would have to go before the newcomer does, the first of whom goes.
    std::vector<Waiting> go;
    const bool unknown_waits = std::any_of(waiting_.begin(), waiting_.end() - 1, [](const Waiting& one) { return !one.asker.known; });
    for (const Waiting& one : waiting_) {
      if (one.ticket == ticket || (one.asker.known && !asker.known) || (one.asker.known && unknown_waits)) continue;
      const bool gives_way = asker.known && !one.asker.known;
      if (gives_way || one.before - before > SignInLine::kGrace) go.push_back(one);
    }
    std::ranges::sort(go, [](const Waiting& a, const Waiting& b) { return a.before != b.before ? a.before > b.before : a.ticket > b.ticket; });
    const Ticket leaves = go.empty() ? ticket : go.front().ticket;
    std::erase_if(waiting_, [leaves](const Waiting& one) { return one.ticket == leaves; });
    return leaves;
  }

  std::optional<Ticket> take() {
    if (waiting_.empty()) return std::nullopt;
    std::vector<Waiting> order = waiting_;
    const bool by_age = turn_++ % 2 == 1;
    std::ranges::sort(order, [by_age](const Waiting& a, const Waiting& b) {
      if (a.asker.known != b.asker.known) return a.asker.known;
      if (!by_age && a.before != b.before) return a.before < b.before;
      return a.ticket < b.ticket;
    });
    const Ticket next = order.front().ticket;
    std::erase_if(waiting_, [next](const Waiting& one) { return one.ticket == next; });
    return next;
  }

 private:
  struct Waiting {
    Ticket ticket;
    Asker asker;
    double before;
  };
  double count(std::string Asker::*member, const std::string& value) const { return static_cast<double>(std::ranges::count(history_, value, member)); }

  SignInLine::Limits limits_;
  std::vector<Asker> history_;
  std::vector<Waiting> waiting_;
  unsigned turn_ = 0;
};

TEST(SignInLine, DecidesAsTheNaiveModelDoes) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 random(seed);
    const auto upto = [&random](unsigned most) { return static_cast<unsigned>(random() % most); };
    const SignInLine::Limits limits{.waiting_max = 1 + upto(8), .per_key_max = 1 + upto(4), .keys_max = 100'000, .forgets = 1h};
    SignInLine line(limits);
    Naive model(limits);
    const unsigned names = 2 + upto(40);
    for (Ticket ticket = 0; ticket < 400; ++ticket) {
      const unsigned who = upto(names);
      const Asker asker = who % 5 == 0 ? known("device " + std::to_string(who)) : from("n" + std::to_string(who), who % 3 == 0 ? "s" + std::to_string(who % 2) : "");
      ASSERT_EQ(line.enter(ticket, asker, kStart), model.enter(ticket, asker)) << "seed " << seed << ", ticket " << ticket;
      if (upto(3) != 0) continue;
      ASSERT_EQ(line.take(), model.take()) << "seed " << seed << ", ticket " << ticket;
    }
  }
}

/// Asks as an attack does, and serves one for every `asks_per_turn`.
struct Attack {
  SignInLine line{SignInLine::Limits{}};
  Ticket next = 0;
  std::set<Ticket> turned_away;
  std::vector<Ticket> served;
  SignInLine::Moment now = kStart;

  Ticket ask(const Asker& asker) {
    const Ticket ticket = next++;
    if (const auto away = line.enter(ticket, asker, now)) turned_away.insert(*away);
    return ticket;
  }
  void turn() {
    if (const auto ticket = line.take()) served.push_back(*ticket);
  }
  /// The turns until that ticket has had its own, while `attacker(i)` asks twenty times for each; -1: it was turned away.
  int turns_until(Ticket ticket, const std::function<Asker(unsigned)>& attacker) {
    for (int turns = 1; turns <= 200; ++turns) {
      turn();
      if (!served.empty() && served.back() == ticket) return turns;
      for (unsigned i = 0; i < 20; ++i) (void)ask(attacker(static_cast<unsigned>(next)));
      now += 100ms;
      if (turned_away.contains(ticket)) return -1;
    }
    return -1;
  }
};

Asker fresh(unsigned number) { return from("fresh " + std::to_string(number)); }

TEST(SignInLine, PushesNobodyOutForAddressesNeverSeenBefore) {
  Attack attack;
  for (unsigned i = 0; i < 10; ++i) (void)attack.ask(fresh(1'000'000 + i));
  const Ticket clerk = attack.ask(from("clerk"));
  const int turns = attack.turns_until(clerk, fresh);
  EXPECT_GT(turns, 0) << "a waiting one stays";
  EXPECT_LE(turns, 20) << "and is overtaken by nobody who came later";
}

TEST(SignInLine, ForgivesSomebodyWhoMistypedTwice) {
  Attack attack;
  for (int i = 0; i < 2; ++i) {
    (void)attack.ask(from("clerk"));
    attack.turn();
  }
  for (unsigned i = 0; i < 10; ++i) (void)attack.ask(fresh(1'000'000 + i));
  const int turns = attack.turns_until(attack.ask(from("clerk")), fresh);
  EXPECT_GT(turns, 0);
  EXPECT_LE(turns, 40) << "every second turn is that of whoever waits for longest";
}

TEST(SignInLine, MakesRoomForAnAddressThatHasNotAskedYet) {
  Attack attack;
  const auto attacker = [](unsigned number) { return from("attacker " + std::to_string(number % 250)); };
  for (unsigned i = 0; i < 1000; ++i) {
    (void)attack.ask(attacker(i));
    if (i % 20 == 0) attack.turn();
  }
  const Ticket clerk = attack.ask(from("clerk"));
  EXPECT_FALSE(attack.turned_away.contains(clerk));
  const int turns = attack.turns_until(clerk, attacker);
  EXPECT_GT(turns, 0);
  EXPECT_LE(turns, 2) << "and whoever asked for nothing yet is next";
}

TEST(SignInLine, CountsOneSubscribersPrefixTogether) {
  Attack attack;
  const auto prefix = [](unsigned number) { return from("network " + std::to_string(number), "one site"); };
  for (unsigned i = 0; i < 200; ++i) (void)attack.ask(prefix(i));
  EXPECT_EQ(attack.line.size(), 20U) << "each of another /64";
  const Ticket clerk = attack.ask(from("clerk"));
  EXPECT_FALSE(attack.turned_away.contains(clerk));
  const Ticket neighbour = attack.ask(from("another network", "another site"));
  EXPECT_FALSE(attack.turned_away.contains(neighbour));
  EXPECT_LE(attack.turns_until(clerk, prefix), 4);
  EXPECT_TRUE(std::ranges::find(attack.served, neighbour) != attack.served.end() || attack.turns_until(neighbour, prefix) > 0);
}

TEST(SignInLine, ServesAKnownDeviceDuringEveryAttack) {
  for (const auto& attacker : std::vector<std::function<Asker(unsigned)>>{fresh, [](unsigned i) { return from("one of few " + std::to_string(i % 5)); },
                                                                          [](unsigned i) { return from("network " + std::to_string(i), "one site"); }}) {
    Attack attack;
    for (unsigned i = 0; i < 400; ++i) (void)attack.ask(attacker(1'000'000 + i));
    const Ticket device = attack.ask(known("device"));
    ASSERT_FALSE(attack.turned_away.contains(device));
    EXPECT_EQ(attack.turns_until(device, attacker), 1);
  }
}

TEST(SignInLine, LetsKnownDevicesMakeRoomForEachOtherOnlyByWhatTheyAskedFor) {
  Attack attack;
  for (unsigned i = 0; i < 20; ++i) (void)attack.ask(known("device " + std::to_string(i)));
  const Ticket late = attack.ask(known("device 20"));
  EXPECT_TRUE(attack.turned_away.contains(late)) << "all are alike, so whoever came first stays";
  const Ticket stranger = attack.ask(from("stranger"));
  EXPECT_TRUE(attack.turned_away.contains(stranger));
  EXPECT_EQ(attack.turned_away.size(), 2U);
}

TEST(SignInLine, TurnsAwayWhatHasWaitedTooLongAndForgetsWhatWasAskedFor) {
  SignInLine line({.waiting_max = 1, .wait_max = 1s, .forgets = 10s});
  for (Ticket ticket = 0; ticket < 8; ++ticket) {
    (void)line.enter(ticket, from("often"), kStart);
    (void)line.take();
  }
  EXPECT_EQ(line.enter(8, from("often"), kStart), std::nullopt);
  EXPECT_EQ(line.enter(9, from("clerk"), kStart), 8U);
  EXPECT_TRUE(line.take_expired(kStart + 1s).empty());
  EXPECT_EQ(line.take_expired(kStart + 1001ms), std::vector<Ticket>{9});
  for (int i = 1; i <= 6; ++i) {
    (void)line.enter(static_cast<Ticket>(9 + i), from("other " + std::to_string(i)), kStart + i * 11s);
    (void)line.take();
  }
  EXPECT_EQ(line.enter(20, from("often"), kStart + 67s), std::nullopt);
  EXPECT_EQ(line.enter(21, from("clerk"), kStart + 67s), 21U) << "what was asked for an hour ago counts no more";
}

}  // namespace
}  // namespace nb::staff
