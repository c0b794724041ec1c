// SPDX-License-Identifier: EUPL-1.2
// The WAL stays short beside a writer that never stops, loses nothing, and waits for a reader instead of turning in circles.
#include "storage/sqlite/wal_copier.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "storage/sqlite/db.hpp"
#include "support/temp_folder.hpp"

namespace nb::storage {
namespace {

constexpr std::int64_t kPages = 50;

class WalCopying : public ::testing::Test {
 protected:
  WalCopying() { db_.exec("CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"); }
  void insert() {
    db_.begin();
    db_.query("INSERT INTO t(text) VALUES(?)").bind(std::string(3000, 'x')).run();
    db_.commit();
    copier_.after_commit(db_);
    longest_ = std::max(longest_, db_.wal_pages());
  }
  static std::int64_t count(Db& db) {
    Query q = db.query("SELECT count(*) FROM t");
    return q.step() ? q.i64(0) : -1;
  }

  test::TempFolder folder_;
  std::string path_ = folder_.file("t.db");
  Db db_{{.path = path_, .auto_checkpoint = false}};
  WalCopier copier_{{.path = path_, .vfs = "", .pages = kPages}};
  std::int64_t longest_ = 0;
};

TEST_F(WalCopying, KeepsItShortAndLosesNothing) {
  constexpr int kRows = 20'000;
  for (int i = 0; i < kRows; ++i) insert();
  EXPECT_LT(longest_, kRows / 2) << "of " << kRows << " commits of at least one page; how far behind the copier is depends on the machine";
  Db reader({.path = path_, .mode = DbOptions::Mode::read_only});
  EXPECT_EQ(count(reader), kRows);
  EXPECT_GT(std::filesystem::file_size(path_), std::uintmax_t{3000} * kRows / 2) << "what is copied stands in the file";
}

TEST_F(WalCopying, WaitsForAReader) {
  insert();
  Db reader({.path = path_, .mode = DbOptions::Mode::read_only});
  reader.begin_snapshot();
  ASSERT_EQ(count(reader), 1);
  for (int i = 0; i < 500; ++i) insert();
  EXPECT_EQ(count(reader), 1) << "its moment stays";
  EXPECT_GT(longest_, 500);
  reader.rollback();
  EXPECT_EQ(count(reader), 501);
  while (db_.wal_pages() > kPages) insert();  // would not end if the copier had given up
}

}  // namespace
}  // namespace nb::storage
