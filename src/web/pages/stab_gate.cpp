// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_gate.hpp"

#include <algorithm>

#include "publish/view.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using staff::Access;

constexpr const char* kNoGate = "nobody";

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.'; }

/// The same page for a place where the account may see it: the first in the order of the list.
std::string first_place(const web::Request& request, const staff::RouteRow& row, std::string_view account, const staff::Grants& grants, const publish::RegionView& region,
                        Instant now) {
  for (const auto& town : region.towns) {
    const catalogue::Municipality& one = town->town->municipality;
    if (!grants.may_somewhere_in(account, row.right, one.ags.str(), now)) continue;
    const std::string path = std::ranges::all_of(request.path, plain) ? request.path : "/stab/";
    const bool named = web::Form(request.query).find("ort").has_value();  // empty: the first of two would count
    return path + "?" + (request.query.empty() || named ? "" : request.query + "&") + "ort=" + one.slug;
  }
  return {};
}

}  // namespace

std::string gate_name(std::string_view method, std::string_view pattern) {
  const staff::RouteRow* row = staff::find_route(staff::routes(), method, pattern);
  return row == nullptr ? kNoGate : staff::gate_of(*row);
}

Entry entry_for(const web::Request& request, const staff::RouteRow& row, std::string_view account, const staff::Grants& grants, const publish::RegionView& region, Instant now) {
  if (row.access == Access::anywhere) return {.allowed = grants.may_anywhere(account, row.right, now), .elsewhere = {}};
  const auto asked = web::Form(request.query).find("ort");
  const auto town = asked && !asked->empty() ? region.by_slug(*asked) : nullptr;
  // A place that does not exist is one more that only those may ask for who may everywhere.
  const std::string place = town ? town->town->municipality.ags.str() : std::string(staff::kWholeRegion);
  if (grants.may_somewhere_in(account, row.right, place, now)) return {.allowed = true, .elsewhere = {}};
  if (asked && !asked->empty()) return {};
  return {.allowed = false, .elsewhere = first_place(request, row, account, grants, region, now)};
}

}  // namespace nb::pages
