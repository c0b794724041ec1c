// SPDX-License-Identifier: EUPL-1.2
// What citizens can book online, in memory, fed by committed entries, so that the page of a service knows whether to lead there. Same rules
// as room `appointments`' tables; a test compares them. Threading: one thread at a time; what it hands out is a copy.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "catalogue/model.hpp"
#include "state/projection.hpp"

namespace nb::storage {
class Db;
}

namespace nb::publish {

class OfferBook {
 public:
  /// True if this entry changed what can be booked.
  bool apply(const state::AppliedEntry& entry);
  /// Services that an open pool offers online, by id.
  [[nodiscard]] std::vector<std::string> town(const Ags& ags) const;

  void open(const Ags& ags, std::string_view pool);
  void close(const Ags& ags, std::string_view pool);
  void offer(const Ags& ags, std::string_view pool, std::string_view service, bool online);

 private:
  struct Town {
    std::set<std::string, std::less<>> closed;             ///< pools
    std::set<std::pair<std::string, std::string>> online;  ///< pool and service
  };
  std::map<Ags, Town> by_town_;
};

/// As state.db has it.
[[nodiscard]] OfferBook load_offers(storage::Db& db, std::span<const catalogue::Municipality> municipalities);

}  // namespace nb::publish
