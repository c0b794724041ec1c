// SPDX-License-Identifier: EUPL-1.2
// Attachments at the counter and on the register's pages: sealed, counted and drawn by the confined reader, handed out to be saved.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "http/desk.hpp"
#include "paper/sheets.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

class ConsoleAttachments : public testing::Test, public Desk<ConsoleAttachments> {
 protected:
  HttpAnswer send(const Fields& form, const std::string& name, const std::string& bytes);
  /// The page of a filing that was taken with one file.
  std::string filed(const std::string& name, const std::string& bytes) {
    const HttpAnswer done = send(filing_form({{"name", "Mit Anlage"}}), name, bytes);
    EXPECT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
    return path_in(client_.get(done.header("Location"))) + "?ort=arnsberg";
  }
  /// Where the first preview on a page stands.
  static std::string preview_in(const HttpAnswer& page) { return page.between("<img src=\"", "\""); }
};

/// The form as a browser sends it with a file.
std::string multipart(const Fields& fields, const std::string& name, const std::string& bytes) {
  std::string body;
  for (const auto& [field, value] : fields) body += "--grenze\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
  return body + "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"" + name + "\"\r\nContent-Type: application/pdf\r\n\r\n" + bytes + "\r\n--grenze--\r\n";
}
const std::string kPng =
    "\x89PNG\r\n\x1a\n" +
    std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDAT\x78\x9c\x63\x60\0\0\0\x02\0\1\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82", 59);

/// Two pages of A5, as a scanner at the counter would make them.
std::string two_pages() { return std::string(text_of(paper::intake_forms({.town = "Arnsberg", .office = "Bürgerbüro", .numbers = {"M-000123-4", "M-000124-8"}}))); }

HttpAnswer ConsoleAttachments::send(const Fields& form, const std::string& name, const std::string& bytes) {
  return client_.post_multipart("/stab/eingang/neu", "grenze", multipart(form, name, bytes));
}

TEST_F(ConsoleAttachments, AttachmentsAreSealedTypedByContentAndHandedOutToBeSaved) {
  const HttpAnswer refused = send(filing_form({{"name", "Mit Anlage"}}), "Ausweis.pdf", "kein PDF");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Anlage »Ausweis.pdf«"));
  EXPECT_TRUE(refused.has("value=\"Mit Anlage\""));
  const HttpAnswer done = send(filing_form({{"name", "Mit Anlage"}}), "Ausweis.pdf", kPng);
  ASSERT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
  const std::string path = path_in(client_.get(done.header("Location")));
  const HttpAnswer locked = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(locked.has("Anlage 1"));
  EXPECT_FALSE(locked.has("Ausweis.pdf"));
  open_vault();
  const HttpAnswer open = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(open.has(">Ausweis.pdf</a>"));
  const std::string file = path + "/anlage/" + open.between("<a class=\"kern-link\" href=\"" + path + "/anlage/", "?ort") + "?ort=arnsberg";
  const HttpAnswer handed = client_.get(file);
  EXPECT_EQ(handed.body, kPng);
  EXPECT_EQ(handed.header("Content-Type"), "image/png") << "by content, not by what its name says";
  EXPECT_NE(handed.header("Content-Disposition").find("attachment; filename=\"M-"), std::string::npos);
  EXPECT_EQ(handed.header("X-Content-Type-Options"), "nosniff");
  ASSERT_EQ(post("arnsberg", "vault.lock", "/stab/schluessel", {}).status, 303);
  EXPECT_EQ(client_.get(file).status, 404);
  EXPECT_TRUE(client_.post("/stab/aktion", filing_form({{"name", "Nur der Name"}, {"datei", "scan.pdf"}})).has("wählen Sie sie noch einmal"))
      << "names alone must not pass for attachments";
}

TEST_F(ConsoleAttachments, SayTypePagesAndSizeAndShowTheirFirstPage) {
  const std::string page = filed("Antrag.pdf", two_pages());
  EXPECT_TRUE(client_.get(page).has("PDF, 2 Seiten, ")) << "pages are no secret";
  EXPECT_FALSE(client_.get(page).has("/vorschau")) << "what they show is";
  open_vault();
  const HttpAnswer open = client_.get(page);
  EXPECT_NE(open.header("Content-Security-Policy").find("img-src 'self'"), std::string::npos);
  const HttpAnswer image = client_.get(preview_in(open));
  EXPECT_EQ(image.status, 200);
  EXPECT_EQ(image.header("Content-Type"), "image/png");
  EXPECT_EQ(image.header("Cache-Control"), "no-store");
  EXPECT_TRUE(image.body.starts_with("\x89PNG"));
  EXPECT_EQ(client_.get(preview_in(open)).body, image.body) << "once more, from memory";
}

