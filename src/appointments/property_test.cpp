// SPDX-License-Identifier: EUPL-1.2
// Random commands against a model that counts people at desks minute by minute. Whatever happens: at no minute more than there are desks,
// a refusal only where the model has no room either, one notice chain for everyone called off, and a rebuild gives the same state.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "appointments/test_town.hpp"

namespace nb::appointments {

using namespace std::chrono_literals;
using testing::kLog;
using testing::Town;

namespace {

constexpr int kDesks = 2;

/// One booking as the model sees it.
struct Held {
  Instant start;
  int minutes = 0;
  std::optional<Instant> expires;
  bool ended = false;
  bool called_off = false;
};

class Model {
 public:
  std::map<std::string, Held> all;

  /// Minute by minute, the slow way.
  [[nodiscard]] bool fits(Instant start, int minutes, Instant now, const std::string& except = "") const {
    for (int i = 0; i < minutes; ++i) {
      if (taken(start + std::chrono::minutes(i), now, except) >= kDesks) return false;
    }
    return true;
  }
  [[nodiscard]] int taken(Instant minute, Instant now, const std::string& except = "") const {
    int out = 0;
    for (const auto& [id, one] : all) {
      const bool counts = !one.ended && (!one.expires || *one.expires > now);
      if (counts && id != except && one.start <= minute && minute < one.start + std::chrono::minutes(one.minutes)) ++out;
    }
    return out;
  }
};

class Play {
 public:
  explicit Play(unsigned seed) : dice_(seed) { town.plan(kDesks); }

  void step() {
    switch (pick(8)) {
      case 0:
      case 1:
        take();
        break;
      case 2:
      case 3:
        reserve();
        break;
      case 4:
        confirm();
        break;
      case 5:
        move();
        break;
      case 6:
        give_up();
        break;
      case 7:
        pick(10) == 0 ? call_off() : town.clock.advance(std::chrono::minutes(pick(4)));
        break;
    }
  }

  void check() {
    const Instant first = testing::at("2023-11-06T08:00:00+01:00");
    for (int day = 0; day < 3; ++day) {
      for (int minute = 0; minute < 240; ++minute) ASSERT_LE(model.taken(first + 24h * day + std::chrono::minutes(minute), town.clock.now()), kDesks);
    }
    for (const auto& [id, one] : model.all) {
      const auto notices = notices_of(town.db(), kLog, id);
      const auto told = std::ranges::count_if(notices, [](const Notice& n) { return n.kind == NoticeKind::cancellation && n.state != NoticeState::dropped; });
      EXPECT_EQ(told, one.called_off && one.ended ? 1 : 0) << id;
    }
    EXPECT_TRUE(town.differences().empty());
  }

  Town town;
  Model model;
  int refusals = 0;
  int taken = 0;

 private:
  int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(dice_); }
  std::string pick_booking() {
    if (model.all.empty()) return "b-none";
    return std::next(model.all.begin(), pick(static_cast<int>(model.all.size())))->first;
  }
  /// A quarter of an hour in the mornings of three days; few enough that they meet.
  std::pair<std::string, Instant> pick_start() {
    const int day = pick(3);
    const int minute = 8 * 60 + pick(15) * 15;
    const std::string text =
        "2023-11-0" + std::to_string(6 + day) + "T" + (minute / 60 < 10 ? "0" : "") + std::to_string(minute / 60) + ":" + (minute % 60 == 0 ? "00" : std::to_string(minute % 60));
    return {text, testing::at("2023-11-06T00:00:00+01:00") + 24h * day + std::chrono::minutes(minute)};
  }
  /// What happened must be what the model says could.
  void judge(const std::string& answer, Instant start, int minutes, const std::string& except = "") {
    const bool fits = model.fits(start, minutes, town.clock.now(), except);
    if (answer == "full") {
      EXPECT_FALSE(fits);
      ++refusals;
    } else if (answer.starts_with("b-") || answer.empty()) {
      EXPECT_TRUE(fits);
      ++taken;
    }
  }
  void take() {
    const auto [text, start] = pick_start();
    const bool pass = pick(3) == 0;
    const std::string id = town.take(text, "", pass ? "pass" : "ausweis");
    judge(id, start, pass ? 30 : 15);
    if (id.starts_with("b-")) model.all[id] = {.start = start, .minutes = pass ? 30 : 15, .expires = std::nullopt};
  }
  void reserve() {
    const auto [text, start] = pick_start();
    const std::string id = town.reserve(text);
    judge(id, start, 15);
    if (id.starts_with("b-")) model.all[id] = {.start = start, .minutes = 15, .expires = town.clock.now() + kReservationLasts};
  }
  void confirm() {
    const std::string id = pick_booking();
    const std::string answer = town.with("appointments.confirm", id, Town::named(id), {.name = "x", .email = {}, .phone = {}, .remark = {}, .birth_date = {}});
    if (!answer.empty()) return;
    Held& held = model.all.at(id);
    EXPECT_TRUE(held.expires && *held.expires > town.clock.now());
    held.expires.reset();
  }
  void move() {
    const std::string id = pick_booking();
    const auto [text, start] = pick_start();
    const std::string answer = town.refused("appointments.move_booking", Town::named(id, R"(,"start":")" + text + "\""));
    if (!model.all.contains(id)) return;
    Held& held = model.all.at(id);
    if (answer.empty() || answer == "full") judge(answer, start, held.minutes, held.ended ? "" : id);
    if (answer.empty()) held = {.start = start, .minutes = held.minutes, .expires = std::nullopt};
  }
  void give_up() {
    const std::string id = pick_booking();
    if (!town.refused("appointments.give_up_booking", Town::named(id)).empty()) return;
    model.all.at(id).ended = true;
    model.all.at(id).called_off = false;
  }
  void call_off() {
    const std::string day = "2023-11-0" + std::to_string(6 + pick(3));
    const state::Command wish = town.command("appointments.call_off", R"({"from":")" + day + R"(","to":")" + day + R"(","reason":"Ausfall"})");
    if (!town.executor->run(wish)) return;
    for (auto& [id, one] : model.all) {
      if (town.booking(id).call_off != call_off_id(wish.id.str())) continue;
      EXPECT_FALSE(one.ended) << "only what stood is hit";
      one.ended = true;
      one.called_off = true;
    }
    // Lifted at once, so that the play goes on; and open to everybody.
    EXPECT_EQ(town.refused("appointments.lift_call_off", R"({"call_off":")" + call_off_id(wish.id.str()) + "\"}"), "");
    for (const char* service : {"ausweis", "pass"}) (void)town.run("appointments.open_offer", std::string(R"({"pool":"p1","service":")") + service + "\"}");
  }

  std::mt19937 dice_;
};

}  // namespace

class BookingProperty : public ::testing::TestWithParam<unsigned> {};

TEST_P(BookingProperty, NeverMorePeopleThanDesks) {
  Play play(GetParam());
  for (int i = 0; i < 400; ++i) play.step();
  play.check();
  EXPECT_GT(play.refusals, 5) << "the play must come to the limits";
  EXPECT_GT(play.taken, 30);
}

INSTANTIATE_TEST_SUITE_P(Seeds, BookingProperty, ::testing::Range(1U, 6U));

}  // namespace nb::appointments
