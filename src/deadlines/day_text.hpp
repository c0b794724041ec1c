// SPDX-License-Identifier: EUPL-1.2
// Days, times and lengths as people type them. Pure; anything else is nullopt, never a guess.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "deadlines/model.hpp"

namespace nb::deadlines {

/// "2025-06-20", "20.06.2025", "20.6.2025", and with § 192 BGB "Anfang 2026-02", "Mitte 2026-02", "Ende 2026-02".
[[nodiscard]] std::optional<CivilDate> parse_day(std::string_view text);
/// "10:00", "24:00"; minutes since midnight.
[[nodiscard]] std::optional<std::chrono::minutes> parse_time(std::string_view text);
/// "2 Wochen", "1 Monat", "1,5 Monate", "48 Stunden", "3 Werktage", "1 Quartal".
[[nodiscard]] std::optional<Period> parse_period(std::string_view text);
/// "Montag, 27.10.2025" · "Monday, 27 October 2025".
[[nodiscard]] Sentence spoken(CivilDate day);
/// "tage", "wochen", "monate", "jahre", "stunden", "werktage", "halbe_monate", "quartale", "halbjahre": stable ASCII.
[[nodiscard]] std::optional<Unit> parse_unit(std::string_view key);
[[nodiscard]] std::string_view to_string(Unit unit);
/// "zugang", "post", "ausland", "elektronisch", "portal", "ozg", "einschreiben", "ezustellung", "urkunde", "aushang", "aushang_tag": stable ASCII.
[[nodiscard]] std::optional<Channel> parse_channel(std::string_view key);
[[nodiscard]] std::string_view to_string(Channel channel);
/// "vwvfg", "ao", "sgbx".
[[nodiscard]] std::optional<Scope> parse_scope(std::string_view key);
[[nodiscard]] std::string_view to_string(Scope scope);
/// For a select box, and what the event day is on that channel.
[[nodiscard]] const Sentence& title(Channel channel);
[[nodiscard]] const Sentence& event_title(Scope scope, Channel channel);

}  // namespace nb::deadlines
