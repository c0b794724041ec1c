// SPDX-License-Identifier: EUPL-1.2
#include "state/state_db.hpp"

#include <algorithm>
#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <deque>
#include <map>

#include "base/assert.hpp"
#include "base/env.hpp"
#include "base/text.hpp"
#include "journal/journal.hpp"
#include "state/decoded_entry.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/wal_copier.hpp"

namespace nb::state {

namespace {

constexpr int kSchemaVersion = 1;
constexpr int kRebuilding = -1;                  ///< complete, but not known to be on disk
constexpr std::uint64_t kChunk = 50'000;         ///< entries per transaction while rebuilding
constexpr std::uint64_t kObservedChunk = 1'000;  ///< while somebody wants to see them decoded
constexpr std::int64_t kWalPages = 4000;         ///< before they are copied into the file
constexpr std::size_t kParseBuffer = 16 * 1024;  ///< more than the JSON of a 4-KiB core needs as a rule

constexpr const char* kSchema = R"(
CREATE TABLE projection(name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE applied(log TEXT PRIMARY KEY, size INTEGER NOT NULL, leaf_hash BLOB NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE command(id BLOB NOT NULL, log TEXT NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(id, log)) STRICT, WITHOUT ROWID;
)";

/// Where a log stands in state.db.
struct Position {
  std::uint64_t size = 0;
  Hash leaf_hash;
  Instant at{};
  bool dirty = false;  ///< not yet written to `applied` in the open transaction
};

/// Where a command stands; `log` is a key of Impl::positions.
struct CommandRow {
  std::array<std::byte, 16> id;
  const LogName* log;
  std::uint64_t first;
  std::uint64_t count;
};

/// How to take back one step of a log.
struct Step {
  Position* position;
  Position before;
};

int hex_value(char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; }

/// The 16 bytes of a UUID in its canonical form.
std::array<std::byte, 16> uuid_bytes(std::string_view text) {
  std::array<std::byte, 16> out{};
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == '-' || digits == 32) continue;
    out.at(digits / 2) |= std::byte(hex_value(c) << (digits % 2 == 0 ? 4 : 0));
    ++digits;
  }
  return out;
}

}  // namespace

struct StateDb::Impl {
  Options options;
  const journal::Journal& journal;
  std::map<std::string_view, const Projection*> by_name;
  std::unique_ptr<storage::Db> db;
  std::map<LogName, Position> positions;
  std::vector<Step> steps;           ///< of the open transaction
  std::size_t mark = 0;              ///< steps before the savepoint
  std::size_t commands_mark = 0;     ///< commands before the savepoint
  std::vector<CommandRow> commands;  ///< of the open transaction, not yet written
  Opened opened = Opened::current;
  std::optional<storage::WalCopier> copier;  ///< once the file is open; none where only one connection may be

  Impl(Options the_options, const journal::Journal& the_journal) : options(std::move(the_options)), journal(the_journal) {
    for (const Projection* projection : options.projections) NB_ASSERT(by_name.emplace(projection->name(), projection).second);
  }

  void open_file() {
    using Mode = storage::DbOptions::Mode;
    db = std::make_unique<storage::Db>(storage::DbOptions{
        .path = options.path, .mode = options.path.empty() ? Mode::memory : Mode::read_write, .exclusive = options.exclusive, .vfs = options.vfs, .auto_checkpoint = false});
  }
  void remove_file();
  [[nodiscard]] bool open_existing();
  [[nodiscard]] bool fits_schema();
  [[nodiscard]] bool fits_journal();
  void create();
  void rebuild();
  void load_positions();
  void apply(const DecodedEntry& entry);
  void write_positions();
  void note_command(const DecodedEntry& entry, const LogName& log, std::uint64_t seq);
  void write_commands();
  void begin() {
    db->begin();
    steps.clear();
  }
  void commit() {
    write_commands();
    write_positions();
    db->commit();
    steps.clear();
    trim_wal();
  }
  void trim_wal();
  /// Positions first: they must be right even where the database refuses.
  void rollback() {
    commands.clear();
    take_back(0);
    if (db->in_transaction()) db->rollback();
  }
  void take_back(std::size_t until) {
    for (; steps.size() > until; steps.pop_back()) *steps.back().position = steps.back().before;
  }
  template <class F>
  void in_transaction(F&& work) {
    begin();
    try {
      work();
      commit();
    } catch (...) {
      rollback();
      throw;
    }
  }
  [[nodiscard]] bool catch_up(std::span<const Observer> observers);
  void apply_range(const LogName& log, std::uint64_t from, std::uint64_t to);
  void apply_observed(const LogName& log, std::uint64_t from, std::uint64_t to, std::span<const Observer> observers);
};

