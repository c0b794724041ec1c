// SPDX-License-Identifier: EUPL-1.2
#include "circular/people.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "catalogue/directory.hpp"

namespace nb::circular {

namespace {

constexpr std::size_t kDeputiesMax = 3;

bool contains(const std::vector<std::string>& list, std::string_view value) { return std::ranges::find(list, value) != list.end(); }

}  // namespace

int rank_of(std::string_view function) {
  if (function.starts_with("Stellvertret") || function.starts_with("Stv")) return 1;
  return function.starts_with("Leitung") || function.ends_with("leitung") ? 0 : 2;
}

std::vector<Person> people_of(std::span<const catalogue::DirectoryEntry> directory, CivilDate day) {
  std::vector<Person> people;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  for (const catalogue::DirectoryEntry& entry : directory) {
    if (!is_valid_on(entry, day) || is_vacant(entry) || is_shared_line(entry)) continue;
    if (!seen.emplace(entry.office, entry.last_name, entry.first_name, entry.phone).second) continue;
    people.push_back({.id = entry.id,
                      .office = entry.office,
                      .unit = entry.unit,
                      .function = entry.function,
                      .last_name = entry.last_name,
                      .first_name = entry.first_name,
                      .phone = entry.phone,
                      .mobile = entry.mobile});
  }
  const auto order = [](const Person& one) {
    const int rank = rank_of(one.function);
    return std::tuple(std::string_view(one.office), rank == 2, std::string_view(one.unit), rank, std::string_view(one.last_name), std::string_view(one.first_name),
                      std::string_view(one.id));
  };
  std::ranges::sort(people, [order](const Person& a, const Person& b) { return order(a) < order(b); });
  return people;
}

bool fits(const Audience& audience, std::string_view office, std::string_view function) {
  return (audience.offices.empty() || contains(audience.offices, office)) && (audience.functions.empty() || contains(audience.functions, function));
}

SectionMask sections_for(const Content& content, std::string_view office, std::string_view function) {
  SectionMask mask = 0;
  for (std::size_t i = 0; i < content.sections.size() && i < kSectionsMax; ++i) {
    if (fits(content.sections[i].audience, office, function)) mask |= SectionMask{1} << i;
  }
  return mask;
}

bool may_know(const Person& deputy, const Recipient& missing) { return deputy.office == missing.office && (deputy.unit == missing.unit || rank_of(deputy.function) < 2); }

PhoneTree::PhoneTree(std::vector<Person> people) : people_(std::move(people)) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const Person& one = people_[i];
    by_id_.emplace(one.id, i);
    units_[{one.office, one.unit}].push_back(i);
    if (rank_of(one.function) < 2) heads_[one.office].push_back(i);
  }
}

const Person* PhoneTree::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &people_[found->second];
}

std::vector<const Person*> PhoneTree::deputies(const Person& person) const {
  std::vector<const Person*> out;
  const auto add = [&](std::size_t index) {
    const Person* one = &people_[index];
    const bool same = one->id == person.id || (one->last_name == person.last_name && one->first_name == person.first_name);
    if (!same && out.size() < kDeputiesMax && std::ranges::find(out, one) == out.end()) out.push_back(one);
  };
  const auto unit = units_.find({person.office, person.unit});
  const auto heads = heads_.find(person.office);
  const bool leads = rank_of(person.function) < 2;
  for (const bool leading : {leads, !leads}) {  // a head's deputy is a head, a colleague's a colleague
    if (unit == units_.end()) break;
    for (const std::size_t i : unit->second) {
      if ((rank_of(people_[i].function) < 2) == leading && (leading || leads || people_[i].function == person.function)) add(i);
    }
  }
  if (heads != heads_.end()) {
    for (const std::size_t i : heads->second) add(i);
  }
  return out;
}

}  // namespace nb::circular
