// SPDX-License-Identifier: EUPL-1.2
// The computed state of one municipality (or of all that are wired alike and of which nothing particular was said), and
// its recomputation after a change. Pure; board.cpp decides who is recomputed.
#pragma once

#include <memory>
#include <vector>

#include "situation/evaluate.hpp"
#include "situation/facts.hpp"

namespace nb::situation {

/// What must be computed anew.
struct Dirty {
  Mask components;           ///< something was said about them
  std::vector<Index> units;  ///< something was said about them
  bool frame = false;        ///< incidents or offices
  bool all = false;
  [[nodiscard]] bool any() const { return all || frame || !units.empty() || components.any(); }
};

struct UnitState {
  Derived derived;
  ServiceState state = ServiceState::possible;  ///< the confirmed one, else the derived one
  Instant since{};
  Instant as_of{};
};

struct TownState {
  std::vector<Value> values;  ///< by component
  std::vector<Mask> roots;    ///< by component; empty = up
  Mask unset;                 ///< components that were never set up
  std::vector<UnitState> units;
  std::shared_ptr<const TownSituation> view;  // shared: readers keep it while the board goes on
};

/// The components and services that hang on what is dirty: components in the plan's order, services ascending.
struct Affected {
  std::vector<Index> components;
  std::vector<Index> services;
};
[[nodiscard]] Affected affected_by(const Wiring& wiring, const Plan& plan, const Dirty& dirty);

/// A state that is right already, from which everything is taken over that cannot differ.
struct Model {
  const TownState* state = nullptr;  ///< null: there is none
  Mask own;                          ///< components that are wired otherwise, or of which something else was said
  std::vector<Index> own_services;   ///< services of which something else was said
};

/// A state before anything was computed.
[[nodiscard]] TownState blank_state(const Wiring& wiring);
/// Where and with what a state is computed.
struct Place {
  const Wiring& wiring;
  const Plan& plan;
  const Outlook& outlook;
};
/// Computes what is affected, and a new view if anything in it differs.
void recompute(TownState& state, const Place& place, const Affected& affected, const Model& model, bool frame);

}  // namespace nb::situation