/// The commit stands whatever happens here; what cannot be copied stays in the WAL.
void StateDb::Impl::trim_wal() {
  if (copier) return copier->after_commit(*db);
  if (db->wal_pages() < kWalPages) return;
  try {
    static_cast<void>(db->checkpoint_wal());
  } catch (const storage::DbError&) {
    return;
  }
}

void StateDb::Impl::remove_file() {
  db.reset();
  if (options.path.empty()) return;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    if (options.env.exists(options.path + suffix)) options.env.remove(options.path + suffix);
  }
}

/// True if the file can be used as it is; a damaged one is as good as none, because the journal has everything.
bool StateDb::Impl::open_existing() {
  try {
    open_file();
    if (!fits_schema()) return false;
    load_positions();
    return fits_journal();
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::corrupt) throw;
    return false;
  }
}

bool StateDb::Impl::fits_schema() {
  if (db->user_version() != kSchemaVersion) return false;
  std::map<std::string, std::int64_t> found;
  storage::Query q = db->query("SELECT name, version FROM projection");
  while (q.step()) found.emplace(q.str(0), q.i64(1));
  return std::ranges::equal(found, by_name, [](const auto& stored, const auto& wanted) { return stored.first == wanted.first && stored.second == wanted.second->version(); });
}

void StateDb::Impl::load_positions() {
  positions.clear();
  storage::Query q = db->query("SELECT log, size, leaf_hash, at FROM applied");
  while (q.step()) {
    const auto log = LogName::parse(q.text(0));
    if (!log) throw Error(ErrorKind::corrupt, "state.db nennt ein unbekanntes Protokoll; es wird neu aufgebaut.");
    positions.emplace(*log, Position{q.u64(1), q.hash(2), Instant(std::chrono::milliseconds(q.i64(3))), false});
  }
}

bool StateDb::Impl::fits_journal() {
  return std::ranges::all_of(positions, [&](const auto& row) { return journal.leaf_hash(row.first, row.second.size - 1) == row.second.leaf_hash; });
}

void StateDb::Impl::create() {
  positions.clear();
  in_transaction([&] {
    db->exec(kSchema);
    for (const Projection* projection : options.projections) {
      projection->create(*db);
      db->query("INSERT INTO projection(name, version) VALUES(?, ?)").bind(projection->name(), projection->version()).run();
    }
  });
}

/// Without a journal of its own and without syncs: a rebuild that is interrupted leaves version 0 behind and starts over.
/// Only when everything is synced (which the checkpoint of one more page does for the whole file) the version is set.
void StateDb::Impl::rebuild() {
  opened = Opened::rebuilt;
  remove_file();
  open_file();
  db->exec("PRAGMA journal_mode=OFF");
  db->exec("PRAGMA synchronous=OFF");
  db->exec("PRAGMA cache_size=-131072");  // command ids may come in no order
  create();
  static_cast<void>(catch_up({}));
  db->exec("PRAGMA cache_size=-16384");
  db->exec("PRAGMA synchronous=NORMAL");
  db->exec("PRAGMA journal_mode=WAL");
  db->set_user_version(kRebuilding);
  static_cast<void>(db->checkpoint_wal());
  db->set_user_version(kSchemaVersion);
}

void StateDb::Impl::apply(const DecodedEntry& entry) {
  const AppliedEntry view = entry.view();
  const auto row = positions.try_emplace(view.log).first;
  Position& at = row->second;
  NB_ASSERT(at.size == view.seq);
  const auto room = by_name.find(view.type.substr(0, view.type.find('.')));
  if (room != by_name.end()) room->second->apply(*db, view);
  note_command(entry, row->first, view.seq);
  steps.push_back({&at, at});
  at = {view.seq + 1, entry.leaf_hash(), view.at, true};
}

/// The entries of one command stand together. Not every client makes ids that grow with time, so many are kept and written
/// sorted: each then finds its page in the cache.
void StateDb::Impl::note_command(const DecodedEntry& entry, const LogName& log, std::uint64_t seq) {
  const auto id = uuid_bytes(entry.command());
  if (!commands.empty() && commands.back().id == id && commands.back().log == &log) {
    ++commands.back().count;
  } else {
    commands.push_back({id, &log, seq, 1});
  }
}

void StateDb::Impl::write_commands() {
  std::ranges::sort(commands, {}, &CommandRow::id);
  storage::Query q = db->query("INSERT INTO command(id, log, first, count) VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count");
  for (const CommandRow& row : commands) {
    q.bind_view(ByteView(row.id)).bind_view(row.log->str()).bind(row.first).bind(row.count).run();
    q.reset();
  }
  commands.clear();
}

