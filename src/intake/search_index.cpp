// SPDX-License-Identifier: EUPL-1.2
#include "intake/search_index.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "intake/prepare.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "proof/entry.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::intake {

using journal::owner_of;

namespace {

constexpr std::string_view kPurpose = "nb-index";
constexpr std::string_view kErased = "subject.erased";
constexpr int kVersion = 1;
constexpr std::size_t kWordsMax = 60;
constexpr std::size_t kNameStart = 4;           ///< letters by which a name is found too
constexpr std::size_t kCandidatesMax = 20'000;  ///< looked at per search, so that two frequent words do not take seconds

void add_words(std::set<std::string>& out, std::string_view text, bool starts) {
  const std::string folded = fold_for_search(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() < 2 || out.size() >= kWordsMax) continue;
    out.emplace(word);
    if (starts && word.size() > kNameStart) out.emplace(word.substr(0, kNameStart));
  }
}

/// "0291 555-01" is found as one word.
void add_digits(std::set<std::string>& out, std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() >= 4) out.insert(digits);
}

}  // namespace

std::vector<std::string> search_words(const Sealed& sealed) {
  std::set<std::string> out;
  add_words(out, sealed.sender.name, true);
  add_words(out, sealed.sender.address, false);
  add_words(out, sealed.sender.email, false);
  add_words(out, sealed.content.title, false);
  add_words(out, sealed.content.reference, false);
  add_digits(out, sealed.sender.phone);
  add_digits(out, sealed.content.reference);
  return {out.begin(), out.end()};
}

SearchIndex::SearchIndex(Options options) : options_(std::move(options)) { open(); }
SearchIndex::~SearchIndex() = default;

void SearchIndex::open() {
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
std::uint64_t SearchIndex::position(const LogName& log) {
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

std::uint64_t SearchIndex::catch_up(const LogName& log, std::uint64_t entries_max) {
  const std::uint64_t size = options_.journal.size(log);
  if (!options_.vault.unlocked(owner_of(log))) return size - std::min(size, position(log));
  db_->begin();
  try {
    const std::uint64_t from = position(log);
    const std::uint64_t to = std::min(size, from + entries_max);
    for (std::uint64_t seq = from; seq < to; ++seq) take(log, seq);
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

/// An erased filing has no key any more, so nothing of it comes in; what came in before goes when its erasure is reached.
void SearchIndex::take(const LogName& log, std::uint64_t seq) {
  std::optional<proof::EntryCore> core;
  options_.journal.read(log, seq, seq + 1, [&](const storage::EntryView& entry) {
    if (auto decoded = proof::decode_entry(bytes_of(entry.core))) core = *std::move(decoded);
  });
  if (!core) return;
  if (core->type == kErased) return forget(log, core->subject);
  if (core->type == event::kFiled) {
    if (const auto sealed = open_filing(options_.journal, options_.vault, log, {seq})) put(log, core->subject, seq, *sealed);
  } else if (core->type == event::kCorrected && !core->parts.empty()) {
    std::uint64_t first = seq;
    {
      auto q = db_->query("SELECT min(seq) FROM token WHERE log = ? AND subject = ?");
      q.bind(log.str(), core->subject);
      if (q.step() && !q.is_null(0)) first = q.u64(0);
    }
    // Words of the first version stay: whoever looks for the old name finds the filing too.
    if (const auto sealed = open_filing(options_.journal, options_.vault, log, {seq})) put(log, core->subject, first, *sealed);
  }
}

void SearchIndex::put(const LogName& log, const std::string& subject, std::uint64_t seq, const Sealed& sealed) {
  const auto key = options_.vault.derive(owner_of(log), kPurpose);
  if (!key) return;
  for (const std::string& word : search_words(sealed)) {
    const auto token = crypto::blind_token(*key, bytes_of(word));
    db_->query("INSERT OR IGNORE INTO token(log, token, seq, subject) VALUES(?, ?, ?, ?)").bind(log.str(), ByteView(token), seq, subject).run();
  }
}

void SearchIndex::forget(const LogName& log, std::string_view subject) { db_->query("DELETE FROM token WHERE log = ? AND subject = ?").bind(log.str(), subject).run(); }

/// A word that is looked for, and how many filings have it (up to the number that is looked at anyway).
struct SearchIndex::Word {
  std::array<std::byte, 16> token{};
  std::size_t count = 0;
};

std::optional<SearchIndex::Found> SearchIndex::search(const LogName& log, std::string_view words, std::size_t count_max) {
  const auto key = options_.vault.derive(owner_of(log), kPurpose);
  if (!key) return std::nullopt;
  std::vector<Word> wanted;
  const std::string folded = fold_for_search(words);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() < 2 || wanted.size() >= 8) continue;
    Word one{.token = crypto::blind_token(*key, bytes_of(word))};
    auto q = db_->query("SELECT count(*) FROM (SELECT 1 FROM token WHERE log = ? AND token = ? LIMIT ?)");
    q.bind(log.str(), ByteView(one.token), kCandidatesMax);
    if (q.step()) one.count = static_cast<std::size_t>(q.i64(0));
    wanted.push_back(one);
  }
  Found found;
  if (wanted.empty()) return found;
  std::ranges::sort(wanted, {}, &Word::count);  // the rarest word first: the others are only asked about its filings
  auto candidates = db_->query("SELECT seq, subject FROM token WHERE log = ? AND token = ? ORDER BY seq DESC LIMIT ?");
  candidates.bind(log.str(), ByteView(wanted.front().token), kCandidatesMax);
  std::size_t seen = 0;
  while (candidates.step()) {
    ++seen;
    const bool all = std::ranges::all_of(wanted.begin() + 1, wanted.end(), [&](const Word& word) {
      auto q = db_->query("SELECT 1 FROM token WHERE log = ? AND token = ? AND seq = ?");
      q.bind(log.str(), ByteView(word.token), candidates.u64(0));
      return q.step();
    });
    if (!all) continue;
    if (found.subjects.size() == count_max) {
      found.more = true;
      break;
    }
    found.subjects.push_back(candidates.str(1));
  }
  if (seen == kCandidatesMax) found.more = true;
  return found;
}

}  // namespace nb::intake
