// SPDX-License-Identifier: EUPL-1.2
// Who is responsible. Search stands in directory_search.cpp.
#include "catalogue/directory.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nb::catalogue {

namespace {

struct LetterRange {
  std::string from;  ///< folded
  std::string to;
};

/// "A-K" or a single beginning; a part of town ("Neheim", "Alt-Arnsberg") is none.
bool read_range(std::string_view piece, LetterRange& range) {
  const auto ends = split(trim(piece), '-');
  if (ends.size() > 2) return false;
  for (const std::string_view end : ends) {
    const std::string folded = fold_for_search(end);
    const std::size_t most = ends.size() == 2 || folded == "sch" ? 3 : folded == "st" ? 2 : 1;
    if (folded.empty() || folded.size() > most || folded.find(' ') != std::string::npos) return false;
  }
  range = {fold_for_search(ends.front()), fold_for_search(ends.back())};
  return true;
}

/// "von der Heide" stands under H: German registers skip these particles; "van" and "de" are part of the name.
std::string sort_name(std::string_view surname) {
  constexpr std::array<std::string_view, 9> kParticles = {"von", "vom", "zu", "zum", "zur", "der", "dem", "den", "und"};
  const std::string folded = fold_for_search(surname);
  std::string_view rest = folded;
  for (;;) {
    const auto space = rest.find(' ');
    if (space == std::string_view::npos || std::find(kParticles.begin(), kParticles.end(), rest.substr(0, space)) == kParticles.end()) return std::string(rest);
    rest.remove_prefix(space + 1);
  }
}

Because reason(const DirectoryEntry& entry, const Asked& asked, bool& fits) {
  fits = true;
  const std::string& area = entry.responsibilities;
  if (is_shared_line(entry)) return Because::shared_line;
  Because because = Because::whole_office;
  if (is_letter_range(area) && !asked.surname.empty()) {
    fits = covers_surname(area, asked.surname);
    because = Because::surname;
  } else if (!area.empty() && !is_letter_range(area) && !asked.place.empty()) {
    const std::string folded = fold_for_search(area);
    fits = (" " + folded + " ").find(" " + fold_for_search(asked.place) + " ") != std::string::npos;
    because = Because::place;
  } else {
    fits = area.empty();  // somebody for a part only is not the right one for everybody
  }
  return is_vacant(entry) ? Because::vacant : because;
}

}  // namespace

bool is_valid_on(const DirectoryEntry& entry, CivilDate day) { return entry.valid_from <= day && (!entry.valid_to || day <= *entry.valid_to); }
bool is_vacant(const DirectoryEntry& entry) { return fold_for_search(entry.last_name) == "n n"; }
bool is_shared_line(const DirectoryEntry& entry) { return entry.last_name.empty() && entry.first_name.empty(); }

bool is_letter_range(std::string_view responsibilities) {
  if (trim(responsibilities).empty()) return false;
  const auto pieces = split(responsibilities, ',');
  LetterRange range;
  return std::all_of(pieces.begin(), pieces.end(), [&](std::string_view piece) { return read_range(piece, range); });
}

bool covers_surname(std::string_view responsibilities, std::string_view surname) {
  const std::string name = sort_name(surname);
  if (name.empty() || !is_letter_range(responsibilities)) return false;
  for (const std::string_view piece : split(responsibilities, ',')) {
    LetterRange range;
    if (read_range(piece, range) && range.from <= name && name.substr(0, range.to.size()) <= range.to) return true;
  }
  return false;
}

std::vector<Responsible> responsible(std::span<const DirectoryEntry> directory, const Asked& asked) {
  std::vector<Responsible> found;
  for (std::size_t i = 0; i < directory.size(); ++i) {
    const DirectoryEntry& entry = directory[i];
    if (entry.office != asked.office || !is_valid_on(entry, asked.day)) continue;
    bool fits = false;
    const Because because = reason(entry, asked, fits);
    if (fits) found.push_back({i, because});
  }
  std::stable_sort(found.begin(), found.end(), [](const Responsible& a, const Responsible& b) { return a.because < b.because; });
  return found;
}

}  // namespace nb::catalogue
