// SPDX-License-Identifier: EUPL-1.2
// Signed notes, checkpoints, keys and tile paths of any bytes: no crash, and exactly one spelling of everything.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/assert.hpp"
#include "crypto/sha256.hpp"
#include "proof/checkpoint.hpp"
#include "proof/tile.hpp"

namespace {

const nb::proof::VerifierKey& known_key() {
  static const nb::Hash seed = nb::crypto::sha256(nb::bytes_of("receipt test"));
  static const nb::proof::VerifierKey key{"05958004/main", nb::crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed.bytes)).public_key()};
  return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto opened = nb::proof::open_checkpoint(text, known_key());
  if (opened) NB_ASSERT(opened->size == 1003);  // only the seed's own text was ever signed
  const auto checkpoint = nb::proof::parse_checkpoint_text(text);
  if (checkpoint) NB_ASSERT(text.starts_with(nb::proof::checkpoint_text(*checkpoint)));
  const auto key = nb::proof::parse_vkey(text);
  if (key) NB_ASSERT(nb::proof::vkey_text(*key) == text);
  const auto path = nb::proof::parse_tile_path(text);
  if (path) NB_ASSERT((path->level ? nb::proof::tile_path({*path->level, path->index}, path->width) : nb::proof::entries_path(path->index, path->width)) == text);
  return 0;
}
