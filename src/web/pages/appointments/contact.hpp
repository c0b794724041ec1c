// SPDX-License-Identifier: EUPL-1.2
// How somebody at the counter or on the telephone can be reached, as it was typed into one of the console's forms. Pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "appointments/model.hpp"

namespace nb::web {
class Form;
}

namespace nb::pages {

/// Fields name, email, telefon, bemerkung, each one line.
[[nodiscard]] appointments::Person typed_person(const web::Form& form);
/// What has to be changed, in a German sentence; empty: it can be taken down.
[[nodiscard]] std::string contact_fault(const appointments::Person& person);
/// Whether mail, text message and telephone reach them: the words a command takes.
[[nodiscard]] boost::json::array channels_of(const appointments::Person& person);

}  // namespace nb::pages
