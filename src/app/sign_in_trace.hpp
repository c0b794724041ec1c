// SPDX-License-Identifier: EUPL-1.2
// What happened at the door: the reason for the operator, without names and addresses; the rest for the auditor.
#pragma once

#include "staff/sign_in.hpp"

namespace nb::audit {
class Trail;
}

namespace nb::app {

void trace_sign_in(audit::Trail& trail, const staff::SignInRecord& record);

}  // namespace nb::app
