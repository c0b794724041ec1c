// SPDX-License-Identifier: EUPL-1.2
// The TLS side of an endpoint: 1.3, with 1.2 as the floor and AEAD ciphers only.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "web/server/server.hpp"

namespace nb::web {

/// Throws Error{key} with a sentence that names the file if it cannot be read or does not fit.
[[nodiscard]] std::shared_ptr<boost::asio::ssl::context> make_tls_context(const TlsFiles& files);

}  // namespace nb::web
