// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_trace_source.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <memory>
#include <string>

#include "audit/events.hpp"
#include "audit/traces.hpp"
#include "audit/trail.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/grants.hpp"
#include "staff/queries.hpp"
#include "staff/sight.hpp"
#include "state/members.hpp"
#include "state/read_pool.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

/// The accounts of one municipality: with a role there, or seen by somebody who sees no other municipality's.
class TownAccounts {
 public:
  explicit TownAccounts(const StabVisit& visit) : visit_(visit), town_(visit.town->town->municipality.ags.str()), sight_(visit.parts.executor.sight(visit.session.account)) {
    // Whoever was closed is in no list any more, and their traces are what the auditor looks for.
    for (std::string& account : staff::accounts_in(visit.parts.readers.snapshot().db(), region_log(), town_)) known_.emplace(std::move(account), true);
  }

  bool has(std::string_view account) {
    const auto known = known_.find(account);
    if (known != known_.end()) return known->second;
    const bool seen = !sight_.all && visit_.parts.door.accounts().find(account, sight_).has_value();
    known_.emplace(account, seen);
    return seen;
  }
  /// Of a sum of refused sign-ins: one of these accounts was tried.
  bool is_marked(std::string_view mark) {
    if (marks_.empty()) {
      const auto snapshot = visit_.parts.readers.snapshot();
      for (const std::string& account : staff::all_account_names(snapshot.db(), region_log())) marks_.emplace(audit::mark_of(account), has(account));
      marks_.emplace("", false);
    }
    const auto found = marks_.find(mark);
    return found != marks_.end() && found->second;
  }
  [[nodiscard]] const std::string& town() const { return town_; }

 private:
  const StabVisit& visit_;
  std::string town_;
  staff::Sight sight_;
  std::map<std::string, bool, std::less<>> known_;
  std::map<std::string, bool, std::less<>> marks_;
};

bool concerns(TownAccounts& accounts, const audit::Trace& trace) {
  const json::value parsed = json::parse(trace.data);
  const json::object& data = parsed.as_object();
  if (trace.type == audit::event::kSignInRefused) {
    const json::value* tried = data.if_contains("accounts");
    return tried != nullptr && tried->is_array() &&
           std::ranges::any_of(tried->get_array(), [&](const json::value& one) { return one.is_object() && accounts.is_marked(state::text_member(one.get_object(), "mark")); });
  }
  return accounts.has(trace.subject) || state::text_member(data, "town") == accounts.town();  // not the actor: what they do elsewhere is others' business
}

}  // namespace

bool is_about_accounts(std::string_view type) {
  constexpr std::array kTypes{audit::event::kSignedIn, audit::event::kSignInRefused, audit::event::kAccountChanged};
  return type.starts_with("staff.") || std::ranges::find(kTypes, type) != kTypes.end();
}

TraceSource trace_source(const StabVisit& visit, std::string_view type) {
  if (!visit.town || !is_about_accounts(type)) return {.log = visit.log()};
  const auto accounts = std::make_shared<TownAccounts>(visit);  // shared: both questions remember the same answers
  return {.log = region_log(),
          .seen = [accounts](const audit::Trace& trace) { return concerns(*accounts, trace); },
          .named = [accounts](std::string_view account) { return accounts->has(account); }};
}

}  // namespace nb::pages
