// SPDX-License-Identifier: EUPL-1.2
// From what an import found to the commands that do it. The ids of the commands follow from the file, the row and what they say: reading
// the same file again, after a crash or by mistake, does nothing twice; taken to mean something else, it is something else. Runs on the
// caller's thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "appointments/import.hpp"
#include "base/ids.hpp"
#include "base/zone.hpp"
#include "rescue/reader.hpp"
#include "state/command.hpp"

namespace nb {
class Random;
}
namespace nb::journal {
class Vault;
}

namespace nb::appointments {

struct ImportContext {
  LogName log;
  std::string actor;
  std::string hash;  ///< of the file, hex
  const Zone& zone;
  journal::Vault& vault;
  Random& random;
};

/// A command and the row it comes from. Those of one row are executed in their order.
struct ImportStep {
  std::size_t row = 0;
  std::string booking;           ///< that it makes or changes
  std::optional<Instant> start;  ///< where the booking stands once it is done; nullopt: it stays
  state::Command command;
};
[[nodiscard]] std::vector<ImportStep> import_steps(const rescue::Reconciled& result, const ImportContext& context);

/// Steps whose booking does not stand where they put it, once all have run: one that was done at an earlier import is not done again,
/// and what happened to the booking since holds.
[[nodiscard]] std::vector<std::size_t> steps_undone(storage::Db& db, const LogName& log, const std::vector<ImportStep>& steps);

/// What becomes of every row once the steps are done. `refused`: steps that the register did not take, or that are undone.
[[nodiscard]] std::vector<ImportedRow> imported_rows(const std::vector<rescue::Row>& rows, const rescue::Reconciled& result, const std::vector<ImportStep>& steps,
                                                     const std::vector<std::size_t>& refused);

/// The command that writes the import down, and the one that remembers what the columns mean.
[[nodiscard]] state::Command note_import_command(const ImportContext& context, CommandId id, const Import& import, const std::vector<ImportedRow>& rows);
[[nodiscard]] state::Command note_mapping_command(const ImportContext& context, CommandId id, const Import& import, const std::string& mapping);

}  // namespace nb::appointments
