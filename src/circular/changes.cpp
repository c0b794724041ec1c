// SPDX-License-Identifier: EUPL-1.2
#include "circular/changes.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "circular/wording.hpp"

namespace nb::circular {

namespace {

constexpr std::size_t kParagraphsMax = 1500;  // of one version; 40 sections of 12,000 bytes can hold more, but nobody reads them

std::vector<std::string> paragraphs_of(const Content& content) {
  std::vector<std::string> out{content.title};
  for (const Section& section : content.sections) {
    if (!section.audience.everybody()) out.push_back("Für " + audience_words(section.audience) + ":");
    std::string paragraph;
    for (const std::string_view line : split(section.text, '\n')) {
      if (!trim(line).empty()) {
        paragraph += (paragraph.empty() ? "" : "\n") + std::string(trim(line));
      } else if (!paragraph.empty()) {
        out.push_back(std::move(paragraph));
        paragraph.clear();
      }
    }
    if (!paragraph.empty()) out.push_back(std::move(paragraph));
  }
  if (out.size() > kParagraphsMax) out.resize(kParagraphsMax);
  return out;
}

}  // namespace

std::vector<Change> changes_between(const Content& before, const Content& after) {
  const std::vector<std::string> a = paragraphs_of(before);
  const std::vector<std::string> b = paragraphs_of(after);
  // Length of the longest common subsequence of what follows; row by row.
  std::vector<std::vector<unsigned>> common(a.size() + 1, std::vector<unsigned>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  }
  std::vector<Change> out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out.push_back({Change::Kind::kept, b[j]});
      ++i, ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      out.push_back({Change::Kind::gone, a[i++]});
    } else {
      out.push_back({Change::Kind::added, b[j++]});
    }
  }
  return out;
}

}  // namespace nb::circular
