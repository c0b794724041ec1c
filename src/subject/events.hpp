// SPDX-License-Identifier: EUPL-1.2
// The entries of this room; `subject` is the one they are about, `data` {"reason"} and, in erased ones of earlier versions,
// {"requested_by"}.
#pragma once

#include <string_view>

namespace nb::subject::event {

// Of earlier versions, which had four eyes of their own here; still read.
inline constexpr std::string_view kErasureRequested = "subject.erasure_requested";
inline constexpr std::string_view kErasureDeclined = "subject.erasure_declined";
inline constexpr std::string_view kErased = "subject.erased";
// Who used the municipality's data key; subject "data-key", no data.
inline constexpr std::string_view kVaultMade = "subject.vault_made";
inline constexpr std::string_view kVaultOpened = "subject.vault_opened";
inline constexpr std::string_view kVaultLocked = "subject.vault_locked";

}  // namespace nb::subject::event
