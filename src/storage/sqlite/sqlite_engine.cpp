// SPDX-License-Identifier: EUPL-1.2
// The default engine: one SQLite file, WAL, synchronous=FULL, locked for this process. A log's rows have the key
// number · 2^40 + position, so that an append touches one page and one B-tree; the columns log and seq are computed.
// Durability: COMMIT syncs the WAL. The WAL is copied into the file by append() itself or by a thread beside it, because
// SQLite's automatic checkpoint hides a failed sync. The seal is a marker file beside the database: a disk that failed may not take a row.
// Threading: one mutex around everything.
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <unordered_map>

#include "base/env.hpp"
#include "storage/engine.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::storage {

namespace {

constexpr int kSchemaVersion = 3;
constexpr std::int64_t kPositions = std::int64_t{1} << 40;  ///< per log
constexpr std::int64_t kPartsPerEntry = 32;                 ///< part key: entry's key · 32 + place in the entry
constexpr int kTileLevelShift = 36;                         ///< tile key: number · 2^40 + level · 2^36 + index
constexpr int kPageBytes = 8192;                            ///< a batch of 64 entries of 500 bytes is five leaves; a single entry costs one, with its page of checkpoints
constexpr std::int64_t kWalPagesMax = 2000;
constexpr std::uint64_t kMarkerBytesMax = 4096;

constexpr const char* kSchema = R"(
CREATE TABLE log(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE entry(id INTEGER PRIMARY KEY, leaf_hash BLOB NOT NULL, core BLOB NOT NULL,
  log INTEGER GENERATED ALWAYS AS (id >> 40) VIRTUAL, seq INTEGER GENERATED ALWAYS AS (id & 1099511627775) VIRTUAL) STRICT;
CREATE TABLE tile(id INTEGER PRIMARY KEY, hashes BLOB NOT NULL) STRICT;
CREATE TABLE checkpoint(id INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
)";

// A key of numbers, not of (entry, name): an index spills what is longer than a quarter of a page, a table only what is longer than one.
constexpr const char* kParts = R"(
CREATE TABLE part(id INTEGER PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL, entry INTEGER GENERATED ALWAYS AS (id >> 5) VIRTUAL) STRICT;
)";
constexpr const char* kSubjectKeys = R"(
CREATE TABLE subject_key(log INTEGER NOT NULL, subject TEXT NOT NULL, command TEXT NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY(log, subject, command)) STRICT, WITHOUT ROWID;
)";
// Version 1 kept room for one key per subject and for attachments, and nothing ever stood there.
constexpr const char* kFromVersion1 = R"(
DROP TABLE subject_key;
DROP TABLE attachment;
)";

// Version 2 kept parts by (entry, name).
constexpr const char* kOldParts = "ALTER TABLE part RENAME TO old_part";
constexpr const char* kFromOldParts = R"(
INSERT INTO part(id, name, bytes) SELECT entry * 32 + row_number() OVER (PARTITION BY entry ORDER BY name) - 1, name, bytes FROM old_part;
DROP TABLE old_part;
)";

std::int64_t key(std::int64_t log, std::uint64_t position) {
  if (position >= static_cast<std::uint64_t>(kPositions))
    throw Error(ErrorKind::corrupt, "Eine Position liegt jenseits dessen, was ein Journal fassen kann; bitte »notbetrieb verify« ausführen.");
  return log * kPositions + static_cast<std::int64_t>(position);
}

std::int64_t tile_key(std::int64_t log, std::uint32_t level, std::uint64_t index) { return key(log, (std::uint64_t{level} << kTileLevelShift) + index); }
std::uint64_t position(std::int64_t key) { return static_cast<std::uint64_t>(key % kPositions); }

AppendOutcome outcome_before_commit(DbError::Cause cause) { return cause == DbError::Cause::constraint ? AppendOutcome::conflict : AppendOutcome::rolled_back; }

