// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in_line.hpp"

#include <algorithm>
#include <utility>

namespace nb::staff {

namespace {

constexpr double kForgotten = 0.25;  // less than that is as good as nothing

std::string site_key(const Asker& asker) { return "site " + asker.site; }

}  // namespace

double SignInLine::asked(const std::string& key) const {
  const auto found = asked_.find(key);
  return found == asked_.end() ? 0 : found->second;
}

void SignInLine::forget_some(Moment now) {
  if (now - halved_ < limits_.forgets && asked_.size() < limits_.keys_max) return;
  halved_ = now;
  for (auto& [key, amount] : asked_) amount /= 2;
  std::erase_if(asked_, [](const auto& one) { return one.second < kForgotten; });
}

void SignInLine::remember(const std::string& key) {
  const auto found = asked_.find(key);
  if (found != asked_.end()) {
    found->second += 1;
  } else if (asked_.size() < limits_.keys_max) {
    asked_.emplace(key, 1);
  }
}

/// Of those who had asked for most the one that came last; nobody, if the newcomer had asked for as much. Known ones make room for known ones only.
SignInLine::Places::iterator SignInLine::who_makes_room(const Place& newcomer) {
  const bool any_unknown = std::ranges::any_of(places_, [](const Place& one) { return !one.known; });
  if (!newcomer.known && !any_unknown) return places_.end();
  auto most = places_.end();
  for (auto at = places_.begin(); at != places_.end(); ++at) {
    if (at->known == any_unknown) continue;
    if (most == places_.end() || at->before >= most->before) most = at;
  }
  const bool at_once = newcomer.known && any_unknown;
  return at_once || most->before > newcomer.before + kGrace ? most : places_.end();
}

std::optional<SignInLine::Ticket> SignInLine::enter(Ticket ticket, const Asker& asker, Moment now) {
  forget_some(now);
  const double by_site = asker.site.empty() ? 0 : asked(site_key(asker)) / kSiteShare;
  Place place{ticket, asker.name, asker.known, std::max(asked(asker.name), by_site), now};
  remember(asker.name);
  if (!asker.site.empty()) remember(site_key(asker));
  if (static_cast<std::size_t>(std::ranges::count(places_, asker.name, &Place::name)) >= limits_.per_key_max) return ticket;
  std::optional<Ticket> out;
  if (places_.size() >= limits_.waiting_max) {
    const auto leaves = who_makes_room(place);
    if (leaves == places_.end()) return ticket;
    out = leaves->ticket;
    places_.erase(leaves);
  }
  places_.push_back(std::move(place));
  return out;
}

std::optional<SignInLine::Ticket> SignInLine::take() {
  if (places_.empty()) return std::nullopt;
  auto chosen = places_.end();
  for (auto at = places_.begin(); at != places_.end(); ++at) {
    if (chosen == places_.end() || (at->known && !chosen->known)) {
      chosen = at;
    } else if (at->known == chosen->known && !oldest_is_next_ && at->before < chosen->before) {
      chosen = at;
    }
  }
  oldest_is_next_ = !oldest_is_next_;
  const Ticket ticket = chosen->ticket;
  places_.erase(chosen);
  return ticket;
}

std::vector<SignInLine::Ticket> SignInLine::take_expired(Moment now) {
  std::vector<Ticket> out;
  while (!places_.empty() && now - places_.front().since > limits_.wait_max) {
    out.push_back(places_.front().ticket);
    places_.pop_front();
  }
  return out;
}

}  // namespace nb::staff
