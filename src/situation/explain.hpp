// SPDX-License-Identifier: EUPL-1.2
// Why a state is what it is, as a tree from the service down to where the trouble begins; and statements that do not fit
// together. Pure: reads a board.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "situation/board.hpp"

namespace nb::situation {

/// A component that is (part of) the reason, and what it fails for in turn.
struct Cause {
  std::string component;
  std::string name_de;
  std::string name_en;
  ComponentStatus status;
  bool not_set_up = false;
  bool root = false;  ///< it begins here: declared, measured or not set up
  std::vector<Cause> because;
};

/// Why a service, or one of its steps, is in its state.
struct Why {
  std::string service;
  std::string name_de;
  std::string name_en;
  std::string name_leicht;
  StepStatus status;
  ServiceState derived;                                   ///< what would hold without the confirmation
  std::vector<Cause> needs;                               ///< what the full service lacks
  std::vector<Cause> fallback;                            ///< what the way round lacks, where it fails too
  [[nodiscard]] std::vector<const Cause*> roots() const;  ///< each once, in the order of the chains
};

/// nullopt if the municipality, the service or the step is unknown.
[[nodiscard]] std::optional<Why> why(const Board& board, const Ags& ags, std::string_view service, std::optional<int> position = std::nullopt);
/// The same for a component alone; nullopt if it or the municipality is unknown.
[[nodiscard]] std::optional<Cause> why_component(const Board& board, const Ags& ags, std::string_view component);

/// Statements that do not fit together, for the crisis staff to settle.
struct Contradiction {
  enum class Kind {
    declared_up_measured_down,
    declared_down_measured_up,
    possible_without_channel,   ///< confirmed possible, but none of its channels is available
    possible_at_closed_office,  ///< confirmed possible at the counter alone, but its office is declared closed
    up_here_needs_down,         ///< a note: declared up for this municipality while what it needs is down there
  } kind;
  Ags ags;
  std::string subject;              ///< id of the component or service
  std::optional<int> position;      ///< of the step
  std::vector<std::string> others;  ///< components, channels or offices on the other side
  [[nodiscard]] bool is_note() const { return kind == Kind::up_here_needs_down; }
  friend bool operator==(const Contradiction&, const Contradiction&) = default;
};

/// By municipality, in the catalogue's order.
[[nodiscard]] std::vector<Contradiction> contradictions(const Board& board);

}  // namespace nb::situation
