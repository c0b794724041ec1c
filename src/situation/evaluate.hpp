// SPDX-License-Identifier: EUPL-1.2
// Values of components and expressions. A value is an interval over down < degraded < up: what is known is a point, what
// is unknown is the whole range. Expressions are monotone, so computing both ends alone is exact: a result is unknown only
// if it really depends on what is unknown. Pure.
#pragma once

#include <vector>

#include "situation/model.hpp"
#include "situation/wiring.hpp"

namespace nb::situation {

enum class Level : std::uint8_t { down, degraded, up };

struct Value {
  Level lo = Level::up;
  Level hi = Level::up;
  Instant since{};  ///< since when, as far as the standing statements tell; zero = always
  Instant as_of{};  ///< newest statement it rests on; zero = none
  [[nodiscard]] bool is_up() const { return lo == Level::up; }
  [[nodiscard]] bool same_level(const Value& other) const { return lo == other.lo && hi == other.hi; }
  friend bool operator==(const Value&, const Value&) = default;
};

/// The value of a statement alone.
[[nodiscard]] Value value_of(ComponentState state, Instant since, Instant as_of);
/// up, degraded or down where that is certain, else unknown.
[[nodiscard]] ComponentState state_of(const Value& value);

/// Both are needed: the worse counts. It is down since the first went down, up since the last came up.
[[nodiscard]] Value all_of(const Value& a, const Value& b);
/// Either will do: the better counts. It is down since the last went down, up since the first came up.
[[nodiscard]] Value any_of(const Value& a, const Value& b);
[[nodiscard]] Value evaluate(const Program& program, const std::vector<Value>& components);

/// Why something is not (fully) up.
struct Blame {
  Mask roots;   ///< where it begins: declared, measured or not set up
  Mask direct;  ///< what is missing at the spot
};
/// What blame() looks at.
struct BlameFrom {
  const std::vector<Value>& values;
  const std::vector<Mask>& roots;  ///< by component; empty set = up
  const Mask& unset;               ///< what was never set up: no reason where another one is left
};
[[nodiscard]] Blame blame(const Program& program, const BlameFrom& from);

/// What follows for a service or step: from its needs and, where it has one, its way round.
struct Derived {
  ServiceState state = ServiceState::possible;
  bool by_fallback = false;
  friend bool operator==(const Derived&, const Derived&) = default;
};
[[nodiscard]] Derived derive(const Value& needs, const Value* fallback, bool elsewhere);

}  // namespace nb::situation
