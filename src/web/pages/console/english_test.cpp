// SPDX-License-Identifier: EUPL-1.2
// Every text of every template of the console has its English, and the files hold none that no template has. What the program says is
// held to the same in tests/style/english.py.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "support/temp_folder.hpp"
#include "web/pages/console/english_template.hpp"
#include "web/pages/console/phrases.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

const fs::path kSource = NB_SOURCE_DIR;

/// Runs of text of all templates, partials where they stand.
std::set<std::string> texts_of_templates() {
  std::set<std::string> out;
  for (const fs::directory_entry& entry : fs::directory_iterator(kSource / "templates" / "stab")) {
    if (entry.path().extension() != ".tpl" || entry.path().stem().string().starts_with("_")) continue;
    const std::string text = read_template(entry.path(), [](std::string_view) { return std::string(); });
    (void)english_template(text, [&](std::string_view german) {
      out.emplace(german);
      return std::string();
    });
  }
  return out;
}

Phrases phrases_of(const std::string& toml) {
  static const test::TempFolder folder;
  fs::create_directories(folder.file("l"));
  std::ofstream(folder.file("l/a.toml")) << toml;
  return Phrases(folder.file("l"));
}

TEST(ConsoleEnglish, EveryTextOfTheTemplatesHasItsEnglish) {
  const Phrases phrases(kSource / "locale" / "stab");
  std::vector<std::string> missing;
  for (const std::string& text : texts_of_templates()) {
    if (!phrases.text(text)) missing.push_back(text);
  }
  EXPECT_THAT(missing, IsEmpty()) << "please add them to locale/stab (README.md there)";
  EXPECT_THAT(phrases.contradictions(), IsEmpty()) << "two files of locale/stab put it differently";
}

TEST(ConsoleEnglish, NoTextIsKeptThatNoTemplateHas) {
  const std::set<std::string> used = texts_of_templates();
  std::vector<std::string> unused;
  for (const std::string& key : Phrases(kSource / "locale" / "stab").text_keys()) {
    if (!used.contains(key)) unused.push_back(key);
  }
  EXPECT_THAT(unused, IsEmpty()) << "please remove them from locale/stab";
}

TEST(EnglishTemplate, SaysTextBetweenTagsAndReadAttributes) {
  const auto upper = [](std::string_view german) { return "<" + std::string(german) + ">"; };
  EXPECT_EQ(english_template("<p title=\"Der {{A}}\" class=\"c\">Ein\n Wort, {{B:say}}{{#C}} mehr{{/C}} <b>7</b></p>", upper),
            "<p title=\"<Der {{A}}>\" class=\"c\"><Ein Wort, {{SAY_B}}>{{#C}} <mehr>{{/C}} <b>7</b></p>");
  EXPECT_EQ(english_template("<html lang=\"de\"><a href=\"/x?a={{X}}\">{{Y:say}}</a> · {{Z}}", upper), "<html lang=\"en\"><a href=\"/x?a={{X}}\">{{SAY_Y}}</a> · {{Z}}");
  EXPECT_EQ(german_template("{{A:say}} {{B}}"), "{{A}} {{B}}");
}

TEST(EnglishTemplate, LeavesAloneWhatHasNoEnglish) {
  EXPECT_EQ(english_template("<p>Wort</p>", [](std::string_view) { return std::string(); }), "<p>Wort</p>");
}

TEST(EnglishPhrases, SayWholeSentencesPatternsAndFigures) {
  const Phrases phrases = phrases_of(
      "[said]\n\"heute\" = \"today\"\n\"{} Tage\" = \"{} days\"\n\"bis {} Uhr\" = \"until {}\"\n\"Das Amt „{}“ gibt es nicht.\" = \"There is no office “{}”.\"\n"
      "\"{} aus Rest {}\" = \"{2}: {1}\"\n\"Fertig.\" = \"Done.\"\n");
  EXPECT_EQ(phrases.say("heute"), "today");
  EXPECT_EQ(phrases.say("12.124 Tage"), "12,124 days");
  EXPECT_EQ(phrases.say("bis 31.10.2023, 20:00 Uhr"), "until 31 October 2023, 20:00");
  EXPECT_EQ(phrases.say("heute aus Rest 3 Tage"), "3 days: today");
  EXPECT_EQ(phrases.say("Das Amt „heute“ gibt es nicht."), "There is no office “heute”.") << "what somebody typed stays as it is";
  EXPECT_EQ(phrases.say("Fertig. heute"), "Done. today");
  EXPECT_EQ(phrases.say("heute, 2 Tage"), "today, 2 days");
  EXPECT_EQ(phrases.say("heute, was von außen kommt"), "heute, was von außen kommt") << "what people wrote is no list of ours";
  EXPECT_EQ(phrases.say("Bürgerbüro"), "Bürgerbüro");
}

TEST(EnglishPhrases, FiguresAreOnlyWhatLooksLikeOne) {
  EXPECT_EQ(english_figure("01.02.2024"), "1 February 2024");
  EXPECT_EQ(english_figure("1.234.567"), "1,234,567");
  for (const char* other : {"", "1234", "12.34", "1.2345", "31.13.2023", "31.10.2023 Uhr", "v1.234", "31.10.20x3"}) EXPECT_FALSE(english_figure(other)) << other;
}

TEST(EnglishPhrases, AFaultyFileIsRefused) {
  EXPECT_THROW(phrases_of("[other]\n\"a\" = \"b\"\n"), Error);
  EXPECT_THROW(phrases_of("[said]\n\"a\" = 1\n"), Error);
  EXPECT_THROW(phrases_of("[said\n"), Error);
  EXPECT_THROW(Phrases(kSource / "nowhere"), Error);
}

}  // namespace
}  // namespace nb::pages
