// SPDX-License-Identifier: EUPL-1.2
#include "finder/index.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "proof/entry.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::finder {

using journal::owner_of;

namespace {

constexpr std::string_view kPurpose = "nb-index";
constexpr std::string_view kErased = "subject.erased";
constexpr int kVersion = 2;
constexpr std::size_t kCandidatesMax = 20'000;  ///< looked at per search, so that two frequent words do not take seconds

/// Words of a kind are a space of their own; no kind has a line break in its name.
std::array<std::byte, 16> token_of(const crypto::SecretKey& key, std::string_view kind, std::string_view word) {
  return crypto::blind_token(key, bytes_of(std::string(kind) + "\n" + std::string(word)));
}

}  // namespace

Index::Index(Options options) : options_(std::move(options)) { open(); }
Index::~Index() = default;

void Index::open() {
  const bool memory = options_.path.empty();
  db_ = std::make_unique<storage::Db>(storage::DbOptions{.path = options_.path, .mode = memory ? storage::DbOptions::Mode::memory : storage::DbOptions::Mode::read_write});
  if (db_->user_version() == kVersion) return;
  db_->exec(
      "DROP TABLE IF EXISTS token; DROP TABLE IF EXISTS position; PRAGMA secure_delete = ON;"
      "CREATE TABLE token(log TEXT NOT NULL, token BLOB NOT NULL, seq INTEGER NOT NULL, subject TEXT NOT NULL, PRIMARY KEY(log, token, seq)) STRICT, WITHOUT ROWID;"
      "CREATE INDEX token_subject ON token(log, subject);"
      "CREATE TABLE position(log TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, leaf_hash BLOB NOT NULL) STRICT, WITHOUT ROWID;");
  db_->set_user_version(kVersion);
}

/// Where the index stands in a log; 0 if what it was made from is not what stands there now (a restored journal).
std::uint64_t Index::position(const LogName& log) {
  std::uint64_t size = 0;
  {
    auto q = db_->query("SELECT size, leaf_hash FROM position WHERE log = ?");
    q.bind(log.str());
    if (!q.step()) return 0;
    size = q.u64(0);
    const auto leaf = size > 0 ? options_.journal.leaf_hash(log, size - 1) : std::nullopt;
    if (leaf && *leaf == q.hash(1)) return size;
  }
  db_->query("DELETE FROM token WHERE log = ?").bind(log.str()).run();
  db_->query("DELETE FROM position WHERE log = ?").bind(log.str()).run();
  return 0;
}

std::uint64_t Index::catch_up(const LogName& log, std::uint64_t entries_max) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t size = options_.journal.size(log);
  if (!options_.vault.unlocked(owner_of(log))) return size - std::min(size, position(log));
  db_->begin();
  try {
    const std::uint64_t from = position(log);
    const std::uint64_t end = std::min(size, from + entries_max);
    std::uint64_t to = from;
    while (to < end && take(log, to)) ++to;  // locked in the middle: it goes on from there when the key is open again
    if (to > from) {
      db_->query("INSERT INTO position(log, size, leaf_hash) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET size = excluded.size, leaf_hash = excluded.leaf_hash")
          .bind(log.str(), to, *options_.journal.leaf_hash(log, to - 1))
          .run();
    }
    db_->commit();
    return size - to;
  } catch (...) {
    db_->rollback();
    throw;
  }
}

/// What is erased has no key any more, so nothing of it comes in; what came in before goes when its erasure is reached.
bool Index::take(const LogName& log, std::uint64_t seq) {
  std::optional<proof::EntryCore> core;
  options_.journal.read(log, seq, seq + 1, [&](const storage::EntryView& entry) {
    if (auto decoded = proof::decode_entry(bytes_of(entry.core))) core = *std::move(decoded);
  });
  if (!core) return true;
  if (core->type == kErased) {
    forget(log, core->subject);
    return true;
  }
  for (const Source& source : options_.sources) {
    const bool brought = core->type == source.brought_by;
    if (!brought && (core->type != source.corrected_by || core->parts.empty())) continue;
    const auto parts = journal::open_parts(options_.journal, options_.vault, log, seq);
    if (!parts) return parts.error() != journal::OpenFault::locked;
    const std::vector<std::string> words = source.words(*parts);
    return brought ? put(log, core->subject, seq, source, words) : correct(log, core->subject, seq, source, words);
  }
  return true;
}

