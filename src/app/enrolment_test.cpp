// SPDX-License-Identifier: EUPL-1.2
// Codes are on paper and good, or neither; whatever the disk does.
#include "app/enrolment.hpp"

#include <gtest/gtest.h>

#include <cerrno>

#include "base/env.hpp"
#include "base/error.hpp"
#include "staff/accounts.hpp"
#include "storage/sqlite/db.hpp"
#include "support/temp_folder.hpp"

namespace nb::app {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr const char* kNew = "aaaaa-bbbbb-ccccc-ddddd";
constexpr const char* kNew2 = "aaaaa-bbbbb-ccccc-eeeee";

/// A disk that is full after so many writes, and one on which the power ends before anything is taken back.
class FullDisk final : public Env {
 public:
  std::unique_ptr<File> open(const std::string& path, OpenMode mode, std::uint32_t permissions) override {
    if (mode == OpenMode::create && full) throw DiskError(ENOSPC, "write", path);
    return under_->open(path, mode, permissions);
  }
  bool exists(const std::string& path) override { return under_->exists(path); }
  FileInfo info(const std::string& path) override { return under_->info(path); }
  std::vector<std::string> list(const std::string& directory) override { return under_->list(directory); }
  void rename(const std::string& from, const std::string& to) override { under_->rename(from, to); }
  void remove(const std::string& path) override { under_->remove(path); }
  void make_directory(const std::string& path) override { under_->make_directory(path); }
  void sync_directory(const std::string& directory) override {
    if (torn) throw DiskError(EIO, "sync", directory);
    under_->sync_directory(directory);
  }
  std::unique_ptr<FileLock> lock(const std::string& path) override { return under_->lock(path); }
  bool full = false;
  bool torn = false;

 private:
  std::unique_ptr<Env> under_ = posix_env();
};

class Enrolling : public testing::Test {
 protected:
  Enrolling() {
    for (const char* name : {"ada", "ben"}) EXPECT_TRUE(accounts_.add({name, "", kNow}).has_value());
    EXPECT_TRUE(accounts_.invitations().issue_all(std::vector<staff::NewInvitation>{{"ada", kOld}}, {"init", kNow, kNow + 24h}));
  }
  void hand_out(const std::function<void()>& note = [] {}) {
    const std::vector<staff::NewInvitation> codes{{"ada", kNew}, {"ben", kNew2}};
    app::hand_out(env_, accounts_, {.out = out_, .pdf = pdf_, .codes = codes, .time = {"init", kNow, kNow + 24h}, .note = note});
  }
  [[nodiscard]] bool good(const char* code) { return accounts_.invitations().open(code, kNow).has_value(); }
  /// Nothing has changed and nothing is left.
  void expect_undone() {
    EXPECT_FALSE(good(kNew));
    EXPECT_FALSE(good(kNew2));
    EXPECT_TRUE(good(kOld)) << "what people have in their hands stays good";
    EXPECT_FALSE(env_.exists(out_));
    EXPECT_FALSE(env_.exists(out_ + ".tmp"));
    EXPECT_FALSE(accounts_.invitations().unfinished_sheets().has_value());
  }

  static constexpr const char* kOld = "hhhhh-jjjjj-kkkkk-mmmmm";
  test::TempFolder folder_;
  FullDisk env_;
  std::string out_ = folder_.file("blaetter.pdf");
  Bytes pdf_ = Bytes(5000, std::byte{'%'});
  std::string path_ = folder_.file("accounts.db");
  staff::AccountStore accounts_{{env_, path_, crypto::PasswordCost::test}};
};

TEST_F(Enrolling, PutsThePaperFirstThenTheTraceThenAllCodes) {
  bool noted = false;
  hand_out([&] {
    noted = true;
    EXPECT_EQ(read_file(env_, out_), pdf_);
    EXPECT_FALSE(good(kNew)) << "not before the trace";
    EXPECT_EQ(accounts_.invitations().unfinished_sheets(), out_);
  });
  EXPECT_TRUE(noted);
  EXPECT_TRUE(good(kNew) && good(kNew2));
  EXPECT_FALSE(good(kOld));
  EXPECT_FALSE(accounts_.invitations().unfinished_sheets().has_value());
  EXPECT_EQ(env_.info(out_).permissions & 077U, 0U);
}

TEST_F(Enrolling, AFullDiskLeavesEverythingAsItWas) {
  env_.full = true;
  EXPECT_THROW(hand_out(), Error);
  expect_undone();
}

TEST_F(Enrolling, AFolderThatIsNotSyncedIsNoSafePlace) {
  env_.torn = true;
  EXPECT_THROW(hand_out(), Error);
  expect_undone();
}

TEST_F(Enrolling, AFolderThatIsNotThereLeavesEverythingAsItWas) {
  out_ = folder_.file("gibt-es-nicht") + "/blaetter.pdf";
  EXPECT_THROW(hand_out(), Error);
  expect_undone();
}

TEST_F(Enrolling, WithoutATraceThereIsNoCode) {
  EXPECT_THROW(hand_out([] { throw Error(ErrorKind::unavailable, "versiegelt"); }), Error);
  expect_undone();
}

TEST_F(Enrolling, CodesThatCannotBeStoredTakeTheirPaperAlong) {
  storage::Db file({.path = path_});
  file.exec("CREATE TRIGGER torn BEFORE INSERT ON invitation WHEN NEW.account = 'ben' BEGIN SELECT RAISE(ABORT, 'torn'); END");
  try {
    hand_out();
    FAIL() << "the second code was refused";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("Es gilt kein neuer Code und es gibt keine Datei"), std::string::npos) << error.what();
  }
  file.exec("DROP TRIGGER torn");
  expect_undone();
}

TEST_F(Enrolling, AnAccountThatIsGoneMeanwhileStopsThemAll) {
  accounts_.remove("ben");
  EXPECT_THROW(hand_out(), Error);
  expect_undone();
}

TEST_F(Enrolling, ACrashBetweenPaperAndCodesIsRemembered) {
  accounts_.invitations().begin_sheets(out_);
  write_file_durably(env_, out_, pdf_);
  staff::AccountStore after({env_, path_, crypto::PasswordCost::test});  // the next run of the program
  EXPECT_EQ(after.invitations().unfinished_sheets(), out_);
  EXPECT_FALSE(good(kNew));
  EXPECT_TRUE(good(kOld));
  hand_out();
  EXPECT_FALSE(after.invitations().unfinished_sheets().has_value());
}

}  // namespace
}  // namespace nb::app
