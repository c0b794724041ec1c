// SPDX-License-Identifier: EUPL-1.2
// What a citizen types when booking, and what their browser carries from page to page. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "appointments/model.hpp"
#include "base/ids.hpp"

namespace nb::pages {

struct BookingInput {
  std::string id;     ///< of the form: commands are named after it, so that sending twice does it once
  std::string seed;   ///< 64 hex digits of the browser's own, from which the token of its link comes
  std::string stamp;  ///< when the form was made, signed
  std::string service;
  std::string site;
  std::string day;   ///< "2023-11-06"
  std::string slot;  ///< "p1 2023-11-06T08:30:00+01:00"
  std::string from;  ///< first day that is listed
  std::string booking;
  std::string name;
  std::string email;
  std::string phone;
  std::string urgency;  ///< word of kUrgencies
  std::string reason;   ///< until when, and what for
  std::string trap;     ///< nobody sees this field: what fills it in is no person
  std::string payment;  ///< under load
};

using BookingFields = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] BookingInput read_booking(const BookingFields& fields);
/// Everything that is carried on: neither trap nor payment, nothing empty.
[[nodiscard]] BookingFields fields_of(const BookingInput& input);
/// True if something was typed that must not get lost.
[[nodiscard]] bool has_typed(const BookingInput& input);

/// A field that has to be changed; `key` names the sentence (locale, booking.fault_<key>).
struct BookingFault {
  std::string_view field;
  std::string_view key;
};
/// Empty: it may be confirmed.
[[nodiscard]] std::vector<BookingFault> check_booking(const BookingInput& input);
[[nodiscard]] appointments::Person person_of(const BookingInput& input);
[[nodiscard]] appointments::Channels channels_of(const BookingInput& input);
[[nodiscard]] appointments::Urgency urgency_of(const BookingInput& input);

/// A time that was chosen.
struct ChosenSlot {
  std::string pool;
  Instant start;
};
[[nodiscard]] std::optional<ChosenSlot> parse_slot(std::string_view text);
[[nodiscard]] std::string slot_text(std::string_view pool, std::string_view start);

/// The command for a thing that is done with this form: the same form and thing have the same id.
[[nodiscard]] CommandId derived_command(const CommandId& form, std::string_view thing);
/// 32 hex digits that only whoever has the seed can know.
[[nodiscard]] std::string link_token(std::string_view seed, std::string_view booking);
inline constexpr std::size_t kLinkTokenSize = 32;

}  // namespace nb::pages
