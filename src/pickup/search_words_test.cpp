// SPDX-License-Identifier: EUPL-1.2
// The index must find exactly what looking at every owner finds.
#include "pickup/search_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "base/text.hpp"
#include "pickup/import.hpp"
#include "pickup/test_desk.hpp"

namespace nb::pickup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Register;

TEST(Question, IsReadFromOneField) {
  const auto read = [](std::string_view typed) { return read_question(typed); };
  EXPECT_EQ(read("Babić, Snežana 24.1.1972").family_name, "Babić");
  EXPECT_EQ(read("Babić, Snežana 24.1.1972").first_names, "Snežana");
  EXPECT_EQ(read("Babić, Snežana 24.1.1972").birth, (finder::BirthDate{1972, 1, 24}));
  EXPECT_EQ(read("  Snežana   Babić ").any_name, "Snežana Babić");
  EXPECT_EQ(read("Babić 1972").birth_year, 1972);
  EXPECT_EQ(read("Babić 3.1972").birth_month, 3U);
  EXPECT_EQ(read("Babić 00.03.1972").birth, (finder::BirthDate{1972, 3, 0}));
  EXPECT_EQ(read("24011972").birth, (finder::BirthDate{1972, 1, 24}));
  EXPECT_EQ(read("DEMO00005").serial, "DEMO00005");
  EXPECT_EQ(read("DEMO 00005").serial, "DEMO00005");
  EXPECT_EQ(read("L01X 00T47").serial, "L01X00T47");
  EXPECT_EQ(read("Müller L01X00T47").serial, "L01X00T47");
  EXPECT_EQ(read("Müller L01X00T47").any_name, "Müller");
  EXPECT_EQ(read("31.02.1980").serial, "31.02.1980") << "no date: a number nobody has";
  EXPECT_FALSE(wanted_words(read("")));
  EXPECT_FALSE(wanted_words(read(" , ")));
  EXPECT_FALSE(wanted_words(read("Иванов"))) << "no letter has a form";
  EXPECT_FALSE(wanted_words(read("-")));
}

TEST(Ticket, IsOneWordForNumberAndDay) {
  EXPECT_EQ(ticket_word("demo 0000l", {1980, 1, 2}), "t:DEM00000L/02011980");
  EXPECT_EQ(ticket_word("DEMO00001", {1980, 0, 0}), "t:DEM000001/00001980");
  EXPECT_EQ(ticket_word("--", {1980, 1, 2}), "");
}

TEST(PickupIndex, FindsAsTheLawWantsIt) {
  Register town;
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, testing::kPassphrase));
  const std::string one = town.put(Register::text(), Register::person("Graf von Neuenwalde", "Karl-Heinz Arthur", "00.03.1998", "DEMO00001"));
  EXPECT_THAT(town.find({.family_name = "graf VON neuenwalde"}), ElementsAre(one));
  EXPECT_THAT(town.find({.family_name = "Neuenwalde"}), IsEmpty());
  EXPECT_THAT(town.find({.family_parts = "Neuenwalde Graf"}), ElementsAre(one));
  EXPECT_THAT(town.find({.first_names = "Arthur Karlheinz"}), ElementsAre(one));
  EXPECT_THAT(town.find({.first_names = "Karl"}), IsEmpty());
  EXPECT_THAT(town.find({.any_name = "Karl Neuenwalde"}), ElementsAre(one)) << "beyond the law";
  EXPECT_THAT(town.find({.birth = finder::BirthDate{1998, 3, 0}}), ElementsAre(one));
  EXPECT_THAT(town.find({.birth = finder::BirthDate{1998, 3, 1}}), IsEmpty());
  EXPECT_THAT(town.find({.birth_year = 1998}), ElementsAre(one));
  EXPECT_THAT(town.find({.birth_year = 1998, .birth_month = 4}), IsEmpty());
  EXPECT_THAT(town.find({.serial = "demo o0001"}), ElementsAre(one));
  EXPECT_THAT(town.find({.first_names = "Arthur", .serial = "DEMO00002"}), IsEmpty());
}

