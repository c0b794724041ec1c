// SPDX-License-Identifier: EUPL-1.2
// What a new version changed: paragraph by paragraph, kept, gone or new. Pure.
#pragma once

#include <string>
#include <vector>

#include "circular/model.hpp"

namespace nb::circular {

struct Change {
  enum class Kind { kept, gone, added } kind;
  std::string text;
  friend bool operator==(const Change&, const Change&) = default;
};

/// Every paragraph of both versions in reading order; what is for whom is part of the comparison.
[[nodiscard]] std::vector<Change> changes_between(const Content& before, const Content& after);

}  // namespace nb::circular
