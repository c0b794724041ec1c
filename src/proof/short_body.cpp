// SPDX-License-Identifier: EUPL-1.2
#include "proof/short_body.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "proof/cursor.hpp"
#include "proof/note.hpp"
#include "proof/short_core.hpp"

namespace nb::proof {

namespace {

constexpr std::size_t kProofMax = 63;
constexpr std::size_t kNumberBytesMax = 8;
constexpr std::size_t kByteMax = 0xFF;

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }
void append_byte(Bytes& out, std::size_t value) { out.push_back(static_cast<std::byte>(value)); }

void append_number(Bytes& out, std::uint64_t value) {
  std::size_t length = 0;
  while (length < kNumberBytesMax && (value >> (8 * length)) != 0) ++length;
  append_byte(out, length);
  for (std::size_t i = length; i > 0; --i) append_byte(out, (value >> (8 * (i - 1))) & kByteMax);
}

/// Length and bytes; false if the length needs more than one byte.
bool append_text(Bytes& out, std::string_view text) {
  if (text.size() > kByteMax) return false;
  append_byte(out, text.size());
  append(out, bytes_of(text));
  return true;
}

bool append_core(Bytes& out, const Receipt& receipt) {
  const auto packed = pack_core(receipt.core);
  if (!packed || receipt.salts.size() > kPartsMax || receipt.proof.size() > kProofMax) return false;
  append_number(out, receipt.index);
  append_byte(out, packed->size() >> 8);
  append_byte(out, packed->size() & kByteMax);
  append(out, *packed);
  append_byte(out, receipt.salts.size());
  for (const PartSalt& part : receipt.salts) {
    if (!append_text(out, part.name)) return false;
    append(out, part.salt.bytes);
  }
  append_byte(out, receipt.proof.size());
  for (const Hash& hash : receipt.proof) append(out, hash.bytes);
  return true;
}

bool append_signature(Bytes& out, const NoteSignature& signature, std::string_view origin) {
  if (!append_text(out, signature.name == origin ? std::string_view() : std::string_view(signature.name))) return false;
  const ByteView bytes = signature.bytes;
  append(out, bytes.first(kKeyIdBytes));
  return append_text(out, text_of(bytes.subspan(kKeyIdBytes)));
}

bool append_checkpoint(Bytes& out, std::string_view note) {
  const auto parsed = parse_note(note);
  if (!parsed) return false;
  const auto checkpoint = parse_checkpoint_text(parsed->text);
  if (!checkpoint || checkpoint_text(*checkpoint) != parsed->text || !append_text(out, checkpoint->origin)) return false;
  append_number(out, checkpoint->size);
  append(out, checkpoint->root.bytes);
  append_byte(out, parsed->signatures.size());
  return std::ranges::all_of(parsed->signatures, [&](const NoteSignature& signature) { return append_signature(out, signature, checkpoint->origin); });
}

std::uint64_t take_number(Cursor& cursor) {
  const std::size_t length = cursor.number(1);
  return cursor.number(length <= kNumberBytesMax ? length : SIZE_MAX);  // a length that cannot be ends the reading
}

std::string take_text(Cursor& cursor) { return std::string(text_of(cursor.take(cursor.number(1)))); }

Hash take_hash(Cursor& cursor) {
  Hash hash;
  std::ranges::copy(cursor.take(hash.bytes.size()), hash.bytes.begin());
  return hash;
}

void take_salts(Cursor& cursor, Receipt& receipt) {
  const std::size_t salts = cursor.number(1);
  for (std::size_t i = 0; i < salts && cursor.ok(); ++i) {
    PartSalt part{.name = take_text(cursor), .salt = {}};
    std::ranges::copy(cursor.take(part.salt.bytes.size()), part.salt.bytes.begin());
    receipt.salts.push_back(std::move(part));
  }
}

std::string take_note(Cursor& cursor) {
  const std::string origin = take_text(cursor);
  const std::uint64_t size = take_number(cursor);
  Note note{.text = checkpoint_text({origin, size, take_hash(cursor)}), .signatures = {}};
  const std::size_t count = cursor.number(1);
  for (std::size_t i = 0; i < count && cursor.ok(); ++i) {
    NoteSignature signature{.name = take_text(cursor), .bytes = {}};
    if (signature.name.empty()) signature.name = origin;
    append(signature.bytes, cursor.take(kKeyIdBytes));
    append(signature.bytes, cursor.take(cursor.number(1)));
    note.signatures.push_back(std::move(signature));
  }
  return note_of(note);
}

}  // namespace

std::optional<Bytes> encode_short_body(const Receipt& receipt) {
  Bytes out;
  if (!append_core(out, receipt) || !append_checkpoint(out, receipt.checkpoint)) return std::nullopt;
  return out;
}

std::optional<Receipt> decode_short_body(ByteView body) {
  Cursor cursor(body);
  Receipt receipt;
  receipt.index = take_number(cursor);
  auto core = unpack_core(cursor.take(cursor.number(2)));
  if (!core) return std::nullopt;
  receipt.core = std::move(*core);
  take_salts(cursor, receipt);
  const std::size_t hashes = cursor.number(1);
  for (std::size_t i = 0; i < hashes && cursor.ok(); ++i) receipt.proof.push_back(take_hash(cursor));
  receipt.checkpoint = take_note(cursor);
  if (!cursor.at_end() || receipt.salts.size() > kPartsMax) return std::nullopt;
  return receipt;
}

}  // namespace nb::proof
