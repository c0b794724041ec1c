// SPDX-License-Identifier: EUPL-1.2
// The English of the console. Its templates and everything the program says are German; an English page is the German one,
// translated where it leaves. The German text is the key (locale/stab/README.md). Immutable after construction, safe from any thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nb::pages {

class Phrases {
 public:
  /// Every *.toml of the folder: tables [text] (what stands in templates) and [said] (what the program says, {} for what it puts in).
  /// Throws Error{configuration} where a file is faulty.
  explicit Phrases(const std::filesystem::path& folder);
  /// What a room says in both languages itself.
  void also(std::string_view german, std::string_view english) { said_.emplace(german, english); }

  /// The English of a text of a template, spaces made one; nullopt: there is none.
  [[nodiscard]] std::optional<std::string_view> text(std::string_view german) const;
  /// The English of what the program says: a whole sentence, a pattern with what stands in its gaps said in English too (except between
  /// quotation marks), a date, a number. What it does not know stays as it is.
  [[nodiscard]] std::string say(std::string_view german) const;

  /// German that two files put differently; what the first one says counts. For the test that allows none.
  [[nodiscard]] const std::vector<std::string>& contradictions() const { return contradictions_; }
  /// Keys of [text], for the test that finds those that no template has.
  [[nodiscard]] std::set<std::string> text_keys() const;

 private:
  struct Pattern {
    std::vector<std::string> german;  ///< what stands around the gaps
    std::string english;              ///< "{}" in the same order, or "{1}" …
  };
  void take(const std::filesystem::path& file);
  void take_said(const std::string& german, const std::string& english);
  [[nodiscard]] std::optional<std::string> find(std::string_view german, int depth) const;
  [[nodiscard]] std::optional<std::string> by_pattern(std::string_view german, int depth) const;
  [[nodiscard]] std::optional<std::string> by_list(std::string_view german, int depth) const;
  [[nodiscard]] std::optional<std::string> by_sentences(std::string_view german, int depth) const;
  [[nodiscard]] std::string filled(const Pattern& pattern, const std::vector<std::string_view>& gaps, int depth) const;

  std::map<std::string, std::string, std::less<>> texts_;
  std::map<std::string, std::string, std::less<>> said_;
  std::vector<std::string> contradictions_;
  std::vector<Pattern> patterns_;  ///< those that say most come first
};

/// "31.10.2023" → "31 October 2023", "31.10.2023, 20:00" → "31 October 2023, 20:00", "12.124" → "12,124"; nullopt: none of these.
[[nodiscard]] std::optional<std::string> english_figure(std::string_view german);

}  // namespace nb::pages
