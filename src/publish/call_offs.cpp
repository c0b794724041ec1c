// SPDX-License-Identifier: EUPL-1.2
#include "publish/call_offs.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <tuple>

#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "state/parts.hpp"

namespace nb::publish {

namespace {

using appointments::CallOff;

bool earlier(const CallOff& a, const CallOff& b) { return std::tie(a.selection.from, a.id) < std::tie(b.selection.from, b.id); }

}  // namespace

bool CallOffBook::apply(const state::AppliedEntry& entry) {
  const auto ags = ags_of(entry.log);
  if (!ags) return false;
  if (entry.type == appointments::event::kLifted) return lift(*ags, entry.subject);
  if (entry.type != appointments::event::kCalledOff) return false;
  auto said = appointments::decode_call_off(entry.data, state::part_of(entry, appointments::part::kServices));
  if (!said) return false;
  CallOff made = *std::move(said);
  made.id = entry.subject;
  made.by = entry.actor;
  made.at = entry.at;
  CallOffs& all = by_town_.try_emplace(*ags).first->second;
  if (std::ranges::find(all, made.id, &CallOff::id) != all.end()) return false;
  all.insert(std::ranges::upper_bound(all, made, earlier), std::move(made));
  return true;
}

bool CallOffBook::lift(const Ags& ags, std::string_view id) {
  const auto found = by_town_.find(ags);
  return found != by_town_.end() && std::erase_if(found->second, [&](const CallOff& one) { return one.id == id; }) > 0;
}

void CallOffBook::put(const Ags& ags, CallOffs standing) { by_town_.insert_or_assign(ags, std::move(standing)); }

CallOffs CallOffBook::town(const Ags& ags) const {
  const auto found = by_town_.find(ags);
  return found == by_town_.end() ? CallOffs() : found->second;
}

CallOffBook load_call_offs(storage::Db& db, std::span<const catalogue::Municipality> municipalities, Instant now) {
  // One day back: what is over by this zone's day is left out by the pages, what is not over must not be missing.
  const CivilDate day = std::chrono::floor<std::chrono::days>(now) - std::chrono::days(1);
  CallOffBook book;
  for (const catalogue::Municipality& one : municipalities) {
    if (auto standing = appointments::standing_call_offs(db, main_log(one.ags), day); !standing.empty()) book.put(one.ags, std::move(standing));
  }
  return book;
}

}  // namespace nb::publish