/// After COMMIT failed: certain where SQLite had not begun to write the commit, or where the disk took too little of it.
AppendOutcome outcome_of_commit(DbError::Cause cause) {
  switch (cause) {
    case DbError::Cause::full:
    case DbError::Cause::busy:
    case DbError::Cause::read_only:
    case DbError::Cause::constraint:
      return AppendOutcome::rolled_back;
    case DbError::Cause::sync:
    case DbError::Cause::io:
    case DbError::Cause::corrupt:
    case DbError::Cause::other:
      break;
  }
  return AppendOutcome::unknown;
}

Appended ended(AppendOutcome outcome, const DbError& e) { return {outcome, e.kind(), e.what(), e.cause() == DbError::Cause::sync}; }

class SqliteEngine final : public Engine {
 public:
  explicit SqliteEngine(const SqliteEngineOptions& options)
      : env_(options.env),
        marker_(options.path + ".sealed"),
        db_({.path = options.path, .sync = DbOptions::Sync::full, .exclusive = true, .vfs = options.vfs, .auto_checkpoint = false, .page_bytes = kPageBytes}) {
    open_schema();
    Query q = db_.query("SELECT number, name FROM log");
    while (q.step()) numbers_.emplace(q.str(1), q.i64(0));
    if (options.copy_beside) copier_ = std::jthread([this](const std::stop_token& stop) { copy_when_long(stop); });
  }

  Appended append(std::span<const LogBatch> batches) override;

  std::vector<LogName> logs() override {
    const std::scoped_lock lock(mutex_);
    std::vector<LogName> out;
    Query q = db_.query("SELECT name FROM log ORDER BY name");
    while (q.step()) {
      auto name = LogName::parse(q.text(0));
      if (!name) throw Error(ErrorKind::corrupt, "Das Journal nennt ein Protokoll mit ungültigem Namen (" + db_.path() + "); bitte »notbetrieb verify« ausführen.");
      out.push_back(std::move(*name));
    }
    return out;
  }

  std::uint64_t size(const LogName& log) override {
    const std::scoped_lock lock(mutex_);
    const auto number = find(log);
    return number ? size_of(*number) : 0;
  }

  void read(const LogName& log, std::uint64_t from, std::uint64_t to, const Visit& visit) override;

  std::vector<Hash> leaf_hashes(const LogName& log, std::uint64_t from, std::uint64_t to) override {
    const std::scoped_lock lock(mutex_);
    std::vector<Hash> out;
    const auto number = find(log);
    if (!number) return out;
    Query q = db_.query("SELECT leaf_hash FROM entry WHERE id >= ? AND id < ? ORDER BY id");
    q.bind(key(*number, from), end_key(*number, to));
    while (q.step()) out.push_back(q.hash(0));
    return out;
  }

  std::optional<Bytes> tile(const LogName& log, std::uint32_t level, std::uint64_t index) override {
    const std::scoped_lock lock(mutex_);
    const auto number = find(log);
    if (!number) return std::nullopt;
    Query q = db_.query("SELECT hashes FROM tile WHERE id = ?");
    q.bind(tile_key(*number, level, index));
    if (!q.step()) return std::nullopt;
    const ByteView hashes = q.blob(0);
    return Bytes(hashes.begin(), hashes.end());
  }

  void tiles(const LogName& log, const std::function<void(const TileView&)>& visit) override {
    const std::scoped_lock lock(mutex_);
    const auto number = find(log);
    if (!number) return;
    Query q = db_.query("SELECT id, hashes FROM tile WHERE id >= ? AND id < ? ORDER BY id");
    q.bind(key(*number, 0), key(*number + 1, 0));
    while (q.step()) {
      const std::uint64_t at = position(q.i64(0));
      visit({static_cast<std::uint32_t>(at >> kTileLevelShift), at & ((std::uint64_t{1} << kTileLevelShift) - 1), q.blob(1)});
    }
  }

  std::optional<CheckpointRow> checkpoint_from(const LogName& log, std::uint64_t size) override {
    return checkpoint(log, "SELECT id, note FROM checkpoint WHERE id >= ? AND id < ? ORDER BY id LIMIT 1", size);
  }
  std::optional<CheckpointRow> latest_checkpoint(const LogName& log) override {
    return checkpoint(log, "SELECT id, note FROM checkpoint WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1", 0);
  }

