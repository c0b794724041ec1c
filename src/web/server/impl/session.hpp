// SPDX-License-Identifier: EUPL-1.2
// Reading from and writing to one client, plain or TLS: the coroutine of a connection.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "web/server/impl/admission.hpp"
#include "web/server/impl/conversation.hpp"

namespace nb::web {

/// TCP or Unix, after accept.
using Socket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol, Executor>;

/// A client that was let in.
struct Guest {
  std::shared_ptr<Loop> loop;  ///< whose thread serves it; the socket belongs to its io_context
  Socket socket;
  Admission::Place place;
  PeerFacts peer;
};

/// Serves it on its loop until it leaves. Any thread. `tls` is null for plain HTTP.
void serve(Guest guest, Site site, std::shared_ptr<boost::asio::ssl::context> tls);

}  // namespace nb::web
