// SPDX-License-Identifier: EUPL-1.2
#include "proof/receipt_short.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "proof/base45.hpp"
#include "proof/cosignature.hpp"
#include "proof/short_core.hpp"
#include "proof/test_receipts.hpp"

namespace nb::proof {
namespace {

std::string file_text(const std::string& path) {
  std::ifstream file(NB_SOURCE_DIR "/" + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string lines(const std::vector<std::string>& codes) {
  std::string out;
  for (const auto& code : codes) out += code + "\n";
  return out;
}

/// A code with one letter replaced by another of the alphabet.
std::string with_letter(std::string code, std::size_t at, char letter) {
  code[at] = letter;
  return code;
}

class ShortReceipt : public testing::Test {
 protected:
  test::ReceiptMaker maker_;
  Receipt receipt_ = maker_.filing();
};

TEST(Base45, HasTheExamplesOfTheStandard) {  // RFC 9285, 4.3 and 4.4
  EXPECT_EQ(to_base45(bytes_of("AB")), "BB8");
  EXPECT_EQ(to_base45(bytes_of("Hello!!")), "%69 VD92EX0");
  EXPECT_EQ(to_base45(bytes_of("base-45")), "UJCLQE7W581");
  EXPECT_EQ(text_of(*from_base45("QED8WEX0")), "ietf!");
  EXPECT_TRUE(from_base45("")->empty());
}

TEST(Base45, RefusesWhatNoBytesMake) {
  for (const char* bad : {"A", "BB8A", "bb8", "GGW", ":::", "V5", "BB8 :", "B\nB"}) EXPECT_FALSE(from_base45(bad)) << bad;
  EXPECT_EQ(from_base45("FGW"), (Bytes{std::byte{0xFF}, std::byte{0xFF}}));
}

TEST(ShortCore, HasTheWordsOfTheDocument) {
  const std::string document = file_text("docs/formats/receipt.md");
  const auto begin = document.find("numbered from 0:\n\n```\n") + 22;
  std::string words;
  for (const auto word : short_core_words()) words += std::string(word) + "\n";
  EXPECT_EQ(document.substr(begin, words.size()), words);
  EXPECT_EQ(document.substr(begin + words.size(), 3), "```");
}

TEST(ShortCore, UnpacksWhatItPacked) {
  const std::string hex(64, 'a');
  for (const std::string& core : {std::string(), std::string("ä"), hex, hex + "b", std::string(15, '0'), std::string(600, 'f'), std::string("0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11"),
                                  hex + "-6f0a-4c6e-9d55-2f5f6f1f0a11", std::string(R"({"v":1,"type":"intake.filed","at":")")}) {
    const auto packed = pack_core(core);
    ASSERT_TRUE(packed) << core;
    EXPECT_EQ(unpack_core(*packed), core);
    EXPECT_LE(packed->size(), core.size());
  }
  EXPECT_FALSE(pack_core(std::string(1, '\x08')));
  EXPECT_FALSE(pack_core(std::string(kCoreBytesMax + 1, 'x')));
  EXPECT_FALSE(unpack_core(bytes_of("\x03\xFF")));
  EXPECT_FALSE(unpack_core(bytes_of("\x04")));
  EXPECT_FALSE(unpack_core(bytes_of("\x02short")));
  std::string bomb;
  for (int i = 0; i < 17; ++i) bomb += "\x01\xFF" + std::string(255, 'x');
  EXPECT_FALSE(unpack_core(bytes_of(bomb)));
}

TEST_F(ShortReceipt, HasTheCodesOfTheGoldenFile) {
  const auto codes = shorten(receipt_);
  ASSERT_TRUE(codes) << codes.error().sentence;
  const std::string path = NB_SOURCE_DIR "/tests/golden/receipt_short_v1.txt";
  if (std::getenv("NB_ACCEPT") != nullptr) std::ofstream(path) << lines(*codes);
  EXPECT_EQ(lines(*codes), file_text("tests/golden/receipt_short_v1.txt"));
}

TEST_F(ShortReceipt, GivesBackTheSameFileInAnyOrder) {
  auto codes = *shorten(receipt_);
  ASSERT_EQ(codes.size(), 2U);
  for (const auto& code : codes) EXPECT_LE(code.size(), kShortCodeCharsMax);
  std::ranges::reverse(codes);
  codes.push_back(codes.front());
  const auto back = expand(codes);
  ASSERT_TRUE(back) << back.error().sentence;
  EXPECT_EQ(encode_receipt(*back), encode_receipt(receipt_));
  EXPECT_EQ(*parse_any_receipt("\r\n " + codes[0] + " \r\n" + codes[1]), receipt_);
  EXPECT_EQ(*parse_any_receipt(encode_receipt(receipt_)), receipt_);
}

TEST_F(ShortReceipt, CarriesWitnessesAndOlderKindsOfReceiptsToo) {
  receipt_.checkpoint += signature_line(cosign(parse_note(receipt_.checkpoint)->text, "witness.example/a", maker_.witness(), 1698915600)) + "\n";
  EXPECT_EQ(*expand(*shorten(receipt_)), receipt_);
  const Receipt golden = *parse_receipt(file_text("tests/golden/receipt_v1.tlog-proof"));
  EXPECT_EQ(*expand(*shorten(golden)), golden);
}

TEST_F(ShortReceipt, RefusesEveryChangedBitOfEveryCode) {
  const auto codes = *shorten(receipt_);
  for (std::size_t k = 0; k < codes.size(); ++k) {
    for (std::size_t bit = 0; bit < codes[k].size() * 8; ++bit) {
      auto bent = codes;
      bent[k][bit / 8] = static_cast<char>(static_cast<unsigned char>(bent[k][bit / 8]) ^ (1U << (bit % 8)));
      const auto receipt = expand(bent);
      ASSERT_FALSE(receipt) << "code " << k << ", bit " << bit;
      ASSERT_FALSE(receipt.error().sentence.empty());
    }
  }
}

TEST_F(ShortReceipt, NamesTheMissingCode) {
  const auto codes = *shorten(receipt_);
  const auto first = expand(std::vector{codes[0]});
  EXPECT_EQ(first.error().kind, Flaw::Kind::missing);
  EXPECT_EQ(first.error().sentence, "Es fehlen Codes: 1 von 2 sind da; Code 2 fehlt.");
  EXPECT_EQ(expand(std::vector{codes[1]}).error().sentence, "Es fehlen Codes: 1 von 2 sind da; Code 1 fehlt.");
  EXPECT_EQ(expand({}).error().kind, Flaw::Kind::missing);
}

TEST_F(ShortReceipt, NeverMixesTwoReceipts) {
  const auto codes = *shorten(receipt_);
  const auto other = *shorten(maker_.filing("M-000999-1"));
  EXPECT_EQ(expand(std::vector{codes[0], other[1]}).error().sentence, "Die Codes gehören zu verschiedenen Belegen.");
  EXPECT_EQ(expand(std::vector{codes[0], with_letter(codes[0], 40, codes[0][40] == 'A' ? 'B' : 'A'), codes[1]}).error().sentence,
            "Ein Code kommt in zwei verschiedenen Fassungen vor; einer davon ist beschädigt.");
}

TEST_F(ShortReceipt, RefusesOtherSpellingsOfTheSameReceipt) {
  const auto codes = *shorten(receipt_);
  Bytes all;
  Bytes head;
  for (const auto& code : codes) {
    const auto bytes = *from_base45(std::string_view(code).substr(kShortPrefix.size()));
    head.assign(bytes.begin(), bytes.begin() + 8);
    all.insert(all.end(), bytes.begin() + 9, bytes.end());
  }
  const auto code = [&](int place, ByteView part) {
    Bytes bytes = head;
    bytes.push_back(static_cast<std::byte>(place));
    bytes.insert(bytes.end(), part.begin(), part.end());
    return std::string(kShortPrefix) + to_base45(bytes);
  };
  EXPECT_TRUE(expand(std::vector{code(0x01, ByteView(all).first((all.size() + 1) / 2)), code(0x11, ByteView(all).subspan((all.size() + 1) / 2))}));
  EXPECT_FALSE(expand(std::vector{code(0x01, ByteView(all).first(500)), code(0x11, ByteView(all).subspan(500))})) << "cut elsewhere";
  EXPECT_FALSE(expand(std::vector{code(0x02, ByteView(all).first(400)), code(0x12, ByteView(all).subspan(400, 400)), code(0x22, ByteView(all).subspan(800))})) << "too many parts";
  all.push_back(std::byte{0});
  EXPECT_FALSE(expand(std::vector{code(0x01, ByteView(all).first((all.size() + 1) / 2)), code(0x11, ByteView(all).subspan((all.size() + 1) / 2))})) << "a byte left over";
}

TEST_F(ShortReceipt, RefusesForeignAndCutTexts) {
  for (const char* bad : {"", "NB1:", "NB2:BB8", "nb1:BB8", "NB1:BB8", "https://example.org"}) EXPECT_FALSE(expand(std::vector<std::string>{bad})) << bad;
  const auto codes = *shorten(receipt_);
  for (std::size_t length = 0; length < codes[1].size(); ++length) ASSERT_FALSE(expand(std::vector{codes[0], codes[1].substr(0, length)})) << length;
  EXPECT_EQ(expand(std::vector{codes[0] + std::string(2000, '0')}).error().kind, Flaw::Kind::too_long);
  EXPECT_EQ(parse_any_receipt("NB1:" + std::string(kShortFileBytesMax, '0')).error().kind, Flaw::Kind::too_long);
}

TEST_F(ShortReceipt, SaysWhenThereIsNone) {
  receipt_.core = std::string(4000, 'x');
  EXPECT_EQ(shorten(receipt_).error().kind, Flaw::Kind::too_long);
  Receipt extended = maker_.filing();
  extended.checkpoint.insert(extended.checkpoint.find("\n\n") + 1, "extension\n");
  EXPECT_EQ(shorten(extended).error().kind, Flaw::Kind::syntax);
}

}  // namespace
}  // namespace nb::proof
