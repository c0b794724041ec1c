// SPDX-License-Identifier: EUPL-1.2
// From what somebody said about themselves to a sealed command, and back. Runs on the caller's thread, so that the write path only copies.
// Used by the counter, the citizens' pages, the import and the benchmark alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "journal/sealer.hpp"
#include "state/command.hpp"

namespace nb {
class Random;
}
namespace nb::journal {
class Journal;
class Vault;
}  // namespace nb::journal

namespace nb::appointments {

/// A command about a booking with everything personal sealed under the booking's key: `booking` is booking_id(command.id) where the command
/// makes one, else the booking's id. Error{key} if the municipality has no data key.
[[nodiscard]] state::Command with_person(state::Command command, const std::string& booking, const Person& person, journal::Vault& vault, Random& random);

/// Everything personal about a booking, the latest word; why not, if it cannot be read. `entries`: sealed_entries().
[[nodiscard]] Result<Person, journal::OpenFault> open_person(const journal::Journal& journal, const journal::Vault& vault, const LogName& log,
                                                             const std::vector<std::uint64_t>& entries);

}  // namespace nb::appointments
