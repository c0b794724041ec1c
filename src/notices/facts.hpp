// SPDX-License-Identifier: EUPL-1.2
// Brings together what is said to somebody: the notice and its booking, who it is (sealed), what the catalogue calls service and place,
// why it is called off, and a link of their own. The link follows from the municipality's data key and the notice, so that every attempt
// says the same to the byte and nobody without that key can make one.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/zone.hpp"
#include "journal/sealer.hpp"
#include "notices/tidings.hpp"

namespace nb::storage {
class Db;
}

namespace nb::notices {

/// How a town is called and reached, from the configuration.
struct TownWords {
  std::string name;   ///< "Stadt Arnsberg"; empty: the catalogue's
  std::string phone;  ///< empty: not known
};

struct Sources {
  const journal::Journal& journal;
  const journal::Vault& vault;
  const Zone& zone;
  std::function<TownWords(const Ags&)> town;
  std::string link_base;  ///< "https://notfall.example"; empty: nothing carries a link
};

/// Under this path of the public pages a link's token stands.
inline constexpr const char* kLinkPath = "/termin/";
/// A link of a cancellation outlives an outage of weeks; of an appointment that stands, the appointment.
inline constexpr std::chrono::days kLinkLasts{90};

/// Everything but the person and the link; nullopt if there is no such booking any more.
[[nodiscard]] std::optional<Tidings> open_facts(const Sources& sources, storage::Db& db, const appointments::Notice& notice, Instant now);
/// With the person and the link; the vault has to be open. The fault: they are erased or damaged.
[[nodiscard]] Result<void, journal::OpenFault> add_person(const Sources& sources, storage::Db& db, Tidings& tidings);

/// The token of the link over a channel, 32 hexadecimal characters; nullopt while the vault is locked.
[[nodiscard]] std::optional<std::string> link_token(const journal::Vault& vault, const appointments::Notice& notice);

}  // namespace nb::notices
