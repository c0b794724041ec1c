// SPDX-License-Identifier: EUPL-1.2
// Whether a form of the public pages was sent from a page of ours. Pure.
#pragma once

namespace nb::web {
struct Request;
}

namespace nb::pages {

/// True if a browser says that another site sent it. Without a session nobody can be made to do something as somebody; still, no other
/// site files or books in a visitor's name. Clients that say nothing pass.
[[nodiscard]] bool from_elsewhere(const web::Request& request);

}  // namespace nb::pages
