// SPDX-License-Identifier: EUPL-1.2
// The blind index: finds subjects by what is sealed about them without holding any of it. Each word becomes a token that only the data
// key's holder can make; tokens never enter a log. Which entries carry which words is told by the rooms (Source), handed in by app. A
// second projection with its own position, in DIR/index.db, which can be deleted at any time; it grows and answers only while the
// vault is unlocked.
// Threading: any thread; guarded inside, one at a time. Durability: none needed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "journal/sealer.hpp"

namespace nb::journal {
class Journal;
class Vault;
}  // namespace nb::journal
namespace nb::storage {
class Db;
}

namespace nb::finder {

/// What things of one kind are found by.
struct Source {
  /// Whether a later entry's words join those of the first, or stand in their place.
  enum class Later { joins, replaces };
  std::string kind;          ///< keeps words apart: what belongs to one kind is never found among another
  std::string brought_by;    ///< the entry type that brings a subject in
  std::string corrected_by;  ///< the entry type whose sealed parts, if it has any, say it anew; empty: none
  Later later = Later::joins;
  /// The words of an entry's opened parts, as search() is given them; at most kWordsMax are taken.
  std::function<std::vector<std::string>(std::span<const journal::OpenedPart>)> words;
};

inline constexpr std::size_t kWordsMax = 100;
inline constexpr std::size_t kWantedMax = 8;  ///< words looked for at once; the others are passed over

class Index {
 public:
  struct Options {
    const journal::Journal& journal;
    const journal::Vault& vault;
    std::string path;  ///< of the file; empty: in memory
    std::vector<Source> sources;
  };
  explicit Index(Options options);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// Takes in at most so many further entries of the log; how many are left then. Does nothing while the vault is locked.
  std::uint64_t catch_up(const LogName& log, std::uint64_t entries_max);

  struct Found {
    std::vector<std::string> subjects;  ///< newest first
    bool more = false;                  ///< there are, or may be, further ones: more words help
  };
  /// Subjects of the kind that have every word; none without a word. nullopt while the vault is locked.
  [[nodiscard]] std::optional<Found> search(const LogName& log, std::string_view kind, std::span<const std::string> words, std::size_t count_max);

 private:
  using Token = std::array<std::byte, 16>;
  struct Wanted;
  void open();
  /// These three: false and nothing done, as the data key has been locked meanwhile.
  [[nodiscard]] bool take(const LogName& log, std::uint64_t seq);
  [[nodiscard]] bool put(const LogName& log, const std::string& subject, std::uint64_t seq, const Source& source, const std::vector<std::string>& words);
  [[nodiscard]] bool correct(const LogName& log, const std::string& subject, std::uint64_t seq, const Source& source, const std::vector<std::string>& words);
  void forget(const LogName& log, std::string_view subject);
  [[nodiscard]] std::uint64_t position(const LogName& log);
  [[nodiscard]] std::vector<Wanted> wanted(const LogName& log, std::string_view kind, std::span<const std::string> words, const crypto::SecretKey& key);
  [[nodiscard]] bool has(const LogName& log, const Token& token, std::uint64_t seq);

  Options options_;
  std::mutex mutex_;
  std::unique_ptr<storage::Db> db_;
};

}  // namespace nb::finder
