// SPDX-License-Identifier: EUPL-1.2
// What a citizen is told when the calendar says no. The rooms' own sentences are German and for the counter.
#include <algorithm>
#include <array>

#include "web/pages/booking/pages.hpp"

namespace nb::pages {

namespace {

struct Row {
  std::string_view code;
  std::string_view key;
};
constexpr std::array kRows = std::to_array<Row>({{"appointments.full", "booking.refused_taken"},
                                                 {"appointments.rooms_full", "booking.refused_taken"},
                                                 {"appointments.closed_then", "booking.refused_taken"},
                                                 {"appointments.off_grid", "booking.refused_taken"},
                                                 {"appointments.start_past", "booking.refused_past"},
                                                 {"appointments.too_soon", "booking.refused_soon"},
                                                 {"appointments.too_far", "booking.refused_far"},
                                                 {"appointments.reservation_expired", "booking.refused_expired"},
                                                 {"appointments.booking_state", "booking.refused_state"},
                                                 {"appointments.unknown_booking", "booking.refused_expired"},
                                                 {"appointments.service_stopped", "booking.refused_stopped"},
                                                 {"appointments.day_called_off", "booking.refused_called_off"},
                                                 {"appointments.invited_only", "booking.refused_invited"},
                                                 {"appointments.not_online", "booking.refused_not_online"},
                                                 {"appointments.not_offered", "booking.refused_not_online"},
                                                 {"appointments.unknown_pool", "booking.refused_not_online"},
                                                 {"appointments.pool_closed", "booking.refused_not_online"},
                                                 {"appointments.unknown_service", "booking.refused_not_online"},
                                                 {"appointments.unknown_site", "booking.refused_not_online"},
                                                 {"appointments.moves_max", "booking.refused_moves"},
                                                 {"appointments.nothing_changes", "booking.refused_same"},
                                                 {"appointments.link_unknown", "booking.link_text"},
                                                 {"appointments.link_expired", "booking.link_text"},
                                                 {"appointments.code_taken", "booking.refused_again"},
                                                 {"appointments.sealed_missing", "booking.refused_again"},
                                                 {"appointments.malformed", "booking.refused_form"},
                                                 {"appointments.unreadable", "booking.refused_form"},
                                                 {"appointments.too_long", "booking.refused_form"},
                                                 {"appointments.wrong_log", "booking.refused_form"},
                                                 {"appointments.time_skipped", "booking.refused_taken"},
                                                 {"appointments.time_twice", "booking.refused_taken"},
                                                 {"state.args_invalid", "booking.refused_form"},
                                                 {"state.command_unknown", "booking.refused_form"},
                                                 {"state.sealed_missing", "booking.refused_again"},
                                                 {"state.entry_invalid", "booking.refused_form"},
                                                 {"state.entry_too_large", "booking.refused_form"},
                                                 {"state.clock_ahead", "booking.refused_clock"}});

}  // namespace

std::optional<std::string> known_booking_refusal(const Texts& texts, std::string_view code) {
  const auto row = std::ranges::find(kRows, code, &Row::code);
  return row == kRows.end() ? std::nullopt : std::optional(texts.say(row->key));
}

std::string booking_refusal(const Texts& texts, std::string_view code) {
  if (auto known = known_booking_refusal(texts, code)) return *std::move(known);
  return texts.say("booking.refused_other", {{"code", code}});
}

}  // namespace nb::pages
