// SPDX-License-Identifier: EUPL-1.2
// Sheets per desk are lists that one person can work off, and who has no place in the plan is found by counting minute by minute.
#include "appointments/seats.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace nb::appointments {
namespace {

using std::chrono::minutes;

constexpr CivilDate kDay{std::chrono::year{2023}, std::chrono::month{11}, std::chrono::day{6}};

Booking booking(const Zone& zone, int number, int from, int length, int desks = 1) {
  Booking out;
  out.id = "b-" + std::to_string(number);
  out.seq = static_cast<std::uint64_t>(number);
  out.start = zone.instant(kDay, minutes(from));
  out.minutes = length;
  out.desks = desks;
  return out;
}

std::vector<Booking> random_day(const Zone& zone, std::mt19937& random) {
  std::vector<Booking> out;
  const auto up_to = [&random](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
  const int count = up_to(60);
  for (int i = 0; i < count; ++i) out.push_back(booking(zone, i, 480 + 5 * up_to(60), 5 * (1 + up_to(12)), 1 + up_to(8) / 7));
  return out;
}

int load_at(const std::vector<Booking>& all, Instant minute) {
  int load = 0;
  for (const Booking& one : all) load += one.start <= minute && minute < one.start + minutes(one.minutes) ? one.desks : 0;
  return load;
}

TEST(DeskSheets, AreFeasibleMinimalAndTheSameInEveryOrder) {
  const Zone zone;
  std::mt19937 random(20231030);  // NOLINT: repeatable on purpose
  for (int round = 0; round < 500; ++round) {
    std::vector<Booking> all = random_day(zone, random);
    const auto sheets = desk_sheets(all);
    std::vector<int> placed(all.size(), 0);
    for (const auto& sheet : sheets) {
      for (std::size_t i = 0; i < sheet.size(); ++i) {
        ++placed[sheet[i]];
        if (i == 0) continue;
        ASSERT_LE(all[sheet[i - 1]].start + minutes(all[sheet[i - 1]].minutes), all[sheet[i]].start) << "nobody is served twice at once";
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(placed[i], all[i].desks);
    int most = 0;
    for (const Booking& one : all) most = std::max(most, load_at(all, one.start));
    ASSERT_EQ(sheets.size(), static_cast<std::size_t>(most)) << "no more sheets than people at once";
    std::vector<std::vector<std::string>> names, again;
    const auto name = [](const std::vector<Booking>& from, const auto& lists, auto& into) {
      for (const auto& list : lists) {
        into.emplace_back();
        for (const std::size_t i : list) into.back().push_back(from[i].id);
      }
    };
    name(all, sheets, names);
    std::shuffle(all.begin(), all.end(), random);
    name(all, desk_sheets(all), again);
    ASSERT_EQ(names, again);
  }
}

TEST(BeyondPlan, ListsThoseForWhomNoDeskIsLeftTheLaterTakenDown) {
  const Zone zone;
  const std::vector<Booking> all{booking(zone, 3, 480, 15), booking(zone, 1, 480, 15), booking(zone, 2, 495, 15), booking(zone, 4, 710, 20)};
  const auto beyond = [&](std::vector<Window> windows) {
    std::string out;
    for (const Booking& one : beyond_plan(
             all, [&](CivilDate) { return windows; }, 0, zone))
      out += one.id + " ";
    return out;
  };
  EXPECT_EQ(beyond({{480, 720, 2}, {720, 780, 1}}), "");
  EXPECT_EQ(beyond({{480, 720, 2}}), "b-4 ") << "it would last beyond closing time";
  EXPECT_EQ(beyond({{480, 780, 1}}), "b-3 ") << "who came first keeps the place";
  EXPECT_EQ(beyond({}), "b-1 b-3 b-2 b-4 ");
}

TEST(BeyondPlan, KeepsAsManyAsThereAreDesksAtEveryMinute) {
  const Zone zone;
  std::mt19937 random(4711);  // NOLINT: repeatable on purpose
  for (int round = 0; round < 200; ++round) {
    const std::vector<Booking> all = random_day(zone, random);
    const int desks = static_cast<int>(random() % 6U);
    const auto gone = beyond_plan(
        all,
        [desks](CivilDate) {
          return std::vector<Window>{{480, 780, desks}};
        },
        0, zone);
    std::set<std::string> out;
    for (const Booking& one : gone) out.insert(one.id);
    std::vector<Booking> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), [&](const Booking& one) { return !out.contains(one.id); });
    for (const Booking& one : kept) {
      ASSERT_LE(load_at(kept, one.start), desks);
      ASSERT_LE(one.start + minutes(one.minutes), zone.instant(kDay, minutes(780)));
    }
    for (const Booking& one : gone) {  // with everybody who was taken down before, there is no room for it
      std::vector<Booking> before;
      std::ranges::copy_if(kept, std::back_inserter(before), [&](const Booking& other) { return other.seq < one.seq; });
      bool fits = one.start + minutes(one.minutes) <= zone.instant(kDay, minutes(780));
      for (int i = 0; i < one.minutes; ++i) fits = fits && load_at(before, one.start + minutes(i)) + one.desks <= desks;
      ASSERT_FALSE(fits) << one.id;
    }
  }
}

}  // namespace
}  // namespace nb::appointments
