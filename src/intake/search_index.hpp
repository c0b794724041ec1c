// SPDX-License-Identifier: EUPL-1.2
// The blind index: finds filings by what is sealed (name, address, telephone, subject line, reference) without holding any of it. Each
// word becomes a token that only the data key's holder can make; tokens never enter a log. A second projection with its own position,
// in DIR/index.db, which can be deleted at any time; it grows and answers only while the vault is unlocked.
// Threading: one thread at a time. Durability: none needed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "intake/model.hpp"

namespace nb::journal {
class Journal;
class Vault;
}  // namespace nb::journal
namespace nb::storage {
class Db;
}

namespace nb::intake {

/// The words of a filing that it is found by: folded, at least two characters, names also by their first four letters.
[[nodiscard]] std::vector<std::string> search_words(const Sealed& sealed);

class SearchIndex {
 public:
  struct Options {
    const journal::Journal& journal;
    const journal::Vault& vault;
    std::string path;  ///< of the file; empty: in memory
  };
  explicit SearchIndex(Options options);
  ~SearchIndex();
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  /// Takes in at most so many further entries of the log; how many are left then. Does nothing while the vault is locked.
  std::uint64_t catch_up(const LogName& log, std::uint64_t entries_max);

  struct Found {
    std::vector<std::string> subjects;  ///< newest first
    bool more = false;                  ///< there are, or may be, further ones: more words help
  };
  /// Filings that have every word; nullopt while the vault is locked.
  [[nodiscard]] std::optional<Found> search(const LogName& log, std::string_view words, std::size_t count_max);

 private:
  struct Word;
  void open();
  void take(const LogName& log, std::uint64_t seq);
  void put(const LogName& log, const std::string& subject, std::uint64_t seq, const Sealed& sealed);
  void forget(const LogName& log, std::string_view subject);
  [[nodiscard]] std::uint64_t position(const LogName& log);

  Options options_;
  std::unique_ptr<storage::Db> db_;
};

}  // namespace nb::intake
