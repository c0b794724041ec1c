// SPDX-License-Identifier: EUPL-1.2
#include "approval/model.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "crypto/sha256.hpp"

namespace nb::approval {

namespace {

constexpr std::string_view kRegionPrefix = "region-";
constexpr std::array<std::string_view, kAreas> kAreaWords{"publish", "overrides", "end_incident", "erase", "extract", "administrators", "call_off"};
constexpr std::array<std::string_view, kAreas> kAreaNames{"Meldungen",           "Zustände von Hand",     "Ende des Notbetriebs", "Löschungen",
                                                          "Melderegisterauszug", "Verwaltung der Rechte", "Terminabsagen"};
constexpr std::array<std::string_view, 8> kStateWords{"open", "expired", "approved", "refused", "withdrawn", "unlooked", "confirmed", "objected"};

template <class Enum, std::size_t N>
std::optional<Enum> parse(std::string_view text, const std::array<std::string_view, N>& words) {
  const auto found = std::ranges::find(words, text);
  return found == words.end() ? std::nullopt : std::optional(static_cast<Enum>(found - words.begin()));
}

}  // namespace

std::string_view to_string(Area area) { return kAreaWords.at(static_cast<std::size_t>(area)); }
std::optional<Area> parse_area(std::string_view text) { return parse<Area>(text, kAreaWords); }
std::string_view german(Area area) { return kAreaNames.at(static_cast<std::size_t>(area)); }
bool can_be_done_alone(Area area, Alone who) {
  if (area == Area::administrators) return who == Alone::machine;
  return area == Area::publish || area == Area::overrides || area == Area::call_off;
}

bool Policy::guards_anything() const {
  return std::ranges::any_of(guarded, [](bool on) { return on; });
}

std::string_view to_string(State state) { return kStateWords.at(static_cast<std::size_t>(state)); }
std::optional<State> parse_state(std::string_view text) { return parse<State>(text, kStateWords); }

std::string id_of(const LogName& log, std::uint64_t number) { return (ags_of(log) ? "" : std::string(kRegionPrefix)) + std::to_string(number); }

std::optional<std::uint64_t> number_of(const LogName& log, std::string_view id) {
  const bool of_region = id.starts_with(kRegionPrefix);
  if (of_region == ags_of(log).has_value()) return std::nullopt;
  return parse_u64(of_region ? id.substr(kRegionPrefix.size()) : id);
}

std::string seen_mark(const LogName& log, std::string_view command, std::string_view args) {
  return to_hex(crypto::sha256({bytes_of(log.str()), bytes_of("\n"), bytes_of(command), bytes_of("\n"), bytes_of(args)}).bytes);
}

}  // namespace nb::approval
