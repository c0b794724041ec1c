// SPDX-License-Identifier: EUPL-1.2
#include "web/server/peer.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <ranges>

#include "base/text.hpp"

namespace nb::web {

namespace {

/// The last element of the last header of that name; a proxy adds its own at the end.
std::string_view last_hop(const Request& request, std::string_view name) {
  for (const auto& [key, value] : std::views::reverse(request.headers)) {
    if (key == name) return trim(std::string_view(value).substr(value.rfind(',') + 1));  // npos + 1 = 0: all of it
  }
  return {};
}

}  // namespace

std::optional<PeerAddress> read_peer(std::string_view text) {
  namespace ip = boost::asio::ip;
  boost::system::error_code ec;
  ip::address address = ip::make_address(std::string(text), ec);
  if (ec) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) address = ip::make_address_v4(ip::v4_mapped, address.to_v6());
  if (address.is_loopback() || address.is_v4()) return PeerAddress{address.to_string(), address.is_loopback()};
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return PeerAddress{ip::address_v6(bytes).to_string(), false};
}

void put_peer(const PeerFacts& facts, Request& request) {
  request.peer = facts.address;
  request.tls = facts.tls;
  request.loopback = facts.loopback;
  const std::string_view named = facts.is_proxy ? last_hop(request, "x-forwarded-for") : std::string_view();
  if (named.empty()) return;
  const auto peer = read_peer(named);
  request.peer = peer ? peer->text : "unknown";  // whoever hides behind such a header shares one limit with all who do
  request.loopback = peer && peer->loopback;
  request.tls = last_hop(request, "x-forwarded-proto") == "https";
}

}  // namespace nb::web
