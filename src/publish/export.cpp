// SPDX-License-Identifier: EUPL-1.2
// Threads take the next file until none is left or one has failed; the first failure is the one that is told.
#include "publish/export.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "base/assert.hpp"
#include "base/env.hpp"
#include "publish/compress.hpp"

namespace nb::publish {

namespace {

constexpr std::size_t kProgressStep = 200;
constexpr std::uint32_t kPermissions = 0644;  // a web server of another account reads them

bool stays_inside(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.back() == '/') return false;
  return path != ".." && !path.starts_with("../") && path.find("/../") == std::string::npos && !path.ends_with("/..");
}

class Export {
 public:
  Export(Env& env, std::span<const ExportFile> files, const ExportOptions& options) : env_(env), files_(files), options_(options) {}
  ExportReport run();

 private:
  void make_folders();
  void work();
  void write_file(const ExportFile& file, Encoder& encoder);
  void replace(const std::string& path, const std::string& text);
  void replace_or_remove(const std::string& path, const std::string& text);
  [[nodiscard]] bool is_unchanged(const std::string& path, const std::string& text);
  void count(bool written, std::size_t bytes);
  void fail();

  Env& env_;
  const std::span<const ExportFile> files_;
  const ExportOptions& options_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;  // of what follows
  ExportReport report_;
  std::exception_ptr failure_;
};

void Export::make_folders() {
  std::set<std::string> folders;
  for (const ExportFile& file : files_) {
    NB_ASSERT(stays_inside(file.path));
    folders.insert(parent_path(options_.folder + "/" + file.path));
  }
  for (const std::string& folder : folders) env_.make_directory(folder);
}

bool Export::is_unchanged(const std::string& path, const std::string& text) {
  if (!env_.exists(path) || env_.info(path).size != text.size()) return false;
  return text_of(read_file(env_, path)) == text;
}

void Export::replace(const std::string& path, const std::string& text) {
  const std::string aside = path + ".tmp";
  if (env_.exists(aside)) env_.remove(aside);
  try {
    const auto file = env_.open(aside, OpenMode::create, kPermissions);
    file->write_at(0, bytes_of(text));
    file->close();
    env_.rename(aside, path);
  } catch (const Error&) {
    if (env_.exists(aside)) env_.remove(aside);  // half a file would count as disk space that is missing elsewhere
    throw;
  }
}

void Export::replace_or_remove(const std::string& path, const std::string& text) {
  if (!text.empty()) return replace(path, text);
  if (env_.exists(path)) env_.remove(path);
}

void Export::write_file(const ExportFile& file, Encoder& encoder) {
  const std::string path = options_.folder + "/" + file.path;
  std::string text = file.render();
  const std::size_t bytes = text.size();
  if (is_unchanged(path, text)) return count(false, bytes);
  const EncodedBody body = encoder.encode(std::move(text));
  replace_or_remove(path + ".br", body.br);
  replace_or_remove(path + ".gz", body.gzip);
  replace(path, body.identity);  // last: an unchanged text means that its copies are there
  count(true, bytes);
}

void Export::count(bool written, std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  ++(written ? report_.written : report_.unchanged);
  report_.bytes += bytes;
  const std::size_t done = report_.written + report_.unchanged;
  if (options_.progress && (done % kProgressStep == 0 || done == files_.size())) options_.progress(done, files_.size());
}

void Export::fail() {
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = std::current_exception();
  failed_ = true;
}

void Export::work() {
  Encoder encoder;
  try {
    for (std::size_t i = next_++; i < files_.size() && !failed_; i = next_++) write_file(files_[i], encoder);
  } catch (...) {  // the boundary of the thread's job; run() throws it on
    fail();
  }
}

ExportReport Export::run() {
  make_folders();
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::max<std::size_t>(options_.threads, 1); ++i) threads.emplace_back([this] { work(); });
  }
  if (failure_) std::rethrow_exception(failure_);
  return report_;
}

}  // namespace

ExportReport export_site(Env& env, std::span<const ExportFile> files, const ExportOptions& options) { return Export(env, files, options).run(); }

}  // namespace nb::publish
