// SPDX-License-Identifier: EUPL-1.2
// The notice of a statutory deadline on a service page, and how to keep it now.
#pragma once

#include "web/pages/context.hpp"

namespace nb::pages {

/// Shows DEADLINE with its rule in plain words and the ways that take something today; nothing for "none" or an empty rule.
void put_deadline(const Context& context, Section page, const publish::View& authority, const catalogue::Service& service);

}  // namespace nb::pages
