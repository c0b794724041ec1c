// SPDX-License-Identifier: EUPL-1.2
// The C interface of SQLite's VFS over Env. No exception may cross it: every method turns DiskError into SQLite's codes.
#include "storage/sqlite/env_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>

#include "base/assert.hpp"
#include "base/env.hpp"

namespace nb::storage {

namespace {

constexpr int kPathBytesMax = 4096;
constexpr int kSectorBytes = 4096;

/// Who holds which lock on which database, within one VFS. Stricter than SQLite asks: one connection at a time.
class LockTable {
 public:
  bool take(const std::string& path, const void* owner) {
    const std::scoped_lock guard(mutex_);
    return owners_.try_emplace(path, owner).first->second == owner;
  }
  void release(const std::string& path, const void* owner) {
    const std::scoped_lock guard(mutex_);
    const auto found = owners_.find(path);
    if (found != owners_.end() && found->second == owner) owners_.erase(found);
  }
  bool held(const std::string& path) {
    const std::scoped_lock guard(mutex_);
    return owners_.contains(path);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, const void*> owners_;
};

/// What SQLite allocates for us (szOsFile bytes); the rest hangs below `open`.
struct OpenFile {
  std::unique_ptr<File> file;
  std::string path;
  Env* env = nullptr;
  LockTable* locks = nullptr;
  bool sync_folder = false;  ///< the name is new: the first sync makes it durable too
  bool delete_on_close = false;
};

struct VfsFile {
  sqlite3_file base;
  OpenFile* open;
};

OpenFile& opened(sqlite3_file* file) { return *reinterpret_cast<VfsFile*>(file)->open; }

/// Runs the work; a full disk is always SQLITE_FULL, everything else the method's own code.
template <class F>
int guarded(int code, F&& work) noexcept {
  try {
    return work();
  } catch (const DiskError& e) {
    return e.code() == ENOSPC || e.code() == EDQUOT ? SQLITE_FULL : code;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (...) {
    return code;
  }
}

int x_close(sqlite3_file* file) noexcept {
  OpenFile* open = std::exchange(reinterpret_cast<VfsFile*>(file)->open, nullptr);
  const std::unique_ptr<OpenFile> owned(open);
  return guarded(SQLITE_IOERR_CLOSE, [&] {
    owned->locks->release(owned->path, owned.get());
    owned->file->close();
    if (owned->delete_on_close) owned->env->remove(owned->path);
    return SQLITE_OK;
  });
}

int x_read(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) noexcept {
  return guarded(SQLITE_IOERR_READ, [&] {
    const std::span<std::byte> buffer(static_cast<std::byte*>(out), static_cast<std::size_t>(count));
    const std::size_t got = opened(file).file->read_at(static_cast<std::uint64_t>(offset), buffer);
    std::ranges::fill(buffer.subspan(got), std::byte{0});  // SQLite demands zeros behind the end
    return got == buffer.size() ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  });
}

int x_write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) noexcept {
  return guarded(SQLITE_IOERR_WRITE, [&] {
    opened(file).file->write_at(static_cast<std::uint64_t>(offset), ByteView(static_cast<const std::byte*>(bytes), static_cast<std::size_t>(count)));
    return SQLITE_OK;
  });
}

int x_truncate(sqlite3_file* file, sqlite3_int64 size) noexcept {
  return guarded(SQLITE_IOERR_TRUNCATE, [&] {
    opened(file).file->truncate(static_cast<std::uint64_t>(size));
    return SQLITE_OK;
  });
}

int x_sync(sqlite3_file* file, int /*flags*/) noexcept {
  const int code = guarded(SQLITE_IOERR_FSYNC, [&] {
    OpenFile& open = opened(file);
    open.file->sync();
    if (open.sync_folder) open.env->sync_directory(parent_path(open.path));
    open.sync_folder = false;
    return SQLITE_OK;
  });
  return code == SQLITE_OK ? SQLITE_OK : SQLITE_IOERR_FSYNC;  // a sync that met a full disk is a failed sync: what it left out is unknown
}

int x_file_size(sqlite3_file* file, sqlite3_int64* size) noexcept {
  return guarded(SQLITE_IOERR_FSTAT, [&] {
    *size = static_cast<sqlite3_int64>(opened(file).file->size());
    return SQLITE_OK;
  });
}

int x_lock(sqlite3_file* file, int /*level*/) noexcept {
  return guarded(SQLITE_IOERR_LOCK, [&] {
    OpenFile& open = opened(file);
    return open.locks->take(open.path, &open) ? SQLITE_OK : SQLITE_BUSY;
  });
}

int x_unlock(sqlite3_file* file, int level) noexcept {
  OpenFile& open = opened(file);
  if (level == SQLITE_LOCK_NONE) open.locks->release(open.path, &open);
  return SQLITE_OK;
}

int x_check_reserved_lock(sqlite3_file* file, int* out) noexcept {
  return guarded(SQLITE_IOERR_CHECKRESERVEDLOCK, [&] {
    *out = opened(file).locks->held(opened(file).path) ? 1 : 0;
    return SQLITE_OK;
  });
}

int x_file_control(sqlite3_file*, int, void*) noexcept { return SQLITE_NOTFOUND; }
int x_sector_size(sqlite3_file*) noexcept { return kSectorBytes; }
/// As SQLite assumes of every disk by default: a torn write damages nothing outside of what it wrote.
int x_device_characteristics(sqlite3_file*) noexcept { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

constexpr sqlite3_io_methods make_methods() {
  sqlite3_io_methods methods{};
  methods.iVersion = 1;  // neither shared memory nor memory mapping
  methods.xClose = x_close;
  methods.xRead = x_read;
  methods.xWrite = x_write;
  methods.xTruncate = x_truncate;
  methods.xSync = x_sync;
  methods.xFileSize = x_file_size;
  methods.xLock = x_lock;
  methods.xUnlock = x_unlock;
  methods.xCheckReservedLock = x_check_reserved_lock;
  methods.xFileControl = x_file_control;
  methods.xSectorSize = x_sector_size;
  methods.xDeviceCharacteristics = x_device_characteristics;
  return methods;
}

constexpr sqlite3_io_methods kMethods = make_methods();

}  // namespace

struct EnvVfs::Impl {
  Impl(std::string its_name, Env& its_env) : name(std::move(its_name)), env(its_env), system(sqlite3_vfs_find(nullptr)) {}
  std::string name;
  Env& env;
  LockTable locks;
  sqlite3_vfs* system;  ///< for what is no disk: randomness, sleep, time
  sqlite3_vfs vfs{};