TEST_F(ConsoleAttachments, ShowNothingToWhomTheyAreClosed) {
  const std::string page = filed("Antrag.pdf", two_pages());
  open_vault();
  const std::string preview = preview_in(client_.get(page));
  ASSERT_EQ(client_.get(preview).status, 200);
  EXPECT_EQ(program_->client().get(preview).status, 303) << "nobody is signed in";
  std::string elsewhere = preview;
  elsewhere.replace(elsewhere.find("ort=arnsberg"), 12, "ort=sundern");
  EXPECT_EQ(client_.get(elsewhere).status, 404) << "another municipality's";
  ASSERT_EQ(post("arnsberg", "vault.lock", "/stab/schluessel", {}).status, 303);
  EXPECT_EQ(client_.get(preview).status, 404) << "drawn before, but locked since";
}

TEST_F(ConsoleAttachments, AnImageThatIsBrokenInsideIsTakenAndHasNoPreview) {
  std::string broken = kPng;
  broken[45] = '!';
  const std::string page = filed("Foto.png", broken);
  open_vault();
  const HttpAnswer open = client_.get(page);
  EXPECT_TRUE(open.has("PNG, 1 Seite, 1 KB"));
  const HttpAnswer image = client_.get(preview_in(open));
  EXPECT_EQ(image.status, 200);
  EXPECT_EQ(image.header("Content-Type"), "image/svg+xml");
  EXPECT_TRUE(image.has("Keine Vorschau"));
}

/// The kept scans of a form that is shown again, as a browser sends them.
Fields ticked(const HttpAnswer& page) {
  static constexpr std::string_view kStart = "name=\"anlage\" id=\"a-";
  Fields out;
  for (std::size_t at = page.body.find(kStart); at != std::string::npos; at = page.body.find(kStart, at + 1)) {
    const std::size_t from = at + kStart.size();
    out.emplace_back("anlage", page.body.substr(from, page.body.find('"', from) - from));
  }
  return out;
}
Fields with(Fields form, const Fields& more) {
  form.insert(form.end(), more.begin(), more.end());
  return form;
}

TEST_F(ConsoleAttachments, ARefusedFormKeepsItsScans) {
  Fields form = filing_form({{"betreff", "Mit Scan"}, {"wann", "am"}, {"eingang", "2031-01-01T08:00"}});
  const HttpAnswer refused = send(form, "Antrag.pdf", two_pages());
  ASSERT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("liegt in der Zukunft"));
  EXPECT_TRUE(refused.has("Antrag.pdf <span class=\"kern-body--muted\">PDF, 2 Seiten, "));
  EXPECT_FALSE(refused.has("bitte noch einmal wählen"));
  const Fields kept = ticked(refused);
  ASSERT_EQ(kept.size(), 1U);
  std::ranges::find(form, "eingang", &std::pair<std::string, std::string>::first)->second = "2023-10-30T07:30";
  const HttpAnswer done = client_.post("/stab/aktion", with(form, kept));
  ASSERT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
  EXPECT_TRUE(client_.get(path_in(client_.get(done.header("Location"))) + "?ort=arnsberg").has("PDF, 2 Seiten"));
  EXPECT_TRUE(std::filesystem::is_empty(folder_->file("d") + "/waiting-counter")) << "used up";
  EXPECT_NE(client_.post("/stab/aktion", with(form, kept)).header("Location").find("&schon="), std::string::npos) << "sent twice";
}

TEST_F(ConsoleAttachments, AreLeftOutWhenUntickedAndOnesMoreCanBeAdded) {
  const Fields form = filing_form({{"betreff", "Zwei Scans"}, {"schritt", "fristen"}});
  Fields sent = form;
  std::erase_if(sent, [](const auto& field) { return field == std::pair<std::string, std::string>("schritt", "eintragen"); });
  const HttpAnswer first = send(sent, "falsch.pdf", two_pages());
  ASSERT_EQ(first.status, 200) << "deadlines are only computed";
  EXPECT_EQ(ticked(first).size(), 1U);
  const HttpAnswer second = send(sent, "richtig.png", kPng);  // without the tick of the first
  EXPECT_TRUE(second.has("richtig.png"));
  EXPECT_FALSE(second.has("falsch.pdf"));
  const HttpAnswer third = send(with(sent, ticked(second)), "auch.pdf", two_pages());
  EXPECT_TRUE(third.has("richtig.png") && third.has("auch.pdf"));
}

TEST_F(ConsoleAttachments, OfAnotherSessionAreNotToBeHad) {
  const Fields form = filing_form({{"betreff", "Meine"}, {"wann", "am"}, {"eingang", "2031-01-01T08:00"}});
  const Fields kept = ticked(send(form, "Antrag.pdf", two_pages()));
  ASSERT_EQ(kept.size(), 1U);
  client_ = program_->signed_in();
  Fields again = filing_form({{"betreff", "Meine"}});
  again[1] = form[1];
  const HttpAnswer refused = client_.post("/stab/aktion", with(again, kept));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Ihre Anlagen sind nicht mehr da"));
  EXPECT_TRUE(refused.has("value=\"Meine\"")) << "what was typed is";
}

}  // namespace
}  // namespace nb::test
