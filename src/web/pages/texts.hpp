// SPDX-License-Identifier: EUPL-1.2
// The words of the pages in one language: locale/<lang>.toml, read once at start, then immutable and shared by threads.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "web/pages/lang.hpp"

namespace nb::pages {

/// Values for the places in a text: {"name", "Arnsberg"} fills "{name}".
using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Texts {
 public:
  /// From TOML: tables become dotted keys. Throws Error{configuration} naming `where` and the line of a fault.
  [[nodiscard]] static Texts parse(Lang lang, std::string_view toml, const std::string& where);

  [[nodiscard]] Lang lang() const { return lang_; }
  /// The text of a key; throws Error{configuration} if there is none (the tests see to it that there is).
  [[nodiscard]] const std::string& say(std::string_view key) const;
  /// The same with its places filled.
  [[nodiscard]] std::string say(std::string_view key, Places places) const;
  /// Text of `key` + ".one" or ".other" with {n} filled.
  [[nodiscard]] std::string count(std::string_view key, std::size_t n) const;
  /// Nullptr if there is none.
  [[nodiscard]] const std::string* find(std::string_view key) const;
  /// Takes over what only the other one has.
  void fill_up_from(const Texts& other);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Map = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
  [[nodiscard]] const Map& all() const { return texts_; }

 private:
  explicit Texts(Lang lang) : lang_(lang) {}
  Lang lang_;
  Map texts_;
};

/// Replaces every "{place}" by its value; braces without a value stay.
[[nodiscard]] std::string fill(std::string_view text, Places places);

}  // namespace nb::pages