  std::optional<Bytes> subject_key(const LogName& log, std::string_view subject, std::string_view command) override;
  std::size_t erase_subject_keys(const LogName& log, std::span<const std::string> subjects) override;

  std::optional<std::string> seal() override {
    const std::scoped_lock lock(mutex_);
    if (!env_.exists(marker_)) return std::nullopt;
    return std::string(text_of(read_file(env_, marker_, kMarkerBytesMax)));
  }
  void set_seal(const std::string& reason) override {
    const std::scoped_lock lock(mutex_);
    write_file_durably(env_, marker_, bytes_of(std::string_view(reason).substr(0, kMarkerBytesMax)));
  }
  void clear_seal() override {
    const std::scoped_lock lock(mutex_);
    failed_.reset();
    if (!env_.exists(marker_)) return;
    env_.remove(marker_);
    env_.sync_directory(parent_path(marker_));
  }

 private:
  void open_schema();
  std::optional<std::int64_t> find(const LogName& log) const {
    const auto found = numbers_.find(log.str());
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }
  /// One past the last key below `to`, whatever `to` is.
  static std::int64_t end_key(std::int64_t number, std::uint64_t to) { return to >= static_cast<std::uint64_t>(kPositions) ? key(number + 1, 0) : key(number, to); }
  std::uint64_t size_of(std::int64_t number) {
    Query q = db_.query("SELECT max(id) FROM entry WHERE id >= ? AND id < ?");
    q.bind(key(number, 0), key(number + 1, 0));
    return q.step() && !q.is_null(0) ? position(q.i64(0)) + 1 : 0;
  }
  std::optional<CheckpointRow> checkpoint(const LogName& log, const char* sql, std::uint64_t from) {
    const std::scoped_lock lock(mutex_);
    const auto number = find(log);
    if (!number) return std::nullopt;
    Query q = db_.query(sql);
    q.bind(key(*number, from), key(*number + 1, 0));
    if (!q.step()) return std::nullopt;
    return CheckpointRow{position(q.i64(0)), q.str(1)};
  }
  std::int64_t number_for(const LogName& log);
  bool insert(const LogBatch& batch);
  void insert_entries(std::int64_t number, const LogBatch& batch);
  void insert_keys(std::int64_t number, std::span<const SubjectKeyView> keys);
  std::size_t erase_keys(std::int64_t number, std::string_view subject);
  void undo() noexcept;
  void trim_wal(Appended& result, bool erased) noexcept;
  void copy_when_long(const std::stop_token& stop);

  Env& env_;
  std::string marker_;
  std::mutex mutex_;
  Db db_;
  std::unordered_map<std::string, std::int64_t> numbers_;
  std::vector<std::string> new_logs_;  ///< of the open transaction
  std::optional<Appended> failed_;     ///< what the copier saw: nothing more may be written
  bool long_ = false;                  ///< the WAL is, and the copier is to shorten it
  std::condition_variable_any wake_;
  std::jthread copier_;
};

void SqliteEngine::open_schema() {
  db_.exec("PRAGMA secure_delete = ON");  // an erased key is overwritten, not only unlinked
  const std::int64_t version = db_.user_version();
  if (version > kSchemaVersion) {
    throw Error(ErrorKind::newer_version, "Das Journal " + db_.path() + " stammt von einer neueren Programmversion (Schema " + std::to_string(version) +
                                              ", dieses Programm kennt " + std::to_string(kSchemaVersion) + "); bitte das neuere Programm verwenden.");
  }
  db_.begin();  // takes the exclusive lock, which is then kept
  if (version == 0) {
    db_.exec(kSchema);
    db_.exec(kParts);
    db_.exec(kSubjectKeys);
  }
  if (version == 1) {
    db_.exec(kFromVersion1);
    db_.exec(kSubjectKeys);
  }
  if (version == 1 || version == 2) {
    db_.exec(kOldParts);
    db_.exec(kParts);
    db_.exec(kFromOldParts);
  }
  if (version != kSchemaVersion) db_.set_user_version(kSchemaVersion);
  db_.commit();
}

