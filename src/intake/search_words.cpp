// SPDX-License-Identifier: EUPL-1.2
#include "intake/search_words.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "intake/prepare.hpp"

namespace nb::intake {

namespace {

constexpr std::size_t kWordsMax = 60;
constexpr std::size_t kNameStart = 4;  ///< letters by which a name is found too

void add_words(std::set<std::string>& out, std::string_view text, bool starts) {
  const std::string folded = fold_for_search(text);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() < 2 || out.size() >= kWordsMax) continue;
    out.emplace(word);
    if (starts && word.size() > kNameStart) out.emplace(word.substr(0, kNameStart));
  }
}

/// "0291 555-01" is found as one word.
void add_digits(std::set<std::string>& out, std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() >= 4) out.insert(digits);
}

}  // namespace

std::vector<std::string> search_words(const Sealed& sealed) {
  std::set<std::string> out;
  add_words(out, sealed.sender.name, true);
  add_words(out, sealed.sender.address, false);
  add_words(out, sealed.sender.email, false);
  add_words(out, sealed.content.title, false);
  add_words(out, sealed.content.reference, false);
  add_digits(out, sealed.sender.phone);
  add_digits(out, sealed.content.reference);
  return {out.begin(), out.end()};
}

std::vector<std::string> wanted_words(std::string_view typed) {
  std::vector<std::string> out;
  const std::string folded = fold_for_search(typed);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() >= 2) out.emplace_back(word);
  }
  return out;
}

// Words of the first version stay: whoever looks for the old name finds the filing too.
finder::Source filing_source() {
  return {.kind = std::string(kFilingKind),
          .brought_by = std::string(event::kFiled),
          .corrected_by = std::string(event::kCorrected),
          .later = finder::Source::Later::joins,
          .words = [](std::span<const journal::OpenedPart> parts) { return search_words(read_sealed(parts)); }};
}

}  // namespace nb::intake
