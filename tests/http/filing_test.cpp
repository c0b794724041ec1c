// SPDX-License-Identifier: EUPL-1.2
// The online form as a citizen without scripts meets it, from the empty form to the receipt; and that the same form is the same
// filing, whatever happens in between.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/text.hpp"
#include "http/filing_client.hpp"
#include "proof/receipt.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

class OnlineFilings : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install_for_filings(dir());
    program_ = std::make_unique<Program>(dir());
  }
  static void TearDownTestSuite() {
    program_.reset();
    folder_.reset();
  }
  static std::string dir() { return folder_->file("d"); }
  static void restart() {
    program_.reset();
    program_ = std::make_unique<Program>(dir());
  }
  static FilingClient citizen() { return FilingClient(program_->client()); }

  /// True if any file of the installation holds the text as it is.
  static bool lies_open(const std::string& text) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_->file(""))) {
      if (!entry.is_regular_file()) continue;
      std::ostringstream content;
      content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      if (content.str().find(text) != std::string::npos) return true;
    }
    return false;
  }

  static std::unique_ptr<TempFolder> folder_;
  static std::unique_ptr<Program> program_;
};
std::unique_ptr<TempFolder> OnlineFilings::folder_;
std::unique_ptr<Program> OnlineFilings::program_;

std::string number_in(const HttpAnswer& page) { return page.between("<span class=\"number\">", "</span>"); }

TEST_F(OnlineFilings, AreThereInEveryLanguageAndNeverCached) {
  for (const char* path : {"/arnsberg/einreichen/", "/en/arnsberg/einreichen/", "/leicht/arnsberg/einreichen/"}) {
    FilingClient citizen(program_->client(), path);
    const HttpAnswer form = citizen.open();
    EXPECT_EQ(form.status, 200) << path;
    EXPECT_EQ(form.header("Cache-Control"), "no-store") << path;
    EXPECT_TRUE(form.has("action=\"" + std::string(path))) << path;
    EXPECT_FALSE(value_of(hidden_fields(form), "formular").empty()) << path;
    EXPECT_NE(value_of(hidden_fields(form), "formular"), value_of(hidden_fields(citizen.open()), "formular")) << path;
  }
  EXPECT_EQ(program_->client().get("/atlantis/einreichen/").status, 404);
  EXPECT_EQ(program_->client().get("/arnsberg/einreichen/senden").status, 303);
}

TEST_F(OnlineFilings, KnowTheServiceAndItsDeadline) {
  const HttpAnswer service = program_->client().get("/arnsberg/leistungen/fristsache-abgeben/");
  ASSERT_TRUE(service.has("href=\"/arnsberg/einreichen/?leistung=fristsache-abgeben\""));
  const HttpAnswer form = citizen().open("?leistung=fristsache-abgeben");
  EXPECT_TRUE(form.has("name=\"leistung\" value=\"fristsache-abgeben\""));
  EXPECT_TRUE(form.has("value=\"widerspruch\" selected"));
  Fields fields = citizen().usual();
  set_value(fields, "leistung", "fristsache-abgeben");
  const HttpAnswer taken = citizen().send_json(fields);
  ASSERT_EQ(taken.status, 201) << taken.body;
  const auto receipt = proof::parse_receipt(std::string(json::parse(taken.body).at("receipt").as_string()));
  ASSERT_TRUE(receipt);
  EXPECT_NE(receipt->core.find("\"office\":\"Bürgerbüro\""), std::string::npos) << "the office that deals with it finds it: " << receipt->core;
  EXPECT_TRUE(citizen().open("?leistung=%3Cscript%3E").has("name=\"leistung\" value=\"\""));
}

