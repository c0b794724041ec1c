// SPDX-License-Identifier: EUPL-1.2
// Whom to call: the entries that are valid today, by office, letter of the name or part of town. Declared in facts.hpp.
#include <algorithm>

#include "base/time.hpp"
#include "catalogue/directory.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

std::vector<const catalogue::DirectoryEntry*> valid_entries(const publish::View& view, CivilDate day, std::string_view office) {
  std::vector<const catalogue::DirectoryEntry*> valid;
  for (const catalogue::DirectoryEntry& entry : view.town->directory)
    if ((office.empty() || entry.office == office) && entry.valid_from <= day && (!entry.valid_to || day <= *entry.valid_to)) valid.push_back(&entry);
  return valid;
}

std::vector<const catalogue::DirectoryEntry*> people_to_call(const publish::View& view, CivilDate day, std::string_view office) {
  std::vector<const catalogue::DirectoryEntry*> entries = valid_entries(view, day, office);
  const auto order = [](const catalogue::DirectoryEntry& entry) { return std::pair(entry.responsibilities.empty(), std::string_view(entry.responsibilities)); };
  std::stable_sort(entries.begin(), entries.end(), [&](const auto* a, const auto* b) { return order(*a) < order(*b); });
  std::stable_partition(entries.begin(), entries.end(), [](const auto* entry) { return catalogue::is_shared_line(*entry); });
  return entries;
}

bool shared_line(const catalogue::DirectoryEntry& entry) { return entry.last_name.empty() && !entry.phone.empty(); }

std::vector<const catalogue::DirectoryEntry*> shared_lines(const publish::View& view, CivilDate day) {
  std::vector<const catalogue::DirectoryEntry*> lines = valid_entries(view, day, "");
  std::erase_if(lines, [](const auto* entry) { return !shared_line(*entry); });
  const auto& offices = view.town->offices;
  const auto switchboard = std::find_if(offices.begin(), offices.end(), [](const publish::Office& office) { return office.id == "zentrale"; });
  if (switchboard != offices.end()) std::stable_partition(lines.begin(), lines.end(), [&](const auto* entry) { return entry->office == switchboard->name; });
  return lines;
}

std::string full_name(const catalogue::DirectoryEntry& entry) { return entry.first_name.empty() ? entry.last_name : entry.first_name + " " + entry.last_name; }

std::string national(std::string_view number) { return number.starts_with("+49 ") ? "0" + std::string(number.substr(4)) : std::string(number); }

std::string dialable(std::string_view number) {
  std::string out;
  for (const char c : number)
    if ((c >= '0' && c <= '9') || c == '+') out.push_back(c);
  return out;
}

}  // namespace nb::pages
