// SPDX-License-Identifier: EUPL-1.2
// Cuts the catalogue into municipalities.
#include "publish/towns.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nb::publish {

namespace {

catalogue::Site town_hall(const catalogue::Municipality& municipality) {
  const auto [postcode, city] = [&] {
    const std::string& text = municipality.postcode_city;
    const auto blank = text.find(' ');
    return blank == std::string::npos ? std::pair(std::string(), text) : std::pair(text.substr(0, blank), text.substr(blank + 1));
  }();
  const bool district = municipality.kind == catalogue::MunicipalityKind::district;
  return {.ags = municipality.ags,
          .site_id = "rathaus",
          .name = district ? "Kreishaus" : "Rathaus",
          .street = {},
          .postcode = postcode,
          .city = city,
          .offices = {},
          .hours = {},
          .counters = 0,
          .floors = 0,
          .demo = false,
          .note = {}};
}

std::vector<std::size_t> sites_of(const std::string& office, const std::vector<catalogue::Site>& sites) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (std::find(sites[i].offices.begin(), sites[i].offices.end(), office) != sites[i].offices.end()) found.push_back(i);
  }
  return found;
}

}  // namespace

std::shared_ptr<const SharedCatalogue> share(const catalogue::Catalogue& catalogue) {
  auto shared = std::make_shared<SharedCatalogue>();
  shared->components = catalogue.components;
  shared->services = catalogue.services;
  shared->office_types = catalogue.office_types;
  std::vector<std::pair<std::string, const catalogue::Municipality*>> order;
  for (const catalogue::Municipality& municipality : catalogue.municipalities) order.emplace_back(fold_for_search(municipality.name), &municipality);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return std::tie(a.first, a.second->ags) < std::tie(b.first, b.second->ags); });
  for (const auto& [name, municipality] : order) shared->municipalities.push_back(*municipality);
  return shared;
}

TownCatalogue town_catalogue(const catalogue::Catalogue& catalogue, const catalogue::Municipality& municipality) {
  TownCatalogue town{.municipality = municipality, .offices = {}, .sites = {}, .directory = {}};
  const auto ours = [&](const auto& row) { return row.ags == municipality.ags; };
  std::copy_if(catalogue.sites.begin(), catalogue.sites.end(), std::back_inserter(town.sites), ours);
  std::copy_if(catalogue.directory.begin(), catalogue.directory.end(), std::back_inserter(town.directory), ours);
  const bool only_town_hall = town.sites.empty();
  if (only_town_hall) town.sites.push_back(town_hall(municipality));
  const catalogue::SizeClass size = catalogue::size_class(municipality);
  for (const catalogue::OfficeType& type : catalogue.office_types) {
    if (type.size_class != size) continue;
    if (only_town_hall) town.sites[0].offices.push_back(type.office);
    town.offices.push_back({.id = type.office_id, .name = type.office, .name_en = type.name_en, .hours = type.hours, .sites = sites_of(type.office, town.sites)});
  }
  return town;
}

TownIndex index_of(const std::vector<catalogue::Municipality>& municipalities) {
  TownIndex index;
  for (std::size_t i = 0; i < municipalities.size(); ++i) {
    index.by_slug.emplace(municipalities[i].slug, i);
    index.by_ags.emplace(municipalities[i].ags.str(), i);
    for (const std::string& host : municipalities[i].hosts) index.by_host.emplace(host, i);
  }
  return index;
}

}  // namespace nb::publish
