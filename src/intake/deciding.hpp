// SPDX-License-Identifier: EUPL-1.2
// What the decisions of this room have in common: the municipality a log stands for, the filing meant, deadlines, one entry.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/commands.hpp"
#include "intake/model.hpp"
#include "intake/number.hpp"
#include "intake/refusals.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::intake {

/// Longest `data` of an entry; leaves room for the other fields of the core (4 KiB).
inline constexpr std::size_t kDataMax = 3000;

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

  /// The filing that a member names, by number or subject; it must be neither erased nor (unless `any`) merged.
  Filing filing(std::string_view member = "filing", bool any = false);
  /// A member "reason" that must be there.
  std::string reason();
  /// "office", which must exist in this municipality; empty where it is absent.
  std::string office();
  std::string service();
  [[nodiscard]] CivilDate local_day(Instant moment) const;
  [[nodiscard]] Number next(Series series) const;
  /// Reads deadlines and watches into the filing and computes them from its time of receipt.
  void deadlines(Filing& filing);
  void watches(Filing& filing);

  /// One entry about a filing, or the refusal.
  [[nodiscard]] state::Decision entry(std::string_view type, const std::string& subject, std::string data, bool sealed = false) const;

 private:
  std::optional<state::Refusal> refusal_;
};

using state::kind;  // its commands list their kinds by it

[[nodiscard]] std::vector<state::CommandKind> change_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> form_commands(const std::shared_ptr<const Known>& known);
[[nodiscard]] std::vector<state::CommandKind> letter_commands(const std::shared_ptr<const Known>& known);

/// Checks a form's number, which must have been printed here and not be used: its canonical text, or a refusal is noted.
[[nodiscard]] std::string form_number(Deciding& decide);

}  // namespace nb::intake
