// SPDX-License-Identifier: EUPL-1.2
#include "staff/passkey_cbor.hpp"

#include <cbor.h>

#include <limits>

namespace nb::staff {

namespace {

constexpr int kDepthMax = 8;
constexpr int kItemsMax = 200;

/// What the library's call-backs found; it calls exactly one of them per item.
struct Found {
  CborItem item;
  bool known = false;
};

void take(void* context, CborItem item) { *static_cast<Found*>(context) = {item, true}; }

void take_number(void* context, std::uint64_t number, bool negative) {
  if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return;
  const auto value = static_cast<std::int64_t>(number);
  take(context, {CborItem::Kind::integer, negative ? -1 - value : value, {}});
}

template <class Number>
void positive(void* context, Number number) {
  take_number(context, number, false);
}
template <class Number>
void negative(void* context, Number number) {
  take_number(context, number, true);
}
template <CborItem::Kind kind>
void text(void* context, cbor_data data, std::size_t size) {
  take(context, {kind, 0, std::as_bytes(std::span(data, size))});
}
template <CborItem::Kind kind>
void collection(void* context, std::size_t size) {
  if (size <= static_cast<std::size_t>(kItemsMax)) take(context, {kind, static_cast<std::int64_t>(size), {}});
}
void boolean(void* context, bool) { take(context, {}); }
void nothing(void* context) { take(context, {}); }

cbor_callbacks callbacks() {
  cbor_callbacks out = cbor_empty_callbacks;  // what is not named below leaves Found::known false
  out.uint8 = positive<std::uint8_t>;
  out.uint16 = positive<std::uint16_t>;
  out.uint32 = positive<std::uint32_t>;
  out.uint64 = positive<std::uint64_t>;
  out.negint8 = negative<std::uint8_t>;
  out.negint16 = negative<std::uint16_t>;
  out.negint32 = negative<std::uint32_t>;
  out.negint64 = negative<std::uint64_t>;
  out.byte_string = text<CborItem::Kind::bytes>;
  out.string = text<CborItem::Kind::text>;
  out.array_start = collection<CborItem::Kind::array>;
  out.map_start = collection<CborItem::Kind::map>;
  out.boolean = boolean;
  out.null = nothing;
  return out;
}

}  // namespace

std::optional<CborItem> CborReader::next() {
  static const cbor_callbacks kCallbacks = callbacks();
  if (rest_.empty()) return std::nullopt;
  Found found;
  const cbor_decoder_result result = cbor_stream_decode(reinterpret_cast<cbor_data>(rest_.data()), rest_.size(), &kCallbacks, &found);
  if (result.status != CBOR_DECODER_FINISHED || result.read == 0 || result.read > rest_.size() || !found.known) return std::nullopt;
  rest_ = rest_.subspan(result.read);
  return found.item;
}

std::optional<ByteView> CborReader::skip() {
  const ByteView before = rest_;
  std::int64_t open[kDepthMax + 1] = {1};  // items still to come, per level
  int depth = 0;
  for (int items = 0; items < kItemsMax; ++items) {
    const auto item = next();
    if (!item) return std::nullopt;
    --open[depth];
    const std::int64_t inside = item->kind == CborItem::Kind::array ? item->number : item->kind == CborItem::Kind::map ? 2 * item->number : 0;
    if (inside > 0) {
      if (depth == kDepthMax) return std::nullopt;
      open[++depth] = inside;
    }
    while (depth > 0 && open[depth] == 0) --depth;
    if (depth == 0 && open[0] == 0) return before.first(before.size() - rest_.size());
  }
  return std::nullopt;
}

}  // namespace nb::staff
