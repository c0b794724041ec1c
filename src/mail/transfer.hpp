// SPDX-License-Identifier: EUPL-1.2
// What every transfer over libcurl shares, whatever is sent: the library is started once for the whole program, and a transfer ends
// when the program is to stop. Handles are CURL*, which is void*: who includes this needs no header of libcurl.
#pragma once

#include <atomic>

namespace nb::mail {

/// Before the first handle is made; any thread.
void start_transfers();
/// The transfer of this handle ends soon after `stop` is set; `stop` outlives the transfer.
void end_with(void* handle, const std::atomic<bool>& stop);

}  // namespace nb::mail
