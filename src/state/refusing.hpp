// SPDX-License-Identifier: EUPL-1.2
// How a room words its refusals: a table with one row for each of its reasons, code and sentence, and the value that is at fault
// between the sentence's two halves. Pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::state {

struct RefusalRow {
  std::string_view code;    ///< without the room's name
  std::string_view before;  ///< the value stands between the two; the whole sentence where `after` is empty
  std::string_view after;
  enum class Value { quoted, bare } value = Value::quoted;
};

/// Every reason has its row: to be asserted where the table stands.
template <std::size_t N>
[[nodiscard]] constexpr bool is_whole(const std::array<RefusalRow, N>& rows) {
  return std::ranges::none_of(rows, [](const RefusalRow& row) { return row.code.empty(); });
}

/// What a room says, in the order of its reasons.
struct RefusalTable {
  std::string_view room;
  std::span<const RefusalRow> rows;
  std::string_view open = "»";  ///< the quotation marks of this room
  std::string_view close = "«";
};

/// "room.code" and its sentence. `reason` is the row's position; `what` is the value at fault.
[[nodiscard]] Refusal refusal(const RefusalTable& table, std::size_t reason, std::string_view what);

/// What a room calls the faults of an argument, where not by their own names.
template <class Reason>
struct ArgReasons {
  Reason malformed = Reason::malformed;
  Reason unreadable = Reason::unreadable;
  Reason too_long = Reason::too_long;
};

template <class Reason>
[[nodiscard]] Reason reason_of(const ArgFault& fault, const ArgReasons<Reason>& reasons = {}) {
  switch (fault.kind) {
    case ArgFault::Kind::malformed:
      break;
    case ArgFault::Kind::unreadable:
      return reasons.unreadable;
    case ArgFault::Kind::too_long:
      return reasons.too_long;
  }
  return reasons.malformed;
}

}  // namespace nb::state
