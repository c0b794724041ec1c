// SPDX-License-Identifier: EUPL-1.2
// What state.db knows about erasures.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::storage {
class Db;
}

namespace nb::subject {

/// A subject that shall be or was erased.
struct Erasure {
  std::string subject;
  Instant at;
  std::string actor;         ///< who asked, or who erased
  std::string requested_by;  ///< of an erased one: who had asked; empty: the same
  std::string reason;
};

[[nodiscard]] std::optional<Erasure> find_request(storage::Db& db, const LogName& log, std::string_view subject);
[[nodiscard]] std::optional<Erasure> find_erased(storage::Db& db, const LogName& log, std::string_view subject);
/// Requests of earlier versions that were never decided, oldest first; they can be proposed anew.
[[nodiscard]] std::vector<Erasure> requests(storage::Db& db, const LogName& log);
/// Every subject that the log says is erased: after a restore their keys are deleted again before anything is opened.
[[nodiscard]] std::vector<std::string> erased_subjects(storage::Db& db, const LogName& log);

}  // namespace nb::subject
