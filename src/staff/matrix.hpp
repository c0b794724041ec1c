// SPDX-License-Identifier: EUPL-1.2
// The one table of what every route and every command needs. What has no row here is refused: a route is not answered, a command
// is not executed for anybody signed in. docs/roles.md is made from it. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "staff/rights.hpp"

namespace nb::staff {

/// Who is let in.
enum class Access {
  open,       ///< everybody
  machine,    ///< whoever may use the socket on this machine, as its administrator
  form,       ///< a form of the console, with or without a session: what it asks for is checked by its command
  signed_in,  ///< every account, also one that may do nothing yet
  right,      ///< who has the row's right in the place that was asked for
  anywhere,   ///< who has the row's right in some municipality
};

struct RouteRow {
  std::string_view method;  ///< "GET" (with HEAD) or "POST"
  std::string_view pattern;
  Access access;
  Right right = Right::situation_read;  ///< with Access::right and anywhere
};
/// Routes of the public and staff server.
[[nodiscard]] std::span<const RouteRow> routes();
/// Routes of the socket for the command line.
[[nodiscard]] std::span<const RouteRow> control_routes();
/// Routes of the port for metrics, on this machine only.
[[nodiscard]] std::span<const RouteRow> metrics_routes();
/// Null if it is not listed.
[[nodiscard]] const RouteRow* find_route(std::span<const RouteRow> table, std::string_view method, std::string_view pattern);
/// What a route is registered with: "public", "machine", "form", "signed-in", "intake.read", "intake.take@any".
[[nodiscard]] std::string gate_of(const RouteRow& row);

/// Where it is found out for which place a command needs its right.
enum class Place {
  log,       ///< the municipality whose log it writes
  town_arg,  ///< its argument "town"
  grant,     ///< the grant that its arguments name
  account,   ///< wherever the account of its argument "account" belongs
  anywhere,  ///< in some municipality
  machine,   ///< nowhere: only the program itself sends it, and the command line
  inner,     ///< where the command that it carries needs its right; its own row names none
  proposal,  ///< where the proposal it names would act; with a right that approves what is proposed there
  proposer,  ///< of the proposal it names: nobody else
};
/// Whose office it is about.
enum class Office {
  none,    ///< of no office: a right limited to one does not do, unless it reaches the whole town
  filing,  ///< that of the filing named by "filing" or "subject"
};

struct CommandRow {
  std::string_view name;
  Right right;
  Place place = Place::log;
  Office office = Office::none;
};
/// Commands of the rooms, and what the console does without one ("vault.open").
[[nodiscard]] std::span<const CommandRow> commands_table();
[[nodiscard]] const CommandRow* find_command(std::string_view name);

/// Rights of which one is needed to approve, refuse or look at what is proposed in an area ("publish", "erase", …); none: nobody may.
[[nodiscard]] std::span<const Right> approving_rights(std::string_view area);

/// docs/roles.md
[[nodiscard]] std::string roles_document();

}  // namespace nb::staff
