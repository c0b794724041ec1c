// SPDX-License-Identifier: EUPL-1.2
// Whom to call: who is responsible for a surname or a part of town on a day, and search that forgives umlauts, spelling
// and typing errors. Pure; indices are into the directory that was handed in.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/model.hpp"

namespace nb::catalogue {

[[nodiscard]] bool is_valid_on(const DirectoryEntry& entry, CivilDate day);
/// A post without a person ("N.N."): the number may still be answered by a colleague.
[[nodiscard]] bool is_vacant(const DirectoryEntry& entry);
/// A line of a desk or a team: it has no name.
[[nodiscard]] bool is_shared_line(const DirectoryEntry& entry);

/// True for "A-K", "S", "Sa-Sm", "A-D,K-L"; false for a part of town and for nothing.
[[nodiscard]] bool is_letter_range(std::string_view responsibilities);
/// The range covers this surname; umlauts sort as written out (Ö as Oe), "von" and the like are skipped.
[[nodiscard]] bool covers_surname(std::string_view responsibilities, std::string_view surname);

/// Why somebody is the right one, best first.
enum class Because { surname, place, whole_office, shared_line, vacant };

struct Responsible {
  std::size_t entry;
  Because because;
  friend bool operator==(const Responsible&, const Responsible&) = default;
};

/// Who is asked for.
struct Asked {
  std::string_view office;
  CivilDate day;
  std::string_view surname;  ///< empty: not known
  std::string_view place;    ///< part of town; empty: not known
};

/// The right persons of an office for a surname or a part of town among the entries valid on the day, best first. Where
/// only a vacancy fits, it stands after the shared lines; nobody at all: empty.
[[nodiscard]] std::vector<Responsible> responsible(std::span<const DirectoryEntry> directory, const Asked& asked);

struct Hit {
  std::size_t entry;
  int score;
};

/// A directory prepared for search; keeps no reference to it.
class DirectoryIndex {
 public:
  static constexpr std::size_t kQueryBytesMax = 100;
  static constexpr std::size_t kWordsMax = 6;

  /// Entries not valid on `day` are left out.
  DirectoryIndex(std::span<const DirectoryEntry> directory, CivilDate day);
  /// Every word of the query must fit a word of the entry: exactly, as its beginning, by sound, with typing errors, or
  /// inside a compound. Best first, then in the directory's order. An empty query finds nothing.
  [[nodiscard]] std::vector<Hit> search(std::string_view query, std::size_t most = 50) const;

 private:
  struct Word {
    std::string text;   ///< folded
    std::string sound;  ///< spelling variants made equal
    int weight;         ///< of its field
  };
  struct Line {
    std::size_t entry;
    std::vector<Word> words;
    std::string digits;  ///< of its numbers
    int bonus;           ///< among equals the shared line first, a vacancy last
  };
  static int score(const Line& line, const std::string& word, const std::string& sound);

  std::vector<Line> lines_;
};

/// The index of a directory that does not change, made when somebody first searches and kept for that day. Any thread; a
/// copy begins without one, because what it belongs to may be changed.
class DirectorySearch {
 public:
  DirectorySearch() = default;
  DirectorySearch(const DirectorySearch&) {}
  DirectorySearch& operator=(const DirectorySearch& other);
  ~DirectorySearch() = default;

  /// `directory` is the same in every call.
  [[nodiscard]] std::shared_ptr<const DirectoryIndex> on(std::span<const DirectoryEntry> directory, CivilDate day) const;

 private:
  mutable std::mutex mutex_;
  mutable CivilDate day_{};
  mutable std::shared_ptr<const DirectoryIndex> index_;  // shared: a search goes on while midnight replaces it
};

/// Folded text with common German spelling variants made equal: Maier, Mayer, Meyer; Schmidt, Schmitt; Philipp, Filip.
[[nodiscard]] std::string sound_form(std::string_view folded);
/// Edits (insert, delete, replace, swap neighbours) from a to b, or `most` + 1 if there are more.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace nb::catalogue
