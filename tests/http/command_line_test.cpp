// SPDX-License-Identifier: EUPL-1.2
// Every question and every action of the command line, without a server and beside one.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "http/program.hpp"

namespace nb::test {
namespace {

class CommandLine : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(dir());
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static std::string dir() { return folder_->file("d"); }
  static Said run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--dir", dir()});
    return notbetrieb(arguments);
  }

  static std::unique_ptr<TempFolder> folder_;
};
std::unique_ptr<TempFolder> CommandLine::folder_;

TEST_F(CommandLine, SecondImportChangesNothing) {
  const Said again = run({"import", pack_folder()});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_TRUE(again.says("Nichts zu ändern.")) << again.out;
}

TEST_F(CommandLine, ImportNamesFileLineAndColumnAndChangesNothing) {
  const std::string data = folder_->file("broken");
  std::filesystem::copy(pack_folder(), data);
  std::ofstream(data + "/components.csv", std::ios::app) << "neu,Neu,New,platform,municipality,municipality,gibt_es_nicht,up\n";
  const Said refused = run({"import", data});
  EXPECT_EQ(refused.code, 1);
  EXPECT_TRUE(refused.complains("components.csv")) << refused.err;
  EXPECT_TRUE(refused.complains("66")) << refused.err;
  EXPECT_TRUE(refused.complains("gibt_es_nicht")) << refused.err;
  EXPECT_TRUE(refused.complains("Nichts wurde geändert."));
  EXPECT_TRUE(run({"import", pack_folder()}).says("Nichts zu ändern."));
}

TEST_F(CommandLine, ImportSpellsACycleOut) {
  const std::string data = folder_->file("cycle");
  std::filesystem::copy(pack_folder(), data);
  std::ofstream(data + "/components.csv", std::ios::app) << "henne,Henne,Hen,platform,municipality,municipality,ei,up\nei,Ei,Egg,platform,municipality,municipality,henne,up\n";
  const Said refused = run({"import", data});
  EXPECT_EQ(refused.code, 1);
  EXPECT_TRUE(refused.complains("henne")) << refused.err;
  EXPECT_TRUE(refused.complains("ei")) << refused.err;
}

TEST_F(CommandLine, PlaysATimelineAndAnswersAboutIt) {
  TempFolder own;
  install(own.file("d"));
  const std::vector<std::string> at{"--dir", own.file("d")};
  const auto ask = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, at.begin(), at.end());
    return notbetrieb(words);
  };
  EXPECT_TRUE(ask({"timeline", pack_folder() + "/timeline.jsonl", "--until", "2023-10-31T20:00:00+01:00"}).says("eingespielt"));
  EXPECT_TRUE(ask({"status", "--ags", "arnsberg", "--clock-at", "2023-10-31T20:00:00+01:00"}).says("05958004 Arnsberg"));
  const Said why = ask({"why", "meldebescheinigung", "--ags", "arnsberg", "--clock-at", "2023-10-31T20:00:00+01:00"});
  EXPECT_TRUE(why.says("Rechenzentrum des IT-Dienstleisters (provider_dc)")) << why.out << why.err;
  EXPECT_TRUE(ask({"what-if", "post"}).says("Nicht mehr verfügbar: post"));
  EXPECT_TRUE(ask({"single-points"}).says("Menschen verlieren"));
  EXPECT_TRUE(ask({"restart-order", "--clock-at", "2023-10-31T20:00:00+01:00"}).says(" 1. "));
  EXPECT_EQ(ask({"contradictions"}).code, 0);

  std::ofstream(own.file("bad.jsonl")) << "{}\nkein json\n";
  const Said bad = ask({"timeline", own.file("bad.jsonl")});
  EXPECT_EQ(bad.code, 1);
  EXPECT_TRUE(bad.complains("Zeile 2: kein JSON-Objekt")) << bad.err;
}

TEST_F(CommandLine, AsksBackInOneSentence) {
  EXPECT_EQ(run({"why", "meldebescheinigung"}).code, 2);
  EXPECT_EQ(run({"why", "gibt-es-nicht", "--ags", "arnsberg"}).code, 1);
  EXPECT_TRUE(run({"why", "gibt-es-nicht", "--ags", "arnsberg"}).complains("gibt es hier nicht"));
  EXPECT_TRUE(run({"status", "--ags", "atlantis"}).complains("atlantis"));
  EXPECT_EQ(run({"what-if", "gibt_es_nicht"}).code, 1);
  EXPECT_EQ(run({"status", "--clock-at", "gestern"}).code, 1);
  EXPECT_EQ(run({"component", "phone", "kaputt"}).code, 2);
  EXPECT_EQ(notbetrieb({"gibt-es-nicht"}).code, 2);
  EXPECT_EQ(notbetrieb({}).code, 2);
  EXPECT_EQ(notbetrieb({"--help"}).code, 0);
}

