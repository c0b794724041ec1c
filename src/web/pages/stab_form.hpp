// SPDX-License-Identifier: EUPL-1.2
// From a form of the console to a command. The fields' names say where they go: "text.de" is the member de of text,
// "position:zahl" a number, "valid_until:zeit" a local wall time, "sites:liste" one of several,
// "notify:ja" a box that means true (":nein": false). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/zone.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

/// What a form asks for, still to be checked by the room that decides.
struct Wish {
  std::string place;    ///< slug of the municipality; empty: the region
  std::string command;  ///< one of those a console may send
  CommandId id;         ///< made with the form, so that sending twice does it once
  std::string args;     ///< JSON object
};

/// Which field is wrong, in a German sentence.
struct FormFault {
  std::string sentence;
};

/// True for commands the console offers; a form cannot send any other.
[[nodiscard]] bool is_console_command(std::string_view name);

/// "2023-11-03T18:00", as a browser's date and time field sends it.
[[nodiscard]] std::optional<Instant> read_wall_time(std::string_view text, const Zone& zone);

/// Reads the fields "ort", "befehl", "id" and every field that begins with "a.".
[[nodiscard]] Result<Wish, FormFault> read_wish(const web::Form& form, const Zone& zone);

}  // namespace nb::pages
