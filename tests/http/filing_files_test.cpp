// SPDX-License-Identifier: EUPL-1.2
// Attachments of the online form: hostile ones, and those that a script sends in pieces over a bad line. And the limits for senders.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "http/filing_client.hpp"
#include "proof/receipt.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

class FilingFiles : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install_for_filings(folder_->file("d"));
    program_ = std::make_unique<Program>(folder_->file("d"));
  }
  static void TearDownTestSuite() {
    program_.reset();
    folder_.reset();
  }
  FilingClient erika_{program_->client()};

  HttpAnswer upload(const SentFile& file) { return erika_.check(erika_.usual(), {file}); }

  static std::unique_ptr<TempFolder> folder_;
  static std::unique_ptr<Program> program_;
};
std::unique_ptr<TempFolder> FilingFiles::folder_;
std::unique_ptr<Program> FilingFiles::program_;

TEST_F(FilingFiles, AreTypedByWhatIsInThem) {
  for (const SentFile& file : {SentFile{"rechnung.pdf", "PK\x03\x04" + std::string(500, 'z')}, SentFile{"bild.png", "MZ" + std::string(500, '\0'), "image/png"},
                               SentFile{"leer.pdf", ""}, SentFile{"seite.pdf", "<html><script>alert(1)</script></html>"}, SentFile{"halb.pdf", "%PDF-1.4\n1 0 obj"},
                               SentFile{"bombe.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0", 29), "image/png"}}) {
    const HttpAnswer refused = upload(file);
    EXPECT_EQ(refused.status, 422) << file.name;
    EXPECT_TRUE(refused.has("»" + file.name + "«")) << file.name << refused.between("role=\"alert\"", "</ul>");
    EXPECT_TRUE(refused.has("Antrag auf Wohngeld")) << "what was typed is still there";
  }
  EXPECT_EQ(upload({"luegt.txt", small_pdf("ECHTES PDF"), "text/plain"}).status, 200) << "name and claim do not matter";
  EXPECT_TRUE(std::filesystem::exists(folder_->file("d") + "/waiting"));
}

TEST_F(FilingFiles, NamesAreHarmless) {
  const HttpAnswer view = upload({"../../etc/<img src=x onerror=alert(1)>\xE2\x80\xAE.pdf", small_pdf("NAME")});
  ASSERT_EQ(view.status, 200);
  EXPECT_TRUE(view.has("&lt;img src=x onerror=alert(1)&gt;.pdf"));
  EXPECT_FALSE(view.has("<img src=x"));
  EXPECT_FALSE(view.has("etc/"));
}

TEST_F(FilingFiles, AmountIsLimited) {
  std::vector<SentFile> many(11, {"a.pdf", small_pdf("VIELE")});
  EXPECT_TRUE(erika_.check(erika_.usual(), many).has("mehr als 10 Dateien"));
  EXPECT_TRUE(upload({"gross.pdf", small_pdf("GROSS", 20 << 20)}).has("größer als 20 MB"));
}

TEST_F(FilingFiles, AFullLoadOfTwentyMegabytesArrives) {
  const std::string pdf = small_pdf("VOLL", (20 << 20) - 1000);
  const HttpAnswer view = upload({"voll.pdf", pdf});
  ASSERT_EQ(view.status, 200);
  EXPECT_TRUE(view.has(to_hex(crypto::sha256(bytes_of(pdf)).bytes)));
  EXPECT_EQ(erika_.send(hidden_fields(view)).status, 200);
}

TEST_F(FilingFiles, BrokenFormsAreRefused) {
  const Fields type{{"Content-Type", "multipart/form-data; boundary=b"}};
  for (const char* body : {"", "--b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", "--c--\r\n"}) EXPECT_EQ(erika_.post_raw("", body, type).status, 400) << body;
  EXPECT_EQ(erika_.post_raw("", "--b--\r\n", type).status, 200) << "an empty form is shown again";
  EXPECT_EQ(erika_.post_raw("gibt-es-nicht", "", {}).status, 404);
}

TEST_F(FilingFiles, GoOnWhereTheLineBroke) {
  Fields form = erika_.usual();
  const std::string id = value_of(form, "formular");
  const std::string pdf = small_pdf("IN STUECKEN", 1'300'000);
  const auto ask = [&](const std::string& what, const std::string& body, const std::string& token, const std::string& offset = "") {
    return erika_.post_raw("anlagen/" + what, body, {{"Upload-Form", id}, {"Upload-Token", token}, {"Upload-Offset", offset}});
  };
  const HttpAnswer begun = ask("neu", "name=gro%C3%9F.pdf&bytes=" + std::to_string(pdf.size()), "");
  ASSERT_EQ(begun.status, 200) << begun.body;
  const std::string token(json::parse(begun.body).at("token").as_string());
  constexpr std::size_t kPiece = 512 * 1024;
  EXPECT_EQ(ask("stueck", pdf.substr(0, kPiece), token, "0").status, 200);
  EXPECT_EQ(ask("stueck", pdf.substr(0, kPiece), token, "0").status, 409) << "sent twice";
  EXPECT_EQ(ask("stueck", pdf.substr(kPiece, 100), token, std::to_string(kPiece)).status, 422) << "a short piece in between";
  EXPECT_EQ(json::parse(ask("stand", "", token).body).at("received").as_int64(), static_cast<std::int64_t>(kPiece));
  EXPECT_EQ(ask("stand", "", "fremd").status, 404);
  HttpAnswer last;
  for (std::size_t at = kPiece; at < pdf.size(); at += kPiece) last = ask("stueck", pdf.substr(at, kPiece), token, std::to_string(at));
  ASSERT_EQ(last.status, 200) << last.body;
  const json::object done = json::parse(last.body).as_object();
  EXPECT_EQ(done.at("kind").as_string(), "PDF");
  EXPECT_EQ(done.at("content").as_string(), to_hex(crypto::sha256(bytes_of(pdf)).bytes));
  form.emplace_back("anlage", token + " " + std::string(done.at("content").as_string()) + " groß.pdf");
  const HttpAnswer view = erika_.check(form);
  ASSERT_EQ(view.status, 200);
  EXPECT_TRUE(view.has("groß.pdf"));
  const HttpAnswer sent = erika_.send_json(hidden_fields(view));
  ASSERT_EQ(sent.status, 201);
  const auto receipt = proof::parse_receipt(std::string(json::parse(sent.body).at("receipt").as_string()));
  ASSERT_TRUE(receipt.has_value());
  EXPECT_NE(receipt->core.find("\"pages\":1"), std::string::npos) << receipt->core;
}

