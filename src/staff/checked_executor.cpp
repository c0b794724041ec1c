// SPDX-License-Identifier: EUPL-1.2
#include "staff/checked_executor.hpp"

#include <boost/json.hpp>

#include "base/time.hpp"
#include "state/members.hpp"

namespace nb::staff {

namespace json = boost::json;

std::string town_of(const LogName& log) {
  const auto ags = ags_of(log);
  return ags ? ags->str() : std::string(kWholeRegion);
}

bool may_run(const Grants& grants, const state::Command& command, const OfficeOf& office_of, Instant now) {
  const CommandRow* row = find_command(command.name);
  if (row == nullptr) return false;
  boost::system::error_code error;
  const json::value parsed = json::parse(command.args, error);
  if (error || !parsed.is_object()) return false;
  const json::object& args = parsed.as_object();
  std::string town = town_of(command.log);
  switch (row->place) {
    case Place::log:
      break;
    case Place::town_arg:
      town = state::text_member(args, "town");
      break;
    case Place::grant: {
      const auto role = parse_role(state::text_member(args, "role"));
      const Grant* grant = role ? grants.find(state::number_member(args, "grant"), *role) : nullptr;
      town = grant != nullptr ? grant->town : std::string(kWholeRegion);  // what is unknown is told to those only who may see all
      break;
    }
    case Place::machine:
      return false;
    case Place::anywhere:
      return grants.may_anywhere(command.actor, row->right, now);
  }
  if (row->office == Office::none) return grants.may(command.actor, row->right, town, "", now);
  if (grants.may(command.actor, row->right, town, "", now)) return true;  // for all offices: no need to look
  const std::string_view filing = args.contains("filing") ? state::text_member(args, "filing") : state::text_member(args, "subject");
  return grants.may(command.actor, row->right, town, office_of(command.log, filing), now);
}

CheckedExecutor::CheckedExecutor(Parts parts) : parts_(std::move(parts)) {}

std::optional<state::Refusal> CheckedExecutor::refusal(const state::Command& command) const {
  if (may_run(*parts_.grants.current(), command, parts_.office_of, parts_.clock.now())) return std::nullopt;
  return state::Refusal{"staff.not_allowed", "Dafür haben Sie hier kein Recht; bitte wenden Sie sich an die Person, die bei Ihnen die Rechte vergibt."};
}

bool CheckedExecutor::may_ask(std::string_view account, std::string_view command, const LogName& log) const {
  const CommandRow* row = find_command(command);
  if (row == nullptr || row->place == Place::machine) return false;
  const Instant now = parts_.clock.now();
  const auto grants = parts_.grants.current();
  return row->place == Place::log ? grants->may_somewhere_in(account, row->right, town_of(log), now) : grants->may_anywhere(account, row->right, now);
}

void CheckedExecutor::submit(state::Command command, state::Executor::Done done) const {
  if (auto refused = refusal(command)) return done(refuse(*std::move(refused)), nullptr);
  parts_.executor.submit(std::move(command), std::move(done));
}

}  // namespace nb::staff
