// SPDX-License-Identifier: EUPL-1.2
#include "staff/checked_executor.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/time.hpp"
#include "staff/commands.hpp"
#include "staff/model.hpp"
#include "state/members.hpp"

namespace nb::staff {

namespace json = boost::json;

std::string town_of(const LogName& log) {
  const auto ags = ags_of(log);
  return ags ? ags->str() : std::string(kWholeRegion);
}

namespace {

/// A right, and what it is needed for.
struct Need {
  std::string_view actor;
  Right right;
  const CommandRow& row;
  const LogName& log;
  const json::object& args;
};

/// The municipality that a command is about; nullopt: nobody may, wherever it is.
std::optional<std::string> place_of(const Grants& grants, const Need& need) {
  switch (need.row.place) {
    case Place::log:
      return town_of(need.log);
    case Place::town_arg:
      return std::string(state::text_member(need.args, "town"));
    case Place::grant: {
      const auto role = parse_role(state::text_member(need.args, "role"));
      const Grant* grant = role ? grants.find(state::number_member(need.args, "grant"), *role) : nullptr;
      return grant != nullptr ? grant->town : std::string(kWholeRegion);  // what is unknown is told to those only who may see all
    }
    case Place::account:
    case Place::anywhere:
    case Place::machine:
    case Place::inner:
    case Place::proposal:
    case Place::proposer:
      break;
  }
  return std::nullopt;
}

/// Whoever borrowed somebody takes the role back; closing the account is for those it belongs to.
bool administers_account(const Grants& grants, const Need& need, const Lookups& lookups, Instant now) {
  const std::string_view account = state::text_member(need.args, "account");
  return administers(grants, need.actor, home_of(grants, account, now), lookups.maker_of && lookups.maker_of(account) == need.actor, now);
}

bool has(const Grants& grants, const Need& need, const Lookups& lookups, Instant now) {
  if (need.row.place == Place::account) return administers_account(grants, need, lookups, now);
  if (need.row.place == Place::anywhere) return grants.may_anywhere(need.actor, need.right, now);
  const auto town = place_of(grants, need);
  if (!town) return false;
  if (need.row.office == Office::none) return grants.may(need.actor, need.right, *town, "", now);
  if (grants.may(need.actor, need.right, *town, "", now)) return true;  // for all offices: no need to look
  const std::string_view filing = need.args.contains("filing") ? state::text_member(need.args, "filing") : state::text_member(need.args, "subject");
  return grants.may(need.actor, need.right, *town, lookups.office_of(need.log, filing), now);
}

/// The command that another one carries: as if it were asked for itself.
bool may_run_inner(const Grants& grants, const state::Command& outer, const json::object& args, const Lookups& lookups, Instant now) {
  const CommandRow* row = find_command(state::text_member(args, "command"));
  const json::value* inner = args.if_contains("args");
  if (row == nullptr || inner == nullptr || !inner->is_object()) return false;
  return has(grants, {outer.actor, row->right, *row, outer.log, inner->get_object()}, lookups, now);
}

bool may_about_proposal(const Grants& grants, const state::Command& command, const CommandRow& row, const json::object& args, const Lookups& lookups, Instant now) {
  const auto proposed = lookups.proposed_of ? lookups.proposed_of(command.log, state::text_member(args, "proposal")) : std::nullopt;
  if (!proposed) return false;
  return row.place == Place::proposer ? proposed->proposer == command.actor : may_decide(grants, command.actor, command.log, *proposed, lookups, now);
}

/// What of an account's grants was given by others than `giver`.
Grants not_given_by(const Grants& grants, std::string_view account, std::string_view giver) {
  std::vector<Grant> out;
  for (const Grant& grant : grants.of(account)) {
    if (giver == kMachineActor || grant.given_by != giver) out.push_back(grant);
  }
  return Grants(std::move(out));
}

bool let_in(const Lookups& lookups, std::string_view host, std::string_view guest) { return host != kMachineActor && lookups.let_in_by(guest) == host; }

bool has_approving_right(const Grants& grants, std::string_view account, const LogName& log, const Proposed& proposed, const Lookups& lookups, Instant now) {
  const CommandRow* row = find_command(proposed.command);
  boost::system::error_code error;
  const json::value parsed = json::parse(proposed.args, error);
  if (row == nullptr || error || !parsed.is_object()) return false;
  return std::ranges::any_of(approving_rights(proposed.area), [&](Right right) { return has(grants, {account, right, *row, log, parsed.get_object()}, lookups, now); });
}

/// Had the right, were it not for whose proposal it is.
bool only_too_close(const Grants& grants, const state::Command& command, const Lookups& lookups, Instant now) {
  const CommandRow* row = find_command(command.name);
  boost::system::error_code error;
  const json::value parsed = json::parse(command.args, error);
  if (row == nullptr || row->place != Place::proposal || error || !parsed.is_object() || !lookups.proposed_of) return false;
  const auto proposed = lookups.proposed_of(command.log, state::text_member(parsed.get_object(), "proposal"));
  return proposed && has_approving_right(grants, command.actor, command.log, *proposed, lookups, now);
}

/// The account that a command gives something to or takes something from, also when it is only proposed; nullopt: it is about none.
std::optional<std::string> account_meant(std::string_view command, const json::object& args) {
  const CommandRow* row = find_command(command);
  if (row != nullptr && row->place == Place::inner) {
    const json::value* inner = args.if_contains("args");
    const std::string_view carried = state::text_member(args, "command");
    const CommandRow* inner_row = find_command(carried);
    const bool plain = inner_row != nullptr && inner_row->place != Place::inner && inner != nullptr && inner->is_object();
    return plain ? account_meant(carried, inner->get_object()) : std::nullopt;
  }
  if (command != "staff.grant_role" && command != "staff.close_account") return std::nullopt;
  // Who lends a desk knows the name from the other authority; it is lent with an end and a reason, and recorded.
  if (command == "staff.grant_role" && !state::text_member(args, "lent_by").empty()) return std::nullopt;
  return std::string(state::text_member(args, "account"));
}

}  // namespace

bool may_decide(const Grants& grants, std::string_view account, const LogName& log, const Proposed& proposed, const Lookups& lookups, Instant now) {
  if (lookups.let_in_by && (let_in(lookups, proposed.proposer, account) || let_in(lookups, account, proposed.proposer))) return false;
  return has_approving_right(not_given_by(grants, account, proposed.proposer), account, log, proposed, lookups, now);
}

bool may_run(const Grants& grants, const state::Command& command, const Lookups& lookups, Instant now) {
  const CommandRow* row = find_command(command.name);
  if (row == nullptr) return false;
  boost::system::error_code error;
  const json::value parsed = json::parse(command.args, error);
  if (error || !parsed.is_object()) return false;
  const json::object& args = parsed.get_object();
  if (row->place == Place::inner) return may_run_inner(grants, command, args, lookups, now);
  if (row->place == Place::proposal || row->place == Place::proposer) return may_about_proposal(grants, command, *row, args, lookups, now);
  return has(grants, {command.actor, row->right, *row, command.log, args}, lookups, now);
}

CheckedExecutor::CheckedExecutor(Parts parts) : parts_(std::move(parts)) {}

std::optional<state::Refusal> CheckedExecutor::refusal(const state::Command& command) const {
  const auto grants = parts_.grants.current();
  if (may_run(*grants, command, parts_.lookups, parts_.clock.now())) return means_hidden_account(command) ? std::optional(unknown_account()) : std::nullopt;
  if (only_too_close(*grants, command, parts_.lookups, parts_.clock.now()))
    return state::Refusal{
        "staff.not_independent",
        "Darüber kann dieses Konto nicht entscheiden, weil sein Zugang oder sein Recht dazu von derselben Person kommt wie die Vorlage; bitte bitten Sie jemand anderen."};
  return state::Refusal{"staff.not_allowed", "Dafür haben Sie hier kein Recht; bitte wenden Sie sich an die Person, die bei Ihnen die Rechte vergibt."};
}

Sight CheckedExecutor::sight(std::string_view account) const { return sight_of(*parts_.grants.current(), account, parts_.lookups.town_words, parts_.clock.now()); }

bool CheckedExecutor::means_hidden_account(const state::Command& command) const {
  const auto account = account_meant(command.name, json::parse(command.args).as_object());  // may_run() has read it
  if (!account) return false;
  const Sight seen = sight(command.actor);
  if (seen.all || std::ranges::binary_search(seen.accounts, *account)) return false;
  return !parts_.lookups.sees || !parts_.lookups.sees(*account, seen);
}

bool CheckedExecutor::may_ask(std::string_view account, std::string_view command, const LogName& log) const {
  const CommandRow* row = find_command(command);
  if (row == nullptr || row->place == Place::machine) return false;
  const Instant now = parts_.clock.now();
  const auto grants = parts_.grants.current();
  return row->place == Place::log ? grants->may_somewhere_in(account, row->right, town_of(log), now) : grants->may_anywhere(account, row->right, now);
}

bool CheckedExecutor::may_decide(std::string_view account, const LogName& log, const Proposed& proposed) const {
  return staff::may_decide(*parts_.grants.current(), account, log, proposed, parts_.lookups, parts_.clock.now());
}

void CheckedExecutor::submit(state::Command command, state::Executor::Done done) const {
  if (auto refused = refusal(command)) return done(refuse(*std::move(refused)), nullptr);
  parts_.executor.submit(std::move(command), std::move(done));
}

}  // namespace nb::staff
