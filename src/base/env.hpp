// SPDX-License-Identifier: EUPL-1.2
// The disk as an interface, so that tests can tear, cut and forget writes. Only what durable storage needs.
// Threading: an Env may be used by several threads; a File by one at a time.
// Durability: nothing is durable before sync(); a new name is durable only after sync_directory() of its folder.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace nb {

/// A refused disk operation: kind disk, the path, and errno (ENOSPC, EIO, EROFS, ENOENT …) for those who must tell them apart.
class DiskError : public Error {
 public:
  DiskError(int code, std::string_view what, const std::string& path);
  [[nodiscard]] int code() const { return code_; }

 private:
  int code_;
};

/// An open file. Every member throws DiskError.
class File {
 public:
  virtual ~File() = default;  ///< closes; errors are lost, so writers call close()
  /// Reads up to out.size() bytes; fewer only at the end of the file.
  [[nodiscard]] virtual std::size_t read_at(std::uint64_t offset, std::span<std::byte> out) = 0;
  virtual void write_at(std::uint64_t offset, ByteView bytes) = 0;
  virtual void truncate(std::uint64_t size) = 0;
  virtual void sync() = 0;
  [[nodiscard]] virtual std::uint64_t size() = 0;
  virtual void close() = 0;
};

/// Held as long as it lives; another process (or Env) cannot take it meanwhile.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

/// What a name in a folder stands for.
struct FileInfo {
  std::uint64_t size = 0;
  bool directory = false;
  std::uint32_t permissions = 0;  ///< the nine rwx bits
};

enum class OpenMode {
  read,    ///< must exist
  write,   ///< read and write, created if missing
  create,  ///< read and write, must not exist (EEXIST)
};

/// A disk. Paths are UTF-8; every member throws DiskError unless it says otherwise.
class Env {
 public:
  virtual ~Env() = default;
  [[nodiscard]] virtual std::unique_ptr<File> open(const std::string& path, OpenMode mode, std::uint32_t permissions = 0640) = 0;
  /// False if nothing stands there; throws only where the disk itself fails.
  [[nodiscard]] virtual bool exists(const std::string& path) = 0;
  [[nodiscard]] virtual FileInfo info(const std::string& path) = 0;
  /// Names in a folder, sorted, without "." and "..".
  [[nodiscard]] virtual std::vector<std::string> list(const std::string& directory) = 0;
  virtual void rename(const std::string& from, const std::string& to) = 0;
  virtual void remove(const std::string& path) = 0;
  /// With its parents, durable when it returns; an existing folder is fine.
  virtual void make_directory(const std::string& path) = 0;
  virtual void sync_directory(const std::string& directory) = 0;
  /// Takes the lock file (made if missing) or throws Error{locked} with a sentence that says what to do.
  [[nodiscard]] virtual std::unique_ptr<FileLock> lock(const std::string& path) = 0;
};

/// The operating system's disk.
[[nodiscard]] std::unique_ptr<Env> posix_env();

/// The whole file; Error{corrupt} if it is longer than `limit`.
[[nodiscard]] Bytes read_file(Env& env, const std::string& path, std::uint64_t limit = 1ULL << 30);
/// Replaces a file so that after a crash either the old or the new one stands there: write to PATH.tmp, sync, close, rename, sync the folder.
void write_file_durably(Env& env, const std::string& path, ByteView bytes, std::uint32_t permissions = 0640);
/// "a/b/c" → "a/b"; "c" → ".".
[[nodiscard]] std::string parent_path(const std::string& path);

}  // namespace nb
