// SPDX-License-Identifier: EUPL-1.2
#include "staff/grants.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace nb::staff {

namespace {

/// The offices for which a grant gives a right: nullopt if it does not give it there and now at all; empty for all of them.
std::optional<std::string_view> office_given(const Grant& grant, Right right, Instant now) {
  if (!grant.holds(now)) return std::nullopt;
  const auto scope = scope_of(grant.role, right);
  if (!scope || (*scope == Scope::region && grant.town != kWholeRegion)) return std::nullopt;
  return *scope == Scope::office ? std::string_view(grant.office) : std::string_view();
}

}  // namespace

bool OfficeSet::contains(std::string_view office) const { return all || (!office.empty() && std::ranges::binary_search(names, office)); }

Grants::Grants(std::vector<Grant> all) : all_(std::move(all)) {
  std::ranges::stable_sort(all_, {}, &Grant::account);
  for (std::size_t i = 0; i < all_.size(); ++i) by_account_.try_emplace(all_[i].account, i, i).first->second.second = i + 1;
}

std::span<const Grant> Grants::of(std::string_view account) const {
  const auto found = by_account_.find(account);
  if (found == by_account_.end()) return {};
  const auto [from, to] = found->second;
  return std::span(all_).subspan(from, to - from);
}

const Grant* Grants::find(std::uint64_t seq, Role role) const {
  const auto found = std::ranges::find_if(all_, [&](const Grant& grant) { return grant.seq == seq && grant.role == role; });
  return found == all_.end() ? nullptr : &*found;
}

bool Grants::may(std::string_view account, Right right, std::string_view town, std::string_view office, Instant now) const {
  return std::ranges::any_of(of(account), [&](const Grant& grant) {
    const auto given = grant.covers(town) ? office_given(grant, right, now) : std::nullopt;
    return given && (given->empty() || *given == office);
  });
}

bool Grants::may_somewhere_in(std::string_view account, Right right, std::string_view town, Instant now) const {
  return std::ranges::any_of(of(account), [&](const Grant& grant) { return grant.covers(town) && office_given(grant, right, now); });
}

bool Grants::may_anywhere(std::string_view account, Right right, Instant now) const {
  return std::ranges::any_of(of(account), [&](const Grant& grant) { return office_given(grant, right, now).has_value(); });
}

OfficeSet Grants::offices(std::string_view account, Right right, std::string_view town, Instant now) const {
  OfficeSet out;
  for (const Grant& grant : of(account)) {
    const auto given = grant.covers(town) ? office_given(grant, right, now) : std::nullopt;
    if (!given) continue;
    if (given->empty()) return {.all = true, .names = {}};
    out.names.emplace_back(*given);
  }
  std::ranges::sort(out.names);
  const auto repeated = std::ranges::unique(out.names);
  out.names.erase(repeated.begin(), repeated.end());
  return out;
}

std::vector<Right> Grants::rights_of(std::string_view account, Instant now) const {
  std::vector<Right> out;
  for (std::size_t i = 0; i < kRights; ++i) {
    if (may_anywhere(account, static_cast<Right>(i), now)) out.push_back(static_cast<Right>(i));
  }
  return out;
}

std::vector<std::string> Grants::towns_of(std::string_view account, Instant now) const {
  std::vector<std::string> out;
  for (const Grant& grant : of(account)) {
    if (grant.holds(now)) out.push_back(grant.town);
  }
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

std::shared_ptr<const Grants> GrantBoard::current() const {
  const std::lock_guard lock(mutex_);
  return grants_;
}

void GrantBoard::replace(Grants grants) {
  auto fresh = std::make_shared<const Grants>(std::move(grants));
  const std::lock_guard lock(mutex_);
  grants_.swap(fresh);  // the old ones are destroyed after the lock is released
}

std::vector<Grant> home_of(const Grants& grants, std::string_view account, Instant now) {
  std::vector<Grant> out;
  std::ranges::copy_if(grants.of(account), std::back_inserter(out), [now](const Grant& grant) { return grant.lent_by.empty() && (!grant.until || now < *grant.until); });
  return out;
}

bool administers(const Grants& grants, std::string_view actor, const std::vector<Grant>& held, bool made_it, Instant now) {
  const auto may_in = [&](std::string_view town) { return grants.may(actor, Right::staff_admin, town, "", now); };
  if (!held.empty()) return std::ranges::all_of(held, [&](const Grant& grant) { return may_in(grant.town); });
  // What it will be given nobody knows yet: it is the region's, or whoever made it.
  return may_in(kWholeRegion) || (made_it && grants.may_anywhere(actor, Right::staff_admin, now));
}

}  // namespace nb::staff
