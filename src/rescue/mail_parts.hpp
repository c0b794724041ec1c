// SPDX-License-Identifier: EUPL-1.2
// The parts of one mail that may tell of an appointment. The only place that speaks to GMime.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace nb::rescue {

struct MailParts {
  std::string subject;
  std::string to_name, to_address;  ///< the first recipient
  std::string from_address;
  std::optional<Instant> date;
  std::vector<std::string> calendars;  ///< text/calendar, UTF-8; at most 20
  std::string plain, html;             ///< the first of each, UTF-8
};

/// nullopt if the bytes are no mail, or if its parts are nested deeper than any program does.
[[nodiscard]] std::optional<MailParts> read_mail(std::string_view bytes);

}  // namespace nb::rescue
