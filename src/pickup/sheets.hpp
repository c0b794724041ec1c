// SPDX-License-Identifier: EUPL-1.2
// What of the pick-up register is printed: values in, PDF out. Names stand on it only if whoever prints may read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/zone.hpp"
#include "pickup/events.hpp"
#include "pickup/model.hpp"

namespace nb::pickup {

/// A pick-up, with its owner if that can be read.
struct Printed {
  Pickup pickup;
  std::optional<Owner> owner;
  std::string site = {};  ///< its name, for letters
};
/// What all sheets say.
struct SheetHead {
  std::string town;
  std::string site;     ///< name of the site; empty: all
  std::string contact;  ///< telephone; may be empty
  LocalTime made;
  Instant created;
};

[[nodiscard]] std::string_view german(Kind kind);
[[nodiscard]] std::string_view german(PinLetter pin);
/// "Teichbach, Anton Elias"; "(verschlossen)" without an owner.
[[nodiscard]] std::string name_of(const std::optional<Owner>& owner);

/// What lies ready at a site, in the order given, with a column to tick.
[[nodiscard]] Bytes site_list(const SheetHead& head, const std::vector<Printed>& lines);
/// Goes with the courier, who signs; the other site signs too.
[[nodiscard]] Bytes courier_list(const SheetHead& head, std::uint64_t batch, const std::vector<Printed>& lines);
/// Signed by whoever collects; one A5 page. `said` null: everything is still to be ticked by hand, for a counter without a machine.
[[nodiscard]] Bytes hand_over_slip(const SheetHead& head, const Printed& line, const HandOver* said);
/// One page each, with lines for the address, which this register does not hold.
[[nodiscard]] Bytes reminder_letters(const SheetHead& head, const std::vector<Printed>& lines);
/// Whom no letter can reach, because the address is not known: what to try instead and in which order, and per person a place for what was found.
[[nodiscard]] Bytes address_search_list(const SheetHead& head, const std::vector<Printed>& lines);
/// To work through by telephone: what waits longest first.
[[nodiscard]] Bytes reminder_list(const SheetHead& head, const std::vector<Printed>& lines);

}  // namespace nb::pickup
