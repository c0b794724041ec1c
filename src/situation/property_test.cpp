// SPDX-License-Identifier: EUPL-1.2
// The incremental board against two references: a fresh board that computes everything, and a brute-force reading of the
// rule that tries every way the unknown could be.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "catalogue/expression.hpp"
#include "situation/board.hpp"
#include "situation/pack_fixture.hpp"
#include "situation/small_fixture.hpp"

namespace nb::situation {
namespace {

using namespace fixture;

constexpr unsigned kSeed = 20231030;

std::shared_ptr<const Wiring> pack_wiring(std::size_t towns) {
  auto catalogue = read_pack(NB_SOURCE_DIR "/examples/suedwestfalen");
  auto& all = catalogue.municipalities;
  std::stable_partition(all.begin(), all.end(), [&](const auto& town) {
    return std::any_of(catalogue.overrides.begin(), catalogue.overrides.end(), [&](const auto& change) { return change.ags == town.ags; });
  });
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(towns), all.end());
  std::erase_if(catalogue.overrides, [&](const auto& change) { return std::none_of(all.begin(), all.end(), [&](const auto& town) { return town.ags == change.ags; }); });
  return std::make_shared<const Wiring>(catalogue);
}

/// Random facts as an operator could state them, and the latest word of each for a fresh start.
class RandomFacts {
 public:
  explicit RandomFacts(const Wiring& wiring) : wiring_(wiring) {}

  Fact next(Instant now) {
    Fact fact;
    if (pick(3) != 0) fact.ags = wiring_.towns()[pick(wiring_.towns().size())].ags;
    fact.as_of = now;
    const bool withdraw = pick(5) == 0;
    const auto until = pick(3) == 0 ? std::optional(now + std::chrono::hours(1 + pick(20))) : std::nullopt;
    switch (pick(8)) {
      case 0:
      case 1:
        return service(std::move(fact), withdraw, until);
      case 2:
        return office(std::move(fact), withdraw, until);
      case 3:
        return incident(std::move(fact), now);
      case 4:
        fact.kind = FactKind::measurement;
        break;
      default:
        fact.kind = FactKind::component;
        break;
    }
    fact.object = wiring_.components()[pick(wiring_.components().size())].id;
    if (!withdraw) fact.said = ComponentSaid{static_cast<ComponentState>(pick(4)), {"T" + std::to_string(pick(9)), ""}, now, now, until};
    return remember(std::move(fact));
  }

  [[nodiscard]] std::vector<Fact> latest() const {
    std::vector<Fact> facts;
    for (const auto& [key, fact] : latest_) facts.push_back(fact);
    return facts;
  }
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

 private:
  Fact service(Fact fact, bool withdraw, std::optional<Instant> until) {
    const auto& service = wiring_.services()[pick(wiring_.services().size())];
    fact.kind = FactKind::service;
    fact.object = service.id;
    if (!service.steps.empty() && pick(2) == 0) fact.position = service.steps[pick(service.steps.size())].position;
    if (!withdraw) fact.said = ServiceSaid{static_cast<ServiceState>(pick(5)), {"S", ""}, "", {}, {}, fact.as_of, fact.as_of, until};
    return remember(std::move(fact));
  }
  Fact office(Fact fact, bool withdraw, std::optional<Instant> until) {
    fact.kind = FactKind::office;
    fact.object = pick(2) == 0 ? "Bürgerbüro" : "Standesamt";
    if (!withdraw) fact.said = OfficeStatus{fact.object, static_cast<OfficeStatus::State>(pick(3)), {}, fact.as_of, until};
    return remember(std::move(fact));
  }
  Fact incident(Fact fact, Instant now) {
    fact.kind = FactKind::incident;
    fact.object = "i" + std::to_string(pick(2));
    Incident incident{fact.object, !fact.ags, now - std::chrono::hours(pick(10)), std::nullopt, "stab", {"U", ""}, {}, now};
    if (pick(2) == 0) incident.ended = now;
    incident.lifts = incident.ended && pick(2) == 0;
    fact.said = std::move(incident);
    return remember(std::move(fact));
  }
  Fact remember(Fact fact) {
    const auto key = std::make_tuple(fact.ags ? fact.ags->str() : "", fact.kind, fact.object, fact.position.value_or(-1));
    latest_.insert_or_assign(key, fact);
    return fact;
  }

  const Wiring& wiring_;
  std::mt19937 random_{kSeed};
  std::map<std::tuple<std::string, FactKind, std::string, int>, Fact> latest_;
};

TEST(BoardProperty, IncrementalEqualsComputingEverythingAnewAfterAnySequenceOfFacts) {
  const auto wiring = pack_wiring(14);
  Board board(wiring);
  RandomFacts facts(*wiring);
  Instant now = at(0);
  for (int round = 0; round < 100; ++round) {
    now += std::chrono::minutes(facts.pick(120));
    std::vector<Fact> batch;
    for (std::size_t n = facts.pick(4); n > 0; --n) batch.push_back(facts.next(now));
    const auto before = board;
    const auto changes = board.apply(batch, now);
    Board fresh(wiring);
    fresh.apply(facts.latest(), now);
    std::set<Ags> reported;
    for (const auto& change : changes) reported.insert(change.towns.begin(), change.towns.end());
    for (const auto& town : wiring->towns()) {
      ASSERT_EQ(*board.town(town.ags), *fresh.town(town.ags)) << "round " << round << ", " << town.name << ", seed " << kSeed;
      ASSERT_EQ(reported.contains(town.ags), board.town(town.ags) != before.town(town.ags)) << "round " << round << ", " << town.name;
      if (!reported.contains(town.ags)) continue;
      ASSERT_NE(*board.town(town.ags), *before.town(town.ags)) << "a new situation without a change";
    }
    ASSERT_EQ(board.next_expiry(), fresh.next_expiry());
  }
}

/// The rule read literally, for one assignment of everything unknown.
class Naive {
 public:
  Naive(const catalogue::Catalogue& catalogue, const Ags& ags, std::vector<Fact> facts) : catalogue_(catalogue), ags_(ags), facts_(std::move(facts)) {}

