// SPDX-License-Identifier: EUPL-1.2
#include "app/account_entries.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/random.hpp"
#include "staff/accounts.hpp"
#include "staff/queries.hpp"
#include "state/executor.hpp"

namespace nb::app {

namespace {

constexpr const char* kActor = "init";

void enter(state::Executor& executor, std::vector<state::Command> entries) {
  try {
    if (const auto outcome = executor.run_all(std::move(entries)); !outcome) spdlog::error("{}: {}", outcome.error().code, outcome.error().sentence);
  } catch (const Error& error) {
    spdlog::error("{}: {}", to_string(error.kind()), error.what());
  }
}

}  // namespace

state::Command account_entry(const std::string& name, bool administrator, Random& random, Instant now) {
  return {region_log(), make_command_id(random, now), kActor, "staff.create_account",
          boost::json::serialize(boost::json::object{{"account", name}, {"administrator", administrator}})};
}

std::vector<state::Command> missing_account_entries(storage::Db& state, const staff::AccountStore& accounts, Random& random, Instant now) {
  std::vector<state::Command> out;
  for (const std::string& name : accounts.names()) {
    if (!staff::account_exists(state, region_log(), name)) out.push_back(account_entry(name, false, random, now));
  }
  return out;
}

void heal_accounts(state::Executor& executor, storage::Db& state, staff::AccountStore& accounts, Random& random, Instant now) {
  // Closing was entered, but the program ended before the account was dropped: nobody signs in with it any more.
  for (const std::string& name : accounts.names()) {
    if (staff::account_exists(state, region_log(), name) && !staff::account_open(state, region_log(), name)) accounts.remove(name);
  }
  const std::vector<std::string> in_file = accounts.names();
  for (const std::string& name : staff::account_names(state, region_log())) {
    if (!std::ranges::binary_search(in_file, name))
      spdlog::warn("Das Konto {} hat kein Passwort; bitte »notbetrieb account {}« ausführen, wenn es noch gebraucht wird.", name, name);
  }
  if (auto missing = missing_account_entries(state, accounts, random, now); !missing.empty()) enter(executor, std::move(missing));
}

}  // namespace nb::app