/// All actions, one after the other, on the same things.
void act_through_the_night(const std::string& dir) {
  const auto act = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"--dir", dir});
    const Said said = notbetrieb(words);
    EXPECT_EQ(said.code, 0) << words[0] << ": " << said.err;
    return said;
  };
  EXPECT_TRUE(act({"component", "provider_dc", "down", "--de", "Aus."}).says("Eingetragen: region/main Nr. "));
  EXPECT_TRUE(act({"component", "counter", "degraded", "--ags", "arnsberg"}).says("05958004/main"));
  act({"component-withdraw", "counter", "--ags", "arnsberg"});
  EXPECT_TRUE(notbetrieb({"component-withdraw", "--dir", dir, "counter", "--ags", "arnsberg"}).complains("keine Aussage, die man zurücknehmen könnte"));
  act({"service", "trauung", "possible", "--ags", "arnsberg", "--de", "Trauungen finden statt.", "--until", "2099-01-01T00:00:00+01:00"});
  act({"service-withdraw", "trauung", "--ags", "arnsberg"});
  act({"office", "Bürgerbüro", "closed", "--ags", "sundern"});
  act({"office-withdraw", "Bürgerbüro", "--ags", "sundern"});
  EXPECT_TRUE(notbetrieb({"office-withdraw", "--dir", dir, "Bürgerbüro", "--ags", "sundern"}).complains("Bitte sehen Sie nach, was jetzt gilt."));
  act({"incident", "--id", "probe", "--de", "Ausfall.", "--forecast", "unknown"});
  act({"incident-forecast", "probe", "--forecast", "not_before", "--date", "2099-01-01"});
  act({"incident-end", "probe"});
  act({"decide", "Pässe nach Sundern", "--reason", "Dort geht Strom"});
  act({"announce", "--ags", "arnsberg", "--id", "eins", "--title-de", "Titel", "--de", "Text", "--title-en", "Title", "--en", "Text"});
  act({"announce-correct", "eins", "--ags", "arnsberg", "--id", "zwei", "--title-de", "Neu", "--de", "Text"});
  act({"announce-withdraw", "zwei", "--ags", "arnsberg"});
  const Said last = act({"component", "phone", "down", "--ags", "sundern"});
  const std::string number = last.out.substr(last.out.rfind(' ') + 1, last.out.find('\n', last.out.rfind(' ')) - last.out.rfind(' ') - 1);
  act({"undo", number, "--ags", "sundern"});
  const Said refused = notbetrieb({"component", "--dir", dir, "gibt_es_nicht", "down"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_FALSE(refused.err.empty());
}

TEST_F(CommandLine, ActsWithoutAServer) {
  TempFolder own;
  install(own.file("d"));
  act_through_the_night(own.file("d"));
  EXPECT_EQ(notbetrieb({"verify", own.file("d")}).code, 0);
}

TEST_F(CommandLine, ActsThroughTheRunningServer) {
  TempFolder own;
  install(own.file("d"));
  const Program program(own.file("d"));
  act_through_the_night(own.file("d"));
  HttpClient client = program.client();
  EXPECT_TRUE(client.get("/arnsberg/meldungen/eins/").has("Titel"));
  EXPECT_TRUE(client.get("/api/v1/sundern/status.json").has("provider_dc"));
}

TEST_F(CommandLine, ExportsTheSiteOfOneTown) {
  const std::string out = folder_->file("site");
  const Said done = run({"export-site", out, "--only", "hallenberg"});
  ASSERT_EQ(done.code, 0) << done.err;
  EXPECT_TRUE(std::filesystem::exists(out + "/hallenberg/index.html"));
  EXPECT_FALSE(std::filesystem::exists(out + "/arnsberg/index.html"));
  EXPECT_EQ(run({"export-site", out, "--only", "atlantis"}).code, 1);
}

/// The commands that a help lists.
std::vector<std::string> commands_in(const std::string& help) {
  std::vector<std::string> out;
  const std::size_t begin = help.find("Subcommands:\n");
  if (begin == std::string::npos) return out;
  for (const std::string_view line : split(std::string_view(help).substr(begin), '\n')) {
    if (line.starts_with("  ") && line.size() > 2 && line[2] != ' ') out.emplace_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return out;
}

TEST(CommandLineHelp, EveryCommandStandsOnTheMap) {
  std::ifstream in(NB_SOURCE_DIR "/docs/map.md");
  const std::string map(std::istreambuf_iterator<char>(in), {});
  const std::string section = map.substr(std::min(map.find("## The command line"), map.size()));
  const auto all = commands_in(notbetrieb({"--help"}).out);
  EXPECT_GT(all.size(), 35U);
  std::size_t named = 0;
  for (const std::string& command : all) {
    const auto inner = commands_in(notbetrieb({command, "--help"}).out);
    for (const std::string& one : inner) EXPECT_NE(section.find("`" + command + " " + one + "`"), std::string::npos) << command << " " << one;
    EXPECT_EQ(inner.empty(), section.find("`" + command + "`") != std::string::npos) << command;
    named += inner.empty() ? 1 : inner.size();
  }
  std::size_t on_the_map = 0;
  for (const std::string_view row : split(section, '\n')) {
    if (row.starts_with("| `")) on_the_map += static_cast<std::size_t>(std::ranges::count(row.substr(0, row.find(" | ", 2)), '`')) / 2;
  }
  EXPECT_EQ(on_the_map, named) << "the map names a command that is gone";
}

}  // namespace
}  // namespace nb::test
