// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalogue/directory.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kBytesMax = 160;
constexpr std::size_t kWordsMax = 6;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = fold_for_search(text);
  for (const std::string_view word : split(folded, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

int fit(const std::string& asked, const std::string& word) {
  if (word == asked) return 8;
  if (word.starts_with(asked)) return 6;
  if (asked.size() >= 4 && word.find(asked) != std::string::npos) return 4;
  const std::size_t forgiven = asked.size() < 4 ? 0 : asked.size() < 8 ? 1 : 2;
  if (forgiven == 0) return 0;
  const std::string_view beginning = std::string_view(word).substr(0, std::min(word.size(), asked.size()));
  if (catalogue::edit_distance(asked, word, forgiven) <= forgiven) return 3;
  return catalogue::edit_distance(asked, beginning, forgiven) <= forgiven ? 2 : 0;
}

}  // namespace

std::string typed(std::string_view raw_query, std::string_view name) {
  std::string text = web::Form(raw_query).text(name);
  if (text.size() > kBytesMax) {
    text.resize(kBytesMax);
    while (!text.empty() && !is_utf8(text)) text.pop_back();
  }
  return std::string(trim(text));
}

Needle::Needle(std::string_view query) : words_(words_of(query)) {
  if (words_.size() > kWordsMax) words_.resize(kWordsMax);
}

int Needle::score(std::string_view text) const {
  const std::vector<std::string> words = words_of(text);
  int total = 0;
  for (const std::string& asked : words_) {
    int best = 0;
    for (const std::string& word : words) best = std::max(best, fit(asked, word));
    if (best == 0) return 0;
    total += best;
  }
  return total;
}

}  // namespace nb::pages
