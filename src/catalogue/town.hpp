// SPDX-License-Identifier: EUPL-1.2
// What one municipality has: its sites and offices, and which authority does a service for it. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/model.hpp"

namespace nb::catalogue {

/// An office as a municipality has it.
struct TownOffice {
  std::string id;  ///< URL part
  std::string name;
  std::string name_en;
  std::string hours;               ///< usual for towns of this size
  std::vector<std::size_t> sites;  ///< indices into the sites handed in; empty: where it sits is not known
  friend bool operator==(const TownOffice&, const TownOffice&) = default;
};

/// The municipality's own sites in the data's canonical order; without any, its town hall, of which the place is known but
/// not the street: it houses every office.
[[nodiscard]] std::vector<Site> sites_of(const Catalogue& catalogue, const Municipality& municipality);
/// The place is known, the street is not: pages must not print an address, and the hours are those of each office.
[[nodiscard]] bool is_assumed(const Site& site);

/// The offices that towns of this size have and those its sites name, by name. `sites` as returned by sites_of().
[[nodiscard]] std::vector<TownOffice> offices_of(std::span<const OfficeType> types, const Municipality& municipality, std::span<const Site> sites);
/// The opening hours of an office at one of its sites (OpenStreetMap notation).
[[nodiscard]] const std::string& hours_at(const TownOffice& office, const Site& site);

/// Who does it: the municipality itself or its district.
struct Authority {
  Ags ags;
  bool own;                          ///< the municipality itself
  const Municipality* municipality;  ///< nullptr: the district is not in the catalogue
};

/// The authority that has this office for people of the municipality; nullopt if nobody is known to have it.
[[nodiscard]] std::optional<Authority> authority_for(const Catalogue& catalogue, const Municipality& municipality, std::string_view office);

/// nullptr if there is none.
[[nodiscard]] const Municipality* find_municipality(const Catalogue& catalogue, const Ags& ags);
/// All lines of a municipality's directory.
[[nodiscard]] std::vector<DirectoryEntry> directory_of(const Catalogue& catalogue, const Ags& ags);

}  // namespace nb::catalogue
