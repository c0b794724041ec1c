// SPDX-License-Identifier: EUPL-1.2
// Reads the tables of the file of settings key by key. Whatever is wrong is said with line and key; a key that nobody asked for is wrong, too.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nb::app {

/// Every function leaves `out` as it is where the key is missing, and throws Error{configuration} where its value does not fit.
class TableReader {
 public:
  struct Impl;
  explicit TableReader(std::unique_ptr<Impl> impl);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  void text(const char* key, std::string& out);
  void texts(const char* key, std::vector<std::string>& out);
  void flag(const char* key, bool& out);
  /// One of two words; `out` becomes true for the second.
  void choice(const char* key, const std::pair<const char*, const char*>& words, bool& out);
  void word(const char* key, std::string& out, std::initializer_list<std::string_view> words, const char* expected);
  /// Hands the text to `accept`, if it is there; false from there is a mistake.
  void checked_text(const char* key, const std::string& expected, const std::function<bool(const std::string&)>& accept);
  template <class T>
  void number(const char* key, T& out, std::int64_t least, std::int64_t most) {
    if (const auto given = whole(key, least, most)) out = static_cast<T>(*given);
  }
  /// Hands each text of a list to `accept`; false from there is a mistake.
  void texts(const char* key, const std::string& expected, const std::function<bool(const std::string&)>& accept);
  /// Hands the sub-table to `read`, if it is there; what `read` does not ask for is a mistake.
  void table(const char* key, const std::function<void(TableReader&)>& read);
  /// As they stand in the table, for sections whose keys are those of municipalities.
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  [[nodiscard]] std::optional<std::int64_t> whole(const char* key, std::int64_t least, std::int64_t most);

  std::unique_ptr<Impl> impl_;
};

/// Hands the whole text to `read`; `where` is named in errors. Throws Error{configuration}, also where it is no TOML.
void read_settings(std::string_view text, const std::string& where, const std::function<void(TableReader&)>& read);

}  // namespace nb::app
