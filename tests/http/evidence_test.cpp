// SPDX-License-Identifier: EUPL-1.2
// What the public can check of us over HTTP: the receipt page, and each log's checkpoint, tiles, page and notice sheet.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "http/program.hpp"
#include "proof/checkpoint.hpp"
#include "proof/note.hpp"
#include "proof/tile.hpp"
#include "proof/typed_key.hpp"

namespace nb::test {
namespace {

/// One installation for all tests: they only read.
class EvidenceOverHttp : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(folder_->file("daten"));
    program_ = std::make_unique<Program>(folder_->file("daten"));
  }
  static void TearDownTestSuite() {
    program_.reset();
    folder_.reset();
  }

  /// The leaves of a published log, read tile by tile as a monitor does.
  [[nodiscard]] static proof::TileTree read_tree(HttpClient& client, const std::string& base, std::uint64_t size) {
    proof::TileTree tree;
    for (std::uint64_t first = 0; first < size; first += proof::kTileWidth) {
      const auto width = static_cast<unsigned>(std::min<std::uint64_t>(proof::kTileWidth, size - first));
      const auto tile = client.get(base + proof::tile_path({0, first / proof::kTileWidth}, width));
      EXPECT_EQ(tile.status, 200);
      const auto hashes = proof::parse_tile(bytes_of(tile.body));
      if (!hashes) ADD_FAILURE() << base << first;
      for (const Hash& hash : *hashes) tree.append(hash);
    }
    return tree;
  }

  static std::unique_ptr<TempFolder> folder_;
  static std::unique_ptr<Program> program_;
};
std::unique_ptr<TempFolder> EvidenceOverHttp::folder_;
std::unique_ptr<Program> EvidenceOverHttp::program_;

TEST_F(EvidenceOverHttp, TheTilesLeadToTheSignedRoot) {
  auto client = program_->client();
  for (const char* base : {"/protokoll/", "/arnsberg/protokoll/"}) {
    const auto answer = client.get(std::string(base) + "checkpoint");
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Content-Type"), "text/plain; charset=utf-8");
    const auto checkpoint = proof::parse_checkpoint_text(proof::parse_note(answer.body)->text);
    ASSERT_TRUE(checkpoint);
    EXPECT_EQ(read_tree(client, base, checkpoint->size).root(), checkpoint->root);
  }
}

TEST_F(EvidenceOverHttp, TilesAreKeptForEverAndEntriesAreNotPublic) {
  auto client = program_->client();
  EXPECT_NE(client.get("/protokoll/tile/0/000").header("Cache-Control").find("immutable"), std::string::npos);
  for (const char* none : {"/protokoll/tile/entries/000", "/protokoll/tile/0/x000/000", "/protokoll/tile/0/999", "/protokoll/tile/64/000", "/protokoll/tile/0/000.p/256",
                           "/nirgends/protokoll/checkpoint", "/nirgends/protokoll/tile/0/000"}) {
    EXPECT_EQ(client.get(none).status, 404) << none;
  }
}

TEST_F(EvidenceOverHttp, ThePageShowsTheCheckpointAndTheKeyThatSignedIt) {
  auto client = program_->client();
  const auto page = client.get("/arnsberg/protokoll/");
  ASSERT_EQ(page.status, 200);
  const std::string vkey = page.between("<dt>Schlüssel als Text</dt><dd><code>", "</code>");
  const auto key = proof::parse_vkey(vkey);
  ASSERT_TRUE(key) << vkey;
  const auto checkpoint = proof::open_checkpoint(client.get("/arnsberg/protokoll/checkpoint").body, *key);
  ASSERT_TRUE(checkpoint) << checkpoint.error().sentence;
  EXPECT_NE(page.body.find("<dt>Einträge</dt><dd>" + std::to_string(checkpoint->size) + "</dd>"), std::string::npos);
  EXPECT_NE(page.body.find(proof::typed_key_text(*key)), std::string::npos);
  EXPECT_NE(page.body.find(to_hex(checkpoint->root.bytes).substr(0, 4) + " "), std::string::npos);
  EXPECT_EQ(client.get("/en/arnsberg/protokoll/").status, 200);
  EXPECT_EQ(client.get("/en/protokoll/").status, 200);
  for (const std::string slug : {"", "arnsberg/"}) {
    const auto easy = client.get("/leicht/" + slug + "protokoll/");
    EXPECT_EQ(easy.status, 200) << slug;
    EXPECT_TRUE(easy.has("<h1>Die feste Liste</h1>") && easy.has("href=\"/" + slug + "protokoll/aushang.pdf\"")) << slug;
    EXPECT_TRUE(easy.has("href=\"/leicht/" + slug + "protokoll/\"")) << "its own footer leads back to it";
    EXPECT_TRUE(client.get("/" + slug + "protokoll/").has("href=\"/leicht/" + slug + "protokoll/\"")) << "and the German page to it";
  }
  EXPECT_EQ(client.get("/arnsberg/protokoll").status, 308);
}

TEST_F(EvidenceOverHttp, TheNoticeSheetIsServedAndWrittenBesideTheRunningServer) {
  auto client = program_->client();
  const auto sheet = client.get("/arnsberg/protokoll/aushang.pdf");
  EXPECT_EQ(sheet.header("Content-Type"), "application/pdf");
  EXPECT_TRUE(sheet.body.starts_with("%PDF-"));
  const std::string out = folder_->file("aushang.pdf");
  const Said said = notbetrieb({"sheet", "--dir", folder_->file("daten"), "--municipality", "arnsberg", "--out", out});
  EXPECT_EQ(said.code, 0) << said.err;
  std::ifstream file(out, std::ios::binary);
  EXPECT_TRUE(std::string(std::istreambuf_iterator<char>(file), {}).starts_with("%PDF-"));
  EXPECT_TRUE(notbetrieb({"sheet", "--dir", folder_->file("daten"), "--municipality", "nirgends", "--out", out}).complains("nirgends"));
}

TEST_F(EvidenceOverHttp, TheReceiptPageAllowsItsOwnScriptAndNothingElse) {
  auto client = program_->client();
  const auto page = client.get("/beleg/");
  if (page.status == 404) GTEST_SKIP() << "built without Node";
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.header("Content-Security-Policy").starts_with("default-src 'none'; script-src 'sha256-"));
  EXPECT_NE(page.header("Permissions-Policy").find("camera=(self)"), std::string::npos);
  EXPECT_EQ(client.get("/beleg").status, 308);
  EXPECT_EQ(client.post("/beleg/", {}).status, 405);
}

}  // namespace
}  // namespace nb::test
