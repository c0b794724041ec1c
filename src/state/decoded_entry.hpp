// SPDX-License-Identifier: EUPL-1.2
// An entry with everything an AppliedEntry refers to: read back from its bytes, or as it was encoded. Incremental writing and
// rebuilding both go through here, and a test compares them, so projections cannot see a difference.
#pragma once

#include <boost/json/object.hpp>
#include <span>
#include <string>
#include <vector>

#include "proof/entry.hpp"
#include "state/projection.hpp"
#include "storage/engine.hpp"

namespace nb::state {

class DecodedEntry {
 public:
  /// `log` outlives the object. Throws Error{corrupt, newer_version} naming log and position.
  DecodedEntry(const LogName& log, const storage::EntryView& entry, boost::json::storage_ptr memory = {});
  /// An entry that was encoded just now; `core` without its data, which is `data`.
  DecodedEntry(const LogName& log, const storage::EntryView& entry, proof::EntryCore core, boost::json::object data);
  DecodedEntry(const DecodedEntry&) = delete;
  DecodedEntry& operator=(const DecodedEntry&) = delete;

  [[nodiscard]] AppliedEntry view() const;
  [[nodiscard]] const Hash& leaf_hash() const { return leaf_hash_; }
  [[nodiscard]] std::string_view command() const { return core_.command; }

 private:
  void read_times();
  void read_parts(std::span<const storage::PartView> stored);

  const LogName& log_;
  std::uint64_t seq_;
  Hash leaf_hash_;
  boost::json::object data_;
  proof::EntryCore core_;
  std::vector<std::string> contents_;
  std::vector<OpenPart> parts_;
  Instant at_;
  Instant occurred_;
};

}  // namespace nb::state
