// SPDX-License-Identifier: EUPL-1.2
// The compiled part of Boost.Asio's TLS, once for the whole program.
#include <boost/asio/ssl/impl/src.hpp>
