// SPDX-License-Identifier: EUPL-1.2
// SQLiteCpp opens and closes; statements use the library directly, because its Column copies a shared_ptr per value and
// its text binding goes through std::string; a rebuild reads and binds millions of values.
#include "storage/sqlite/db.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "base/assert.hpp"

namespace nb::storage {

namespace {

using Cause = DbError::Cause;

constexpr int kBusyTimeoutMs = 5000;
constexpr int kExclusiveTimeoutMs = 1000;  // a second server must say so soon

Cause cause_of(int code) {
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) return Cause::sync;
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      return Cause::constraint;
    case SQLITE_FULL:
      return Cause::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Cause::busy;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return Cause::read_only;
    case SQLITE_IOERR:
      return Cause::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Cause::corrupt;
    default:
      return Cause::other;
  }
}

ErrorKind kind_of(Cause cause) {
  if (cause == Cause::corrupt) return ErrorKind::corrupt;
  return cause == Cause::busy ? ErrorKind::locked : ErrorKind::disk;
}

const char* advice(Cause cause) {
  switch (cause) {
    case Cause::full:
      return "Der Datenträger ist voll; bitte Platz schaffen und erneut versuchen.";
    case Cause::read_only:
      return "Die Datei lässt sich nicht öffnen oder beschreiben; bitte Rechte und Datenträger prüfen.";
    case Cause::busy:
      return "Die Datei wird von einem anderen Programm benutzt; bitte dieses zuerst beenden.";
    case Cause::corrupt:
      return "Die Datei ist beschädigt; bitte nicht weiterschreiben und »notbetrieb verify« ausführen.";
    case Cause::sync:
      return "Der Datenträger hat das Schreiben nicht bestätigt; bitte Kabel und Zustand des Datenträgers prüfen.";
    case Cause::constraint:
    case Cause::io:
    case Cause::other:
      break;
  }
  return "Der Datenträger meldet einen Fehler; bitte Kabel, Platz und Zustand prüfen.";
}

/// SQLite's errors as ours: one sentence, and the library's own words behind it.
[[noreturn]] void raise(int code, const std::string& path, const std::string& words) {
  const Cause cause = cause_of(code);
  throw DbError(kind_of(cause), cause, std::string(advice(cause)) + " (" + path + ": " + words + ")");
}

template <class F>
decltype(auto) guarded(const std::string& path, F&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& e) {
    raise(e.getExtendedErrorCode() > 0 ? e.getExtendedErrorCode() : e.getErrorCode(), path, e.what());
  }
}

int open_flags(DbOptions::Mode mode) {
  switch (mode) {
    case DbOptions::Mode::read_only:
      return SQLite::OPEN_READONLY;
    case DbOptions::Mode::read_write:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case DbOptions::Mode::memory:
      return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  }
  return 0;
}

}  // namespace

struct Query::Impl {
  struct Finalize {
    void operator()(sqlite3_stmt* finished) const { sqlite3_finalize(finished); }
  };
  Impl(sqlite3* handle, const char* sql, const std::string& db_path) : path(db_path) {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    if (code != SQLITE_OK) raise(sqlite3_extended_errcode(handle), path, sqlite3_errmsg(handle));
    statement.reset(made);
  }
  void check(int code) const {
    if (code != SQLITE_OK) fail();
  }
  [[noreturn]] void fail() const {
    sqlite3* handle = sqlite3_db_handle(statement.get());
    raise(sqlite3_extended_errcode(handle), path, sqlite3_errmsg(handle));
  }
  void bind_text(int at, std::string_view text, sqlite3_destructor_type keep) const {
    check(sqlite3_bind_text64(statement.get(), at, text.empty() ? "" : text.data(), text.size(), keep, SQLITE_UTF8));
  }
  void bind_blob(int at, ByteView blob, sqlite3_destructor_type keep) const {
    check(blob.empty() ? sqlite3_bind_zeroblob(statement.get(), at, 0) : sqlite3_bind_blob64(statement.get(), at, blob.data(), blob.size(), keep));
  }
  std::unique_ptr<sqlite3_stmt, Finalize> statement;
  const std::string& path;
  bool used = false;
};

Query::~Query() {
  if (impl_ == nullptr) return;
  reset();
  impl_->used = false;
}

Query& Query::reset() {
  sqlite3_reset(impl_->statement.get());  // repeats the error of the last step, which was thrown there
  sqlite3_clear_bindings(impl_->statement.get());
  next_ = 1;
  return *this;
}

