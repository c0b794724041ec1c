// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/db.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <cstring>
#include <unordered_map>

#include "base/assert.hpp"
#include "base/error.hpp"

namespace nb::storage {

namespace {

constexpr int kBusyTimeoutMs = 5000;

ErrorKind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorKind::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::locked;
    default: return ErrorKind::disk;
  }
}

const char* advice(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return "Der Datenträger ist voll; bitte Platz schaffen und erneut versuchen.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return "Die Datei lässt sich nicht öffnen oder beschreiben; bitte Rechte und Datenträger prüfen.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "Die Datei wird von einem anderen Programm benutzt; bitte dieses zuerst beenden.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "Die Datei ist beschädigt; bitte nicht weiterschreiben und »notbetrieb verify« ausführen.";
    default: return "Der Datenträger meldet einen Fehler; bitte Kabel, Platz und Zustand prüfen.";
  }
}

/// SQLite's errors as ours: one sentence, and the library's own words behind it.
template <class F>
decltype(auto) guarded(const std::string& path, F&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& e) {
    throw Error(kind_of(e.getErrorCode()), std::string(advice(e.getErrorCode())) + " (" + path + ": " + e.what() + ")");
  }
}

int open_flags(DbOptions::Mode mode) {
  switch (mode) {
    case DbOptions::Mode::read_only: return SQLite::OPEN_READONLY;
    case DbOptions::Mode::read_write: return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    case DbOptions::Mode::memory: return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  }
  return 0;
}

}  // namespace

struct Query::Impl {
  Impl(SQLite::Database& db, const char* sql, const std::string& db_path) : statement(db, sql), path(db_path) {}
  SQLite::Statement statement;
  const std::string& path;
  bool used = false;
};

Query::~Query() {
  if (impl_ == nullptr) return;
  impl_->statement.tryReset();
  impl_->statement.clearBindings();
  impl_->used = false;
}

Query& Query::bind(std::int64_t value) { return guarded(impl_->path, [&]() -> Query& { impl_->statement.bind(next_++, value); return *this; }); }
Query& Query::bind(double value) { return guarded(impl_->path, [&]() -> Query& { impl_->statement.bind(next_++, value); return *this; }); }
Query& Query::bind(std::string_view text) { return guarded(impl_->path, [&]() -> Query& { impl_->statement.bind(next_++, std::string(text)); return *this; }); }
Query& Query::bind(ByteView blob) { return guarded(impl_->path, [&]() -> Query& { impl_->statement.bind(next_++, blob.data(), static_cast<int>(blob.size())); return *this; }); }
Query& Query::bind(std::nullopt_t) { return guarded(impl_->path, [&]() -> Query& { impl_->statement.bind(next_++); return *this; }); }

bool Query::step() { return guarded(impl_->path, [&] { return impl_->statement.executeStep(); }); }
int Query::run() { return guarded(impl_->path, [&] { return impl_->statement.exec(); }); }

std::int64_t Query::i64(int column) const { return impl_->statement.getColumn(column).getInt64(); }
double Query::real(int column) const { return impl_->statement.getColumn(column).getDouble(); }
bool Query::is_null(int column) const { return impl_->statement.getColumn(column).isNull(); }

std::string_view Query::text(int column) const {
  const SQLite::Column value = impl_->statement.getColumn(column);
  const char* data = value.getText();
  return {data, static_cast<std::size_t>(value.getBytes())};
}

ByteView Query::blob(int column) const {
  const SQLite::Column value = impl_->statement.getColumn(column);
  const void* data = value.getBlob();
  return {static_cast<const std::byte*>(data), static_cast<std::size_t>(value.getBytes())};
}

Hash Query::hash(int column) const {
  const ByteView bytes = blob(column);
  Hash out;
  if (bytes.size() != out.bytes.size()) throw Error(ErrorKind::corrupt, "Ein gespeicherter Prüfwert hat die falsche Länge (" + impl_->path + "); bitte »notbetrieb verify« ausführen.");
  std::memcpy(out.bytes.data(), bytes.data(), out.bytes.size());
  return out;
}

struct Db::Impl {
  explicit Impl(const DbOptions& options)
      : path(options.mode == DbOptions::Mode::memory ? ":memory:" : options.path), db(path, open_flags(options.mode), kBusyTimeoutMs, options.vfs) {}
  std::string path;
  SQLite::Database db;
  std::unordered_map<std::string_view, std::unique_ptr<Query::Impl>> statements;  // keys are constants or the owned texts below
  std::vector<std::unique_ptr<std::string>> texts;
};

Db::Db(const DbOptions& options) {
  guarded(options.path, [&] {
    impl_ = std::make_unique<Impl>(options);
    if (options.exclusive) impl_->db.exec("PRAGMA locking_mode=EXCLUSIVE");
    if (options.mode == DbOptions::Mode::read_write) impl_->db.exec("PRAGMA journal_mode=WAL");
    impl_->db.exec(options.sync == DbOptions::Sync::full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    impl_->db.exec("PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384");
  });
}

Db::~Db() { impl_->statements.clear(); }

Query Db::query(const char* sql) {
  auto found = impl_->statements.find(sql);
  if (found == impl_->statements.end()) {
    impl_->texts.push_back(std::make_unique<std::string>(sql));
    auto made = guarded(impl_->path, [&] { return std::make_unique<Query::Impl>(impl_->db, sql, impl_->path); });
    found = impl_->statements.emplace(*impl_->texts.back(), std::move(made)).first;
  }
  NB_ASSERT(!found->second->used);
  found->second->used = true;
  return Query(*found->second);
}

void Db::exec(const char* sql) { guarded(impl_->path, [&] { impl_->db.exec(sql); }); }
void Db::begin() { exec("BEGIN IMMEDIATE"); }
void Db::commit() { exec("COMMIT"); }
void Db::rollback() { exec("ROLLBACK"); }
void Db::savepoint() { exec("SAVEPOINT step"); }
void Db::release_savepoint() { exec("RELEASE step"); }
void Db::rollback_to_savepoint() { exec("ROLLBACK TO step; RELEASE step"); }

std::int64_t Db::user_version() {
  Query q = query("PRAGMA user_version");
  return q.step() ? q.i64(0) : 0;
}

void Db::set_user_version(int version) { guarded(impl_->path, [&] { impl_->db.exec("PRAGMA user_version=" + std::to_string(version)); }); }

}  // namespace nb::storage
