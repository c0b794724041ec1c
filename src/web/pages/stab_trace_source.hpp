// SPDX-License-Identifier: EUPL-1.2
// Which log a question about traces is put to. Accounts and rights are the region's entries: whoever audits one municipality is shown
// those of its own accounts, and nothing of others.
#pragma once

#include <functional>
#include <string_view>

#include "base/ids.hpp"

namespace nb::audit {
struct Trace;
}

namespace nb::pages {

struct StabVisit;

struct TraceSource {
  LogName log;
  std::function<bool(const audit::Trace&)> seen = {};        ///< null: all of it
  std::function<bool(std::string_view account)> named = {};  ///< whose name may be said; null: everybody's
};
/// `type`: the beginning of the entry types that are asked for. What it returns is used while the visit lasts.
[[nodiscard]] TraceSource trace_source(const StabVisit& visit, std::string_view type);
/// True for types of entries that stand in the region's log wherever they belong to.
[[nodiscard]] bool is_about_accounts(std::string_view type);

}  // namespace nb::pages
