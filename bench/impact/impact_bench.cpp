// SPDX-License-Identifier: EUPL-1.2
// Time from one changed component to right situations of the whole region, against computing everything anew. Method: README.md.
#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>

#include "situation/board.hpp"
#include "situation/names.hpp"
#include "situation/pack_fixture.hpp"

namespace {

using namespace nb;
using namespace nb::situation;

const Instant kStart = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr double kBudgetMs = 5.0;

/// The pack's municipalities, repeated under new keys until there are `count`.
catalogue::Catalogue region_of(const catalogue::Catalogue& pack, std::size_t count) {
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

/// What was said of single municipalities in the outage of 2023, up to its worst days.
std::vector<Fact> timeline_facts(const std::string& folder) {
  std::vector<Fact> facts;
  std::ifstream lines(folder + "/timeline.jsonl");
  for (std::string line; std::getline(lines, line);) {
    const auto entry = boost::json::parse(line).as_object();
    const auto text = [&](const char* name) { return std::string(entry.at(name).as_string()); };
    const auto kind = text("kind");
    const Instant when = *parse_rfc3339(text("at"));
    if (text("ags") == "*" || when > kStart + std::chrono::days(60)) continue;
    const Text words{text("text_de"), text("text_en")};
    Fact fact{*Ags::parse(text("ags")), FactKind::component, text(kind.c_str()), std::nullopt, when, {}};
    if (kind == "service") {
      fact.kind = FactKind::service;
      fact.said = ServiceSaid{*parse_word<ServiceState>(text("state"), kServiceStates), words, "", {}, {}, when, when, std::nullopt};
    } else if (kind == "office") {
      fact.kind = FactKind::office;
      fact.said = OfficeStatus{fact.object, *parse_word<OfficeStatus::State>(text("state"), kOfficeStates), words, when, std::nullopt};
    } else {
      fact.said = ComponentSaid{*parse_word<ComponentState>(text("state"), kComponentStates), words, when, when, std::nullopt};
    }
    facts.push_back(std::move(fact));
  }
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
  Board anew = board;
  std::vector<double> ours;
  std::vector<double> peer;
  const std::size_t peer_rounds = wiring->towns().size() > 100 ? 11 : 41;
  for (int round = 0; round < 41; ++round) {
    const Instant now = kStart + std::chrono::days(61) + std::chrono::minutes(round);
    const std::vector<Fact> change{component(ags, id, round % 2 == 0 ? ComponentState::down : ComponentState::up, now)};
    std::size_t changed = 0;
    ours.push_back(milliseconds([&] { changed = board.apply(change, now).size(); }));
    if (changed == 0) throw std::runtime_error("nothing changed");
    if (peer.size() == peer_rounds) continue;
    auto facts = standing;
    facts.push_back(change.front());
    peer.push_back(milliseconds([&] {
      Board fresh(wiring);
      fresh.apply(facts, now);
      anew = std::move(fresh);
    }));
    if (*anew.town(wiring->towns().front().ags) != *board.town(wiring->towns().front().ags)) throw std::runtime_error("the two ways disagree");
  }
  return {median(std::move(ours)), median(std::move(peer))};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: impact_bench FOLDER_OF_THE_PACK\n");
    return 2;
  }
  const std::string folder = arguments[1];
  const auto pack = fixture::read_pack(folder);
  const auto line = [](std::string_view name, Times times) {
    fmt::print("{} ratio={:.1f} ours={:.3f}ms peer={:.3f}ms\n", name, times.peer / times.ours, times.ours, times.peer);
    std::fflush(stdout);
  };
  const auto region = std::make_shared<const Wiring>(pack);
  const auto said = timeline_facts(folder);
  const Times centre = measure(region, said, std::nullopt, "provider_dc");
  line("impact", centre);
  line("impact_small", measure(region, said, std::nullopt, "state_network"));
  line("impact_one_town", measure(region, said, said.front().ags, "provider_dc"));
  for (const std::size_t size : {10, 72, 91, 720}) {
    const auto wiring = std::make_shared<const Wiring>(region_of(pack, size));
    const auto own = own_facts(*wiring);
    const auto detail = [&](const char* change, const char* facts, Times times) {
      fmt::print("impact_detail municipalities={} change={} facts={} ours={:.3f}ms peer={:.3f}ms\n", size, change, facts, times.ours, times.peer);
      std::fflush(stdout);
    };
    detail("data_centre", "alike", measure(wiring, {}, std::nullopt, "provider_dc"));
    detail("data_centre", "own", measure(wiring, own, std::nullopt, "provider_dc"));
    detail("small", "own", measure(wiring, own, std::nullopt, "state_network"));
    detail("one_town", "own", measure(wiring, own, wiring->towns().front().ags, "provider_dc"));
  }
  const bool within = centre.ours < kBudgetMs;
  if (!within) fmt::print(stderr, "impact: {} ms for the region were promised\n", kBudgetMs);
  return within ? 0 : 1;
}
