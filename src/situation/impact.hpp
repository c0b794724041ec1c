// SPDX-License-Identifier: EUPL-1.2
// What would fall, what hangs on one thread, what to bring back first. Pure: computed on forks of a board. A service counts
// only in municipalities that have its office; inhabitants of a district and of its towns are counted once.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "situation/board.hpp"

namespace nb::situation {

/// One service that would get worse, in the municipalities where it would in the same way.
struct Fall {
  std::string service;
  ServiceState before;
  ServiceState after;
  std::vector<Ags> towns;
  std::int64_t citizens;
};

struct WhatIf {
  std::vector<std::string> components;  ///< that would no longer be available somewhere
  std::vector<Fall> falls;              ///< worst first, then by citizens
  std::vector<std::string> survives;    ///< services that would stay as they are everywhere, and are not impossible now
  std::vector<Ags> towns;               ///< where something falls
  std::int64_t citizens = 0;            ///< who live there
};

/// What a further outage of these components would do on top of the board's state: in the region, or in one municipality.
/// Unknown components are passed over.
[[nodiscard]] WhatIf what_if(const Board& board, std::span<const std::string> components, const std::optional<Ags>& ags = std::nullopt);

/// A component whose outage alone makes services impossible or limited.
struct SinglePoint {
  std::string component;
  std::int64_t citizens;         ///< inhabitants who lose at least one service altogether; the first measure of the ranking
  std::int64_t person_services;  ///< inhabitants × services they lose; the second
  std::int64_t person_limits;    ///< inhabitants × services that become limited or go elsewhere; the third
  std::size_t services_lost;     ///< in at least one municipality
  std::size_t services_limited;
};

/// All of them on a normal day, the worst first.
[[nodiscard]] std::vector<SinglePoint> single_points(const std::shared_ptr<const Wiring>& wiring);

/// A component that is stated not to be up, at its place in the order of return.
struct Restart {
  std::string component;
  /// Cases a year that get better when it returns after those before it in the list: life, existential, legal_deadline, normal.
  std::array<double, 4> cases_per_year;
  std::vector<std::string> services;  ///< that get better, the most urgent first
  std::vector<Ags> towns;
  bool with_others;  ///< helps nobody alone, only together with those that follow
};

/// Whose return helps whom first: in each place stands what helps most of the most urgent cases, given those before it.
[[nodiscard]] std::vector<Restart> restart_order(const Board& board);

}  // namespace nb::situation
