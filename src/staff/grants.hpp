// SPDX-License-Identifier: EUPL-1.2
// Who was given which role where and for how long, as it stands in the region's log, and the question every request asks of it.
// Grants is immutable and cheap to ask; GrantBoard holds the current one. Threading: any.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "staff/rights.hpp"

namespace nb::storage {
class Db;
}

namespace nb::staff {

/// Instead of a municipality: all of them, and what belongs to the region itself.
inline constexpr std::string_view kWholeRegion = "*";

/// A role somebody was given.
struct Grant {
  std::uint64_t seq = 0;  ///< of the entry that gave it; with the role it names the grant
  std::string account;
  Role role = Role::switchboard;
  std::string town;              ///< AGS, or kWholeRegion
  std::string office;            ///< empty: all offices
  std::optional<Instant> from;   ///< none: at once
  std::optional<Instant> until;  ///< none: until it is withdrawn
  std::string reason;
  std::string lent_by;  ///< whose staff it is, where a desk was lent
  std::string given_by;
  Instant given;

  [[nodiscard]] bool holds(Instant now) const { return (!from || *from <= now) && (!until || now < *until); }
  [[nodiscard]] bool covers(std::string_view place) const { return town == kWholeRegion || town == place; }
};

/// Offices for which somebody has a right in a place.
struct OfficeSet {
  bool all = false;
  std::vector<std::string> names;  ///< sorted; empty and not `all`: the right is missing
  [[nodiscard]] bool any() const { return all || !names.empty(); }
  [[nodiscard]] bool contains(std::string_view office) const;
};

class Grants {
 public:
  Grants() = default;
  explicit Grants(std::vector<Grant> all);

  /// `town`: AGS, or kWholeRegion for what belongs to the region. `office`: whose matter it is; empty: of none yet, which needs the
  /// right for all offices wherever the right is limited to one.
  [[nodiscard]] bool may(std::string_view account, Right right, std::string_view town, std::string_view office, Instant now) const;
  /// The same whichever office it is about: may the page be shown at all?
  [[nodiscard]] bool may_somewhere_in(std::string_view account, Right right, std::string_view town, Instant now) const;
  /// In some municipality or other.
  [[nodiscard]] bool may_anywhere(std::string_view account, Right right, Instant now) const;
  [[nodiscard]] OfficeSet offices(std::string_view account, Right right, std::string_view town, Instant now) const;
  /// Rights that the account has somewhere, in the order of Right.
  [[nodiscard]] std::vector<Right> rights_of(std::string_view account, Instant now) const;
  /// Municipalities of which the account may see anything; kWholeRegion stands for all. Sorted.
  [[nodiscard]] std::vector<std::string> towns_of(std::string_view account, Instant now) const;

  [[nodiscard]] std::span<const Grant> all() const { return all_; }
  [[nodiscard]] std::span<const Grant> of(std::string_view account) const;
  [[nodiscard]] const Grant* find(std::uint64_t seq, Role role) const;

 private:
  std::vector<Grant> all_;                                                              ///< by account, then in the order given
  std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> by_account_;  ///< half-open range in all_
};

/// Where an account belongs: its roles that are not over and with which it was not lent.
[[nodiscard]] std::vector<Grant> home_of(const Grants& grants, std::string_view account, Instant now);
/// Gives roles wherever one of `held` is; of an account that has none: in the whole region, or made it and gives roles somewhere.
[[nodiscard]] bool administers(const Grants& grants, std::string_view actor, const std::vector<Grant>& held, bool made_it, Instant now);

/// As state.db has them; grants of closed accounts are left out.
[[nodiscard]] Grants load_grants(storage::Db& db);
/// Those of one account.
[[nodiscard]] Grants load_grants_of(storage::Db& db, std::string_view account);

/// The grants that count now. Shared with whoever asked: an answer under way keeps the ones it began with.
class GrantBoard {
 public:
  [[nodiscard]] std::shared_ptr<const Grants> current() const;
  void replace(Grants grants);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Grants> grants_ = std::make_shared<const Grants>();
};

}  // namespace nb::staff
