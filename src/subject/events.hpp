// SPDX-License-Identifier: EUPL-1.2
// The entries of this room; `subject` is the one they are about, `data` {"reason"} and, in erased, {"requested_by"}.
#pragma once

#include <string_view>

namespace nb::subject::event {

inline constexpr std::string_view kErasureRequested = "subject.erasure_requested";
inline constexpr std::string_view kErasureDeclined = "subject.erasure_declined";
inline constexpr std::string_view kErased = "subject.erased";

}  // namespace nb::subject::event
