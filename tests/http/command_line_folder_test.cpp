// SPDX-License-Identifier: EUPL-1.2
// The folder of an installation: its evidence, and everything that can be wrong with it. One German sentence and exit code 1 each.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/env.hpp"
#include "http/program.hpp"
#include "interop/run.hpp"
#include "staff/accounts.hpp"
#include "staff/queries.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::test {
namespace {

namespace fs = std::filesystem;

class FolderCommands : public testing::Test {
 protected:
  FolderCommands() {
    install(dir_, false);
    for (const char* text : {"Erstens", "Zweitens", "Drittens"}) EXPECT_EQ(notbetrieb({"decide", "--dir", dir_, text, "--reason", "Darum"}).code, 0);
  }
  /// One sentence, for people: no more than two lines, ending like a sentence or with the kind of the failure.
  static void expect_refused(const Said& said, const std::string& about) {
    EXPECT_EQ(said.code, 1) << said.out;
    EXPECT_NE(said.err.find(about), std::string::npos) << said.err;
    EXPECT_LE(std::count(said.err.begin(), said.err.end(), '\n'), 2) << said.err;
  }

  TempFolder folder_;
  std::string dir_ = folder_.file("d");
};

TEST_F(FolderCommands, InitRefusesAFolderInUseAndAWeakPassword) {
  expect_refused(notbetrieb({"init", "--dir", dir_}), "liegt schon ein Notbetrieb");
  expect_refused(notbetrieb({"init", "--dir", folder_.file("neu"), "--operator", "stab", "--password-stdin"}, "kurz\n"), "zu kurz");
}

TEST_F(FolderCommands, MakesAPasswordWhereNoneIsGiven) {
  const Said said = notbetrieb({"account", "--dir", dir_, "zweite"});
  EXPECT_EQ(said.code, 0) << said.err;
  EXPECT_TRUE(said.says("Passwort: "));
  expect_refused(notbetrieb({"account", "--dir", dir_, "zweite"}), "gibt es schon");
  EXPECT_EQ(notbetrieb({"account", "--dir", dir_, "zweite", "--reset"}).code, 0);
  expect_refused(notbetrieb({"account", "--dir", dir_, "niemand", "--reset"}), "gibt es nicht");
}

/// What the journal knows, by way of state.db.
std::size_t accounts_entered(const std::string& dir) {
  storage::Db db({.path = dir + "/state.db", .mode = storage::DbOptions::Mode::read_only});
  return staff::account_names(db, region_log()).size();
}

TEST_F(FolderCommands, AnAccountThatWasCutOffBeforeItsPasswordIsFinishedByTheSameCommand) {
  {
    storage::Db in_the_way({.path = dir_ + "/keys/accounts.db"});  // the file cannot be written: as good as a crash after the entry
    in_the_way.begin();
    expect_refused(notbetrieb({"account", "--dir", dir_, "zweite"}), "accounts.db");
    in_the_way.rollback();
  }
  EXPECT_EQ(accounts_entered(dir_), 2U) << "the entry comes first";
  expect_refused(notbetrieb({"account", "--dir", dir_, "zweite", "--reset"}), "gibt es nicht");
  const Said again = notbetrieb({"account", "--dir", dir_, "zweite"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_TRUE(again.says("Passwort: "));
  EXPECT_EQ(accounts_entered(dir_), 2U) << "and once only";
}

TEST_F(FolderCommands, AnAccountThatOnlyTheFileKnowsIsEnteredAtTheNextStartAndCommand) {
  const auto env = posix_env();
  const auto put = [&](const char* name) {
    staff::AccountStore file({.env = *env, .path = dir_ + "/keys/accounts.db", .cost = crypto::PasswordCost::test});
    EXPECT_TRUE(file.create(name, "acht Ziegen im Schnee", *parse_rfc3339(kMoment)));
  };
  put("zweite");
  EXPECT_EQ(accounts_entered(dir_), 1U);
  { const Program started(dir_); }
  EXPECT_EQ(accounts_entered(dir_), 2U);
  put("dritte");
  EXPECT_EQ(notbetrieb({"account", "--dir", dir_, "vierte"}).code, 0);
  EXPECT_EQ(accounts_entered(dir_), 4U);
}

TEST_F(FolderCommands, VerifyFindsNothingInASoundFolderAndNamesAFlippedByte) {
  const Said sound = notbetrieb({"verify", dir_});
  EXPECT_EQ(sound.code, 0) << sound.err;
  EXPECT_TRUE(sound.says("Alles in Ordnung."));
  std::string bytes;
  {
    std::ifstream in(dir_ + "/journal.db", std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    bytes = all.str();
  }
  const std::size_t at = bytes.find("Zweitens");
  ASSERT_NE(at, std::string::npos);
  bytes[at] = 'z';
  { std::ofstream(dir_ + "/journal.db", std::ios::binary) << bytes; }
  const Said broken = notbetrieb({"verify", dir_});
  EXPECT_EQ(broken.code, 1);
  EXPECT_TRUE(broken.complains("region/main")) << broken.err;
}

TEST_F(FolderCommands, RebuildMakesTheSameState) {
  fs::remove(dir_ + "/state.db");
  EXPECT_EQ(notbetrieb({"rebuild", "--dir", dir_}).code, 0);
  EXPECT_EQ(notbetrieb({"rebuild", "--dir", dir_}).code, 0);
  EXPECT_EQ(notbetrieb({"verify", dir_}).code, 0);
}

TEST_F(FolderCommands, EvidenceIsVerifiedByTheProgramOfStrangers) {
  const std::string nb_verify = NB_BINARY_DIR "/bin/nb-verify";
  const auto key_of = [](const Said& said) {
    const std::size_t at = said.out.find("--key ") + 6;
    return said.out.substr(at, said.out.find('\n', at) - at);
  };
  const Said receipt = notbetrieb({"receipt", "--dir", dir_, "region/main", "1", "--out", folder_.file("beleg")});
  ASSERT_EQ(receipt.code, 0) << receipt.err;
  const Ran one = nb::test::run(nb_verify + " receipt " + folder_.file("beleg") + " --key '" + key_of(receipt) + "'");
  EXPECT_EQ(one.code, 0) << one.output;
  const Said log = notbetrieb({"export-log", "--dir", dir_, "region/main", folder_.file("protokoll")});
  ASSERT_EQ(log.code, 0) << log.err;
  const Ran all = nb::test::run(nb_verify + " log " + folder_.file("protokoll") + " --key '" + key_of(log) + "'");
  EXPECT_EQ(all.code, 0) << all.output;
  EXPECT_TRUE(notbetrieb({"keys", "--dir", dir_}).says(key_of(log)));
  expect_refused(notbetrieb({"receipt", "--dir", dir_, "region/main", "999"}), "gibt es in region/main nicht");
  expect_refused(notbetrieb({"receipt", "--dir", dir_, "quatsch", "1"}), "ist kein Protokoll");
}

TEST_F(FolderCommands, OneServerPerFolder) {
  const Program program(dir_);
  EXPECT_THROW(Program{dir_}, std::exception);
  const Said second = notbetrieb({"serve", "--dir", dir_, "--port", "0"});
  expect_refused(second, "[locked]");
  expect_refused(notbetrieb({"rebuild", "--dir", dir_}), "[locked]");
}

TEST_F(FolderCommands, AMissingFolderNamesInit) {
  for (const char* command : {"status", "rebuild", "keys", "contradictions"}) expect_refused(notbetrieb({command, "--dir", folder_.file("nichts")}), "notbetrieb init");
  expect_refused(notbetrieb({"verify", folder_.file("nichts")}), "notbetrieb init");
  expect_refused(notbetrieb({"import", "--dir", folder_.file("nichts"), pack_folder()}), "notbetrieb init");
}

TEST_F(FolderCommands, AWrongKeyIsNamed) {
  const fs::path key = [&] {
    for (const fs::directory_entry& entry : fs::directory_iterator(dir_ + "/keys")) {
      if (!entry.path().filename().string().starts_with("accounts.")) return entry.path();
    }
    return fs::path();
  }();
  ASSERT_FALSE(key.empty());
  install(folder_.file("other"), false);
  fs::copy_file(fs::path(folder_.file("other")) / "keys" / key.filename(), key, fs::copy_options::overwrite_existing);
  expect_refused(notbetrieb({"decide", "--dir", dir_, "Viertens", "--reason", "Darum"}), "[key]");
}

TEST_F(FolderCommands, AJournalOfANewerProgramIsNotTouched) {
  {
    // The schema's version stands in bytes 60 to 63 of the file (SQLite's user_version).
    std::fstream file(dir_ + "/journal.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(62);
    file.put('\x7f');
  }
  expect_refused(notbetrieb({"decide", "--dir", dir_, "Viertens", "--reason", "Darum"}), "neueren Programmversion");
}

TEST_F(FolderCommands, AConfigurationMistakeNamesItsLine) {
  { std::ofstream(dir_ + "/notbetrieb.toml", std::ios::app) << "farbe = 3\n"; }
  expect_refused(notbetrieb({"status", "--dir", dir_}), "notbetrieb.toml Zeile ");
}

TEST_F(FolderCommands, ASealedJournalIsNamedAndCanBeReleased) {
  { std::ofstream(dir_ + "/journal.db.sealed") << "Probe"; }
  expect_refused(notbetrieb({"decide", "--dir", dir_, "Viertens", "--reason", "Darum"}), "[sealed]");
  EXPECT_TRUE(notbetrieb({"unseal", "--dir", dir_}).says("Versiegelt wegen: Probe"));
  EXPECT_EQ(notbetrieb({"decide", "--dir", dir_, "Viertens", "--reason", "Darum"}).code, 0);
}

TEST_F(FolderCommands, AReadOnlyFolderIsNamed) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::permissions(dir_, fs::perms::owner_read | fs::perms::owner_exec);
  const Said said = notbetrieb({"decide", "--dir", dir_, "Viertens", "--reason", "Darum"});
  fs::permissions(dir_, fs::perms::owner_all);
  expect_refused(said, "[disk]");
}

}  // namespace
}  // namespace nb::test