TEST_F(OnlineFilings, AreShownInFullSentAndProven) {
  FilingClient erika = citizen();
  Fields typed = erika.usual();
  typed.emplace_back("frist", "widerspruch");
  typed.emplace_back("frist_tag", "20.10.2023");
  typed.emplace_back("frist_weg", "post");
  const std::string pdf = small_pdf("GEHEIMER-BESCHEID");
  const HttpAnswer view = erika.check(typed, {{"C:\\Eigene Dateien\\Bescheid <1>.pdf", pdf}});
  ASSERT_EQ(view.status, 200) << view.body;
  for (const char* shown : {"Erika Übermut-Beispiel", "Prüfweg 7\n59821 Arnsberg", "02931 5550123", "erika@example.org", "Antrag auf Wohngeld",
                            "&lt;meinen&gt; Antrag &amp; &quot;alles&quot;", "Bescheid &lt;1&gt;.pdf", "20.10.2023"})
    EXPECT_TRUE(view.has(shown)) << shown;
  EXPECT_TRUE(view.has("rechtzeitig"));
  EXPECT_TRUE(view.has("Unterschrift")) << "a form does not replace the signature an objection needs";
  const HttpAnswer done = erika.send(hidden_fields(view));
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.header("Cache-Control"), "no-store");
  EXPECT_TRUE(number_in(done).starts_with("M-")) << number_in(done);
  EXPECT_TRUE(done.has("Rechtzeitig"));
  EXPECT_TRUE(done.has("GEHEIMER") == false && done.has("Bescheid &lt;1&gt;.pdf"));
  EXPECT_TRUE(done.has("class=\"qr\""));

  const HttpAnswer proof = erika.post("beleg.tlog-proof", hidden_fields(done));
  ASSERT_EQ(proof.status, 200);
  EXPECT_TRUE(proof.header("Content-Disposition").starts_with("attachment")) << proof.head;
  const auto receipt = proof::parse_receipt(proof.body);
  ASSERT_TRUE(receipt);
  EXPECT_NE(receipt->core.find(number_in(done)), std::string::npos);
  EXPECT_EQ(receipt->salts.size(), 3U) << "sender, content and attachments can be proven";
  EXPECT_EQ(receipt->core.find("Erika"), std::string::npos);
  const HttpAnswer sheet = erika.post("beleg.pdf", hidden_fields(done));
  EXPECT_EQ(sheet.status, 200);
  EXPECT_TRUE(sheet.body.starts_with("%PDF-"));
}

TEST_F(OnlineFilings, LieSealedOnTheDiskBeforeAndAfterSending) {
  FilingClient erika = citizen();
  Fields typed = erika.usual();
  set_value(typed, "name", "Zacharias Unauffindbar");
  set_value(typed, "text", "Mein unauffindbares Anliegen");
  const HttpAnswer view = erika.check(typed, {{"unauffindbarer-name.pdf", small_pdf("UNAUFFINDBARER-INHALT")}});
  const auto all_hidden = [&] { return !lies_open("Unauffindbar") && !lies_open("unauffindbares") && !lies_open("UNAUFFINDBARER-INHALT") && !lies_open("unauffindbarer-name"); };
  EXPECT_TRUE(all_hidden()) << "while the attachment waits";
  ASSERT_EQ(erika.send(hidden_fields(view)).status, 200);
  EXPECT_TRUE(all_hidden()) << "after sending";
  EXPECT_TRUE(std::filesystem::is_empty(dir() + "/waiting"));
}

TEST_F(OnlineFilings, AreOneHoweverOftenTheyAreSent) {
  FilingClient erika = citizen();
  const HttpAnswer view = erika.check(erika.usual(), {{"a.pdf", small_pdf("EINMAL")}});
  const Fields form = hidden_fields(view);
  const HttpAnswer first = erika.send(form);
  ASSERT_EQ(first.status, 200) << first.body;
  const std::string proof = erika.post("beleg.tlog-proof", form).body;
  const HttpAnswer second = erika.send(form);
  EXPECT_EQ(number_in(second), number_in(first));
  EXPECT_TRUE(second.has("derselbe Beleg"));
  restart();
  FilingClient later = citizen();
  EXPECT_EQ(number_in(later.send(form)), number_in(first)) << "the attachments are gone, the receipt is not";
  EXPECT_EQ(later.post("beleg.tlog-proof", form).body, proof) << "byte for byte";
}

