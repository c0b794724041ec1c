// SPDX-License-Identifier: EUPL-1.2
// Entry types of this room and their JSON codec.
//   publish.announced, publish.corrected  subject: id; data: severity, valid_from, languages [, office, service, valid_until, corrects];
//                                         open part "text.<language>": {"title", "body"} (Markdown) — a part, because it may
//                                         name a person and may be longer than a core
//   publish.withdrawn                     subject: id; data: {}
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "publish/model.hpp"
#include "state/command.hpp"
#include "state/projection.hpp"

namespace nb::publish {

inline constexpr std::string_view kAnnounced = "publish.announced";
inline constexpr std::string_view kCorrected = "publish.corrected";
inline constexpr std::string_view kWithdrawn = "publish.withdrawn";

/// Published, or published in place of `written.corrects`.
struct Announced {
  Written written;
};
struct Withdrawn {
  std::string id;
  Instant at;
};
using Event = std::variant<Announced, Withdrawn>;

[[nodiscard]] state::NewEntry encode(const Announced& event);
[[nodiscard]] state::NewEntry encode(const Withdrawn& event);
/// nullopt for entries of other rooms and for what this version cannot read; never throws for what an entry contains.
[[nodiscard]] std::optional<Event> decode(const state::AppliedEntry& entry);

}  // namespace nb::publish
