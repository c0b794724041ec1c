// SPDX-License-Identifier: EUPL-1.2
#include "staff/commands.hpp"

#include <boost/json.hpp>

#include "staff/model.hpp"
#include "staff/queries.hpp"

namespace nb::staff {

namespace json = boost::json;

namespace {

std::string text(const json::object& args, std::string_view name) {
  const json::value* value = args.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

state::Decision create_account(const state::DecideContext& context, const json::object& args) {
  const std::string account = text(args, "account");
  const auto role = parse_role(text(args, "role"));
  if (!valid_account_name(account) || !role) return refuse(state::Refusal{"staff.account_invalid", "Kontoname oder Rolle sind ungültig."});
  if (account_exists(context.db, context.log, account)) return refuse(state::Refusal{"staff.account_taken", "Ein Konto mit diesem Namen gibt es schon."});
  return std::vector<state::NewEntry>{{"staff.account_created", account, json::serialize(json::object{{"role", to_string(*role)}}), std::nullopt, {}}};
}

}  // namespace

std::vector<state::CommandKind> commands() { return {{"staff.create_account", create_account}}; }

}  // namespace nb::staff
