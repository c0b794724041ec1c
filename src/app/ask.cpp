// SPDX-License-Identifier: EUPL-1.2
#include "app/ask.hpp"

#include <algorithm>

#include "catalogue/queries.hpp"
#include "situation/queries.hpp"
#include "situation/wiring.hpp"

namespace nb::app {

std::optional<Ags> municipality_named(const catalogue::Catalogue& catalogue, const std::string& key_or_slug) {
  const auto found = std::ranges::find_if(catalogue.municipalities, [&](const catalogue::Municipality& m) { return m.ags.str() == key_or_slug || m.slug == key_or_slug; });
  if (found == catalogue.municipalities.end()) return std::nullopt;
  return found->ags;
}

std::optional<LogName> log_for(storage::Db& db, const std::string& key_or_slug) {
  if (key_or_slug.empty()) return region_log();
  const auto ags = municipality_named(catalogue::load(db), key_or_slug);
  if (!ags) return std::nullopt;
  return main_log(*ags);
}

Knowledge load_knowledge(storage::Db& db, Instant now) {
  catalogue::Catalogue catalogue = catalogue::load(db);
  situation::Board board(std::make_shared<const situation::Wiring>(catalogue));
  situation::load(db, board, now);
  return {std::move(catalogue), std::move(board)};
}

}  // namespace nb::app
