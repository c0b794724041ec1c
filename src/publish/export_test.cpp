// SPDX-License-Identifier: EUPL-1.2
// Exported files are whole, have their copies, and a disk that refuses is reported instead of half a site.
#include "publish/export.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>

#include "base/env.hpp"
#include "base/error.hpp"
#include "publish/compress.hpp"
#include "support/temp_folder.hpp"

namespace nb::publish {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string page(int number) { return "<!doctype html><title>Seite</title>" + std::string(400, 'x') + std::to_string(number); }

class Exporting : public testing::Test {
 protected:
  std::string text(const std::string& name) { return std::string(text_of(read_file(*env_, folder_.file(name)))); }
  ExportReport run(const std::vector<ExportFile>& files) { return export_site(*env_, files, {.folder = folder_.path()}); }

  test::TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
};

TEST_F(Exporting, WritesEveryFileWithItsCopies) {
  std::vector<ExportFile> files;
  for (int i = 0; i < 500; ++i) files.push_back({"a/" + std::to_string(i % 7) + "/" + std::to_string(i) + ".html", [i] { return page(i); }});
  std::size_t last = 0;
  const ExportReport report = export_site(*env_, files, {.folder = folder_.path(), .progress = [&](std::size_t done, std::size_t total) {
                                                           EXPECT_GT(done, last);
                                                           EXPECT_EQ(total, 500U);
                                                           last = done;
                                                         }});
  EXPECT_EQ(report.written, 500U);
  EXPECT_EQ(last, 500U);
  Encoder encoder;
  for (int i = 0; i < 500; i += 99) {
    const std::string name = "a/" + std::to_string(i % 7) + "/" + std::to_string(i) + ".html";
    EXPECT_EQ(text(name), page(i));
    EXPECT_EQ(text(name + ".gz"), encoder.gzip(page(i)));
    EXPECT_EQ(text(name + ".br"), encoder.brotli(page(i)));
  }
}

TEST_F(Exporting, LeavesUnchangedFilesAlone) {
  std::vector<ExportFile> files = {{"index.html", [] { return page(1); }}, {"b.html", [] { return page(2); }}};
  (void)run(files);
  files[1].render = [] { return page(3); };
  const ExportReport again = run(files);
  EXPECT_EQ(again.unchanged, 1U);
  EXPECT_EQ(again.written, 1U);
  EXPECT_EQ(text("b.html"), page(3));
}

TEST_F(Exporting, ShortFilesHaveNoCopiesAndOldCopiesGo) {
  (void)run({{"robots.txt", [] { return page(1); }}});
  EXPECT_TRUE(env_->exists(folder_.file("robots.txt.gz")));
  (void)run({{"robots.txt", [] { return std::string("ok"); }}});
  EXPECT_THAT(env_->list(folder_.path()), ElementsAre("robots.txt"));
}

TEST_F(Exporting, ALeftOverFromACrashIsReplaced) {
  write_file_durably(*env_, folder_.file("index.html.tmp"), bytes_of("halb"));
  (void)run({{"index.html", [] { return page(1); }}});
  EXPECT_EQ(text("index.html"), page(1));
  EXPECT_FALSE(env_->exists(folder_.file("index.html.tmp")));
}

TEST_F(Exporting, AFailingPageEndsTheExportWithItsReason) {
  std::vector<ExportFile> files = {{"a.html", []() -> std::string { throw Error(ErrorKind::corrupt, "Vorlage fehlt"); }}};
  EXPECT_THROW((void)run(files), Error);
}

// A disk on which only so many files can be opened for writing.
class SmallDisk final : public Env {
 public:
  explicit SmallDisk(int files) : left_(files) {}
  std::unique_ptr<File> open(const std::string& path, OpenMode mode, std::uint32_t permissions) override {
    if (mode != OpenMode::read && --left_ < 0) throw DiskError(ENOSPC, "write", path);
    return under_->open(path, mode, permissions);
  }
  bool exists(const std::string& path) override { return under_->exists(path); }
  FileInfo info(const std::string& path) override { return under_->info(path); }
  std::vector<std::string> list(const std::string& directory) override { return under_->list(directory); }
  void rename(const std::string& from, const std::string& to) override { under_->rename(from, to); }
  void remove(const std::string& path) override { under_->remove(path); }
  void make_directory(const std::string& path) override { under_->make_directory(path); }
  void sync_directory(const std::string& directory) override { under_->sync_directory(directory); }
  std::unique_ptr<FileLock> lock(const std::string& path) override { return under_->lock(path); }

 private:
  std::unique_ptr<Env> under_ = posix_env();
  std::atomic<int> left_;
};

TEST_F(Exporting, AFullDiskIsReportedAndLeavesWholeFilesOnly) {
  SmallDisk disk(40);
  std::atomic<int> rendered = 0;
  std::vector<ExportFile> files;
  for (int i = 0; i < 1000; ++i)
    files.push_back({std::to_string(i) + ".html", [i, &rendered] {
                       ++rendered;
                       return page(i);
                     }});
  try {
    (void)export_site(disk, files, {.folder = folder_.path()});
    FAIL() << "the disk was full";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::disk);
  }
  EXPECT_LT(rendered, 50) << "the other thread stops too";
  for (const std::string& name : env_->list(folder_.path())) {
    EXPECT_FALSE(name.ends_with(".tmp")) << name;
    EXPECT_TRUE(!name.ends_with(".html") || text(name).size() > 400U) << name;
  }
}

}  // namespace
}  // namespace nb::publish