Appended SqliteEngine::append(std::span<const LogBatch> batches) {
  const std::scoped_lock lock(mutex_);
  if (failed_) return *failed_;
  new_logs_.clear();
  try {
    db_.begin();
    for (const LogBatch& batch : batches) {
      if (insert(batch)) continue;
      undo();
      return {AppendOutcome::conflict, ErrorKind::locked, "Ein anderes Programm hat in das Journal " + db_.path() + " geschrieben; bitte dieses zuerst beenden."};
    }
  } catch (const DbError& e) {
    undo();
    return ended(outcome_before_commit(e.cause()), e);
  } catch (...) {
    undo();
    throw;
  }
  try {
    db_.commit();
  } catch (const DbError& e) {
    undo();
    return ended(outcome_of_commit(e.cause()), e);
  }
  Appended result;
  trim_wal(result, std::ranges::any_of(batches, [](const LogBatch& batch) { return !batch.erased.empty(); }));
  return result;
}

/// False if the batch does not continue its log.
bool SqliteEngine::insert(const LogBatch& batch) {
  const std::int64_t number = number_for(batch.log);
  if (size_of(number) != batch.first) return false;
  insert_entries(number, batch);
  Query tile = db_.query("INSERT INTO tile(id, hashes) VALUES(?, ?)");
  for (const TileView& t : batch.tiles) {
    tile.bind(tile_key(number, t.level, t.index)).bind_view(t.hashes).run();
    tile.reset();
  }
  if (batch.checkpoint) {
    Query q = db_.query("INSERT INTO checkpoint(id, note) VALUES(?, ?)");
    q.bind(key(number, batch.checkpoint->size)).bind_view(batch.checkpoint->note).run();
  }
  insert_keys(number, batch.keys);
  for (const std::string_view subject : batch.erased) erase_keys(number, subject);
  return true;
}

void SqliteEngine::insert_keys(std::int64_t number, std::span<const SubjectKeyView> keys) {
  if (keys.empty()) return;
  Query q = db_.query("INSERT INTO subject_key(log, subject, command, wrapped) VALUES(?, ?, ?, ?)");
  for (const SubjectKeyView& one : keys) {
    q.bind(number).bind_view(one.subject).bind_view(one.command).bind_view(one.wrapped).run();
    q.reset();
  }
}

std::size_t SqliteEngine::erase_keys(std::int64_t number, std::string_view subject) {
  return static_cast<std::size_t>(db_.query("DELETE FROM subject_key WHERE log = ? AND subject = ?").bind(number).bind_view(subject).run());
}

std::optional<Bytes> SqliteEngine::subject_key(const LogName& log, std::string_view subject, std::string_view command) {
  const std::scoped_lock lock(mutex_);
  const auto number = find(log);
  if (!number) return std::nullopt;
  Query q = db_.query("SELECT wrapped FROM subject_key WHERE log = ? AND subject = ? AND command = ?");
  q.bind(*number).bind_view(subject).bind_view(command);
  if (!q.step()) return std::nullopt;
  const ByteView wrapped = q.blob(0);
  return Bytes(wrapped.begin(), wrapped.end());
}

std::size_t SqliteEngine::erase_subject_keys(const LogName& log, std::span<const std::string> subjects) {
  const std::scoped_lock lock(mutex_);
  const auto number = find(log);
  if (!number) return 0;
  std::size_t erased = 0;
  db_.begin();
  try {
    for (const std::string& subject : subjects) erased += erase_keys(*number, subject);
    db_.commit();
  } catch (...) {
    undo();
    throw;
  }
  if (erased > 0) db_.truncate_wal();
  return erased;
}

