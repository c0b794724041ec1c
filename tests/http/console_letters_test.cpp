// SPDX-License-Identifier: EUPL-1.2
// The dispatch book and the forms printed beforehand, as staff use them.
#include <gtest/gtest.h>

#include "http/desk.hpp"
#include "proof/receipt.hpp"

namespace nb::test {
namespace {

class ConsoleLetters : public testing::Test, public Desk<ConsoleLetters> {
 protected:
  HttpAnswer entered(const Fields& filled) {
    Fields fields{{"art", "post"}, {"empfaenger", "Max Empfänger"}, {"text", "Sehr geehrter Herr Empfänger"}, {"recht", "vwvfg"}};
    fields.insert(fields.end(), filled.begin(), filled.end());
    const HttpAnswer done = post("arnsberg", "intake.enter_letter", "/stab/ausgang/neu", fields);
    EXPECT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
    return client_.get(done.header("Location"));
  }
  static std::string letter_number(const HttpAnswer& page) { return page.between("Eingetragen: ", ". Bitte"); }
};

TEST_F(ConsoleLetters, ALetterWaitsLeavesWithAListAndCanBeProvenYearsLater) {
  const std::string number = letter_number(entered({{"betreff", "Ihr Bescheid"}, {"rechtsbehelf", "widerspruch"}}));
  ASSERT_TRUE(number.starts_with("AM-")) << number;
  EXPECT_TRUE(client_.get("/stab/ausgang?ort=arnsberg").has("value=\"" + number + "\""));
  EXPECT_TRUE(client_.get("/stab/ausgang?ort=arnsberg&q=" + number).has("eingetragen"));
  const HttpAnswer done = post("arnsberg", "intake.post_letters", "/stab/ausgang", {{"brief", number}});
  ASSERT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
  const HttpAnswer list = client_.get(done.header("Location"));
  EXPECT_TRUE(list.has("lassen Sie sie bei der Übergabe unterschreiben"));
  EXPECT_TRUE(list.has("Rechtsbehelf bis 0")) << "30 October, four days of presumption, one month";
  const std::string pdf_path = list.between("<a class=\"kern-btn kern-btn--primary\" href=\"", "?ort");
  EXPECT_TRUE(client_.get(pdf_path + "?ort=arnsberg").body.starts_with("%PDF-"));

  const std::string path = list.between("stab-list\"><li><a class=\"kern-link\" href=\"", "?ort");
  const HttpAnswer letter = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(letter.has("Ja, am <strong>30.10.2023"));
  EXPECT_TRUE(client_.get(path + "/beleg.pdf?ort=arnsberg").body.starts_with("%PDF-"));
  const auto receipt = proof::parse_receipt(client_.get(path + "/ausgang.tlog-proof?ort=arnsberg").body);
  ASSERT_TRUE(receipt.has_value());
  EXPECT_NE(receipt->core.find("intake.letters_posted"), std::string::npos);
  EXPECT_TRUE(receipt->salts.empty()) << "the posting has no parts, so a salt would make the proof wrong";
  EXPECT_EQ(post("arnsberg", "intake.post_letters", "/stab/ausgang", {{"brief", number}}).status, 422) << "it cannot leave twice";
}

TEST_F(ConsoleLetters, BadInputIsNamedAndKept) {
  struct Case {
    Fields filled;
    const char* said;
  };
  for (const Case& one : {Case{{{"art", "post"}, {"betreff", "Bleibt"}, {"text", "x"}}, "Der Empfänger fehlt"},
                          Case{{{"art", "post"}, {"betreff", "Bleibt"}, {"empfaenger", "E"}}, "Der Text des Schreibens fehlt"},
                          Case{{{"art", "post"}, {"betreff", "Bleibt"}, {"empfaenger", "E"}, {"pruefsumme", "zzz"}}, "keine SHA-256-Prüfsumme"},
                          Case{{{"art", "rohrpost"}, {"betreff", "Bleibt"}, {"empfaenger", "E"}, {"text", "x"}}, "Versandart"},
                          Case{{{"art", "post"}, {"betreff", "Bleibt"}, {"empfaenger", "E"}, {"text", "x"}, {"eingang", "M-999999-9"}}, "Eingang"}}) {
    const HttpAnswer refused = post("arnsberg", "intake.enter_letter", "/stab/ausgang/neu", one.filled);
    EXPECT_EQ(refused.status, 422) << one.said;
    EXPECT_NE(refused.between("kern-alert__body", "</div>").find(one.said), std::string::npos) << refused.between("kern-alert__body", "</div>");
    EXPECT_TRUE(refused.has("value=\"Bleibt\"")) << one.said;
  }
  const HttpAnswer nothing = post("arnsberg", "intake.post_letters", "/stab/ausgang", {});
  EXPECT_TRUE(nothing.has("mindestens eines ankreuzen"));
}

TEST_F(ConsoleLetters, PrintedFormsAreCapturedVoidOrMissing) {
  ASSERT_EQ(post("arnsberg", "intake.print_forms", "/stab/formulare", {{"a.count:zahl", "3"}}).status, 303);
  const HttpAnswer page = client_.get("/stab/formulare?ort=arnsberg");
  const std::string first = page.between("scope=\"row\">FM-", " bis");
  const HttpAnswer pdf = client_.get("/stab/formulare/druck.pdf?ort=arnsberg&von=1&bis=3");
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  EXPECT_EQ(client_.get("/stab/formulare/druck.pdf?ort=arnsberg&von=1&bis=4").status, 404) << "a number nobody gave out is not printed";
  EXPECT_EQ(client_.get("/stab/formulare/druck.pdf?ort=arnsberg&von=3&bis=1").status, 404);
  ASSERT_FALSE(first.empty());
  (void)taken({{"name", "Vom Papier"}, {"formular", "FM-" + first}});
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=FM-" + first).has("gefunden über: Formularnummer"));
  const std::string gap = client_.get("/stab/formulare?ort=arnsberg").between("stab-columns\"><li>", "</li>");
  ASSERT_EQ(post("arnsberg", "intake.void_form", "/stab/formulare", {{"a.form", gap}, {"a.reason", "nass geworden"}}).status, 303);
  const HttpAnswer after = client_.get("/stab/formulare?ort=arnsberg");
  EXPECT_FALSE(after.has("<li>" + gap + "</li>"));
  EXPECT_TRUE(post("arnsberg", "intake.print_forms", "/stab/formulare", {{"a.count:zahl", "0"}}).has("1 bis"));
}

}  // namespace
}  // namespace nb::test
