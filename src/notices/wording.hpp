// SPDX-License-Identifier: EUPL-1.2
// What people are told about their appointment: in a mail, in a text message, on the telephone. German, as towns write to people, with
// two lines of English because not everybody reads German. A subject and a text message name no service: others see them. Pure.
#pragma once

#include <string>

#include "notices/tidings.hpp"

namespace nb::notices {

/// "Ihr Termin am 06.11.2023 fällt aus"
[[nodiscard]] std::string mail_subject(const Tidings& tidings);
/// What, why, what to do, the link; "\n" at line ends.
[[nodiscard]] std::string mail_text(const Tidings& tidings);
/// At most 480 characters of the network's own alphabet: three text messages at worst.
[[nodiscard]] std::string sms_text(const Tidings& tidings);
/// What is read out on the telephone, without name, service and number: the same for all of one call-off and day.
[[nodiscard]] std::string spoken_text(const Tidings& tidings);
/// Of the calendar entry.
[[nodiscard]] std::string calendar_summary(const Tidings& tidings);

/// "Montag, 6. November 2023"
[[nodiscard]] std::string long_day(CivilDate day);

}  // namespace nb::notices
