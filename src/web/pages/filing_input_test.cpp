// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/events.hpp"

namespace nb::pages {
namespace {

const std::string kSeed(64, 'a');

FieldPairs usual() {
  return {{"formular", "018c2f3e-0000-4000-8000-000000000001"}, {"saat", kSeed}, {"name", "Erika Beispiel"}, {"telefon", "0123 4567"}, {"betreff", "Betreff"}, {"text", "Text"}};
}
FilingPlace place() { return {.holidays = deadlines::HolidayCalendar(deadlines::Land::NW), .now = {*parse_date("2023-10-30"), std::chrono::minutes(600)}}; }

std::vector<std::string> faults_with(const std::string& name, const std::string& value) {
  FieldPairs fields = usual();
  std::erase_if(fields, [&](const auto& field) { return field.first == name; });
  fields.emplace_back(name, value);
  std::vector<std::string> keys;
  for (const FilingFault& fault : check_filing(read_filing(fields), place())) keys.push_back(fault.field + ":" + fault.key);
  return keys;
}

TEST(FilingInput, IsTidied) {
  const FilingInput input = read_filing({{"name",
                                          "  Erika\t\x01"
                                          "Beispiel\n"},
                                         {"text", "\r\nEins\r\nzwei\rdrei\v\xE2\x80\xAE!\r\n"},
                                         {"betreff", "a\u0308"}});
  EXPECT_EQ(input.name, "Erika  Beispiel");
  EXPECT_EQ(input.text, "Eins\nzwei\ndrei !");
  EXPECT_EQ(input.title, "ä") << "NFC";
}

TEST(FilingInput, SurvivesItsHiddenFields) {
  FieldPairs fields = usual();
  fields.emplace_back("text", "Zeile 1\n\n  Zeile 3 <&\">");
  fields.emplace_back("anlage", "token " + std::string(64, '0') + " ein name.pdf");
  const FilingInput once = read_filing(fields);
  ASSERT_EQ(once.files.size(), 1U);
  EXPECT_EQ(once.files[0], (GivenFile{"token", std::string(64, '0'), "ein name.pdf"}));
  const FilingInput twice = read_filing(fields_of(once));
  EXPECT_EQ(fields_of(twice), fields_of(once));
}

TEST(FilingInput, TakesTheUsual) { EXPECT_THAT(check_filing(read_filing(usual()), place()), testing::IsEmpty()); }

TEST(FilingInput, NamesWhatIsWrong) {
  using testing::ElementsAre;
  EXPECT_THAT(faults_with("formular", "1"), ElementsAre("formular:form"));
  EXPECT_THAT(faults_with("saat", "zz"), ElementsAre("formular:form"));
  EXPECT_THAT(faults_with("name", " "), ElementsAre("name:name"));
  EXPECT_THAT(faults_with("telefon", ""), ElementsAre("anschrift:reach"));
  EXPECT_THAT(faults_with("email", "a@b@c"), ElementsAre("email:email"));
  EXPECT_THAT(faults_with("text", ""), ElementsAre("text:text"));
  EXPECT_THAT(faults_with("text", std::string(20'001, 'x')), ElementsAre("text:long"));
  EXPECT_THAT(faults_with("frist", "widerspruch"), ElementsAre("frist_tag:day_missing"));
  EXPECT_THAT(faults_with("frist", "tag"), ElementsAre("frist:rule")) << "a rule nobody is offered";
  EXPECT_THAT(faults_with("frist_tag", "20.10.2023"), ElementsAre("frist:rule"));
}

TEST(FilingInput, AnAttachmentCanStandForTheText) {
  FieldPairs fields = usual();
  std::erase_if(fields, [](const auto& field) { return field.first == "text"; });
  fields.emplace_back("anlage", "t " + std::string(64, '0') + " a.pdf");
  EXPECT_THAT(check_filing(read_filing(fields), place()), testing::IsEmpty());
  fields.back().second = "t kein-hash a.pdf";
  EXPECT_FALSE(check_filing(read_filing(fields), place()).empty());
}

TEST(FilingInput, ALetterComesByPostUnlessItIsSaidOtherwise) {
  FilingInput input;
  input.rule = "widerspruch";
  input.letter_day = "20.10.2023";
  EXPECT_EQ(way_of(input), "post");
  input.way = "zugang";
  EXPECT_EQ(way_of(input), "zugang");
  const auto deadline = deadline_of(input, place());
  ASSERT_TRUE(deadline);
  EXPECT_EQ(deadline->last_day, parse_date("2023-11-20"));
  input.rule = "bmg17";
  EXPECT_EQ(way_of(input), "") << "moving in is no letter";
}

TEST(FilingInput, KnowsWhereTheLawAsksForASignature) {
  EXPECT_TRUE(asks_for_writing("widerspruch"));
  EXPECT_TRUE(asks_for_writing("owig67"));
  EXPECT_FALSE(asks_for_writing("einspruch_ao")) << "§ 357 Abs. 1 AO: electronically too";
  EXPECT_FALSE(asks_for_writing("bmg17"));
  EXPECT_FALSE(asks_for_writing(""));
}

TEST(FilingInput, BecomesADraft) {
  FieldPairs fields = usual();
  fields.emplace_back("frist", "widerspruch");
  fields.emplace_back("frist_tag", "20.10.2023");
  const intake::Draft draft = draft_of(read_filing(fields), main_log(*Ags::parse("05958004")));
  EXPECT_EQ(draft.channel, intake::Channel::online);
  ASSERT_EQ(draft.deadlines.size(), 1U);
  EXPECT_EQ(draft.deadlines[0].event, "2023-10-20");
  EXPECT_EQ(draft.deadlines[0].via, "post");
  EXPECT_EQ(draft.sealed.sender.name, "Erika Beispiel");
}

}  // namespace
}  // namespace nb::pages
