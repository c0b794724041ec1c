// SPDX-License-Identifier: EUPL-1.2
// What the pages of the crisis staff's log have in common: the frame, German words, people, what was typed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "circular/people.hpp"
#include "crisis/model.hpp"
#include "crisis/queries.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// Head and navigation; above the title what came of the form before.
void put_crisis_frame(const StabVisit& visit, storage::Db& db, Section page, std::string_view title);

[[nodiscard]] std::string_view german(crisis::Type type);
[[nodiscard]] std::string_view german(crisis::Direction direction);
[[nodiscard]] std::string_view german(crisis::Channel channel);

/// "/stab/tagebuch/17"
[[nodiscard]] std::string entry_path(std::uint64_t number);

/// The people of a place, and who has something to do.
class CrisisPeople {
 public:
  CrisisPeople(const StabVisit& visit, storage::Db& db);
  /// "Muster, Erika (Bürgerbüro)", "Konto kim", "Leitung Bürgerbüro".
  [[nodiscard]] std::string words(const crisis::Owner& owner) const;
  /// The same to be typed again: "Muster, Erika (d17)".
  [[nodiscard]] std::string typed(const crisis::Owner& owner) const;
  /// What was typed for an owner, as JSON text of {account}, {person} or {function}; or why it cannot be told.
  [[nodiscard]] Result<std::string, std::string> read(std::string_view typed) const;
  /// It is the one who is signed in.
  [[nodiscard]] bool mine(const crisis::Owner& owner) const;
  /// What the field proposes: own name and account, accounts of the staff, heads of offices.
  void put_choices(Section form) const;

 private:
  const StabVisit& visit_;
  circular::PhoneTree tree_;
  std::vector<std::string> accounts_;  ///< open ones
  std::string me_;                     ///< id of whom the account said to be
};

/// "in 2 Stunden", "seit 10 Minuten überfällig"
[[nodiscard]] std::string how_long(Instant now, Instant until);
/// What was typed into the form of `command` if it is shown again, else `otherwise`.
[[nodiscard]] std::string typed_or(const StabVisit& visit, std::string_view command, std::string_view field, std::string otherwise);
/// "2023-10-30T08:05", as the browser's field for a moment wants it.
[[nodiscard]] std::string field_moment(const StabVisit& visit, std::optional<Instant> moment);

}  // namespace nb::pages
