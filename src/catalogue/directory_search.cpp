// SPDX-License-Identifier: EUPL-1.2
// Search in the directory. A town has some hundred lines, so every word is compared with every word: no recall to lose,
// well under a millisecond.
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/text.hpp"
#include "catalogue/directory.hpp"

namespace nb::catalogue {

namespace {

// How good a way of fitting is; multiplied by the weight of the field.
constexpr int kExact = 100;
constexpr int kPrefix = 80;
constexpr int kSound = 70;
constexpr int kOneError = 60;
constexpr int kTwoErrors = 40;
constexpr int kInside = 30;

// Weight of the fields: somebody who types a name means the name.
constexpr int kName = 5;
constexpr int kTask = 4;
constexpr int kFirstName = 3;
constexpr int kOther = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view number) {
  std::string digits;
  std::copy_if(number.begin(), number.end(), std::back_inserter(digits), is_digit);
  return digits;
}

/// Typing errors a word of this length may have.
std::size_t errors_allowed(std::size_t length) { return length < 4 ? 0 : length < 7 ? 1 : 2; }

/// With typing errors; the word may also be still unfinished, then its errors count against the beginning of a longer one.
int fuzzy(const std::string& wanted, const std::string& word) {
  const std::size_t most = errors_allowed(wanted.size());
  if (most == 0 || (wanted.size() < 6 && wanted.front() != word.front())) return 0;  // short words: the first letter is right
  std::size_t best = edit_distance(wanted, word, most);
  for (std::size_t length = wanted.size() - 1; length <= wanted.size() + 1 && length < word.size(); ++length) {
    best = std::min(best, edit_distance(wanted, std::string_view(word).substr(0, length), most));
  }
  return best > most ? 0 : best <= 1 ? kOneError : kTwoErrors;
}

}  // namespace

std::string sound_form(std::string_view folded) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kVariants = {{{"sch", "S"},
                                                                                               {"ck", "k"},
                                                                                               {"tz", "z"},
                                                                                               {"dt", "t"},
                                                                                               {"th", "t"},
                                                                                               {"ph", "f"},
                                                                                               {"ai", "ei"},
                                                                                               {"ay", "ei"},
                                                                                               {"ey", "ei"},
                                                                                               {"ae", "e"},
                                                                                               {"ie", "i"},
                                                                                               {"oe", "o"},
                                                                                               {"ue", "u"},
                                                                                               {"y", "i"},
                                                                                               {"v", "f"},
                                                                                               {"c", "k"}}};
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = folded.substr(at);
    const auto found = std::find_if(kVariants.begin(), kVariants.end(), [&](const auto& variant) { return rest.starts_with(variant.first); });
    std::string_view piece = found != kVariants.end() ? found->second : rest.substr(0, 1);
    at += found != kVariants.end() ? found->first.size() : 1;
    const bool vowel_before = !out.empty() && std::string_view("aeiou").find(out.back()) != std::string_view::npos;
    if (piece == "h" && vowel_before) continue;  // a silent one
    if (!out.empty() && out.back() == piece.front()) piece.remove_prefix(1);
    out += piece;
  }
  return out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::vector<std::size_t> next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    if (*std::min_element(next.begin(), next.end()) > most) return most + 1;
    std::swap(before, row);
    std::swap(row, next);
  }
  return std::min(row[b.size()], most + 1);
}

DirectoryIndex::DirectoryIndex(std::span<const DirectoryEntry> directory, CivilDate day) {
  for (std::size_t i = 0; i < directory.size(); ++i) {
    const DirectoryEntry& entry = directory[i];
    if (!is_valid_on(entry, day)) continue;
    Line line{i, {}, digits_of(entry.phone) + " " + digits_of(entry.mobile) + " " + digits_of(entry.fax), is_vacant(entry) ? -1 : is_shared_line(entry) ? 2 : 0};
    const std::string responsibility = is_letter_range(entry.responsibilities) ? std::string() : entry.responsibilities;
    const std::pair<std::string_view, int> fields[] = {{entry.last_name, kName}, {entry.office, kTask},    {entry.unit, kTask}, {entry.first_name, kFirstName},
                                                       {entry.function, kOther}, {responsibility, kOther}, {entry.room, kOther}};
    for (const auto& [field, weight] : fields) {
      const std::string folded = fold_for_search(field);
      for (const std::string_view word : split(folded, ' ')) {
        if (!word.empty()) line.words.push_back({std::string(word), sound_form(word), weight});
      }
    }
    lines_.push_back(std::move(line));
  }
}

int DirectoryIndex::score(const Line& line, const std::string& word, const std::string& sound) {
  int best = 0;
  for (const Word& candidate : line.words) {
    int fit = 0;
    if (candidate.text == word) {
      fit = kExact;
    } else if (candidate.text.starts_with(word)) {
      fit = kPrefix;
    } else if (word.size() >= 3 && candidate.sound == sound) {
      fit = kSound;
    } else {
      fit = fuzzy(word, candidate.text);
      if (fit == 0 && word.size() >= 3 && candidate.text.find(word) != std::string::npos) fit = kInside;
    }
    best = std::max(best, fit * candidate.weight);
  }
  const bool number = word.size() >= 3 && std::all_of(word.begin(), word.end(), is_digit);
  if (number && line.digits.find(word[0] == '0' ? word.substr(1) : word) != std::string::npos) best = std::max(best, kPrefix * kOther);
  return best;
}

std::vector<Hit> DirectoryIndex::search(std::string_view query, std::size_t most) const {
  if (query.size() > kQueryBytesMax || !is_utf8(query)) return {};
  const std::string folded = fold_for_search(query);
  std::vector<std::pair<std::string, std::string>> wanted;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty() && wanted.size() < kWordsMax) wanted.emplace_back(word, sound_form(word));
  }
  std::vector<Hit> hits;
  for (const Line& line : lines_) {
    int total = 0;
    for (const auto& [word, sound] : wanted) {
      const int fit = score(line, word, sound);
      total = fit == 0 ? 0 : total + fit;
      if (fit == 0) break;
    }
    if (total > 0) hits.push_back({line.entry, total + line.bonus});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  if (hits.size() > most) hits.resize(most);
  return hits;
}

DirectorySearch& DirectorySearch::operator=(const DirectorySearch& other) {
  if (this == &other) return *this;
  const std::lock_guard lock(mutex_);
  index_ = nullptr;
  return *this;
}

std::shared_ptr<const DirectoryIndex> DirectorySearch::on(std::span<const DirectoryEntry> directory, CivilDate day) const {
  const std::lock_guard lock(mutex_);  // whoever asks meanwhile waits for the one index instead of making another
  if (!index_ || day_ != day) {
    index_ = std::make_shared<const DirectoryIndex>(directory, day);
    day_ = day;
  }
  return index_;
}

}  // namespace nb::catalogue
