// SPDX-License-Identifier: EUPL-1.2
// One SQLite connection with its prepared statements kept. Used by the journal engine and by state.db.
// Threading: one thread at a time per Db. SQL text is always a constant; values are always bound.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace nb::storage {

/// A failure of a database, with what lay behind it; the sentence names file and remedy.
class DbError : public Error {
 public:
  enum class Cause {
    constraint,  ///< a key exists already
    full,        ///< no space left; nothing of the transaction was kept
    busy,        ///< somebody else holds the file
    read_only,
    sync,  ///< the disk did not confirm: what was written may or may not be there
    io,    ///< any other read or write that failed
    corrupt,
    other,
  };
  DbError(ErrorKind kind, Cause cause, const std::string& sentence) : Error(kind, sentence), cause_(cause) {}
  [[nodiscard]] Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

/// A prepared statement while it is in use; reset when it goes out of scope. Columns and parameters count from 0.
class Query {
 public:
  struct Impl;
  explicit Query(Impl& impl) : impl_(&impl) {}
  Query(Query&& other) noexcept : impl_(std::exchange(other.impl_, nullptr)), next_(other.next_) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query& operator=(Query&&) = delete;
  ~Query();

  Query& bind(std::int64_t value);
  Query& bind(std::uint64_t value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(double value);
  Query& bind(std::string_view text);
  Query& bind(const char* text) { return bind(std::string_view(text)); }
  Query& bind(const std::string& text) { return bind(std::string_view(text)); }
  Query& bind(ByteView blob);
  Query& bind(const Hash& hash) { return bind(ByteView(hash.bytes)); }
  Query& bind(std::nullopt_t);
  template <class T>
  Query& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind(std::nullopt);
  }
  /// Binds one after the other, left to right.
  template <class First, class Second, class... More>
  Query& bind(const First& first, const Second& second, const More&... more) {
    bind(first);
    return bind(second, more...);
  }

  /// As bind(), without a copy: the bytes must stay where they are until this Query is gone or reset.
  Query& bind_view(std::string_view text);
  Query& bind_view(ByteView blob);
  Query& bind_view(const Hash& hash) { return bind_view(ByteView(hash.bytes)); }

  /// Moves to the next row; false when there is none.
  bool step();
  /// Executes a statement that returns no rows; the number of rows changed.
  int run();
  /// Back to the start with nothing bound, for the next row of a loop.
  Query& reset();

  [[nodiscard]] std::int64_t i64(int column) const;
  [[nodiscard]] std::uint64_t u64(int column) const { return static_cast<std::uint64_t>(i64(column)); }
  [[nodiscard]] double real(int column) const;
  /// Valid until the next step().
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string str(int column) const { return std::string(text(column)); }
  [[nodiscard]] ByteView blob(int column) const;
  [[nodiscard]] Hash hash(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  /// Number of columns of a row.
  [[nodiscard]] int columns() const;
  /// SQLite's number for the type of a value (1 integer, 2 real, 3 text, 4 blob, 5 null).
  [[nodiscard]] int type(int column) const;

 private:
  Impl* impl_;
  int next_ = 1;
};

/// A table's name as it may stand in a statement, whatever it contains.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// How a database file is opened.
struct DbOptions {
  std::string path;
  enum class Mode { read_write, read_only, memory } mode = Mode::read_write;
  enum class Sync { normal, full } sync = Sync::normal;
  bool exclusive = false;       ///< keeps the file locked: no other process can open it
  std::string vfs;              ///< name of a registered SQLite VFS; empty = the system's
  bool auto_checkpoint = true;  ///< false: the owner calls checkpoint_wal() and sees its failures (or has a WalCopier)
  int page_bytes = 4096;        ///< of a new file
};

/// A connection. Failures are nb::Error (disk, locked, corrupt) with a sentence for the operator.
class Db {
 public:
  explicit Db(const DbOptions& options);
  ~Db();
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;

  /// The statement for this constant SQL text, prepared once. The same text must not be in use twice at a time.
  [[nodiscard]] Query query(const char* sql);
  /// Runs one or several statements without parameters (schema).
  void exec(const char* sql);
  void begin();
  /// A read transaction: everything until rollback() sees the state of the first read.
  void begin_snapshot();
  void commit();
  void rollback();
  /// Nested: what happens after mark() can be undone alone.
  void savepoint();
  void release_savepoint();
  void rollback_to_savepoint();
  [[nodiscard]] bool in_transaction() const;
  /// Copies the WAL into the database file as far as no reader is in the way; the pages that were in the WAL.
  std::int64_t checkpoint_wal();
  /// The same, and cuts the WAL to nothing, so that no copy of a deleted row is left in it. No other connection may be reading.
  void truncate_wal();
  /// Pages in the WAL after the last commit (0 with auto_checkpoint).
  [[nodiscard]] std::int64_t wal_pages() const;
  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] std::int64_t user_version();
  void set_user_version(int version);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::storage
