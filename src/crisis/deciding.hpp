// SPDX-License-Identifier: EUPL-1.2
// What the decisions of this room have in common: the place, the moment, the next number, one entry.
#pragma once

#include <boost/json/fwd.hpp>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>

#include "crisis/commands.hpp"
#include "crisis/model.hpp"
#include "crisis/refusals.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::crisis {

/// One command being decided. The first reason against it is kept.
class Deciding {
 public:
  /// Refuses logs that are neither a municipality's nor the region's.
  Deciding(const state::DecideContext& context, const Known& known, const boost::json::object& args, std::initializer_list<std::string_view> allowed);

  const state::DecideContext& context;
  const Known& known;
  state::Args args;

  void refuse_because(Reason reason, std::string_view what = {});
  /// The first reason, the arguments' included.
  [[nodiscard]] std::optional<state::Refusal> refusal() const;
  [[nodiscard]] bool refused() const { return refusal_.has_value() || args.fault().has_value(); }

  /// A text that must be there.
  std::string text(std::string_view member, Reason missing);
  /// When it was: `occurred`, not in the future; none: now.
  std::optional<Instant> occurred();
  /// A moment that must not have passed.
  std::optional<Instant> later(std::string_view member);
  /// Member "owner", which must name somebody who is there.
  Owner owner();
  /// The number in a member; 0 where it is absent.
  std::uint64_t number(std::string_view member);
  /// The open question, or task, that a member names.
  Question question(std::string_view member);
  Task task();

  /// The one entry of the decision, or the reason against it. Its number is filled in.
  [[nodiscard]] state::Decision entry(Entry entry, std::string_view report = {});
  /// "t-" and the command's id: what a command makes is named after it.
  [[nodiscard]] std::string subject(char letter) const;

 private:
  std::optional<state::Refusal> refusal_;
};

using state::kind;  // its commands list their kinds by it

[[nodiscard]] std::vector<state::CommandKind> task_commands(const std::shared_ptr<const Known>& known);

}  // namespace nb::crisis
