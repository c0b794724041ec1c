// SPDX-License-Identifier: EUPL-1.2
// What the decisions of this room have in common: the municipality, the circular and version meant, one entry.
#pragma once

#include <boost/json/fwd.hpp>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "circular/commands.hpp"
#include "circular/model.hpp"
#include "circular/refusals.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::circular {

/// One command being decided. The first reason against it is kept.
class Deciding {
 public:
  /// Refuses logs that are no municipality's.
  Deciding(const state::DecideContext& context, const Known& known, const boost::json::object& args, std::initializer_list<std::string_view> allowed);

  const state::DecideContext& context;
  const Known& known;
  state::Args args;

  void refuse_because(Reason reason, std::string_view what = {});
  /// The first reason, the arguments' included.
  [[nodiscard]] std::optional<state::Refusal> refusal() const;
  [[nodiscard]] bool refused() const { return refusal_.has_value() || args.fault().has_value(); }

  /// The circular that member "circular" names; not withdrawn unless `any`.
  Circular circular(bool any = false);
  /// The version that member "version" names, which must be the one that holds.
  unsigned current_version(const Circular& circular);
  /// A recipient of that version.
  Recipient recipient(const Circular& circular, unsigned version, std::string_view person);
  /// When that happened which member "occurred" dates: not in the future, not before that version was sent. `field`: what the form calls it.
  std::optional<Instant> occurred(const Circular& circular, unsigned version, std::string_view field);
  [[nodiscard]] CivilDate today() const;

 private:
  std::optional<state::Refusal> refusal_;
};

using state::kind;  // its commands list their kinds by it

/// One entry of this room.
[[nodiscard]] state::NewEntry entry(std::string_view type, std::string subject, const boost::json::object& data, std::vector<state::NewPart> parts = {});
/// One that happened earlier; nullopt: now.
[[nodiscard]] state::NewEntry entry_of(std::optional<Instant> occurred, std::string_view type, std::string subject, const boost::json::object& data);

[[nodiscard]] std::vector<state::CommandKind> writing_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> reading_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> mail_commands(const std::shared_ptr<const Known>& known);

}  // namespace nb::circular
