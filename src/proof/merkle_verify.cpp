// SPDX-License-Identifier: EUPL-1.2
// The verifier: walks the proof bottom-up as RFC 9162 describes (2.1.3.2, 2.1.4.2), with no knowledge of how it was made.
#include "proof/merkle.hpp"

namespace nb::proof {

namespace {

tl::unexpected<Flaw> wrong(const char* sentence) { return refuse(Flaw{Flaw::Kind::proof, sentence}); }

constexpr const char* kTooShort = "Der Beweis ist zu kurz für die Größe des Protokolls.";
constexpr const char* kTooLong = "Der Beweis ist zu lang für die Größe des Protokolls.";

bool odd(std::uint64_t number) { return (number & 1U) != 0; }

}  // namespace

Result<void, Flaw> verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> proof, const Hash& root) {
  if (index >= size) return wrong("Die Position liegt hinter dem Ende des Protokolls.");
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash hash = leaf;
  for (const Hash& sibling : proof) {
    if (last == 0) return wrong(kTooLong);
    if (odd(node) || node == last) {
      hash = node_hash(sibling, hash);
      while (!odd(node) && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  if (last != 0) return wrong(kTooShort);
  if (hash != root) return wrong("Der Beweis führt nicht zum unterschriebenen Stand: Eintrag, Position oder Beweis wurde verändert.");
  return {};
}

namespace {

/// The walk itself: rebuilds the old and the new root from one proof.
Result<void, Flaw> walk_consistency(std::uint64_t from, std::uint64_t to, const Hash& from_root, const Hash& to_root, const Hash& start, std::span<const Hash> proof) {
  std::uint64_t node = from - 1;
  std::uint64_t last = to - 1;
  while (odd(node)) {
    node >>= 1;
    last >>= 1;
  }
  Hash old_hash = start;
  Hash new_hash = start;
  for (const Hash& sibling : proof) {
    if (last == 0) return wrong(kTooLong);
    if (odd(node) || node == last) {
      old_hash = node_hash(sibling, old_hash);
      new_hash = node_hash(sibling, new_hash);
      while (!odd(node) && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      new_hash = node_hash(new_hash, sibling);
    }
    node >>= 1;
    last >>= 1;
  }
  if (last != 0) return wrong(kTooShort);
  if (old_hash != from_root) return wrong("Der Beweis führt nicht zum früheren Stand.");
  if (new_hash != to_root) return wrong("Der Beweis führt nicht zum späteren Stand: Das Protokoll wurde nachträglich verändert, oder der Beweis gehört nicht dazu.");
  return {};
}

}  // namespace

Result<void, Flaw> verify_consistency(std::uint64_t from, std::uint64_t to, const Hash& from_root, const Hash& to_root, std::span<const Hash> proof) {
  if (from > to) return wrong("Das Protokoll ist kürzer geworden.");
  if (from == 0) return wrong("Aus dem leeren Protokoll folgt nichts, was sich vergleichen ließe.");
  if (from == to) {
    if (!proof.empty()) return wrong(kTooLong);
    if (from_root != to_root) return wrong("Zwei Stände gleicher Größe sind verschieden.");
    return {};
  }
  if (proof.empty()) return wrong(kTooShort);
  const bool complete = (from & (from - 1)) == 0;  // then the old root is itself the first subtree and not part of the proof
  const Hash& start = complete ? from_root : proof.front();
  return walk_consistency(from, to, from_root, to_root, start, complete ? proof : proof.subspan(1));
}

}  // namespace nb::proof
