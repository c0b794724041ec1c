// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/text_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace nb::pages {

namespace {

using Words = std::span<const std::string_view>;
using Kind = DiffPiece::Kind;

constexpr std::size_t kCellsMax = 4'000'000;  ///< of the table of common lengths: 8 MB

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Words with the white space behind them; together they are the text.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= text.size(); ++i) {
    if (i < text.size() && (is_space(text[i]) || !is_space(text[i - 1]))) continue;
    out.push_back(text.substr(begin, i - begin));
    begin = i;
  }
  if (text.empty()) out.clear();
  return out;
}

void add(std::vector<DiffPiece>& out, Kind kind, std::string_view word) {
  if (out.empty() || out.back().kind != kind) out.push_back({kind, {}});
  out.back().text += word;
}

void add_all(std::vector<DiffPiece>& out, Kind kind, Words words) {
  for (const std::string_view word : words) add(out, kind, word);
}

/// The longest common subsequence, from the back so that the pieces come in their order.
void add_middle(std::vector<DiffPiece>& out, Words before, Words after) {
  const std::size_t width = after.size() + 1;
  if ((before.size() + 1) * width > kCellsMax) {
    add_all(out, Kind::gone, before);
    return add_all(out, Kind::added, after);
  }
  std::vector<std::uint16_t> common((before.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return common[i * width + j]; };
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) at(i, j) = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() && j < after.size()) {
    if (before[i] == after[j]) {
      add(out, Kind::same, after[j]);
      ++i, ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      add(out, Kind::gone, before[i++]);
    } else {
      add(out, Kind::added, after[j++]);
    }
  }
  add_all(out, Kind::gone, before.subspan(i));
  add_all(out, Kind::added, after.subspan(j));
}

}  // namespace

std::vector<DiffPiece> text_diff(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old_words = words_of(before);
  const std::vector<std::string_view> new_words = words_of(after);
  const auto shorter = static_cast<std::ptrdiff_t>(std::min(old_words.size(), new_words.size()));
  const auto head = static_cast<std::size_t>(std::mismatch(old_words.begin(), old_words.begin() + shorter, new_words.begin()).first - old_words.begin());
  const auto rest = shorter - static_cast<std::ptrdiff_t>(head);
  const auto tail = static_cast<std::size_t>(std::mismatch(old_words.rbegin(), old_words.rbegin() + rest, new_words.rbegin()).first - old_words.rbegin());
  std::vector<DiffPiece> out;
  add_all(out, Kind::same, Words(new_words).first(head));
  add_middle(out, Words(old_words).subspan(head, old_words.size() - head - tail), Words(new_words).subspan(head, new_words.size() - head - tail));
  add_all(out, Kind::same, Words(new_words).last(tail));
  return out;
}

}  // namespace nb::pages