TEST_F(OnlineFilings, AreOneWhenTwoTabsSendAtOnce) {
  FilingClient erika = citizen();
  const Fields form = hidden_fields(erika.check(erika.usual(), {{"a.pdf", small_pdf("ZWEI TABS")}}));
  std::vector<std::string> numbers(8);
  {
    std::vector<std::jthread> tabs;
    for (std::string& number : numbers)
      tabs.emplace_back([&form, &number] {
        const HttpAnswer done = citizen().send(form);
        number = done.status == 200 ? number_in(done) : std::to_string(done.status);
      });
  }
  for (const std::string& number : numbers) EXPECT_EQ(number, numbers.front());
  EXPECT_TRUE(numbers.front().starts_with("M-"));
}

TEST_F(OnlineFilings, GiveNoReceiptForWhatWasNotFiled) {
  FilingClient erika = citizen();
  const Fields form = hidden_fields(erika.check(erika.usual(), {{"a.pdf", small_pdf("ECHT")}}));
  const std::string number = number_in(erika.send(form));
  for (const char* field : {"name", "anschrift", "telefon", "betreff", "text", "saat"}) {
    Fields other = form;
    set_value(other, field, std::string(field) == "saat" ? std::string(64, 'a') : value_of(form, field) + "1");
    for (const char* step : {"senden", "beleg.pdf", "beleg.tlog-proof"}) {
      const HttpAnswer refused = erika.post(step, other);
      EXPECT_EQ(refused.status, 409) << field << " " << step;
      EXPECT_FALSE(refused.has(number)) << field;
      EXPECT_TRUE(refused.has("mit anderem Inhalt")) << field;
    }
  }
  Fields renamed = form;
  std::string& file = std::find_if(renamed.begin(), renamed.end(), [](const auto& one) { return one.first == "anlage"; })->second;
  file += "x";
  EXPECT_EQ(erika.send(renamed).status, 409);
  Fields without = form;
  std::erase_if(without, [](const auto& one) { return one.first == "anlage"; });
  EXPECT_EQ(erika.send(without).status, 409);
  Fields later = form;
  later.emplace_back("frist", "widerspruch");
  later.emplace_back("frist_tag", "29.10.2023");
  EXPECT_EQ(erika.send(later).status, 409) << "a deadline that was not in it";
}

TEST_F(OnlineFilings, AnswerProgramsInJson) {
  FilingClient program = citizen();
  Fields fields = program.usual();
  fields.emplace_back("frist", "widerspruch");
  fields.emplace_back("frist_tag", "2023-10-20");
  const HttpAnswer taken = program.send_json(fields);
  ASSERT_EQ(taken.status, 201) << taken.body;
  EXPECT_EQ(taken.header("Content-Type"), "application/json; charset=utf-8");
  const json::object said = json::parse(taken.body).as_object();
  EXPECT_EQ(said.at("received").as_string(), said.at("recorded").as_string());
  EXPECT_EQ(said.at("deadlines").at(0).at("verdict").as_string(), "kept");
  EXPECT_EQ(said.at("log").as_string(), "05958004/main");
  EXPECT_TRUE(proof::parse_receipt(std::string(said.at("receipt").as_string())));
  const HttpAnswer again = program.send_json(fields);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(json::parse(again.body).at("receipt").as_string(), said.at("receipt").as_string());
  set_value(fields, "email", "nichts");
  const HttpAnswer refused = program.send_json(fields);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(json::parse(refused.body).at("error").at("fields").at(0).at("field").as_string(), "email");
  set_value(fields, "email", "anders@example.org");
  const HttpAnswer other = program.send_json(fields);
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(json::parse(other.body).at("error").at("code").as_string(), "other");
}

