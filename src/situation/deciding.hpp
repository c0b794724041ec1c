// SPDX-License-Identifier: EUPL-1.2
// What the decisions of this room have in common: the place a log stands for, moments, repeating statements, entries.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "situation/commands.hpp"
#include "situation/queries.hpp"
#include "situation/refusals.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::situation {

/// Longest `data` of an entry; leaves room for the other fields of the core (4 KiB).
inline constexpr std::size_t kDataMax = 3000;

/// Longest list that a command names.
inline constexpr std::size_t kListMax = 1000;

/// One command being decided. The first reason against it is kept.
class Deciding {
 public:
  /// Refuses logs that stand for no place.
  Deciding(const state::DecideContext& context, const Known& known, const boost::json::object& args, std::initializer_list<std::string_view> allowed);

  state::Args args;
  const state::DecideContext& context;
  const Known& known;
  std::optional<Ags> ags;  ///< nullopt: the region
  Instant moment;          ///< when it is said to be so: `occurred`, else now

  void refuse_because(Reason reason, std::string_view what = {});
  /// The first reason, the arguments' included.
  [[nodiscard]] std::optional<state::Refusal> refusal() const;
  [[nodiscard]] bool refused() const { return refusal_.has_value() || args.fault().has_value(); }

  /// A member {"de": …, "en": …}; empty where it is absent.
  Text text(std::string_view member);
  /// Reads `valid_until`; it must lie after `moment`.
  std::optional<Instant> valid_until();
  /// The latest word on a thing that has neither been withdrawn nor expired.
  [[nodiscard]] std::optional<Line> standing(FactKind kind, const std::string& object, std::optional<int> position = std::nullopt) const;
  /// Since when a statement with this state stands, if it is repeated now.
  template <class Said, class State>
  [[nodiscard]] Instant since(FactKind kind, const std::string& object, std::optional<int> position, State state) const {
    const auto line = standing(kind, object, position);
    const auto* before = line ? std::get_if<Said>(&line->fact.said) : nullptr;
    return before && before->state == state ? std::min(before->since, moment) : moment;
  }
  [[nodiscard]] Fact fact(FactKind kind, std::string object) const;
  /// The one entry of the decision, or the reason against it.
  [[nodiscard]] state::Decision entry(std::string_view type, const Fact& fact, std::optional<std::uint64_t> undoes = std::nullopt);
  /// Takes back what stands about a thing; refused if nothing does.
  [[nodiscard]] state::Decision withdraw(std::string_view type, Fact fact);

 private:
  std::optional<state::Refusal> refusal_;
};

/// The commands about incidents, decisions and undoing.
[[nodiscard]] std::vector<state::CommandKind> incident_commands(const std::shared_ptr<const Known>& known);

using state::kind;  // its commands list their kinds by it

}  // namespace nb::situation
