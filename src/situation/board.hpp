// SPDX-License-Identifier: EUPL-1.2
// The situation of the whole region in memory. Facts go in, each municipality's situation comes out; only what hangs on a
// change is computed anew, and municipalities that are wired alike and of which nothing particular was said share one
// result. One thread at a time; the situations handed out are immutable. A copy is a fork: cheap, for what-if and preview.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "situation/model.hpp"
#include "situation/town_state.hpp"
#include "situation/wiring.hpp"

namespace nb::situation {

struct ComponentChange {
  std::string component;
  ComponentState before;
  ComponentState after;
  friend bool operator==(const ComponentChange&, const ComponentChange&) = default;
};

struct ServiceChange {
  std::string service;
  std::optional<int> position;  ///< of the step
  ServiceState before;
  ServiceState after;
  friend bool operator==(const ServiceChange&, const ServiceChange&) = default;
};

/// The same change in one or several municipalities. Both lists empty: texts, dates, incidents or offices changed.
struct Change {
  std::vector<Ags> towns;
  std::vector<ComponentChange> components;
  std::vector<ServiceChange> services;
};

class Board {
 public:
  /// Every component as on a normal day.
  explicit Board(std::shared_ptr<const Wiring> wiring);

  /// Takes facts in the order they were said; `now` is the moment of the latest. What the catalogue does not know is passed over.
  std::vector<Change> apply(std::span<const Fact> facts, Instant now);
  /// Lets statements end that were valid until `now` or earlier.
  std::vector<Change> expire(Instant now) { return apply({}, now); }
  /// When expire() has something to do; Instant::max() = never.
  [[nodiscard]] Instant next_expiry() const;
  [[nodiscard]] Instant now() const { return now_; }

  /// Null if the catalogue has no such municipality.
  [[nodiscard]] std::shared_ptr<const TownSituation> town(const Ags& ags) const;
  [[nodiscard]] const Wiring& wiring() const { return *wiring_; }
  /// The same, to be kept beyond the board.
  [[nodiscard]] const std::shared_ptr<const Wiring>& wiring_shared() const { return wiring_; }
  /// For explanations: the computed state behind town(), what was said, and how it is wired there.
  [[nodiscard]] const TownState& state(Index town) const { return *towns_[town].state; }
  [[nodiscard]] Outlook outlook(Index town) const { return {region_, towns_[town].facts.get(), now_}; }
  [[nodiscard]] const Plan& plan(Index town) const { return wiring_->plans()[wiring_->plan_of(town)]; }
  [[nodiscard]] const Facts& region() const { return region_; }

 private:
  struct Town {
    std::shared_ptr<const Facts> facts;      // shared by forks; null: nothing was said for it alone
    std::shared_ptr<const TownState> state;  // shared by forks and by municipalities that are alike
  };
  struct Pending;
  void take(const Fact& fact, Pending& pending);
  void find_expired(Instant now, Pending& pending) const;
  [[nodiscard]] std::vector<Change> settle(const Pending& pending);
  [[nodiscard]] std::shared_ptr<const TownState> recomputed(const TownState& before, std::size_t plan, const Facts* local, const Dirty& dirty) const;
  [[nodiscard]] Model model_for(std::size_t plan, const Facts* local) const;

  std::shared_ptr<const Wiring> wiring_;  // shared by forks and with whoever explains
  Instant now_{};
  Facts region_;
  std::vector<std::shared_ptr<const TownState>> alike_;  // by plan: of municipalities without facts of their own; shared with them
  std::vector<Town> towns_;
};

}  // namespace nb::situation