TEST_F(OnlineFilings, ComeBackWithTheReasonAndEverythingTyped) {
  FilingClient erika = citizen();
  Fields typed = erika.usual();
  set_value(typed, "name", "  ");
  set_value(typed, "email", "erika");
  typed.emplace_back("frist", "widerspruch");
  typed.emplace_back("frist_tag", "31.02.2023");
  const HttpAnswer again = erika.check(typed, {{"a.pdf", small_pdf("BLEIBT")}});
  EXPECT_EQ(again.status, 422);
  for (const char* text : {"Bitte geben Sie Ihren Namen an.", "Die E-Mail-Adresse ist nicht vollständig", "Dieses Datum gibt es nicht.", "value=\"31.02.2023\"",
                           "&lt;meinen&gt; Antrag", "Prüfweg 7", "class=\"file\" lang=\"de\">a.pdf</span>", "value=\"widerspruch\" selected"})
    EXPECT_TRUE(again.has(text)) << text;
  EXPECT_EQ(value_of(hidden_fields(again), "formular"), value_of(typed, "formular"));
  const auto fault = [&](const std::string& field, const std::string& value, const std::string& expected) {
    Fields wrong = erika.usual();
    wrong.emplace_back("frist", "widerspruch");
    wrong.emplace_back("frist_tag", "20.10.2023");
    set_value(wrong, field, value);
    const HttpAnswer page = erika.check(wrong);
    EXPECT_EQ(page.status, 422) << field;
    EXPECT_TRUE(page.has(expected)) << field << ": " << page.between("role=\"alert\"", "</ul>");
  };
  fault("frist_tag", "01.11.2023", "in der Zukunft");
  fault("frist_tag", "01.11.1950", "mehr als zehn Jahre");
  fault("frist_tag", "", "Bitte geben Sie das Datum");
  fault("frist", "gibt_es_nicht", "Bitte wählen Sie aus");
  fault("betreff", "", "Bitte geben Sie einen Betreff an");
  fault("text", std::string(1'000'000, 'x'), "Das ist zu lang");
  fault("text", "", "Bitte schreiben Sie etwas");
  fault("telefon", "keins", "fehlen Ziffern");
}

TEST_F(OnlineFilings, CanBeChangedBeforeTheyAreSent) {
  FilingClient erika = citizen();
  const Fields form = hidden_fields(erika.check(erika.usual(), {{"a.pdf", small_pdf("A")}, {"b.pdf", small_pdf("B")}}));
  Fields change = form;
  change.emplace_back("schritt", "aendern");
  const HttpAnswer back = erika.post("", change);
  EXPECT_EQ(back.status, 200);
  EXPECT_TRUE(back.has("Antrag auf Wohngeld") && back.has("a.pdf") && back.has("b.pdf"));
  const std::string token = back.between("name=\"entfernen\" value=\"", "\"");
  Fields removal = form;
  removal.emplace_back("entfernen", token);
  const HttpAnswer without = erika.post("", removal);
  EXPECT_EQ(without.status, 200);
  EXPECT_TRUE(!without.has("a.pdf</span>") && without.has("b.pdf</span>")) << without.between("class=\"files\"", "</ul>");
}

TEST_F(OnlineFilings, ForgetAttachmentsAfterAnHour) {
  FilingClient erika = citizen();
  const Fields form = hidden_fields(erika.check(erika.usual(), {{"a.pdf", small_pdf("VERGESSEN")}}));
  program_->advance(61min);
  const HttpAnswer late = erika.send(form);
  EXPECT_EQ(late.status, 422);
  EXPECT_TRUE(late.has("nicht mehr da") && late.has("Antrag auf Wohngeld"));
  EXPECT_TRUE(std::filesystem::is_empty(dir() + "/waiting"));
}

TEST_F(OnlineFilings, FromOtherSitesAreRefused) {
  FilingClient erika = citizen();
  const Fields form = erika.usual();
  EXPECT_EQ(erika.send(form, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(erika.send(form, {{"Sec-Fetch-Site", "same-site"}}).status, 403);
  EXPECT_EQ(erika.send(form, {{"Origin", "https://evil.example"}}).status, 403);
  EXPECT_EQ(erika.send(form, {{"Origin", "http://localhost"}, {"Sec-Fetch-Site", "same-origin"}}).status, 200);
}

TEST_F(OnlineFilings, AreNotTakenWhereNobodyCouldSealThem) {
  FilingClient citizen(program_->client(), "/sundern/einreichen/");
  const HttpAnswer page = citizen.open();
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("noch nicht eingerichtet") && page.has("Niederschrift") && page.has("Sundern"));
  EXPECT_FALSE(page.has("<form class=\"filing\""));
  Fields form = OnlineFilings::citizen().usual();
  EXPECT_EQ(citizen.send(form).status, 503);
}

}  // namespace
}  // namespace nb::test
