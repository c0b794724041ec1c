// SPDX-License-Identifier: EUPL-1.2
// From what an import found to the commands that do it. The ids of the commands follow from the file and the row: reading the same file
// again, after a crash or by mistake, does nothing twice. Runs on the caller's thread.
#pragma once

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
  std::string booking;  ///< that it makes or changes
  state::Command command;
};
[[nodiscard]] std::vector<ImportStep> import_steps(const rescue::Reconciled& result, const ImportContext& context);

/// What becomes of every row once the steps are done. `refused`: steps that the register did not take.
[[nodiscard]] std::vector<ImportedRow> imported_rows(const std::vector<rescue::Row>& rows, const rescue::Reconciled& result, const std::vector<ImportStep>& steps,
                                                     const std::vector<std::size_t>& refused);

/// The command that writes the import down, and the one that remembers what the columns mean.
[[nodiscard]] state::Command note_import_command(const ImportContext& context, CommandId id, const Import& import, const std::vector<ImportedRow>& rows);
[[nodiscard]] state::Command note_mapping_command(const ImportContext& context, CommandId id, const Import& import, const std::string& mapping);

}  // namespace nb::appointments
