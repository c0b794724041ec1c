// SPDX-License-Identifier: EUPL-1.2
// Files that are being read in: what stands in them waits here, in memory only, between upload and taking. Nobody but the account that
// brought a file sees it; after an hour, or when there are too many, the oldest is gone. Threading: any thread, guarded inside.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/import_source.hpp"
#include "base/time.hpp"

namespace nb::pages {

struct ImportDraft : appointments::ImportSource {
  std::string account;
  std::string place;      ///< slug
  std::string name;       ///< of the file, as the browser called it; shown to its owner, kept nowhere else
  std::string typed;      ///< what was typed from a sheet of paper, to go on with
  std::string typed_day;  ///< and the day it was said to be of, as the form has it
  unsigned revision = 1;  ///< rises with every change of what it means
  std::string import;     ///< id, once it was taken
  Instant at;
};

class ImportDrafts {
 public:
  static constexpr std::size_t kCountMax = 12;
  static constexpr std::size_t kPerAccountMax = 3;
  static constexpr std::chrono::minutes kAgeMax{60};

  void put(const std::string& id, ImportDraft draft);
  /// shared: it may be replaced while a page of it is being made. Null if it is gone or somebody else's.
  [[nodiscard]] std::shared_ptr<const ImportDraft> find(std::string_view id, std::string_view account, std::string_view place) const;
  /// The one that became this import, while it still waits.
  [[nodiscard]] std::shared_ptr<const ImportDraft> find_import(std::string_view import, std::string_view account, std::string_view place) const;
  /// Ids of this account's, newest first.
  [[nodiscard]] std::vector<std::string> of(std::string_view account, std::string_view place) const;
  void remove(std::string_view id, std::string_view account);
  /// Forgets what is older than kAgeMax.
  void tend(Instant now);

 private:
  void drop_oldest(const std::string& account);

  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const ImportDraft>, std::less<>> drafts_;
};

}  // namespace nb::pages
