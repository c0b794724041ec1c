// SPDX-License-Identifier: EUPL-1.2
// The two pages in front of the console: signing in, and taking up an invitation. They fill the templates "login" and "invitation".
#pragma once

#include <string_view>

#include "web/pages/fields.hpp"

namespace nb::web {
class Form;
struct Request;
}  // namespace nb::web

namespace nb::pages {

class Door;

/// `form`: what was typed before the session ran out goes through signing in and comes back; passwords and codes do not.
void put_login(const Door& door, const web::Request& request, const web::Form& form, std::string_view fault, Section page);
void put_invitation(const web::Form& form, std::string_view fault, Section page);

}  // namespace nb::pages
