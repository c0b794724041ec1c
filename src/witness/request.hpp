// SPDX-License-Identifier: EUPL-1.2
// What a log sends to a witness: the size it believes the witness to know, the proof from there, the checkpoint. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/flaw.hpp"

namespace nb::witness {

inline constexpr std::size_t kRequestBytesMax = 32768;

struct AddCheckpoint {
  std::uint64_t old_size = 0;
  std::vector<Hash> proof;  ///< of consistency, at most 63 hashes
  std::string checkpoint;   ///< the signed note
  friend bool operator==(const AddCheckpoint&, const AddCheckpoint&) = default;
};

[[nodiscard]] std::string encode_request(const AddCheckpoint& request);
[[nodiscard]] Result<AddCheckpoint, proof::Flaw> parse_request(std::string_view body);

}  // namespace nb::witness
