// SPDX-License-Identifier: EUPL-1.2
// Encodings are read back with the other side's libraries (zlib, Brotli's decoder).
#include "publish/compress.hpp"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace nb::publish {
namespace {

std::string gunzip(const std::string& bytes, std::size_t size_max) {
  std::string out(size_max, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(const std::string& bytes, std::size_t size_max) {
  std::string out(size_max, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size, reinterpret_cast<std::uint8_t*>(out.data())),
            BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

std::string page(std::size_t lines) {
  std::string text = "<!doctype html><title>Lage</title>";
  for (std::size_t i = 0; i < lines; ++i) text += "<li>Leistung " + std::to_string(i * 7919) + " ist zurzeit nicht möglich</li>\n";
  return text;
}

TEST(Encoder, MakesWhatOtherLibrariesReadBack) {
  Encoder encoder;
  for (const std::size_t lines : {20U, 200U, 5000U}) {
    const std::string text = page(lines);
    const EncodedBody body = encoder.encode(text);
    EXPECT_EQ(body.identity, text);
    EXPECT_EQ(gunzip(body.gzip, text.size()), text);
    EXPECT_EQ(unbrotli(body.br, text.size()), text);
    EXPECT_LT(body.br.size(), text.size());
    EXPECT_LT(body.gzip.size(), text.size());
  }
}

TEST(Encoder, IsDeterministicWhateverCameBefore) {
  Encoder used;
  (void)used.encode(page(3000));
  Encoder fresh;
  EXPECT_EQ(used.encode(page(20)), fresh.encode(page(20)));
}

TEST(Encoder, LeavesOutWhatWouldNotBeSmaller) {
  Encoder encoder;
  const EncodedBody body = encoder.encode("ok");
  EXPECT_EQ(body.identity, "ok");
  EXPECT_EQ(body.br, "");
  EXPECT_EQ(body.gzip, "");
  EXPECT_EQ(encoder.encode(""), EncodedBody{});
}

}  // namespace
}  // namespace nb::publish
