// SPDX-License-Identifier: EUPL-1.2
#include "staff/commands.hpp"

#include <boost/json.hpp>

#include "staff/model.hpp"
#include "staff/queries.hpp"
#include "state/members.hpp"

namespace nb::staff {

namespace json = boost::json;

namespace {

state::Decision create_account(const state::DecideContext& context, const json::object& args) {
  const std::string account(state::text_member(args, "account"));
  const json::value* administrator = args.if_contains("administrator");
  if (!valid_account_name(account) || (administrator != nullptr && !administrator->is_bool())) {
    return refuse(state::Refusal{"staff.account_invalid", "Der Kontoname ist ungültig."});
  }
  if (account_exists(context.db, context.log, account)) return refuse(state::Refusal{"staff.account_taken", "Ein Konto mit diesem Namen gibt es schon."});
  json::object data;
  if (administrator != nullptr && administrator->as_bool()) data["role"] = "operator";
  return std::vector<state::NewEntry>{{"staff.account_created", account, json::serialize(data), std::nullopt, {}}};
}

}  // namespace

std::vector<state::CommandKind> commands() { return {{"staff.create_account", create_account}}; }

}  // namespace nb::staff