Query& Query::bind(std::int64_t value) { return impl_->check(sqlite3_bind_int64(impl_->statement.get(), next_++, value)), *this; }
Query& Query::bind(double value) { return impl_->check(sqlite3_bind_double(impl_->statement.get(), next_++, value)), *this; }
Query& Query::bind(std::nullopt_t) { return impl_->check(sqlite3_bind_null(impl_->statement.get(), next_++)), *this; }
Query& Query::bind(std::string_view text) { return impl_->bind_text(next_++, text, SQLITE_TRANSIENT), *this; }  // NOLINT: SQLite's own constant is a C cast
Query& Query::bind(ByteView blob) { return impl_->bind_blob(next_++, blob, SQLITE_TRANSIENT), *this; }          // NOLINT: as above
Query& Query::bind_view(std::string_view text) { return impl_->bind_text(next_++, text, SQLITE_STATIC), *this; }
Query& Query::bind_view(ByteView blob) { return impl_->bind_blob(next_++, blob, SQLITE_STATIC), *this; }

bool Query::step() {
  const int code = sqlite3_step(impl_->statement.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) impl_->fail();
  return false;
}

int Query::run() {
  while (step()) {
  }
  return sqlite3_changes(sqlite3_db_handle(impl_->statement.get()));
}

std::int64_t Query::i64(int column) const { return sqlite3_column_int64(impl_->statement.get(), column); }
double Query::real(int column) const { return sqlite3_column_double(impl_->statement.get(), column); }
bool Query::is_null(int column) const { return sqlite3_column_type(impl_->statement.get(), column) == SQLITE_NULL; }

int Query::columns() const { return sqlite3_column_count(impl_->statement.get()); }
int Query::type(int column) const { return sqlite3_column_type(impl_->statement.get(), column); }

std::string quoted_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

std::string_view Query::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(impl_->statement.get(), column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(impl_->statement.get(), column))};
}

ByteView Query::blob(int column) const {
  const void* data = sqlite3_column_blob(impl_->statement.get(), column);
  return {static_cast<const std::byte*>(data), static_cast<std::size_t>(sqlite3_column_bytes(impl_->statement.get(), column))};
}

Hash Query::hash(int column) const {
  const ByteView bytes = blob(column);
  Hash out;
  if (bytes.size() != out.bytes.size())
    throw Error(ErrorKind::corrupt, "Ein gespeicherter Prüfwert hat die falsche Länge (" + impl_->path + "); bitte »notbetrieb verify« ausführen.");
  std::memcpy(out.bytes.data(), bytes.data(), out.bytes.size());
  return out;
}

namespace {

/// The WAL of a database that is not checkpointed by SQLite itself.
struct WalState {
  std::int64_t pages = 0;
  std::int64_t page_bytes = 0;
};

}  // namespace

struct Db::Impl {
  explicit Impl(const DbOptions& options)
      : path(options.mode == DbOptions::Mode::memory ? ":memory:" : options.path),
        db(path, open_flags(options.mode) | SQLite::OPEN_NOMUTEX, options.exclusive ? kExclusiveTimeoutMs : kBusyTimeoutMs, options.vfs) {}
  std::string path;
  SQLite::Database db;
  std::unordered_map<std::string_view, std::unique_ptr<Query::Impl>> statements;  // keys are constants or the owned texts below
  std::vector<std::unique_ptr<std::string>> texts;
  WalState wal;
};

namespace {

constexpr sqlite3_int64 kWalHeaderBytes = 32;
constexpr sqlite3_int64 kWalFrameHeaderBytes = 24;
constexpr sqlite3_int64 kWalAheadMin = 256 << 10;  ///< more than a usual commit writes
constexpr int kWalAheadPieces = 16;
constexpr std::array<char, 64 << 10> kZeros{};  ///< SQLite's own VFS writes less than 128 KiB at once

/// Puts zeros behind the WAL's end, so that the commits to come overwrite a file instead of growing it: then a sync need
/// not write the inode too. To a recovery they are what the frames of an earlier round are, the end: their salt is not
/// the header's. What fails here is left to the commit that meets it.
void extend_wal(sqlite3* handle, const char* schema, sqlite3_int64 used) {
  sqlite3_file* wal = nullptr;
  if (sqlite3_file_control(handle, schema, SQLITE_FCNTL_JOURNAL_POINTER, static_cast<void*>(&wal)) != SQLITE_OK) return;
  sqlite3_int64 size = 0;
  if (wal == nullptr || wal->pMethods == nullptr || wal->pMethods->xFileSize(wal, &size) != SQLITE_OK) return;
  if (size >= used + kWalAheadMin) return;
  sqlite3_int64 at = std::max(size, used);
  for (int i = 0; i < kWalAheadPieces; ++i, at += sqlite3_int64{kZeros.size()}) {
    if (wal->pMethods->xWrite(wal, kZeros.data(), static_cast<int>(kZeros.size()), at) != SQLITE_OK) return;
  }
}

/// Called by SQLite after each commit.
int after_commit(void* context, sqlite3* handle, const char* schema, int pages) {
  WalState& wal = *static_cast<WalState*>(context);
  wal.pages = pages;
  extend_wal(handle, schema, kWalHeaderBytes + sqlite3_int64{pages} * (kWalFrameHeaderBytes + wal.page_bytes));
  return SQLITE_OK;
}

}  // namespace

