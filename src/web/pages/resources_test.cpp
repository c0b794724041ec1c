// SPDX-License-Identifier: EUPL-1.2
// Words, templates and style sheet: complete in every language, escaped, small, and hashed as they are sent.
#include "web/pages/resources.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "web/pages/deadline_notice.hpp"
#include "web/pages/facts.hpp"
#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Texts locale(Lang lang) {
  const fs::path folder = fs::path(fixture::source_dir()) / "locale";
  const std::string name = std::string(name_of(lang)) + ".toml";
  Texts all = Texts::parse(lang, read(folder / name), name);
  all.fill_up_from(Texts::parse(lang, read(folder / "booking" / name), "booking/" + name));
  return all;
}

std::vector<std::string> missing_in(const Texts& there, const Texts& from) {
  std::vector<std::string> missing;
  for (const auto& [key, text] : from.all())
    if (there.find(key) == nullptr) missing.push_back(key);
  return missing;
}

std::multiset<std::string> places_of(const std::string& text) {
  static const std::regex kPlace(R"(\{[a-z_]+\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), kPlace), std::sregex_token_iterator()};
}

/// All text of the pages' templates and sources, to see which keys are used.
std::string everything_that_uses_keys() {
  std::string all;
  for (const auto& entry : fs::directory_iterator(fs::path(fixture::source_dir()) / "templates" / "public")) all += read(entry.path());
  for (const auto& entry : fs::directory_iterator(fs::path(fixture::source_dir()) / "src" / "web" / "pages"))
    if (entry.path().extension() == ".cpp" && entry.path().string().find("_test") == std::string::npos) all += read(entry.path());
  return all;
}

TEST(Locale, GermanAndEnglishHaveTheSameKeys) {
  EXPECT_THAT(missing_in(locale(Lang::en), locale(Lang::de)), testing::IsEmpty());
  EXPECT_THAT(missing_in(locale(Lang::de), locale(Lang::en)), testing::IsEmpty());
}

TEST(Locale, PlacesAreTheSameInBothLanguages) {
  const Texts english = locale(Lang::en);
  const Texts german = locale(Lang::de);
  for (const auto& [key, text] : german.all()) {
    if (key.starts_with("time.") || key.starts_with("home.count_")) continue;  // their places differ with grammar
    EXPECT_EQ(places_of(text), places_of(english.say(key))) << key;
  }
}

TEST(Locale, EveryKeyTheCodeNamesExists) {
  const Texts german = locale(Lang::de);
  const std::string code = everything_that_uses_keys();
  static const std::regex kKey("(?:say|count)\\(\"([a-z0-9_.]+)\"");
  std::size_t seen = 0;
  for (std::sregex_iterator hit(code.begin(), code.end(), kKey), end; hit != end; ++hit) {
    const std::string key = (*hit)[1];
    if (key.ends_with("_") || key.ends_with(".")) continue;  // the rest follows at run time; the next test sees to those
    EXPECT_TRUE(german.find(key) != nullptr || german.find(key + ".one") != nullptr) << key;
    ++seen;
  }
  EXPECT_GT(seen, 60U);
}

TEST(Locale, EveryValueOfAnEnumHasItsWords) {
  const Texts german = locale(Lang::de);
  const auto has = [&](const std::string& key) { EXPECT_NE(german.find(key), nullptr) << key; };
  for (const char* state : {"possible", "limited", "elsewhere", "impossible", "unknown"}) {
    for (const char* prefix : {"state.", "state_sentence.", "home.group_"}) has(std::string(prefix) + state);
    has("home.count_" + std::string(state) + ".one");
    has("home.count_" + std::string(state) + ".other");
  }
  for (const std::string_view id : kChannels) has("channel." + std::string(id));
  for (const char* source : {"baseline", "derived", "declared", "measured", "confirmed"}) has("source." + std::string(source));
  for (const char* step : {"inform", "apply", "decide", "issue", "collect", "pay"}) has("step." + std::string(step));
  for (const char* severity : {"info", "warning", "urgent"}) has("severity." + std::string(severity));
}

TEST(Locale, EveryDeadlineRuleOfTheDataHasASentence) {
  const Texts german = locale(Lang::de);
  for (const catalogue::Service& service : fixture::pack().services) {
    if (service.deadline_rule == "none" || service.deadline_rule.empty()) continue;
    EXPECT_NE(german.find("deadline." + service.deadline_rule), nullptr) << service.deadline_rule;
  }
}

TEST(Locale, AFaultNamesFileAndLine) {
  try {
    (void)Texts::parse(Lang::de, "[a]\nb = \n", "de.toml");
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("de.toml, Zeile 2"));
  }
  EXPECT_THROW((void)Texts::parse(Lang::de, "a = 1\n", "de.toml"), Error);
  EXPECT_THROW((void)locale(Lang::de).say("gibt.es.nicht"), Error);
}