void StateDb::Impl::write_positions() {
  for (auto& [log, at] : positions) {
    if (!at.dirty) continue;
    db->query("INSERT INTO applied(log, size, leaf_hash, at) VALUES(?, ?, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, leaf_hash = excluded.leaf_hash, at = excluded.at")
        .bind(log.str(), at.size, at.leaf_hash, std::int64_t{at.at.time_since_epoch().count()})
        .run();
    steps.push_back({&at, at});  // should the commit fail, it is dirty again
    at.dirty = false;
  }
}

void StateDb::Impl::apply_range(const LogName& log, std::uint64_t from, std::uint64_t to) {
  std::array<unsigned char, kParseBuffer> buffer;
  in_transaction([&] {
    journal.read(log, from, to, [&](const storage::EntryView& entry) {
      boost::json::monotonic_resource memory(buffer.data(), buffer.size());  // outlives the entry it feeds
      apply(DecodedEntry(log, entry, &memory));
    });
  });
}

void StateDb::Impl::apply_observed(const LogName& log, std::uint64_t from, std::uint64_t to, std::span<const Observer> observers) {
  std::deque<DecodedEntry> entries;
  in_transaction([&] { journal.read(log, from, to, [&](const storage::EntryView& entry) { apply(entries.emplace_back(log, entry)); }); });
  std::vector<AppliedEntry> views;
  for (const DecodedEntry& entry : entries) views.push_back(entry.view());
  for (const Observer& observer : observers) observer(views);
}

/// True if there was something to apply.
bool StateDb::Impl::catch_up(std::span<const Observer> observers) {
  bool any = false;
  const std::uint64_t chunk = observers.empty() ? kChunk : kObservedChunk;
  for (const LogName& log : journal.logs()) {
    const std::uint64_t end = journal.size(log);
    std::uint64_t from = positions.try_emplace(log).first->second.size;
    for (; from < end; from = positions.at(log).size) {
      const std::uint64_t to = std::min(end, from + chunk);
      observers.empty() ? apply_range(log, from, to) : apply_observed(log, from, to, observers);
      any = true;
      if (positions.at(log).size != to)
        throw Error(ErrorKind::corrupt,
                    "Im Protokoll " + log.str() + " fehlen Einträge ab Position " + std::to_string(positions.at(log).size) + "; bitte »notbetrieb verify« ausführen.");
    }
  }
  return any;
}

StateDb::StateDb(Options options, const journal::Journal& journal) : impl_(std::make_unique<Impl>(std::move(options), journal)) {
  if (!impl_->open_existing()) {
    impl_->rebuild();
  } else if (impl_->catch_up({})) {
    impl_->opened = Opened::caught_up;
  }
  const Options& file = impl_->options;
  if (!file.path.empty() && !file.exclusive) impl_->copier.emplace(storage::WalCopier::Options{.path = file.path, .vfs = file.vfs, .pages = kWalPages});
}

StateDb::~StateDb() = default;

StateDb::Opened StateDb::opened() const { return impl_->opened; }
storage::Db& StateDb::db() { return *impl_->db; }

std::optional<Committed> StateDb::find_command(const LogName& log, const CommandId& id) {
  const auto bytes = uuid_bytes(id.str());
  for (const CommandRow& row : impl_->commands) {  // of this batch
    if (row.id == bytes && *row.log == log) return Committed{row.first, row.count, true};
  }
  storage::Query q = impl_->db->query("SELECT first, count FROM command WHERE id = ? AND log = ?");
  q.bind_view(ByteView(bytes)).bind_view(log.str());
  if (!q.step()) return std::nullopt;
  return Committed{q.u64(0), q.u64(1), true};
}

std::uint64_t StateDb::size(const LogName& log) {
  const auto found = impl_->positions.find(log);
  return found == impl_->positions.end() ? 0 : found->second.size;
}

Instant StateDb::last_at(const LogName& log) {
  const auto found = impl_->positions.find(log);
  return found == impl_->positions.end() ? Instant{} : found->second.at;
}

void StateDb::apply(const DecodedEntry& entry) { impl_->apply(entry); }
void StateDb::begin() { impl_->begin(); }
void StateDb::commit() { impl_->commit(); }
void StateDb::rollback() { impl_->rollback(); }
void StateDb::savepoint() {
  impl_->db->savepoint();
  impl_->mark = impl_->steps.size();
  impl_->commands_mark = impl_->commands.size();
}
void StateDb::release_savepoint() { impl_->db->release_savepoint(); }
void StateDb::rollback_to_savepoint() {
  impl_->take_back(impl_->mark);
  impl_->commands.resize(impl_->commands_mark);
  impl_->db->rollback_to_savepoint();
}
void StateDb::catch_up(std::span<const Observer> observers) { static_cast<void>(impl_->catch_up(observers)); }

}  // namespace nb::state