namespace {

/// Nobody asks SQLite how much memory it uses, and counting takes a lock at every allocation. Refused once the library runs.
void switch_off_statistics() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // NOLINT(cppcoreguidelines-pro-type-vararg): SQLite's interface
  static_cast<void>(once);
}

}  // namespace

Db::Db(const DbOptions& options) {
  switch_off_statistics();
  guarded(options.path, [&] {
    impl_ = std::make_unique<Impl>(options);
    const bool asked_to_write = options.mode == DbOptions::Mode::read_write;  // SQLite opens a read-only disk silently, and BEGIN IMMEDIATE succeeds there
    if (asked_to_write && sqlite3_db_readonly(impl_->db.getHandle(), "main") == 1) raise(SQLITE_READONLY, options.path, "attempt to write a readonly database");
    impl_->db.exec("PRAGMA page_size=" + std::to_string(options.page_bytes));  // before the first page is written
    if (options.exclusive) impl_->db.exec("PRAGMA locking_mode=EXCLUSIVE");
    if (options.mode == DbOptions::Mode::read_write) impl_->db.exec("PRAGMA journal_mode=WAL");
    if (!options.auto_checkpoint) {
      impl_->wal.page_bytes = impl_->db.execAndGet("PRAGMA page_size").getInt64();
      sqlite3_wal_hook(impl_->db.getHandle(), after_commit, &impl_->wal);  // takes the place of the automatic one
    }
    impl_->db.exec(options.sync == DbOptions::Sync::full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    impl_->db.exec("PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY");
    impl_->db.exec(options.mode == DbOptions::Mode::read_only ? "PRAGMA query_only=ON; PRAGMA cache_size=-4096" : "PRAGMA cache_size=-16384");
  });
}

Db::~Db() { impl_->statements.clear(); }

Query Db::query(const char* sql) {
  auto found = impl_->statements.find(sql);
  if (found == impl_->statements.end()) {
    impl_->texts.push_back(std::make_unique<std::string>(sql));
    auto made = std::make_unique<Query::Impl>(impl_->db.getHandle(), sql, impl_->path);
    found = impl_->statements.emplace(*impl_->texts.back(), std::move(made)).first;
  }
  NB_ASSERT(!found->second->used);
  found->second->used = true;
  return Query(*found->second);
}

void Db::exec(const char* sql) {
  guarded(impl_->path, [&] { impl_->db.exec(sql); });
}
void Db::begin() { query("BEGIN IMMEDIATE").run(); }
void Db::begin_snapshot() { query("BEGIN DEFERRED").run(); }
void Db::commit() { query("COMMIT").run(); }
void Db::rollback() { query("ROLLBACK").run(); }
void Db::savepoint() { query("SAVEPOINT step").run(); }
void Db::release_savepoint() { query("RELEASE step").run(); }
void Db::rollback_to_savepoint() {
  query("ROLLBACK TO step").run();
  release_savepoint();
}

bool Db::in_transaction() const { return sqlite3_get_autocommit(impl_->db.getHandle()) == 0; }
std::int64_t Db::wal_pages() const { return impl_->wal.pages; }
const std::string& Db::path() const { return impl_->path; }

std::int64_t Db::checkpoint_wal() {
  Query q = query("PRAGMA wal_checkpoint(PASSIVE)");
  return q.step() ? q.i64(1) : 0;
}

void Db::truncate_wal() {
  Query q = query("PRAGMA wal_checkpoint(TRUNCATE)");
  q.step();
}

std::int64_t Db::user_version() {
  Query q = query("PRAGMA user_version");
  return q.step() ? q.i64(0) : 0;
}

void Db::set_user_version(int version) {
  guarded(impl_->path, [&] { impl_->db.exec("PRAGMA user_version=" + std::to_string(version)); });
}

}  // namespace nb::storage