  [[nodiscard]] ServiceState state(const catalogue::Service& service) const {
    std::set<ServiceState> possible;
    std::map<std::string, int> chosen;
    try_all(service, chosen, 0, possible);
    return possible.size() == 1 ? *possible.begin() : ServiceState::unknown;
  }

 private:
  void try_all(const catalogue::Service& service, std::map<std::string, int>& chosen, std::size_t i, std::set<ServiceState>& possible) const {
    if (i == catalogue_.components.size()) {
      possible.insert(under(service, chosen));
      return;
    }
    const std::string& id = catalogue_.components[i].id;
    const Fact* word = word_on(id);
    const auto* said = word ? std::get_if<ComponentSaid>(&word->said) : nullptr;
    if (!said || said->state != ComponentState::unknown) return try_all(service, chosen, i + 1, possible);
    for (int level = 0; level <= 2; ++level) {
      chosen[id] = level;
      try_all(service, chosen, i + 1, possible);
    }
  }
  [[nodiscard]] const Fact* word_on(const std::string& id) const {
    const Fact* word = nullptr;
    for (const Fact& fact : facts_) {
      if (fact.object == id && !fact.ags) word = &fact;
    }
    for (const Fact& fact : facts_) {
      if (fact.object == id && fact.ags == ags_) word = &fact;
    }
    return word;
  }
  [[nodiscard]] int level(const std::string& id, const std::map<std::string, int>& chosen) const {
    const auto component = std::find_if(catalogue_.components.begin(), catalogue_.components.end(), [&](const auto& c) { return c.id == id; });
    const Fact* word = word_on(id);
    int own = component->baseline == catalogue::Baseline::up ? 2 : 0;
    if (word) {
      const auto state = std::get<ComponentSaid>(word->said).state;
      own = state == ComponentState::up ? 2 : state == ComponentState::degraded ? 1 : state == ComponentState::down ? 0 : chosen.at(id);
      if (word->ags) return own;
    }
    return std::min(own, level_of(component->needs, chosen, 2));
  }
  [[nodiscard]] int level_of(const std::string& text, const std::map<std::string, int>& chosen, int nothing) const {
    const auto expression = *catalogue::Expression::parse(text);
    return catalogue::evaluate<int>(expression.nodes(), nothing, [&](std::uint32_t name) { return level(expression.names()[name], chosen); });
  }
  [[nodiscard]] ServiceState under(const catalogue::Service& service, const std::map<std::string, int>& chosen) const {
    const int needs = level_of(service.needs, chosen, 2);
    if (needs == 2) return ServiceState::possible;
    if (needs == 1) return ServiceState::limited;
    if (service.fallback_needs.empty() || level_of(service.fallback_needs, chosen, 0) == 0) return ServiceState::impossible;
    return service.fallback_kind == catalogue::FallbackKind::neighbour_authority ? ServiceState::elsewhere : ServiceState::limited;
  }

  const catalogue::Catalogue& catalogue_;
  const Ags& ags_;
  std::vector<Fact> facts_;
};

TEST(BoardProperty, AgreesWithTryingEveryWayTheUnknownCouldBe) {
  std::mt19937 random(kSeed);
  const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  const auto expression = [&](std::size_t below) {
    std::string text = "c" + std::to_string(pick(below));
    for (std::size_t n = pick(3); n > 0; --n) {
      const std::string other = "c" + std::to_string(pick(below));
      text = pick(2) == 0 ? "(" + text + " | " + other + ")" : text + " & " + other;
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    auto catalogue = small_catalogue();
    catalogue.components.clear();
    catalogue.overrides.clear();
    catalogue.services.clear();
    for (std::size_t i = 0; i < 7; ++i) {
      const auto baseline = pick(6) == 0 ? catalogue::Baseline::not_set_up : catalogue::Baseline::up;
      catalogue.components.push_back(
          {"c" + std::to_string(i), "", "", catalogue::ComponentKind::platform, "", catalogue::Scope::municipality, i == 0 || pick(3) == 0 ? "" : expression(i), baseline});
    }
    for (std::size_t i = 0; i < 12; ++i) {
      const auto kind = pick(2) == 0 ? catalogue::FallbackKind::paper : catalogue::FallbackKind::neighbour_authority;
      catalogue.services.push_back(small_service("s" + std::to_string(i), expression(7), pick(3) == 0 ? "" : expression(7), kind, catalogue::Urgency::normal, 1));
    }
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < 7; ++i) {
      if (pick(2) == 0) continue;
      const auto where = pick(2) == 0 ? std::optional(kHere) : std::nullopt;
      facts.push_back(component_fact(where, FactKind::component, "c" + std::to_string(i), {static_cast<ComponentState>(pick(4)), {}, at(1), at(1), std::nullopt}));
    }
    Board board(std::make_shared<const Wiring>(catalogue));
    board.apply(facts, at(1));
    const Naive naive(catalogue, kHere, facts);
    for (const auto& service : catalogue.services) {
      ASSERT_EQ(whole(board, kHere, service.id).state, naive.state(service)) << "round " << round << ": " << service.needs << " else " << service.fallback_needs;
    }
  }
}

}  // namespace
}  // namespace nb::situation