TEST(PickupIndex, AgreesWithLookingAtEveryOwner) {
  Register town;
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, testing::kPassphrase));
  const std::vector<std::string> families{"Müller", "Mueller",  "Sœrensen", "Bergmann-Martin", "Graf von Neuenwalde", "Neuenwalde", "Strauß", "Ðặng",
                                          "Babić",  "D'Angelo", "Ó Briain", "Иванов"};
  const std::vector<std::string> firsts{"Anna", "Anna Theresa", "Hans-Georg Arthur", "Hans Georg", "Karl-Heinz", "Karlheinz", "Zoë", "K͟hān", ""};
  const std::vector<std::string> births{"24.01.1972", "00.01.1972", "1972", "00.00.0000", "29.02.2008", "03.1998"};
  std::mt19937 chance(7);
  const auto any = [&](const std::vector<std::string>& list) { return list[chance() % list.size()]; };
  std::vector<std::pair<std::string, Owner>> all;
  for (int i = 0; i < 150; ++i) {
    const Owner owner = Register::person(any(families), any(firsts), any(births), "DEMO" + std::to_string(i));
    all.emplace_back(town.put(Register::text(), owner), owner);
  }
  for (int i = 0; i < 400; ++i) {
    Wanted wanted;
    if (chance() % 3 == 0) wanted.family_name = any(families);
    if (chance() % 3 == 0) wanted.family_parts = any({"Neuenwalde", "von Graf", "mueller", "Bergmann", "strauss", "."});
    if (chance() % 3 == 0) wanted.first_names = any({"anna", "Theresa Anna", "Hans", "georg hans", "KARL-HEINZ", "zoe", "khan"});
    if (chance() % 4 == 0) wanted.any_name = any({"Müller Anna", "Martin", "Heinz", "angelo", "Briain", "DANG"});
    if (chance() % 3 == 0) wanted.birth = finder::parse_birth_date(any(births));
    if (chance() % 5 == 0) wanted.birth_year = 1972;
    if (chance() % 9 == 0) wanted.serial = "demo " + std::to_string(chance() % 150);
    std::vector<std::string> naive;
    const bool nothing = wanted_words(wanted) == std::nullopt;
    for (const auto& [subject, owner] : all) {
      if (!nothing && matches(owner, wanted)) naive.push_back(subject);
    }
    std::vector<std::string> found = town.find(wanted);
    std::ranges::sort(found);
    std::ranges::sort(naive);
    EXPECT_EQ(found, naive) << wanted.family_name << "|" << wanted.family_parts << "|" << wanted.first_names << "|" << wanted.any_name << "|" << wanted.serial;
  }
}

/// Every document of a real list is found by its number, its whole name and its day of birth.
TEST(PickupIndex, FindsEveryDocumentOfTheDataPack) {
  Register town;
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, testing::kPassphrase));
  std::ifstream in(NB_SOURCE_DIR "/examples/suedwestfalen/pickups.csv", std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  const List list = read_list(all.str(), {.ags = *Ags::parse("05958004"), .today = *parse_date("2023-11-06"), .site = [](std::string_view) { return true; }});
  std::vector<std::string> subjects;
  for (const ListRow& row : list.rows) subjects.push_back(town.put(Register::text(row.text.kind, row.text.pin), row.owner));
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const Owner& owner = list.rows[i].owner;
    EXPECT_THAT(town.find({.serial = owner.serial}), ElementsAre(subjects[i])) << owner.serial;
    EXPECT_THAT(town.find({.family_name = owner.family_name, .first_names = owner.first_names, .birth = owner.birth}), ::testing::Contains(subjects[i])) << owner.serial;
  }
}

/// The official examples for family names, first names and days of birth, through the index itself.
TEST(PickupIndex, AnswersTheExamplesOfTheRegulation) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  std::ifstream in(std::string(folder) + "/melderegister_search_cases.jsonl");
  std::string line;
  std::size_t checked = 0;
  while (std::getline(in, line)) {
    const auto one = boost::json::parse(line).as_object();
    if (!one.contains("id")) continue;
    const std::string kind(one.at("kind").as_string());
    const std::string kept(one.at("register").as_string());
    const std::string asked(one.at("query").as_string());
    if (asked.starts_with("<") || kept == "+") continue;  // "there is rightly no name": not asked at a counter
    Owner owner = Register::person();
    Wanted wanted;
    if (kind == "familienname") {
      owner.family_name = kept;
      (one.at("mode").as_string() == "freie Suche" ? wanted.family_parts : wanted.family_name) = asked;
    } else if (kind == "vornamen") {
      owner.first_names = kept;
      wanted.first_names = asked;
    } else if (kind == "geburtsdatum") {
      owner.birth = finder::parse_birth_date(kept).value();
      wanted.birth = finder::parse_birth_date(asked).value();
    } else {
      continue;
    }
    const auto words = wanted_words(wanted);
    const auto have = search_words(owner);
    const bool found = words && std::ranges::all_of(*words, [&](const std::string& word) { return std::ranges::find(have, word) != have.end(); });
    EXPECT_EQ(found, one.at("expected").as_bool()) << line;
    EXPECT_EQ(words && matches(owner, wanted), one.at("expected").as_bool()) << line;
    ++checked;
  }
  EXPECT_GT(checked, 60U);
}

}  // namespace
}  // namespace nb::pickup