TEST(Locale, EasyLanguageHasShortSentences) {
  const Texts easy = locale(Lang::leicht);
  for (const auto& [key, text] : easy.all()) {
    std::size_t words = 0;
    for (const char c : text) {
      words = c == '.' || c == '?' || c == '!' || c == ':' ? 0 : words + (c == ' ' ? 1U : 0U);
      EXPECT_LE(words, 12U) << key << ": " << text;
    }
  }
}

TEST(Fill, ReplacesKnownPlacesAndKeepsTheRest) {
  EXPECT_EQ(fill("{a} und {b}", {{"a", "1"}, {"b", "{a}"}}), "1 und {a}");
  EXPECT_EQ(fill("{x} {", {{"a", "1"}}), "{x} {");
}

TEST(Templates, EveryFileTurnsEscapingOn) {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(fixture::source_dir()) / "templates" / "public")) {
    EXPECT_TRUE(read(entry.path()).starts_with("{{%AUTOESCAPE context=\"HTML\"}}\n")) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 20U);
}

TEST(Templates, OnlyTheBodyOfAnAnnouncementGoesInUnescaped) {
  std::size_t unescaped = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(fixture::source_dir()) / "templates" / "public")) {
    const std::string text = read(entry.path());
    for (std::size_t at = text.find(":none}}"); at != std::string::npos; at = text.find(":none}}", at + 1)) ++unescaped;
  }
  EXPECT_EQ(unescaped, 1U) << "BODY of announcement.tpl, made by the safe Markdown subset";
}

TEST(Templates, NoPageHasInlineStylesOrScripts) {
  for (const auto& entry : fs::directory_iterator(fs::path(fixture::source_dir()) / "templates" / "public")) {
    const std::string text = read(entry.path());
    EXPECT_EQ(text.find(" style="), std::string::npos) << entry.path();
    EXPECT_EQ(text.find(" onclick"), std::string::npos) << entry.path();
    // Data, and the online form's optional files (its policy allows no inline script either).
    for (std::size_t at = text.find("<script"); at != std::string::npos; at = text.find("<script", at + 1)) {
      const std::string_view tag = std::string_view(text).substr(at);
      EXPECT_TRUE(tag.starts_with("<script type=\"application/ld+json\">") || tag.starts_with("<script src=\"/assets/filing/")) << entry.path();
    }
  }
}

TEST(Templates, MissingFilesAreNamedAtStart) {
  const fs::path root = fs::temp_directory_path() / "nb_pages_resources";
  fs::remove_all(root);
  fs::create_directories(root / "locale");
  EXPECT_THROW(Resources{root}, Error);
  fs::copy(fs::path(fixture::source_dir()) / "locale", root / "locale", fs::copy_options::recursive);
  fs::create_directories(root / "assets");
  fs::copy(fs::path(fixture::source_dir()) / "assets" / "public", root / "assets" / "public", fs::copy_options::recursive);
  fs::create_directories(root / "templates" / "public");
  EXPECT_THROW(Resources{root}, Error) << "no templates";
  std::ofstream(root / "templates" / "public" / "home.tpl") << "{{%AUTOESCAPE context=\"HTML\"}}\n[[fehlt.ganz]]\n";
  try {
    const Resources resources(root);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("fehlt.ganz"));
  }
  fs::remove_all(root);
}

TEST(Css, IsSmallAndSentAsItIsHashed) {
  EXPECT_LE(read(fs::path(fixture::source_dir()) / "assets" / "public" / "site.css").size(), 12U * 1024U);
  const std::string page = fixture::get("/arnsberg/").text;
  const std::size_t open = page.find("<style>") + 7;
  const std::string css = page.substr(open, page.find("</style>") - open);
  EXPECT_THAT(fixture::site().csp(), testing::HasSubstr("'sha256-" + to_base64(crypto::sha256(bytes_of(css)).bytes) + "'"));
}

TEST(Css, MinifyingKeepsWhatMeansSomething) {
  EXPECT_EQ(minify_css("/* x */\na :hover , b > p { margin : 0 1px ; }\n"), "a :hover,b>p{margin :0 1px}");
  EXPECT_EQ(minify_css("a{width:calc(1px + 2px);}"), "a{width:calc(1px + 2px)}");
}

}  // namespace
}  // namespace nb::pages