TEST_F(FilingFiles, OfAnotherFormAreNotToBeHad) {
  const Fields mine = hidden_fields(upload({"meins.pdf", small_pdf("MEINS")}));
  Fields theirs = erika_.usual();
  theirs.emplace_back("anlage", value_of(mine, "anlage"));
  const HttpAnswer refused = erika_.check(theirs);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("nicht mehr da"));
  EXPECT_EQ(erika_.send(theirs).status, 422);
}

TEST(FilingLimits, OfOneAddressEndInAFriendlyPage) {
  const TempFolder folder;
  install_for_filings(folder.file("d"));
  configure(folder.file("d"), "per_address_per_hour = 300", "per_address_per_hour = 2");
  const Program program(folder.file("d"));
  FilingClient erika(program.client());
  const Fields form = erika.usual();
  EXPECT_EQ(erika.send(form).status, 200);
  EXPECT_EQ(erika.send(form).status, 200);
  const HttpAnswer refused = erika.send(form);
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.has("sehr viel auf einmal") && refused.has("Niederschrift"));
  EXPECT_EQ(value_of(hidden_fields(refused), "text"), value_of(form, "text")) << "nothing typed is lost";
}

unsigned zero_bits(const std::string& text) {
  unsigned bits = 0;
  for (const std::byte byte : crypto::sha256(bytes_of(text)).bytes) {
    for (int i = 7; i >= 0; --i, ++bits)
      if ((std::to_integer<unsigned>(byte) >> static_cast<unsigned>(i) & 1U) != 0) return bits;
  }
  return bits;
}

class FilingUnderLoad : public testing::Test {
 protected:
  FilingUnderLoad() {
    install_for_filings(folder_.file("d"));
    configure(folder_.file("d"), "total_per_minute = 1200", "total_per_minute = 4");
    program_ = std::make_unique<Program>(folder_.file("d"));
    FilingClient others(program_->client());
    for (int i = 0; i < 2; ++i) EXPECT_EQ(others.send(others.usual()).status, 200);
  }
  TempFolder folder_;
  std::unique_ptr<Program> program_;
};

TEST_F(FilingUnderLoad, CostsALittleWork) {
  FilingClient erika(program_->client());
  Fields form = erika.usual();
  const HttpAnswer asked = erika.send_json(form);
  ASSERT_EQ(asked.status, 503) << asked.body;
  const json::value challenge = json::parse(asked.body).at("error").at("challenge");
  const std::string token(challenge.at("token").as_string());
  const auto bits = static_cast<unsigned>(challenge.at("bits").as_int64());
  std::uint64_t nonce = 0;
  while (zero_bits(token + "." + std::to_string(nonce)) < bits) ++nonce;
  form.emplace_back("nachweis", token + ".x");
  EXPECT_EQ(erika.send_json(form).status, 503) << "not solved";
  set_value(form, "nachweis", token + "." + std::to_string(nonce));
  Fields other = erika.usual();
  other.emplace_back("nachweis", value_of(form, "nachweis"));
  EXPECT_EQ(erika.send_json(other).status, 503) << "good for one form only";
  EXPECT_EQ(erika.send_json(form).status, 201);
}

TEST_F(FilingUnderLoad, CostsAShortWaitWithoutAScript) {
  FilingClient erika(program_->client());
  const HttpAnswer asked = erika.send(erika.usual());
  ASSERT_EQ(asked.status, 503);
  EXPECT_TRUE(asked.has("noch nicht abgesendet") && asked.has("data-bits="));
  EXPECT_FALSE(asked.header("Retry-After").empty());
  const Fields form = hidden_fields(asked);
  EXPECT_EQ(value_of(form, "text").substr(0, 4), "Sehr") << "everything typed is in the page";
  EXPECT_EQ(erika.send(form).status, 503) << "too early";
  program_->advance(std::chrono::seconds(std::stoi(asked.header("Retry-After"))));
  EXPECT_EQ(erika.send(form).status, 200);
}

TEST_F(FilingUnderLoad, IsFreeAgainWhenItIsOver) {
  program_->advance(61s);
  FilingClient erika(program_->client());
  EXPECT_EQ(erika.send(erika.usual()).status, 200);
}

TEST(FilingForm, CanBeClosed) {
  const TempFolder folder;
  install_for_filings(folder.file("d"));
  configure(folder.file("d"), "online = true", "online = false");
  const Program program(folder.file("d"));
  FilingClient erika(program.client());
  EXPECT_TRUE(erika.open().has("ist geschlossen"));
  EXPECT_EQ(erika.send({{"name", "x"}}).status, 200);
}

}  // namespace
}  // namespace nb::test
