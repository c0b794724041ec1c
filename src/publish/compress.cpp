// SPDX-License-Identifier: EUPL-1.2
// libdeflate and Brotli behind Encoder. Sizes are bounded by the libraries' own bounds, so compression cannot fail for
// want of room; only a lack of memory can stop it.
#include "publish/compress.hpp"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <new>
#include <utility>

#include "base/assert.hpp"

namespace nb::publish {

namespace {

constexpr int kGzipLevel = 1;         // for the few who cannot take Brotli: a third of the time of 9 for 6 % more
constexpr int kBrotliQuality = 5;     // the first that finds more than gzip does
constexpr int kSmallWindowBits = 16;  // pages: a larger window costs time and finds nothing
constexpr int kLargeWindowBits = 20;  // a whole status.json of a region
constexpr std::size_t kSmall = std::size_t{1} << kSmallWindowBits;

}  // namespace

struct Encoder::Impl {
  struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  };
  std::unique_ptr<libdeflate_compressor, Free> deflate{libdeflate_alloc_compressor(kGzipLevel)};
  std::string room;  // reused, so that a page costs one allocation of its final size
};

Encoder::Encoder() : impl_(std::make_unique<Impl>()) {
  if (!impl_->deflate) throw std::bad_alloc();
}
Encoder::~Encoder() = default;

std::string Encoder::gzip(std::string_view text) {
  const std::size_t bound = libdeflate_gzip_compress_bound(impl_->deflate.get(), text.size());
  if (impl_->room.size() < bound) impl_->room.resize(bound);
  const std::size_t size = libdeflate_gzip_compress(impl_->deflate.get(), text.data(), text.size(), impl_->room.data(), bound);
  NB_ASSERT(size != 0);
  return impl_->room.substr(0, size);
}

std::string Encoder::brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  if (size == 0) throw std::bad_alloc();  // only for texts beyond the address space
  if (impl_->room.size() < size) impl_->room.resize(size);
  const int window = text.size() <= kSmall ? kSmallWindowBits : kLargeWindowBits;
  const auto* in = reinterpret_cast<const std::uint8_t*>(text.data());
  auto* out = reinterpret_cast<std::uint8_t*>(impl_->room.data());
  const bool done = BrotliEncoderCompress(kBrotliQuality, window, BROTLI_MODE_TEXT, text.size(), in, &size, out) == BROTLI_TRUE;
  if (!done) throw std::bad_alloc();
  return impl_->room.substr(0, size);
}

EncodedBody Encoder::encode(std::string text) {
  EncodedBody body;
  body.gzip = gzip(text);
  if (body.gzip.size() >= text.size()) body.gzip.clear();
  body.br = brotli(text);
  if (body.br.size() >= text.size()) body.br.clear();
  body.identity = std::move(text);
  return body;
}

}  // namespace nb::publish
