// SPDX-License-Identifier: EUPL-1.2
// The bytes of one answer in every encoding that is sent over HTTP. Value; shared read-only between the page cache,
// connections and the exporter.
#pragma once

#include <string>

namespace nb {

/// One text, as it is and compressed.
struct EncodedBody {
  std::string identity;
  std::string br;    ///< empty: not available
  std::string gzip;  ///< empty: not available
  friend bool operator==(const EncodedBody&, const EncodedBody&) = default;
};

}  // namespace nb
