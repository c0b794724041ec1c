// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/time.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

std::vector<const catalogue::DirectoryEntry*> valid_entries(const publish::View& view, CivilDate day, std::string_view office) {
  std::vector<const catalogue::DirectoryEntry*> valid;
  for (const catalogue::DirectoryEntry& entry : view.town->directory)
    if ((office.empty() || entry.office == office) && entry.valid_from <= day && (!entry.valid_to || day <= *entry.valid_to)) valid.push_back(&entry);
  return valid;
}

bool shared_line(const catalogue::DirectoryEntry& entry) { return entry.last_name.empty() && !entry.phone.empty(); }

std::string full_name(const catalogue::DirectoryEntry& entry) {
  return entry.first_name.empty() ? entry.last_name : entry.first_name + " " + entry.last_name;
}

std::string national(std::string_view number) { return number.starts_with("+49 ") ? "0" + std::string(number.substr(4)) : std::string(number); }

std::string dialable(std::string_view number) {
  std::string out;
  for (const char c : number)
    if ((c >= '0' && c <= '9') || c == '+') out.push_back(c);
  return out;
}

}  // namespace nb::pages
