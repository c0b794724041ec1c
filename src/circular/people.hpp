// SPDX-License-Identifier: EUPL-1.2
// Who works here and who stands in for whom, from the telephone directory: the directory knows offices, units and functions, and that
// makes a phone tree. Pure.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/model.hpp"
#include "circular/model.hpp"

namespace nb::circular {

struct Person {
  std::string id;
  std::string office;
  std::string unit;
  std::string function;
  std::string last_name;
  std::string first_name;
  std::string phone;
  std::string mobile;
  /// "Muster, Erika"
  [[nodiscard]] std::string name() const { return first_name.empty() ? last_name : last_name + ", " + first_name; }
};

/// Heads before their deputies before everybody else: 0, 1, 2.
[[nodiscard]] int rank_of(std::string_view function);

/// The people of a directory on a day: no vacancies, no shared lines; somebody who stands in one office twice counts once. In the
/// order in which they are called: by office, first the heads and deputy heads of all its units, then everybody else by unit.
[[nodiscard]] std::vector<Person> people_of(std::span<const catalogue::DirectoryEntry> directory, CivilDate day);

[[nodiscard]] bool fits(const Audience& audience, std::string_view office, std::string_view function);
/// The sections of a content that are for somebody; 0: none.
[[nodiscard]] SectionMask sections_for(const Content& content, std::string_view office, std::string_view function);

/// True if a deputy may be told by name, with the number, that this recipient is missing: colleagues of the unit, and heads of the office.
[[nodiscard]] bool may_know(const Person& deputy, const Recipient& missing);

class PhoneTree {
 public:
  explicit PhoneTree(std::vector<Person> people);
  [[nodiscard]] const std::vector<Person>& people() const { return people_; }
  [[nodiscard]] const Person* find(std::string_view id) const;
  /// Who stands in for somebody, best first, at most three: colleagues of the unit with the same function, then its heads, then the
  /// heads of the office. For a head first the deputy head.
  [[nodiscard]] std::vector<const Person*> deputies(const Person& person) const;

 private:
  std::vector<Person> people_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> units_;  // office and unit
  std::map<std::string, std::vector<std::size_t>> heads_;                          // of an office
};

}  // namespace nb::circular
