// SPDX-License-Identifier: EUPL-1.2
// The days on which appointments are called off, as citizens see them, in memory, fed by committed entries. Same rules as room
// `appointments`' tables; a test compares them. Threading: one thread at a time; what it hands out is a copy.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "appointments/model.hpp"
#include "base/ids.hpp"
#include "catalogue/model.hpp"
#include "state/projection.hpp"

namespace nb::storage {
class Db;
}

namespace nb::publish {

/// By first day. What has passed may still be among them: a page says what is from its own day on.
using CallOffs = std::vector<appointments::CallOff>;

class CallOffBook {
 public:
  /// True if this entry changed what is shown.
  bool apply(const state::AppliedEntry& entry);
  void put(const Ags& ags, CallOffs standing);
  [[nodiscard]] CallOffs town(const Ags& ags) const;

 private:
  bool lift(const Ags& ags, std::string_view id);

  std::map<Ags, CallOffs> by_town_;
};

/// As state.db has it: what was not lifted and is not over.
[[nodiscard]] CallOffBook load_call_offs(storage::Db& db, std::span<const catalogue::Municipality> municipalities, Instant now);

}  // namespace nb::publish
