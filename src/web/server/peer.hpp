// SPDX-License-Identifier: EUPL-1.2
// Who is at the other end of a connection, as limits count it: the address itself, or what a proxy of the town says about it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/server/http.hpp"

namespace nb::web {

/// What the connection is, the same for all its requests.
struct PeerFacts {
  bool tls = false;
  bool loopback = false;
  std::string address;    ///< as limits count it
  bool is_proxy = false;  ///< one of Endpoint::trusted_proxies: its headers say for whom it asks
};

/// An address as limits count it: of IPv6 the /64, because a subscriber has all of it; IPv4 written as IPv6 as IPv4. Nullopt if it is none.
struct PeerAddress {
  std::string text;
  bool loopback = false;
};
[[nodiscard]] std::optional<PeerAddress> read_peer(std::string_view address);

/// Puts the connection's peer into the request or, where a trusted proxy named one, the last hop of X-Forwarded-For: what stood before it the
/// client may have written. X-Forwarded-Proto tells whether the way to the proxy was encrypted. A proxy that names nobody asks for itself.
void put_peer(const PeerFacts& facts, Request& request);

}  // namespace nb::web
