// SPDX-License-Identifier: EUPL-1.2
// libdeflate and Brotli behind Encoder. Sizes are bounded by the libraries' own bounds, so compression cannot fail for
// want of room; only a lack of memory can stop it.
#include "publish/compress.hpp"

#include <brotli/encode.h>
#include <libdeflate.h>

#include <memory_resource>
#include <new>
#include <utility>
#include <vector>

#include "base/assert.hpp"

namespace nb::publish {

namespace {

constexpr int kGzipLevel = 1;         // for the few who cannot take Brotli: a third of the time of 9 for 6 % more
constexpr int kBrotliQuality = 2;     // a third of the time of 5 for 15 % more bytes, see README.md
constexpr int kSmallWindowBits = 16;  // pages: a larger window costs time and finds nothing
constexpr int kLargeWindowBits = 20;  // a whole status.json of a region
constexpr std::size_t kSmall = std::size_t{1} << kSmallWindowBits;

constexpr std::size_t kBrotliMemory = std::size_t{4} << 20;  // more than this quality takes for a page; what exceeds it comes from the heap

/// For the library, which is C: no exception may pass through it.
void* take(void* arena, std::size_t size) {
  try {
    return static_cast<std::pmr::memory_resource*>(arena)->allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void leave(void* /*arena*/, void* /*memory*/) {}  // all at once, when the text is done

}  // namespace

struct Encoder::Impl {
  struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  };
  std::unique_ptr<libdeflate_compressor, Free> deflate{libdeflate_alloc_compressor(kGzipLevel)};
  // Kept between texts: fresh pages from the system would cost more than the compression itself.
  std::vector<std::byte> memory = std::vector<std::byte>(kBrotliMemory);
  std::pmr::monotonic_buffer_resource arena{memory.data(), memory.size()};
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
  impl_->arena.release();
  BrotliEncoderState* const state = BrotliEncoderCreateInstance(take, leave, &impl_->arena);
  if (state == nullptr) throw std::bad_alloc();
  BrotliEncoderSetParameter(state, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT);
  BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, kBrotliQuality);
  BrotliEncoderSetParameter(state, BROTLI_PARAM_LGWIN, static_cast<std::uint32_t>(window));
  BrotliEncoderSetParameter(state, BROTLI_PARAM_SIZE_HINT, static_cast<std::uint32_t>(text.size()));
  std::size_t in_left = text.size();
  std::size_t out_left = size;
  const bool done =
      BrotliEncoderCompressStream(state, BROTLI_OPERATION_FINISH, &in_left, &in, &out_left, &out, nullptr) == BROTLI_TRUE && BrotliEncoderIsFinished(state) == BROTLI_TRUE;
  BrotliEncoderDestroyInstance(state);
  if (!done) throw std::bad_alloc();
  size -= out_left;
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
