// SPDX-License-Identifier: EUPL-1.2
// Accounts stand in two places: their passwords in the file of accounts, that they exist in the journal, because every
// entry names its actor. The entry is written first, so that nobody signs in of whom the journal knows nothing; a crash
// between the two, or a file from a backup, is healed here, at the next start and at the next command about accounts.
#pragma once

#include <string>
#include <vector>

#include "state/command.hpp"

namespace nb {
class Random;
}
namespace nb::staff {
class AccountStore;
}
namespace nb::state {
class Executor;
}

namespace nb::app {

/// The entry that an account exists; as the machine's administrator it may do everything, else nothing yet.
[[nodiscard]] state::Command account_entry(const std::string& name, bool administrator, Random& random, Instant now);
/// Entries for accounts of the file that the journal does not know. They may do nothing: what they could do is not known any more.
[[nodiscard]] std::vector<state::Command> missing_account_entries(storage::Db& state, const staff::AccountStore& accounts, Random& random, Instant now);

/// For the start of a server: enters them, and drops accounts that the journal has closed. What cannot be healed here is told in the operator's log: an account without a
/// password, a journal that takes no entries. Never throws nb::Error: the pages must come on the net all the same.
void heal_accounts(state::Executor& executor, storage::Db& state, staff::AccountStore& accounts, Random& random, Instant now);

}  // namespace nb::app
