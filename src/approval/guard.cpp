// SPDX-License-Identifier: EUPL-1.2
#include "approval/guard.hpp"

#include <algorithm>
#include <boost/json.hpp>

namespace nb::approval {

namespace {

bool fits(const Guarded& one, storage::Db& db, const state::NewEntry& entry) {
  if (one.entry != entry.type) return false;
  return !one.when || one.when(db, boost::json::parse(entry.data).as_object());  // written by a room of ours a moment ago
}

}  // namespace

Guard::Guard(Policy policy, std::vector<Guarded> all) : policy_(policy), all_(std::move(all)) {
  std::erase_if(all_, [this](const Guarded& one) { return !policy_.guards(one.area); });
}

std::optional<Area> Guard::area_of(storage::Db& db, std::span<const state::NewEntry> entries) const {
  for (const state::NewEntry& entry : entries) {
    const auto found = std::ranges::find_if(all_, [&](const Guarded& one) { return fits(one, db, entry); });
    if (found != all_.end()) return found->area;
  }
  return std::nullopt;
}

bool Guard::concerns(std::string_view command) const {
  return std::ranges::any_of(all_, [&](const Guarded& one) { return std::ranges::find(one.commands, command) != one.commands.end(); });
}

}  // namespace nb::approval
