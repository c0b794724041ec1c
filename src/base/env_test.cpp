// SPDX-License-Identifier: EUPL-1.2
#include "base/env.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <functional>

namespace nb {
namespace {

/// A fresh folder that goes with the test.
class PosixEnvTest : public testing::Test {
 protected:
  PosixEnvTest() : folder_(std::filesystem::temp_directory_path() / ("nb-env-" + std::to_string(::getpid()))) { env_->make_directory(folder_ + "/a"); }
  ~PosixEnvTest() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }

  std::string folder_;
  std::unique_ptr<Env> env_ = posix_env();
};

int code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const DiskError& e) {
    EXPECT_EQ(e.kind(), ErrorKind::disk);
    return e.code();
  }
  return 0;
}

TEST_F(PosixEnvTest, ReadsWhatWasWrittenAndStopsAtTheEnd) {
  const auto file = env_->open(path("f"), OpenMode::write);
  file->write_at(3, bytes_of("abc"));
  EXPECT_EQ(file->size(), 6U);
  Bytes out(10);
  EXPECT_EQ(file->read_at(4, out), 2U);
  EXPECT_EQ(text_of(ByteView(out).first(2)), "bc");
  file->truncate(1);
  file->sync();
  file->close();
  EXPECT_EQ(env_->info(path("f")).size, 1U);
  EXPECT_EQ(env_->list(folder_), (std::vector<std::string>{"a", "f"}));
}

TEST_F(PosixEnvTest, NamesTheReasonOfARefusal) {
  EXPECT_EQ(code_of([&] { (void)env_->open(path("missing"), OpenMode::read); }), ENOENT);
  env_->open(path("f"), OpenMode::create)->close();
  EXPECT_EQ(code_of([&] { (void)env_->open(path("f"), OpenMode::create); }), EEXIST);
  EXPECT_EQ(code_of([&] { env_->make_directory(path("f")); }), ENOTDIR);
  EXPECT_EQ(code_of([&] { env_->sync_directory(path("f")); }), ENOTDIR);
  EXPECT_EQ(code_of([&] { env_->rename(path("x"), path("y")); }), ENOENT);
  EXPECT_EQ(code_of([&] { env_->remove(path("x")); }), ENOENT);
  EXPECT_EQ(code_of([&] { (void)env_->info(path("x")); }), ENOENT);
  EXPECT_FALSE(env_->exists(path("f/below")));
}

TEST_F(PosixEnvTest, ReplacesAFileDurablyWithItsPermissions) {
  write_file_durably(*env_, path("k"), bytes_of("old"));
  env_->open(path("k.tmp"), OpenMode::write)->close();  // left by a crash
  write_file_durably(*env_, path("k"), bytes_of("new"), 0600);
  EXPECT_EQ(text_of(read_file(*env_, path("k"))), "new");
  EXPECT_EQ(env_->info(path("k")).permissions, 0600U);
  EXPECT_FALSE(env_->exists(path("k.tmp")));
}

TEST_F(PosixEnvTest, RefusesAFileAboveTheLimit) {
  write_file_durably(*env_, path("k"), bytes_of("12345"));
  EXPECT_THROW((void)read_file(*env_, path("k"), 4), Error);
}

TEST_F(PosixEnvTest, LocksAFolderOnce) {
  auto held = env_->lock(path("lock"));
  try {
    (void)env_->lock(path("lock"));
    FAIL() << "locked twice";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::locked);
    EXPECT_NE(std::string(e.what()).find(folder_), std::string::npos);
  }
  held.reset();
  EXPECT_NE(env_->lock(path("lock")), nullptr);
}

TEST_F(PosixEnvTest, ReportsAFullDiskAndKeepsTheOldFile) {
  write_file_durably(*env_, path("k"), bytes_of("old"));
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{.rlim_cur = 1024, .rlim_max = before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &tight), 0);
  const int code = code_of([&] { write_file_durably(*env_, path("k"), Bytes(4096)); });
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_EQ(code, EFBIG);
  EXPECT_EQ(text_of(read_file(*env_, path("k"))), "old");
}

TEST(ParentPath, IsTheFolderOfAName) {
  EXPECT_EQ(parent_path("a/b/c"), "a/b");
  EXPECT_EQ(parent_path("c"), ".");
  EXPECT_EQ(parent_path("/c"), "/");
}

}  // namespace
}  // namespace nb
