// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb deadline` at the shell: one deadline with its reasons, worked cases from a file, options that cannot be read.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "http/program.hpp"

namespace nb::test {
namespace {

std::vector<std::string> deadline(std::vector<std::string> words) {
  words.insert(words.begin(), "deadline");
  return words;
}
Said ask(std::vector<std::string> words) { return notbetrieb(deadline(std::move(words))); }

TEST(DeadlineCommand, PrintsResultAndReasons) {
  const Said said = ask({"widerspruch", "--day", "22.09.2025", "--by", "post", "--land", "NW", "--received", "2025-10-27 23:59"});
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_TRUE(said.says("Bekannt gegeben: Freitag, 26.09.2025"));
  EXPECT_TRUE(said.says("Letzter Tag: Montag, 27.10.2025, 24:00 Uhr"));
  EXPECT_TRUE(said.says("§ 41 Abs. 2 VwVfG NRW"));
  EXPECT_TRUE(said.says("Der Eingang ist rechtzeitig."));
  EXPECT_TRUE(said.says("keine Rechtsberatung"));
  EXPECT_TRUE(ask({"widerspruch", "--day", "22.09.2025", "--by", "post", "--land", "NW", "--received", "28.10.2025 00:00"}).says("zu spät"));
}

TEST(DeadlineCommand, SpeaksEnglish) {
  const Said said = ask({"einspruch_ao", "--day", "2026-09-30", "--by", "post", "--land", "HE", "--lang", "en"});
  EXPECT_TRUE(said.says("Last day: Thursday, 5 November 2026, 24:00"));
  EXPECT_TRUE(said.says("Reasons:"));
}

TEST(DeadlineCommand, NamesTheOtherDateWhereTheLawIsOpen) {
  const Said said = ask({"widerspruch", "--day", "10.09.2026", "--by", "post", "--land", "HB"});
  EXPECT_TRUE(said.says("Letzter Tag: Dienstag, 13.10.2026"));
  EXPECT_TRUE(said.says("Letzter Tag dann: Mittwoch, 14.10.2026"));
  EXPECT_TRUE(said.says("unbestätigt"));
}

TEST(DeadlineCommand, KnowsLocalHolidaysLengthsAndExtensions) {
  EXPECT_TRUE(ask({"frist_vwvfg", "--day", "01.08.2025", "--length", "2 Wochen", "--land", "BY", "--local", "by_assumption"}).says("Letzter Tag: Montag, 18.08.2025"));
  EXPECT_TRUE(ask({"frist_vwvfg", "--day", "01.08.2025", "--length", "2 Wochen", "--land", "BY"}).says("Letzter Tag: Freitag, 15.08.2025"));
  EXPECT_TRUE(ask({"frist_vwvfg", "--day", "26.09.2026", "--length", "1 Woche", "--extended", "1 Woche", "--land", "NW"}).says("Letzter Tag: Montag, 12.10.2026"));
  EXPECT_TRUE(ask({"frist_zpo", "--day", "06.03.2026", "--time", "10:00", "--length", "48 Stunden", "--land", "NW"}).says("Letzter Tag: Dienstag, 10.03.2026, 10:00 Uhr"));
  EXPECT_TRUE(ask({"tag", "--day", "10.10.2026", "--stands", "genannt", "--land", "NW"}).says("Letzter Tag: Samstag, 10.10.2026"));
  EXPECT_TRUE(ask({"widerspruch", "--day", "10.09.2026"}).says("Ohne --land"));
}

TEST(DeadlineCommand, ListsItsRulesAndExplainsItself) {
  EXPECT_TRUE(ask({"--rules"}).says("pstg28"));
  EXPECT_TRUE(ask({"--help"}).says("Beispiele:"));
}

TEST(DeadlineCommand, NamesTheOptionThatCannotBeRead) {
  const std::vector<std::pair<std::vector<std::string>, const char*>> rows{{{}, "welche Frist"},
                                                                           {{"x"}, "»x«"},
                                                                           {{"widerspruch"}, "--day"},
                                                                           {{"widerspruch", "--day", "30.02.2026"}, "30.02.2026"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--land", "NRW"}, "--land"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--by", "taube"}, "--by"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--law", "bgb"}, "--law"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--days", "viele"}, "--days"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--arrived", "nie"}, "--arrived"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--procedure-begun", "früher"}, "--procedure-begun"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--received", "2026-02-01"}, "--received"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--land", "NW", "--local", "by_augsburg"}, "--local"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--stands", "immer"}, "--stands"},
                                                                           {{"widerspruch", "--day", "01.02.2026", "--lang", "fr"}, "--lang"},
                                                                           {{"frist_vwvfg", "--day", "01.02.2026", "--length", "lange"}, "--length"},
                                                                           {{"frist_vwvfg", "--day", "01.02.2026", "--length", "1 Tag", "--extended", "etwas"}, "--extended"},
                                                                           {{"frist_zpo", "--day", "01.02.2026", "--length", "1 Stunde", "--time", "mittags"}, "--time"}};
  for (const auto& [words, says] : rows) {
    const Said said = ask(words);
    EXPECT_EQ(said.code, 2) << says;
    EXPECT_TRUE(said.complains(says)) << said.err;
    EXPECT_TRUE(said.out.empty()) << said.out;
  }
  const Said refused = ask({"frist_vwvfg", "--day", "01.02.2026"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_TRUE(refused.complains("wie lang die Frist ist")) << refused.err;
}

TEST(DeadlineCommand, ComparesCasesLineByLine) {
  const TempFolder folder;
  const std::string file = folder.file("cases.jsonl");
  std::ofstream(file) << "\xEF\xBB\xBF"
                         R"({"id":"a","rule":"weeks","event":"2026-08-01","land":"NW","n":2,"expected":"2026-08-17"})"
                         "\r\n\n"
                      << R"({"id":"h","rule":"hours_zpo","event":"2026-03-06T10:00","land":"NW","n":48,"expected":"2026-03-10T10:00"})"
                         "\n";
  const Said good = ask({"--cases", file});
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_EQ(good.out, "a 2026-08-17 2026-08-17 ok\nh 2026-03-10T10:00 2026-03-10T10:00 ok\n2 passed, 0 failed\n");
  std::ofstream(file, std::ios::app) << "kein json\n"
                                     << R"({"id":"b","rule":"weeks","event":"2026-08-01","land":"NW","n":2,"expected":"2026-08-15"})"
                                        "\n";
  const Said bad = ask({"--cases", file});
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(bad.says("b 2026-08-17 2026-08-15 differs\n2 passed, 2 failed\n")) << bad.out;
  EXPECT_TRUE(bad.complains("Zeile 4: Die Zeile ist kein JSON-Objekt.")) << bad.err;
  EXPECT_EQ(ask({"--cases", folder.file("missing")}).code, 1);
}

TEST(DeadlineCommand, AgreesWithTheCasesOfOthers) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  const Said said = ask({"--cases", std::string(folder) + "/deadline_cases.jsonl"});
  EXPECT_EQ(said.code, 0) << said.out;
  EXPECT_TRUE(said.says("40 passed, 0 failed")) << said.out;
}

}  // namespace
}  // namespace nb::test
