// SPDX-License-Identifier: EUPL-1.2
// From the catalogue to what a municipality's pages need of it. Pure; runs when the catalogue changes.
#pragma once

#include <memory>

#include "publish/view.hpp"

namespace nb::publish {

/// The region's part; municipalities in the order of their names.
[[nodiscard]] std::shared_ptr<const SharedCatalogue> share(const catalogue::Catalogue& catalogue);
/// Offices (of its size class), sites and directory of one municipality. Without sites in the data its town hall is the
/// only one: all offices sit there, each with its own hours.
[[nodiscard]] TownCatalogue town_catalogue(const catalogue::Catalogue& catalogue, const catalogue::Municipality& municipality);
/// Where the municipalities stand in that order.
[[nodiscard]] TownIndex index_of(const std::vector<catalogue::Municipality>& municipalities);

}  // namespace nb::publish