void SqliteEngine::insert_entries(std::int64_t number, const LogBatch& batch) {
  Query entry = db_.query("INSERT INTO entry(id, leaf_hash, core) VALUES(?, ?, ?)");
  Query part = db_.query("INSERT INTO part(id, name, bytes) VALUES(?, ?, ?)");
  std::uint64_t at = batch.first;
  for (const EntryView& e : batch.entries) {
    const std::int64_t id = key(number, at++);
    entry.bind(id).bind_view(e.leaf_hash).bind_view(bytes_of(e.core)).run();
    entry.reset();
    std::int64_t place = id * kPartsPerEntry;
    for (const PartView& p : e.parts) {
      part.bind(place++).bind_view(p.name).bind_view(p.bytes).run();
      part.reset();
    }
  }
}

std::int64_t SqliteEngine::number_for(const LogName& log) {
  if (const auto known = find(log)) return *known;
  db_.query("INSERT INTO log(name) VALUES(?)").bind(log.str()).run();
  Query q = db_.query("SELECT number FROM log WHERE name = ?");
  q.bind(log.str()).step();
  const std::int64_t number = q.i64(0);
  numbers_.emplace(log.str(), number);
  new_logs_.push_back(log.str());
  return number;
}

void SqliteEngine::undo() noexcept {
  for (const std::string& log : new_logs_) numbers_.erase(log);
  try {
    if (db_.in_transaction()) db_.rollback();
  } catch (const Error&) {  // the transaction is gone either way; the error that led here is the one to report
    return;
  }
}

/// Keeps the WAL short, and erased keys out of it. The batch is committed already; a failed sync here must only stop the next one.
void SqliteEngine::trim_wal(Appended& result, bool erased) noexcept {
  if (!erased && db_.wal_pages() < kWalPagesMax) return;
  if (!erased && copier_.joinable()) {
    long_ = true;
    return wake_.notify_one();
  }
  try {
    if (erased) {
      db_.truncate_wal();
    } else {
      db_.checkpoint_wal();
    }
  } catch (const DbError& e) {
    result = ended(AppendOutcome::committed, e);
  }
}

/// The copier's thread. Receipts of the newest entries come from memory meanwhile, and the next batch is decided.
void SqliteEngine::copy_when_long(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (wake_.wait(lock, stop, [this] { return long_; })) {
    long_ = false;
    try {
      db_.checkpoint_wal();
    } catch (const DbError& e) {  // anything but a failed sync: the pages stay in the WAL, and the next round takes them along
      if (e.cause() == DbError::Cause::sync) failed_ = ended(AppendOutcome::rolled_back, e);
    }
  }
}

void SqliteEngine::read(const LogName& log, std::uint64_t from, std::uint64_t to, const Visit& visit) {
  const std::scoped_lock lock(mutex_);
  const auto number = find(log);
  if (!number || from >= to) return;
  Query entries = db_.query("SELECT id, leaf_hash, core FROM entry WHERE id >= ? AND id < ? ORDER BY id");
  entries.bind(key(*number, from), end_key(*number, to));
  Query rows = db_.query("SELECT entry, name, bytes FROM part WHERE id >= ? AND id < ? ORDER BY id");
  rows.bind(key(*number, from) * kPartsPerEntry, end_key(*number, to) * kPartsPerEntry);
  bool more = rows.step();
  std::vector<PartView> parts;
  std::vector<std::pair<std::string, Bytes>> kept;
  while (entries.step()) {
    const std::int64_t id = entries.i64(0);
    kept.clear();
    parts.clear();
    for (; more && rows.i64(0) <= id; more = rows.step()) {
      const ByteView bytes = rows.blob(2);
      if (rows.i64(0) == id) kept.emplace_back(rows.str(1), Bytes(bytes.begin(), bytes.end()));
    }
    for (const auto& [name, bytes] : kept) parts.push_back({name, bytes});
    visit({position(id), text_of(entries.blob(2)), entries.hash(1), parts});
  }
}

}  // namespace

std::unique_ptr<Engine> open_sqlite_engine(const SqliteEngineOptions& options) { return std::make_unique<SqliteEngine>(options); }

}  // namespace nb::storage
