// SPDX-License-Identifier: EUPL-1.2
// The telephone directory by office, and its search that forgives umlauts and typing errors.
#include "catalogue/directory.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/search.hpp"

namespace nb::pages {

namespace {

/// Entries under a heading per office, in the order they come.
void put_groups(const Context& context, Section page, const std::vector<const catalogue::DirectoryEntry*>& entries) {
  std::optional<Section> group;
  std::string_view office;
  for (const auto* entry : entries) {
    if (!group || entry->office != office) {
      office = entry->office;
      group = page.add("OFFICE_GROUP");
      group->set("OFFICE", office);
    }
    put_person(context, *group, *entry);
  }
}

/// A single letter asks for the people responsible for that surname.
bool covers_initial(const catalogue::DirectoryEntry& entry, std::string_view query) {
  return catalogue::is_letter_range(entry.responsibilities) && catalogue::covers_surname(entry.responsibilities, query);
}

std::vector<const catalogue::DirectoryEntry*> search(const Context& context, const std::string& query) {
  const auto& directory = context.town->town->directory;
  const CivilDate day = context.wording.local_now().day;
  std::vector<const catalogue::DirectoryEntry*> found;
  if (query.size() == 1) {
    for (const catalogue::DirectoryEntry& entry : directory)
      if (catalogue::is_valid_on(entry, day) && covers_initial(entry, query)) found.push_back(&entry);
    return found;
  }
  for (const catalogue::Hit& hit : context.town->town->search.on(directory, day)->search(query)) found.push_back(&directory[hit.entry]);
  return found;
}

}  // namespace

std::string_view phones(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("phones.title", {{"town", town}}), context.texts.say("phones.description", {{"town", town}}), Nav::phones);
  page.set("HEADLINE", context.texts.say("phones.headline", {{"town", town}}));
  page.show_if(channel(*context.town, "phone").state == situation::ServiceState::impossible, "PHONE_DOWN");
  page.show_if(context.town->town->directory.empty(), "NO_NUMBERS");
  const std::string query = context.query.empty() ? "" : typed(context.query, "q");
  page.set("QUERY", query);
  if (query.empty()) {
    put_groups(context, page, valid_entries(*context.town, context.wording.local_now().day, ""));
    return "phones";
  }
  const auto found = search(context, query);
  page.add("RESULT").set("RESULT_TEXT", fill(context.texts.count("phones.found", found.size()), {{"query", query}}));
  page.show_if(found.empty(), "EMPTY");
  put_groups(context, page, found);
  return "phones";
}

}  // namespace nb::pages
