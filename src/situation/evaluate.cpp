// SPDX-License-Identifier: EUPL-1.2
#include "situation/evaluate.hpp"

#include <algorithm>
#include <array>

#include "base/assert.hpp"

namespace nb::situation {

namespace {

/// `settled`: the level that holds only once it holds for both operands (all: up, any: down).
Value combine(const Value& a, const Value& b, Level lo, Level hi, Level settled) {
  Value result{lo, hi, {}, std::max(a.as_of, b.as_of)};
  const bool by_a = result.same_level(a);
  const bool by_b = result.same_level(b);
  const bool both_must = lo == hi && lo == settled;
  if (by_a && by_b && !both_must) {
    result.since = std::min(a.since, b.since);
  } else if (by_a == by_b) {
    result.since = std::max(a.since, b.since);
  } else {
    result.since = by_a ? a.since : b.since;
  }
  return result;
}

ServiceState at_corner(Level needs, Level fallback, bool elsewhere, bool& by_fallback) {
  by_fallback = false;
  if (needs == Level::up) return ServiceState::possible;
  if (needs == Level::degraded) return ServiceState::limited;
  if (fallback == Level::down) return ServiceState::impossible;
  by_fallback = true;
  return elsewhere ? ServiceState::elsewhere : ServiceState::limited;
}

template <std::size_t Height>
Value run(const Program& program, const std::vector<Value>& components) {
  std::array<Value, Height> stack;
  std::size_t height = 0;
  for (const std::int32_t op : program.ops) {
    if (op >= 0) {
      stack[height++] = components[static_cast<std::size_t>(op)];
      continue;
    }
    --height;
    stack[height - 1] = op == Program::kAll ? all_of(stack[height - 1], stack[height]) : any_of(stack[height - 1], stack[height]);
  }
  NB_ASSERT(height == 1);
  return stack[0];
}

struct BlameStep {
  Value value;
  Blame blame;
};

BlameStep join(const BlameStep& a, const BlameStep& b, bool all, const Mask& unset) {
  BlameStep result{all ? all_of(a.value, b.value) : any_of(a.value, b.value), {}};
  if (result.value.is_up()) return result;
  const bool a_merely_unset = (a.blame.roots & ~unset).none();
  const bool b_merely_unset = (b.blame.roots & ~unset).none();
  const bool one_is_enough = !all && a_merely_unset != b_merely_unset;
  if (!one_is_enough || b_merely_unset) result.blame = a.blame;
  if (!one_is_enough || a_merely_unset) {
    result.blame.roots |= b.blame.roots;
    result.blame.direct |= b.blame.direct;
  }
  return result;
}

}  // namespace

Value value_of(ComponentState state, Instant since, Instant as_of) {
  switch (state) {
    case ComponentState::up:
      return {Level::up, Level::up, since, as_of};
    case ComponentState::degraded:
      return {Level::degraded, Level::degraded, since, as_of};
    case ComponentState::down:
      return {Level::down, Level::down, since, as_of};
    case ComponentState::unknown:
      break;
  }
  return {Level::down, Level::up, since, as_of};
}

ComponentState state_of(const Value& value) {
  if (value.lo != value.hi) return ComponentState::unknown;
  if (value.lo == Level::up) return ComponentState::up;
  return value.lo == Level::degraded ? ComponentState::degraded : ComponentState::down;
}

Value all_of(const Value& a, const Value& b) { return combine(a, b, std::min(a.lo, b.lo), std::min(a.hi, b.hi), Level::up); }
Value any_of(const Value& a, const Value& b) { return combine(a, b, std::max(a.lo, b.lo), std::max(a.hi, b.hi), Level::down); }

Value evaluate(const Program& program, const std::vector<Value>& components) {
  constexpr std::size_t kUsual = 6;  // setting up the whole stack would cost more than the evaluation
  if (program.ops.empty()) return {};
  return program.height <= kUsual ? run<kUsual>(program, components) : run<Program::kHeightMax>(program, components);
}

Blame blame(const Program& program, const BlameFrom& from) {
  std::vector<BlameStep> stack;
  stack.reserve(8);
  for (const std::int32_t op : program.ops) {
    if (op >= 0) {
      const auto component = static_cast<std::size_t>(op);
      BlameStep step{from.values[component], {}};
      if (!step.value.is_up()) {
        step.blame.roots = from.roots[component];
        step.blame.direct.set(component);
      }
      stack.push_back(step);
      continue;
    }
    const BlameStep right = stack.back();
    stack.pop_back();
    stack.back() = join(stack.back(), right, op == Program::kAll, from.unset);
  }
  return stack.empty() ? Blame{} : stack.back().blame;
}

Derived derive(const Value& needs, const Value* fallback, bool elsewhere) {
  bool by_fallback_at_worst = false;
  bool by_fallback_at_best = false;
  const ServiceState worst = at_corner(needs.lo, fallback ? fallback->lo : Level::down, elsewhere, by_fallback_at_worst);
  const ServiceState best = at_corner(needs.hi, fallback ? fallback->hi : Level::down, elsewhere, by_fallback_at_best);
  if (worst != best) return {ServiceState::unknown, false};
  return {worst, by_fallback_at_worst};
}

}  // namespace nb::situation
