// SPDX-License-Identifier: EUPL-1.2
// Time from one changed component to right situations of the whole region, against computing everything anew. Method: README.md.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "situation/board.hpp"
#include "situation/pack_fixture.hpp"

namespace {

using namespace nb;
using namespace nb::situation;

const Instant kStart = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr double kBudgetMs = 5.0;

/// The pack's municipalities, repeated under new keys until there are `count`; 0 = the pack as it is.
catalogue::Catalogue region_of(const catalogue::Catalogue& pack, std::size_t count) {
  if (count == 0) return pack;
  catalogue::Catalogue region = pack;
  region.municipalities.clear();
  region.overrides.clear();
  for (std::size_t i = 0; i < count; ++i) {
    auto town = pack.municipalities[i % pack.municipalities.size()];
    const Ags original = town.ags;
    town.ags = *Ags::parse(fmt::format("{:08}", 10'000'000 + i));
    for (auto change : pack.overrides) {
      if (change.ags != original) continue;
      change.ags = town.ags;
      region.overrides.push_back(change);
    }
    region.municipalities.push_back(std::move(town));
  }
  return region;
}

Fact component(const std::optional<Ags>& ags, const char* id, ComponentState state, Instant when) {
  return {ags, FactKind::component, id, std::nullopt, when, ComponentSaid{state, {"Ausgefallen", "Down"}, when, when, std::nullopt}};
}

/// Something is said of every municipality.
std::vector<Fact> own_facts(const Wiring& wiring) {
  std::vector<Fact> facts;
  for (const auto& town : wiring.towns()) facts.push_back(component(town.ags, "phone", ComponentState::up, kStart));
  return facts;
}

struct Times {
  double ours;
  double peer;
};

double median(std::vector<double> times) {
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
  return times[times.size() / 2];
}

/// Of this thread, so that other work on the machine does not count; nothing here waits.
template <class Work>
double milliseconds(Work&& work) {
  const auto cpu_time = [] {
    timespec moment{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &moment);
    return static_cast<double>(moment.tv_sec) * 1e3 + static_cast<double>(moment.tv_nsec) / 1e6;
  };
  const double begin = cpu_time();
  work();
  return cpu_time() - begin;
}

Times measure(const std::shared_ptr<const Wiring>& wiring, const std::vector<Fact>& standing, const std::optional<Ags>& ags, const char* id) {
  Board board(wiring);
  board.apply(standing, kStart);
  std::vector<double> ours;
  std::vector<double> peer;
  const std::size_t peer_rounds = wiring->towns().size() > 100 ? 11 : 41;
  for (int round = 0; round < 41; ++round) {
    const Instant now = kStart + std::chrono::minutes(round + 1);
    const std::vector<Fact> change{component(ags, id, round % 2 == 0 ? ComponentState::down : ComponentState::up, now)};
    std::size_t changed = 0;
    ours.push_back(milliseconds([&] { changed = board.apply(change, now).size(); }));
    if (changed == 0) throw std::runtime_error("nothing changed");
    if (peer.size() == peer_rounds) continue;
    auto facts = standing;
    facts.push_back(change.front());
    std::optional<Board> fresh;
    peer.push_back(milliseconds([&] { fresh.emplace(wiring).apply(facts, now); }));
    if (*fresh->town(wiring->towns().front().ags) != *board.town(wiring->towns().front().ags)) throw std::runtime_error("the two ways disagree");
  }
  return {median(std::move(ours)), median(std::move(peer))};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: impact_bench FOLDER_OF_THE_PACK\n");
    return 2;
  }
  const auto pack = fixture::read_pack(arguments[1]);
  bool within = true;
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{72}, std::size_t{720}}) {
    const auto wiring = std::make_shared<const Wiring>(region_of(pack, size));
    const auto own = own_facts(*wiring);
    const auto detail = [&](const char* change, const char* facts, Times times) {
      fmt::print("impact_detail municipalities={} change={} facts={} ours={:.3f}ms peer={:.3f}ms\n", wiring->towns().size(), change, facts, times.ours, times.peer);
      std::fflush(stdout);
    };
    const Ags one = wiring->towns().front().ags;
    const Times centre = measure(wiring, own, std::nullopt, "provider_dc");
    const Times town = measure(wiring, own, one, "provider_dc");
    detail("data_centre", "alike", measure(wiring, {}, std::nullopt, "provider_dc"));
    detail("data_centre", "own", centre);
    detail("small", "own", measure(wiring, own, std::nullopt, "state_network"));
    detail("one_town", "own", town);
    if (size == 0) {
      within = centre.ours < kBudgetMs;
      fmt::print("impact ratio={:.1f} ours={:.3f}ms peer={:.3f}ms\n", centre.peer / centre.ours, centre.ours, centre.peer);
    }
    if (size == 720) fmt::print("impact_one_town ratio={:.0f} ours={:.3f}ms peer={:.3f}ms\n", town.peer / town.ours, town.ours, town.peer);
  }
  if (!within) fmt::print(stderr, "impact: {} ms for the region were promised\n", kBudgetMs);
  return within ? 0 : 1;
}
