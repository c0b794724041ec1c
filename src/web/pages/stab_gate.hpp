// SPDX-License-Identifier: EUPL-1.2
// The console's door: which of its routes is behind which gate, and who comes in for which place. Pure; asked on the I/O thread.
#pragma once

#include <string>
#include <string_view>

#include "base/time.hpp"
#include "staff/grants.hpp"
#include "staff/matrix.hpp"

namespace nb::publish {
struct RegionView;
}
namespace nb::web {
struct Request;
}

namespace nb::pages {

/// What a route is registered with; a route that the table does not list gets a name without a gate, which lets nobody in.
[[nodiscard]] std::string gate_name(std::string_view method, std::string_view pattern);

/// What becomes of somebody at the door.
struct Entry {
  bool allowed = false;
  std::string elsewhere;  ///< no place was asked for, but there is one where they may: an address of this console; empty: refused
};
[[nodiscard]] Entry entry_for(const web::Request& request, const staff::RouteRow& row, std::string_view account, const staff::Grants& grants, const publish::RegionView& region,
                              Instant now);

}  // namespace nb::pages
