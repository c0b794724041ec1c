// SPDX-License-Identifier: EUPL-1.2
// Internal to proof: what the codes of a short form hold together (docs/formats/receipt.md, "Body"). Pure.
#pragma once

#include <optional>

#include "proof/receipt.hpp"

namespace nb::proof {

/// nullopt if a field is beyond its limits or the checkpoint is not origin, size, root and signatures alone.
[[nodiscard]] std::optional<Bytes> encode_short_body(const Receipt& receipt);
/// Reads the layout; not every spelling it takes is the one encode_short_body makes.
[[nodiscard]] std::optional<Receipt> decode_short_body(ByteView body);

}  // namespace nb::proof
