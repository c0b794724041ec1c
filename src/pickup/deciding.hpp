// SPDX-License-Identifier: EUPL-1.2
// What the decisions of this room have in common: the municipality, the pick-up or pick-ups meant, one entry.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pickup/commands.hpp"
#include "pickup/model.hpp"
#include "pickup/refusals.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::pickup {

/// One command being decided. The first reason against it is kept.
class Deciding {
 public:
  /// Refuses logs that are no municipality's.
  Deciding(const state::DecideContext& context, const Known& known, const boost::json::object& args, std::initializer_list<std::string_view> allowed);

  const state::DecideContext& context;
  const Known& known;
  state::Args args;
  std::optional<Ags> ags;

  void refuse_because(Reason reason, std::string_view what = {});
  /// The first reason, the arguments' included.
  [[nodiscard]] std::optional<state::Refusal> refusal() const;
  [[nodiscard]] bool refused() const { return refusal_.has_value() || args.fault().has_value(); }

  /// The pick-up that member "pickup" names, which must not be erased.
  Pickup pickup();
  /// Those that member "pickups" names, each once, all of them ready; refused together if one is not.
  std::vector<Pickup> ready_pickups();
  /// A member "reason" that must be there.
  std::string reason();
  /// "site", which must exist in this municipality.
  std::string site();
  [[nodiscard]] CivilDate today() const;

 private:
  Pickup find(std::string_view subject);
  void must_be_ready(const Pickup& pickup);
  std::optional<state::Refusal> refusal_;
};

using state::kind;  // its commands list their kinds by it
[[nodiscard]] state::NewEntry entry(std::string_view type, const std::string& subject, std::string data, bool sealed = false);

/// pickup.hand_over, return, undo: what ends a pick-up, and takes that back.
[[nodiscard]] std::vector<state::CommandKind> leaving_commands(const std::shared_ptr<const Known>& known);

}  // namespace nb::pickup
