// SPDX-License-Identifier: EUPL-1.2
// What the auditor reads for each type of entry of all rooms. Pure.
#pragma once

#include <string_view>

namespace nb::pages {

/// "Eingang erfasst"; the type itself where there is no word for it.
[[nodiscard]] std::string_view trace_words(std::string_view type);

/// What an entry audit.sealed_read says was looked at.
struct ReadThings {
  std::string_view filing = "filing";
  std::string_view receipt = "receipt";
  std::string_view attachment = "attachment";
  std::string_view list = "list";
  std::string_view search = "search";
  std::string_view letter = "letter";
  std::string_view letters = "letters";
  std::string_view pickup = "pickup";
  std::string_view pickups = "pickups";
  std::string_view booking = "booking";
  std::string_view bookings = "bookings";
};
inline constexpr ReadThings kRead;
/// "Eingang"; the word itself where there is none for it.
[[nodiscard]] std::string_view read_words(std::string_view what);
/// "Passwort falsch": why somebody was not let in, a code of staff::SignInRecord; the code itself where there is no word for it.
[[nodiscard]] std::string_view refusal_words(std::string_view reason);
/// "Tagebuch des Stabs": what an entry audit.exported says was handed out.
[[nodiscard]] std::string_view export_words(std::string_view what);

}  // namespace nb::pages
