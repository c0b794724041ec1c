// SPDX-License-Identifier: EUPL-1.2
#include "staff/common_password.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "base/text.hpp"

namespace nb::staff {

namespace {

constexpr std::size_t kRepeatedMax = 5;      // bytes of a piece that is repeated
constexpr std::size_t kOtherLettersMax = 3;  // besides common words, e.g. "arnsbergabc"

using Words = std::set<std::string, std::less<>>;

Words read_words() {
  Words words;
  for (const std::string_view line : split(common_words(), '\n')) {
    if (line.starts_with('#')) continue;
    for (const std::string_view word : split(line, ' ')) {
      if (word.size() >= 3) words.emplace(fold_for_search(word));
    }
  }
  return words;
}

const Words& words() {
  static const Words kWords = read_words();
  return kWords;
}

/// The letters that digits and signs stand for in "P4$$w0rt".
std::string read_signs(std::string_view text) {
  static constexpr std::string_view kSigns = "013457@$!";
  static constexpr std::string_view kLetters = "oieastasi";
  std::string out(text);
  for (char& one : out) {
    const std::size_t at = kSigns.find(one);
    if (at != std::string_view::npos) one = kLetters[at];
  }
  return out;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char one : fold_for_search(text)) {
    if ((one >= 'a' && one <= 'z') || static_cast<unsigned char>(one) >= 0x80) out += one;
  }
  return out;
}

/// True if the letters are common words one after the other: two at most, where one that is repeated counts once.
bool made_of_two(std::string_view letters) {
  const std::size_t size = letters.size();
  std::vector<std::size_t> needed(size + 1, size + 1);  // words that make up the first i letters
  needed[0] = 0;
  for (std::size_t end = 1; end <= size; ++end) {
    for (std::size_t begin = 0; begin < end; ++begin) {
      if (needed[begin] > size || !words().contains(letters.substr(begin, end - begin))) continue;
      const bool again = begin >= end - begin && letters.substr(begin - (end - begin), end - begin) == letters.substr(begin, end - begin);
      needed[end] = std::min(needed[end], needed[begin] + (again ? 0 : 1));
    }
  }
  return size > 0 && needed[size] <= 2;
}

bool common(std::string_view letters) {
  if (made_of_two(letters)) return true;
  for (std::size_t other = 1; other <= kOtherLettersMax && letters.size() > 2 * other + 3; ++other) {
    if (made_of_two(letters.substr(other)) || made_of_two(letters.substr(0, letters.size() - other))) return true;
  }
  return false;
}

bool repeated(std::string_view text) {
  for (std::size_t piece = 1; piece <= kRepeatedMax && 2 * piece <= text.size(); ++piece) {
    bool same = true;
    for (std::size_t i = piece; same && i < text.size(); ++i) same = text[i] == text[i - piece];
    if (same) return true;
  }
  return false;
}

/// "123456789012", "abcdefghijkl", "987654321098": each character follows the one before.
bool run(std::string_view text) {
  for (const int step : {1, -1}) {
    std::size_t breaks = 0;
    for (std::size_t i = 1; i < text.size(); ++i) breaks += text[i] - text[i - 1] == step ? 0U : 1U;
    if (breaks <= 1) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> common_password_fault(std::string_view password) {
  const bool digits_only = std::ranges::all_of(password, [](char one) { return one >= '0' && one <= '9'; });
  const bool known = digits_only || repeated(password) || run(password) || common(letters_of(password)) || common(letters_of(read_signs(password)));
  if (!known) return std::nullopt;
  return "Dieses Passwort ist leicht zu erraten, weil viele eines wie dieses haben. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.";
}

}  // namespace nb::staff