/// The corrected thing keeps its place among the others.
bool Index::correct(const LogName& log, const std::string& subject, std::uint64_t seq, const Source& source, const std::vector<std::string>& words) {
  if (!options_.vault.unlocked(owner_of(log))) return false;
  std::uint64_t first = seq;
  {
    auto q = db_->query("SELECT min(seq) FROM token WHERE log = ? AND subject = ?");
    q.bind(log.str(), subject);
    if (q.step() && !q.is_null(0)) first = q.u64(0);
  }
  if (source.later == Source::Later::replaces) forget(log, subject);
  return put(log, subject, first, source, words);
}

bool Index::put(const LogName& log, const std::string& subject, std::uint64_t seq, const Source& source, const std::vector<std::string>& words) {
  const auto key = options_.vault.derive(owner_of(log), kPurpose);
  if (!key) return false;
  for (const std::string& word : std::span(words).first(std::min(words.size(), kWordsMax))) {
    const Token token = token_of(*key, source.kind, word);
    db_->query("INSERT OR IGNORE INTO token(log, token, seq, subject) VALUES(?, ?, ?, ?)").bind(log.str(), ByteView(token), seq, subject).run();
  }
  return true;
}

void Index::forget(const LogName& log, std::string_view subject) { db_->query("DELETE FROM token WHERE log = ? AND subject = ?").bind(log.str(), subject).run(); }

/// A word that is looked for, and how many subjects have it (up to the number that is looked at anyway).
struct Index::Wanted {
  Token token{};
  std::size_t count = 0;
};

/// The rarest word first: the others are only asked about its subjects.
std::vector<Index::Wanted> Index::wanted(const LogName& log, std::string_view kind, std::span<const std::string> words, const crypto::SecretKey& key) {
  std::vector<Wanted> out;
  for (const std::string& word : words.first(std::min(words.size(), kWantedMax))) {
    Wanted one{.token = token_of(key, kind, word)};
    auto q = db_->query("SELECT count(*) FROM (SELECT 1 FROM token WHERE log = ? AND token = ? LIMIT ?)");
    q.bind(log.str(), ByteView(one.token), kCandidatesMax);
    if (q.step()) one.count = static_cast<std::size_t>(q.i64(0));
    out.push_back(one);
  }
  std::ranges::sort(out, {}, &Wanted::count);
  return out;
}

bool Index::has(const LogName& log, const Token& token, std::uint64_t seq) {
  auto q = db_->query("SELECT 1 FROM token WHERE log = ? AND token = ? AND seq = ?");
  q.bind(log.str(), ByteView(token), seq);
  return q.step();
}

std::optional<Index::Found> Index::search(const LogName& log, std::string_view kind, std::span<const std::string> words, std::size_t count_max) {
  const auto key = options_.vault.derive(owner_of(log), kPurpose);
  if (!key) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const std::vector<Wanted> all = wanted(log, kind, words, *key);
  Found found;
  if (all.empty()) return found;
  auto candidates = db_->query("SELECT seq, subject FROM token WHERE log = ? AND token = ? ORDER BY seq DESC LIMIT ?");
  candidates.bind(log.str(), ByteView(all.front().token), kCandidatesMax);
  std::size_t seen = 0;
  while (candidates.step()) {
    ++seen;
    if (!std::ranges::all_of(all.begin() + 1, all.end(), [&](const Wanted& word) { return has(log, word.token, candidates.u64(0)); })) continue;
    if (found.subjects.size() == count_max) {
      found.more = true;
      break;
    }
    found.subjects.push_back(candidates.str(1));
  }
  if (seen == kCandidatesMax) found.more = true;
  return found;
}

}  // namespace nb::finder
