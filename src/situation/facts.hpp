// SPDX-License-Identifier: EUPL-1.2
// What was said in one place (the region, or one municipality), by thing, and what of it still stands at a moment: not
// taken back, not expired, not ended together with its incident. Pure values; copied when a board is forked and changed.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "situation/model.hpp"
#include "situation/wiring.hpp"

namespace nb::situation {

/// The latest word on one thing; nothing is said any more since `ended`.
template <class T>
struct Slot {
  std::optional<T> said;
  Instant ended{};
};

/// Statements made in this time ended with their incident.
struct Lift {
  Instant from;
  Instant to;
};

struct Facts {
  std::map<Index, Slot<ComponentSaid>> declared;  ///< by component
  std::map<Index, Slot<ComponentSaid>> measured;  ///< by component
  std::map<Index, Slot<ServiceSaid>> confirmed;   ///< by unit
  std::map<std::string, Slot<OfficeStatus>> offices;
  std::map<std::string, Incident> incidents;
  std::vector<Lift> lifts;  ///< of the ended incidents that lift
};

/// What stands, or since when nothing does (zero = nothing was ever said).
template <class T>
struct Standing {
  const T* said = nullptr;
  Instant ended{};
};

/// One municipality's outlook on what was said: its own facts and those of the region, at a moment.
struct Outlook {
  const Facts& region;
  const Facts* local;  ///< null: nothing was said for this municipality alone
  Instant now;

  template <class Map>
  [[nodiscard]] auto in_region(const Map Facts::*map, const typename Map::key_type& key) const {
    return standing(region.*map, key, nullptr);
  }
  template <class Map>
  [[nodiscard]] auto here(const Map Facts::*map, const typename Map::key_type& key) const {
    return local ? standing((*local).*map, key, local) : decltype(standing(region.*map, key, nullptr)){};
  }
  /// The municipality's own word, else the region's.
  template <class Map>
  [[nodiscard]] auto nearest(const Map Facts::*map, const typename Map::key_type& key) const {
    auto own = here(map, key);
    return own.said ? own : in_region(map, key);
  }
  /// When the next of the standing statements expires; Instant::max() = none does.
  [[nodiscard]] Instant next_expiry() const;

 private:
  [[nodiscard]] std::optional<Instant> lifted(Instant as_of, const Facts* own) const;

  template <class Map>
  [[nodiscard]] auto standing(const Map& map, const typename Map::key_type& key, const Facts* own) const {
    const auto found = map.find(key);
    return found == map.end() ? decltype(of(found->second, own)){} : of(found->second, own);
  }
  template <class T>
  [[nodiscard]] Standing<T> of(const Slot<T>& slot, const Facts* own) const {
    if (!slot.said) return {nullptr, slot.ended};
    const auto lift = lifted(slot.said->as_of, own);
    const bool expired = slot.said->valid_until && *slot.said->valid_until <= now;
    if (lift && expired) return {nullptr, std::min(*lift, *slot.said->valid_until)};
    if (lift) return {nullptr, *lift};
    if (expired) return {nullptr, *slot.said->valid_until};
    return {&*slot.said, {}};
  }
  template <class Map>
  [[nodiscard]] Instant earliest(const Map& map, const Facts* own) const {
    Instant next = Instant::max();
    for (const auto& [key, slot] : map) {
      const auto standing_now = of(slot, own);
      if (standing_now.said && standing_now.said->valid_until) next = std::min(next, *standing_now.said->valid_until);
    }
    return next;
  }
};

/// The windows of a place's ended incidents.
[[nodiscard]] std::vector<Lift> lifts_of(const std::map<std::string, Incident>& incidents);

}  // namespace nb::situation
