// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/town.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nb::catalogue {

namespace {

constexpr std::string_view kSwitchboard = "zentrale";

/// A town that is its own district (kreisfreie Stadt) has the offices of a town and of a district.
bool is_whole_district(const Municipality& m) { return m.ags.str().ends_with("000"); }

bool has_type(const OfficeType& type, const Municipality& m) {
  return type.size_class == size_class(m) || (is_whole_district(m) && m.kind != MunicipalityKind::district && type.size_class == SizeClass::k);
}

TownOffice& office_named(std::vector<TownOffice>& offices, std::span<const OfficeType> types, const std::string& name) {
  const auto known = std::find_if(offices.begin(), offices.end(), [&](const TownOffice& o) { return o.name == name; });
  if (known != offices.end()) return *known;
  const auto type = std::find_if(types.begin(), types.end(), [&](const OfficeType& t) { return t.office == name; });
  offices.push_back(type == types.end() ? TownOffice{name, name, name, "off", {}} : TownOffice{type->office_id, type->office, type->name_en, type->hours, {}});
  return offices.back();
}

Site assumed_town_hall(const Catalogue& catalogue, const Municipality& m) {
  const bool district = m.kind == MunicipalityKind::district;
  const std::string& seat = m.postcode_city;  // "59759 Arnsberg", validated on import
  Site site{m.ags,
            m.slug + (district ? "-kreishaus" : "-rathaus"),
            (district ? "Kreishaus " : "Rathaus ") + m.name,
            "",
            seat.substr(0, std::min<std::size_t>(5, seat.size())),
            seat.size() > 6 ? seat.substr(6) : std::string(),
            {},
            "off",
            0,
            1,
            false,
            ""};
  for (const TownOffice& office : offices_of(catalogue.office_types, m, {})) {
    site.offices.push_back(office.name);
    if (office.id == kSwitchboard || site.hours == "off") site.hours = office.hours;
  }
  for (const OfficeType& type : catalogue.office_types) {
    if (!has_type(type, m)) continue;
    site.counters += type.counters;
    site.floors = std::max(site.floors, type.floors);
  }
  return site;
}

bool has_office(const Catalogue& catalogue, const Municipality& m, std::string_view office) {
  const bool by_size = std::any_of(catalogue.office_types.begin(), catalogue.office_types.end(), [&](const OfficeType& t) { return t.office == office && has_type(t, m); });
  return by_size || std::any_of(catalogue.sites.begin(), catalogue.sites.end(),
                                [&](const Site& s) { return s.ags == m.ags && std::find(s.offices.begin(), s.offices.end(), office) != s.offices.end(); });
}

}  // namespace

SizeClass size_class(const Municipality& municipality) {
  if (municipality.kind == MunicipalityKind::district) return SizeClass::k;
  if (municipality.population < 10'000) return SizeClass::s;
  if (municipality.population < 25'000) return SizeClass::m;
  return municipality.population < 60'000 ? SizeClass::l : SizeClass::xl;
}

std::vector<Site> sites_of(const Catalogue& catalogue, const Municipality& municipality) {
  std::vector<Site> sites;
  std::copy_if(catalogue.sites.begin(), catalogue.sites.end(), std::back_inserter(sites), [&](const Site& site) { return site.ags == municipality.ags; });
  if (sites.empty()) sites.push_back(assumed_town_hall(catalogue, municipality));
  return sites;
}

bool is_assumed(const Site& site) { return site.street.empty(); }

std::vector<TownOffice> offices_of(std::span<const OfficeType> types, const Municipality& municipality, std::span<const Site> sites) {
  std::vector<TownOffice> offices;
  for (const OfficeType& type : types) {
    if (!has_type(type, municipality)) continue;
    TownOffice& office = office_named(offices, types, type.office);
    office.hours = type.hours;  // of this size, not of the first row of that name
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {
    for (const std::string& name : sites[i].offices) office_named(offices, types, name).sites.push_back(i);
  }
  std::sort(offices.begin(), offices.end(), [](const TownOffice& a, const TownOffice& b) { return fold_for_search(a.name) < fold_for_search(b.name); });
  return offices;
}

const std::string& hours_at(const TownOffice& office, const Site& site) { return is_assumed(site) ? office.hours : site.hours; }

std::optional<Authority> authority_for(const Catalogue& catalogue, const Municipality& municipality, std::string_view office) {
  if (has_office(catalogue, municipality, office)) return Authority{municipality.ags, true, &municipality};
  if (!municipality.district) return std::nullopt;
  const Municipality* district = find_municipality(catalogue, *municipality.district);
  if (district != nullptr && has_office(catalogue, *district, office)) return Authority{district->ags, false, district};
  const bool district_office =
      std::any_of(catalogue.office_types.begin(), catalogue.office_types.end(), [&](const OfficeType& t) { return t.office == office && t.size_class == SizeClass::k; });
  if (district == nullptr && district_office) return Authority{*municipality.district, false, nullptr};
  return std::nullopt;
}

const Municipality* find_municipality(const Catalogue& catalogue, const Ags& ags) {
  const auto found = std::find_if(catalogue.municipalities.begin(), catalogue.municipalities.end(), [&](const Municipality& m) { return m.ags == ags; });
  return found == catalogue.municipalities.end() ? nullptr : &*found;
}

std::vector<DirectoryEntry> directory_of(const Catalogue& catalogue, const Ags& ags) {
  std::vector<DirectoryEntry> out;
  std::copy_if(catalogue.directory.begin(), catalogue.directory.end(), std::back_inserter(out), [&](const DirectoryEntry& entry) { return entry.ags == ags; });
  return out;
}

}  // namespace nb::catalogue