  static Impl& of(sqlite3_vfs* vfs) { return *static_cast<Impl*>(vfs->pAppData); }
  static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) noexcept;
  std::unique_ptr<OpenFile> open_file(const std::string& path, int& flags);
};

/// Opens for writing if asked to; a disk that is read-only is opened so, as SQLite's own VFS does.
std::unique_ptr<OpenFile> EnvVfs::Impl::open_file(const std::string& path, int& flags) {
  auto out = std::make_unique<OpenFile>();
  out->path = path;
  out->env = &env;
  out->locks = &locks;
  out->delete_on_close = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  const bool existed = env.exists(path);
  const bool writes = (flags & SQLITE_OPEN_READWRITE) != 0 && (existed || (flags & SQLITE_OPEN_CREATE) != 0);
  const int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
  out->sync_folder = !existed && (flags & journals) != 0;
  try {
    out->file = env.open(path, writes ? OpenMode::write : OpenMode::read);
  } catch (const DiskError& e) {
    if (!existed || !writes || (e.code() != EROFS && e.code() != EACCES)) throw;
    out->file = env.open(path, OpenMode::read);
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  return out;
}

int EnvVfs::Impl::open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) noexcept {
  file->pMethods = nullptr;
  if (path == nullptr) return SQLITE_CANTOPEN;  // temporary files stay in memory (temp_store)
  return guarded(SQLITE_CANTOPEN, [&] {
    auto out = of(vfs).open_file(path, flags);
    auto* target = reinterpret_cast<VfsFile*>(file);
    target->open = out.release();
    target->base.pMethods = &kMethods;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
  });
}

namespace {

int x_full_pathname(sqlite3_vfs*, const char* path, int capacity, char* out) noexcept {
  const std::size_t length = std::strlen(path);
  if (length >= static_cast<std::size_t>(capacity)) return SQLITE_CANTOPEN;
  std::memcpy(out, path, length + 1);
  return SQLITE_OK;
}

}  // namespace

EnvVfs::EnvVfs(std::string name, Env& env) : impl_(std::make_unique<Impl>(std::move(name), env)) {
  NB_ASSERT(sqlite3_vfs_find(impl_->name.c_str()) == nullptr);
  sqlite3_vfs& vfs = impl_->vfs;
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(VfsFile);
  vfs.mxPathname = kPathBytesMax;
  vfs.zName = impl_->name.c_str();
  vfs.pAppData = impl_.get();
  vfs.xOpen = Impl::open;
  vfs.xDelete = [](sqlite3_vfs* v, const char* path, int sync_folder) noexcept {
    return guarded(SQLITE_IOERR_DELETE, [&] {
      Env& disk = Impl::of(v).env;
      if (!disk.exists(path)) return SQLITE_IOERR_DELETE_NOENT;
      disk.remove(path);
      if (sync_folder != 0) disk.sync_directory(parent_path(path));
      return SQLITE_OK;
    });
  };
  vfs.xAccess = [](sqlite3_vfs* v, const char* path, int /*flags*/, int* out) noexcept {
    return guarded(SQLITE_IOERR_ACCESS, [&] {
      *out = Impl::of(v).env.exists(path) ? 1 : 0;
      return SQLITE_OK;
    });
  };
  vfs.xFullPathname = x_full_pathname;
  vfs.xRandomness = [](sqlite3_vfs* v, int count, char* out) noexcept { return Impl::of(v).system->xRandomness(Impl::of(v).system, count, out); };
  vfs.xSleep = [](sqlite3_vfs* v, int microseconds) noexcept { return Impl::of(v).system->xSleep(Impl::of(v).system, microseconds); };
  vfs.xCurrentTime = [](sqlite3_vfs* v, double* out) noexcept { return Impl::of(v).system->xCurrentTime(Impl::of(v).system, out); };
  vfs.xGetLastError = [](sqlite3_vfs*, int, char*) noexcept { return 0; };
  NB_ASSERT(sqlite3_vfs_register(&vfs, 0) == SQLITE_OK);
}

EnvVfs::~EnvVfs() { sqlite3_vfs_unregister(&impl_->vfs); }

const std::string& EnvVfs::name() const { return impl_->name; }

}  // namespace nb::storage
