// SPDX-License-Identifier: EUPL-1.2
// Refusals are values: a Result holds what was asked for or the reason why not. Failures are exceptions (error.hpp).
#pragma once

#include <tl/expected.hpp>
#include <utility>

namespace nb {

/// What was asked for, or the refusal E. Dropping it is a compile error.
template <class T, class E>
class [[nodiscard]] Result : public tl::expected<T, E> {
 public:
  using tl::expected<T, E>::expected;
};

/// Makes the refused side of a Result: `return refuse(Refusal::slot_taken);`
template <class E>
[[nodiscard]] tl::unexpected<std::decay_t<E>> refuse(E&& reason) {
  return tl::unexpected<std::decay_t<E>>(std::forward<E>(reason));
}

}  // namespace nb
