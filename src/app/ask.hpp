// SPDX-License-Identifier: EUPL-1.2
// Questions about the situation, answered from state.db without touching the write path.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "catalogue/model.hpp"
#include "situation/board.hpp"

namespace nb::storage {
class Db;
}

namespace nb::app {

/// The municipality with this key or slug; nullopt if there is none.
[[nodiscard]] std::optional<Ags> municipality_named(const catalogue::Catalogue& catalogue, const std::string& key_or_slug);
/// The log to write to: the region's for an empty text, else the municipality's; nullopt if there is no such municipality.
[[nodiscard]] std::optional<LogName> log_for(storage::Db& db, const std::string& key_or_slug);

/// Everything that is needed to answer: names and states, as of `now`.
struct Knowledge {
  catalogue::Catalogue catalogue;
  situation::Board board;
};
[[nodiscard]] Knowledge load_knowledge(storage::Db& db, Instant now);

}  // namespace nb::app
