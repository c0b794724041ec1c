// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/directory.hpp"

#include <gtest/gtest.h>

namespace nb::catalogue {
namespace {

CivilDate date(const char* text) { return parse_date(text).value(); }

DirectoryEntry entry(std::string office, std::string last, std::string first, std::string responsibilities, const char* from = "2020-01-01", const char* to = nullptr) {
  DirectoryEntry e{
      *Ags::parse("05958004"),     std::move(office), "Meldewesen", "Sachbearbeitung", std::move(last), std::move(first), "+49 221 4710101", "", "", "1.01", "arn-goethe",
      std::move(responsibilities), date(from),        std::nullopt};
  if (to != nullptr) e.valid_to = date(to);
  return e;
}

std::vector<DirectoryEntry> sample() {
  std::vector<DirectoryEntry> all = {
      entry("Bürgerbüro", "Müller", "Jürgen", "A-K"),
      entry("Bürgerbüro", "Çelik", "Ayşe", "L-Z"),
      entry("Bürgerbüro", "Alt", "Vorgänger", "A-K", "2012-01-01", "2019-12-31"),
      entry("Bürgerbüro", "", "", ""),
      entry("Sozialamt", "N.N.", "", "A-G"),
      entry("Sozialamt", "Schmidt", "Petra", "H-Z"),
      entry("Sozialamt", "", "", ""),
      entry("Bauamt", "Groß-Łukasz", "Zoë", "Neheim"),
      entry("Bauamt", "Meyer", "Hans", "Langscheid und Stockum"),
      entry("Standesamt", "Ängström", "Åsa", ""),
  };
  all[7].unit = "Bauordnung";
  all[9].phone = "+49 221 4710424";
  return all;
}

TEST(Directory, KnowsLetterRangesFromPartsOfTown) {
  for (const char* range : {"A-K", "L-Z", "S", "Sch-St", "A-D,K-L", "Sch"}) EXPECT_TRUE(is_letter_range(range)) << range;
  for (const char* place : {"", "Neheim", "Alt-Arnsberg", "Innenstadt", "Langscheid und Stockum"}) EXPECT_FALSE(is_letter_range(place)) << place;
}

TEST(Directory, SortsSurnamesTheWayRegistersDo) {
  EXPECT_TRUE(covers_surname("A-K", "Özdemir") == covers_surname("A-K", "Oezdemir"));
  EXPECT_TRUE(covers_surname("L-O", "Özdemir"));
  EXPECT_TRUE(covers_surname("A-G", "von der Heide") == false);
  EXPECT_TRUE(covers_surname("H-H", "von der Heide"));
  EXPECT_TRUE(covers_surname("A-K", "Kühn"));
  EXPECT_FALSE(covers_surname("L-Z", "Kühn"));
  EXPECT_TRUE(covers_surname("Sa-Sm", "Schulz"));
  EXPECT_FALSE(covers_surname("Sa-Sm", "Stein"));
  EXPECT_TRUE(covers_surname("A-D,S", "Stein"));
  EXPECT_FALSE(covers_surname("A-Z", ""));
}

TEST(Directory, FindsTheRightPersonByLetter) {
  const auto all = sample();
  const auto found = responsible(all, {.office = "Bürgerbüro", .day = date("2023-10-30"), .surname = "Öztürk", .place = ""});
  EXPECT_EQ(found, (std::vector<Responsible>{{1, Because::surname}, {3, Because::shared_line}}));
}

TEST(Directory, LeavesOutWhoIsNoLongerThere) {
  const auto all = sample();
  EXPECT_EQ(responsible(all, {.office = "Bürgerbüro", .day = date("2019-06-01"), .surname = "Adam", .place = ""}), (std::vector<Responsible>{{2, Because::surname}}));
  EXPECT_EQ(responsible(all, {.office = "Bürgerbüro", .day = date("2020-01-01"), .surname = "Adam", .place = ""}).front().entry, 0U);
}

TEST(Directory, PutsAVacancyBehindTheSharedLine) {
  const auto all = sample();
  EXPECT_EQ(responsible(all, {.office = "Sozialamt", .day = date("2023-10-30"), .surname = "Becker", .place = ""}),
            (std::vector<Responsible>{{6, Because::shared_line}, {4, Because::vacant}}));
}

TEST(Directory, FindsByPartOfTown) {
  const auto all = sample();
  EXPECT_EQ(responsible(all, {.office = "Bauamt", .day = date("2023-10-30"), .surname = "", .place = "neheim"}), (std::vector<Responsible>{{7, Because::place}}));
  EXPECT_EQ(responsible(all, {.office = "Bauamt", .day = date("2023-10-30"), .surname = "", .place = "Stockum"}), (std::vector<Responsible>{{8, Because::place}}));
  EXPECT_TRUE(responsible(all, {.office = "Bauamt", .day = date("2023-10-30"), .surname = "", .place = "Hüsten"}).empty());
  EXPECT_EQ(responsible(all, {.office = "Standesamt", .day = date("2023-10-30"), .surname = "Wer auch immer", .place = ""}).front().because, Because::whole_office);
}

struct Query {
  const char* text;
  std::size_t first;
};

class DirectorySearch : public testing::TestWithParam<Query> {};

TEST_P(DirectorySearch, FindsDespiteSpellingAndTypingErrors) {
  const auto all = sample();
  const auto hits = DirectoryIndex(all, date("2023-10-30")).search(GetParam().text);
  ASSERT_FALSE(hits.empty()) << GetParam().text;
  EXPECT_EQ(hits.front().entry, GetParam().first) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Table, DirectorySearch,
                         testing::Values(Query{"Müller", 0}, Query{"mueller", 0}, Query{"Muller", 0}, Query{"Mül", 0}, Query{"Mlüler", 0}, Query{"müllre", 0}, Query{"celik", 1},
                                         Query{"Ayse Celik", 1}, Query{"Schmitt", 5}, Query{"schmid", 5}, Query{"Maier", 8}, Query{"Mayer", 8}, Query{"GROSS", 7},
                                         Query{"lukasz", 7}, Query{"zoe", 7}, Query{"angstrom", 9}, Query{"Bauordnugn", 7}, Query{"standes", 9}, Query{"Standsamt", 9},
                                         Query{"0221 4710424", 9}, Query{"4710424", 9}, Query{"Sozialamt schmidt", 5}, Query{"ordnung", 7}));

TEST(DirectorySearch, FindsNothingWhereNothingFits) {
  const auto all = sample();
  const DirectoryIndex index(all, date("2023-10-30"));
  EXPECT_TRUE(index.search("").empty());
  EXPECT_TRUE(index.search(" ., ").empty());
  EXPECT_TRUE(index.search("xylophon").empty());
  EXPECT_TRUE(index.search("Müller Sozialamt").empty()) << "every word must fit";
  EXPECT_TRUE(index.search("Vorgänger").empty()) << "no longer valid";
  EXPECT_TRUE(index.search(std::string(DirectoryIndex::kQueryBytesMax + 1, 'a')).empty());
  EXPECT_TRUE(index.search("\xFF\xFE").empty());
}

TEST(DirectorySearch, PutsTheSharedLineFirstAndTheVacancyLast) {
  const auto all = sample();
  std::vector<std::size_t> order;
  for (const Hit& hit : DirectoryIndex(all, date("2023-10-30")).search("Sozialamt")) order.push_back(hit.entry);
  EXPECT_EQ(order, (std::vector<std::size_t>{6, 5, 4}));
}

TEST(DirectorySearch, TakesTheFirstLetterOfAShortWordAsMeant) {
  const auto all = sample();
  EXPECT_TRUE(DirectoryIndex(all, date("2023-10-30")).search("hüll").empty());
}

TEST(DirectorySearch, ReturnsNoMoreThanAsked) {
  const auto all = sample();
  EXPECT_EQ(DirectoryIndex(all, date("2023-10-30")).search("amt", 2).size(), 2U);
}

TEST(KeptSearch, MakesOneIndexForADayAndAnotherForTheNext) {
  const auto all = sample();
  const catalogue::DirectorySearch search;
  const auto index = search.on(all, date("2023-10-30"));
  EXPECT_EQ(search.on(all, date("2023-10-30")), index);
  EXPECT_EQ(index->search("amt").size(), DirectoryIndex(all, date("2023-10-30")).search("amt").size());
  EXPECT_NE(search.on(all, date("2023-10-31")), index);
}

TEST(KeptSearch, ACopyForgetsTheIndexOfWhatItWasCopiedFrom) {
  auto all = sample();
  const catalogue::DirectorySearch search;
  ASSERT_FALSE(search.on(all, date("2023-10-30"))->search("amt").empty());
  catalogue::DirectorySearch copy(search);
  all.clear();
  EXPECT_TRUE(copy.on(all, date("2023-10-30"))->search("amt").empty());
  copy = search;
  EXPECT_FALSE(copy.on(sample(), date("2023-10-30"))->search("amt").empty());
}

TEST(EditDistance, CountsSwapsOnceAndStopsAtTheBound) {
  EXPECT_EQ(edit_distance("mueller", "mueller", 2), 0U);
  EXPECT_EQ(edit_distance("mueller", "muleler", 2), 1U);
  EXPECT_EQ(edit_distance("mueller", "muller", 2), 1U);
  EXPECT_EQ(edit_distance("abc", "xyz", 2), 3U);
  EXPECT_EQ(edit_distance("", "ab", 2), 2U);
}

TEST(SoundForm, MakesSpellingVariantsEqual) {
  EXPECT_EQ(sound_form("maier"), sound_form("meyer"));
  EXPECT_EQ(sound_form("schmidt"), sound_form("schmitt"));
  EXPECT_EQ(sound_form("philipp"), sound_form("filip"));
  EXPECT_EQ(sound_form("hahn"), sound_form("han"));
  EXPECT_NE(sound_form("mueller"), sound_form("meller"));
}

}  // namespace
}  // namespace nb::catalogue
