// SPDX-License-Identifier: EUPL-1.2
// The operating system's disk. Every call is checked, interrupted ones are repeated, close() reports its error.
#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/env.hpp"

namespace nb {

namespace {

/// Repeats a call that a signal interrupted.
template <class F>
auto retried(F&& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

class PosixFile final : public File {
 public:
  PosixFile(Descriptor descriptor, std::string path) : descriptor_(std::move(descriptor)), path_(std::move(path)) {}

  std::size_t read_at(std::uint64_t offset, std::span<std::byte> out) override {
    std::size_t done = 0;
    while (done < out.size()) {
      const auto got = retried([&] { return ::pread(descriptor_.number(), out.data() + done, out.size() - done, static_cast<off_t>(offset + done)); });
      if (got < 0) throw DiskError(errno, "Lesen von", path_);
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

  void write_at(std::uint64_t offset, ByteView bytes) override {
    std::size_t done = 0;
    while (done < bytes.size()) {
      const auto put = retried([&] { return ::pwrite(descriptor_.number(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done)); });
      if (put < 0) throw DiskError(errno, "Schreiben in", path_);
      if (put == 0) throw DiskError(ENOSPC, "Schreiben in", path_);
      done += static_cast<std::size_t>(put);
    }
  }

  void truncate(std::uint64_t size) override {
    if (retried([&] { return ::ftruncate(descriptor_.number(), static_cast<off_t>(size)); }) != 0) throw DiskError(errno, "Kürzen von", path_);
  }

  void sync() override {
    if (retried([&] { return ::fdatasync(descriptor_.number()); }) != 0) throw DiskError(errno, "Sichern von", path_);
  }

  std::uint64_t size() override {
    struct stat status {};
    if (::fstat(descriptor_.number(), &status) != 0) throw DiskError(errno, "Prüfen von", path_);
    return static_cast<std::uint64_t>(status.st_size);
  }

  void close() override {
    const int number = descriptor_.release();
    if (number >= 0 && ::close(number) != 0 && errno != EINTR) throw DiskError(errno, "Schließen von", path_);  // after EINTR Linux has closed it
  }

 private:
  Descriptor descriptor_;
  std::string path_;
};

class PosixLock final : public FileLock {
 public:
  explicit PosixLock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

 private:
  Descriptor descriptor_;  // the kernel drops the flock with it, also when the process is killed
};

int flags_of(OpenMode mode) {
  switch (mode) {
    case OpenMode::read:
      return O_RDONLY;
    case OpenMode::write:
      return O_RDWR | O_CREAT;
    case OpenMode::create:
      return O_RDWR | O_CREAT | O_EXCL;
  }
  return O_RDONLY;
}

Descriptor open_or_throw(const std::string& path, int flags, std::uint32_t permissions) {
  const int number = retried([&] { return ::open(path.c_str(), flags | O_CLOEXEC, permissions); });
  if (number < 0) throw DiskError(errno, "Öffnen von", path);
  return Descriptor(number);
}

class PosixEnv final : public Env {
 public:
  std::unique_ptr<File> open(const std::string& path, OpenMode mode, std::uint32_t permissions) override {
    return std::make_unique<PosixFile>(open_or_throw(path, flags_of(mode), permissions), path);
  }

  bool exists(const std::string& path) override {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) return true;
    if (errno == ENOENT || errno == ENOTDIR) return false;
    throw DiskError(errno, "Prüfen von", path);
  }

  FileInfo info(const std::string& path) override {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) throw DiskError(errno, "Prüfen von", path);
    return {.size = static_cast<std::uint64_t>(status.st_size), .directory = S_ISDIR(status.st_mode), .permissions = status.st_mode & 0777U};
  }

  std::vector<std::string> list(const std::string& directory) override {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(directory.c_str()), ::closedir);
    if (!stream) throw DiskError(errno, "Lesen von", directory);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* item = ::readdir(stream.get())) {
      const std::string name = item->d_name;
      if (name != "." && name != "..") names.push_back(name);
      errno = 0;
    }
    if (errno != 0) throw DiskError(errno, "Lesen von", directory);
    std::ranges::sort(names);
    return names;
  }

  void rename(const std::string& from, const std::string& to) override {
    if (std::rename(from.c_str(), to.c_str()) != 0) throw DiskError(errno, "Umbenennen von", from);
  }

  void remove(const std::string& path) override {
    if (std::remove(path.c_str()) != 0) throw DiskError(errno, "Löschen von", path);
  }

  void make_directory(const std::string& path) override {
    if (exists(path)) {
      if (!info(path).directory) throw DiskError(ENOTDIR, "Anlegen von", path);
      return;
    }
    const auto parent = parent_path(path);
    if (parent != path) make_directory(parent);
    if (::mkdir(path.c_str(), 0750) != 0 && errno != EEXIST) throw DiskError(errno, "Anlegen von", path);
    sync_directory(parent);
  }

  void sync_directory(const std::string& directory) override {
    const Descriptor opened = open_or_throw(directory, O_RDONLY | O_DIRECTORY, 0);
    if (retried([&] { return ::fsync(opened.number()); }) != 0) throw DiskError(errno, "Sichern von", directory);
  }

  std::unique_ptr<FileLock> lock(const std::string& path) override {
    Descriptor opened = open_or_throw(path, O_RDWR | O_CREAT, 0640);
    if (retried([&] { return ::flock(opened.number(), LOCK_EX | LOCK_NB); }) != 0) {
      if (errno != EWOULDBLOCK) throw DiskError(errno, "Sperren von", path);
      throw Error(ErrorKind::locked, "Der Ordner " + parent_path(path) + " wird schon von einem anderen Notbetrieb benutzt; bitte diesen zuerst beenden.");
    }
    return std::make_unique<PosixLock>(std::move(opened));
  }
};

}  // namespace

std::unique_ptr<Env> posix_env() { return std::make_unique<PosixEnv>(); }

}  // namespace nb
