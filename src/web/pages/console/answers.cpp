// SPDX-License-Identifier: EUPL-1.2
// What somebody at the telephone reads out: the state of a service in one sentence, and whom to put the caller through to.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "publish/publisher.hpp"
#include "situation/explain.hpp"
#include "situation/why_text.hpp"
#include "web/pages/console/home.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kServicesShown = 8;
constexpr std::size_t kPeopleShown = 8;

bool fits(const catalogue::Service& service, std::string_view folded) {
  return fold_for_search(service.name_de + " " + service.id + " " + service.office).find(folded) != std::string::npos;
}

/// The line of an office that anybody there answers.
std::string line_of(const publish::TownCatalogue& town, std::string_view office, const CivilDate& day) {
  for (const catalogue::DirectoryEntry& one : town.directory)
    if (one.office == office && catalogue::is_shared_line(one) && catalogue::is_valid_on(one, day)) return one.phone;
  return {};
}

void put_service(const StabVisit& visit, Section row, const situation::Board& board, std::size_t index) {
  const catalogue::Service& service = visit.region->shared->services[index];
  const situation::StepStatus& status = visit.town->situation->services[index].whole;
  const bool english = console_language(visit.request) == Lang::en;
  row.set("ANSWER_NAME", service.name_de);
  row.set("ANSWER_HREF", "/stab/leistungen/" + service.id + "?ort=" + visit.place);
  put_badge(row, badge(status.state));
  if (const auto why = situation::why(board, visit.town->town->municipality.ags, service.id))
    row.set_shown("ANSWER_WHY", situation::sentence(*why, english ? situation::Language::en : situation::Language::de), "HAS_ANSWER_WHY");
  const std::string& said = english && !status.text.en.empty() ? status.text.en : status.text.de;
  row.set_shown("ANSWER_SAID", said, "HAS_ANSWER_SAID");
  if (said.empty() && status.state != situation::ServiceState::possible) row.set_shown("ANSWER_INSTEAD", service.fallback_de, "HAS_ANSWER_INSTEAD");
  row.set("ANSWER_OFFICE", service.office);
  row.set_shown("ANSWER_PHONE", line_of(*visit.town->town, service.office, today_of(visit)), "HAS_ANSWER_PHONE");
}

void put_person(Section row, const catalogue::DirectoryEntry& one) {
  const std::string name = one.first_name + (one.first_name.empty() || one.last_name.empty() ? "" : " ") + one.last_name;
  row.set_shown("PERSON_NAME", name, "HAS_PERSON_NAME");
  row.set("PERSON_OFFICE", one.office);
  row.set_shown("PERSON_FUNCTION", one.function, "HAS_PERSON_FUNCTION");
  row.set_shown("PERSON_FOR", one.responsibilities, "HAS_PERSON_FOR");
  row.set_shown("PERSON_PHONE", one.phone, "HAS_PERSON_PHONE");
}

}  // namespace

void put_answers(const StabVisit& visit, Section page, std::string_view query) {
  if (!visit.town) return page.show("ANSWERS_NEED_TOWN");
  const std::string folded = fold_for_search(query);
  const situation::Board board = visit.parts.publisher.board();
  std::size_t found = 0;
  for (std::size_t i = 0; i < visit.region->shared->services.size() && found < kServicesShown && !folded.empty(); ++i) {
    if (!fits(visit.region->shared->services[i], folded)) continue;
    put_service(visit, page.add("ANSWER"), board, i);
    ++found;
  }
  const auto& directory = visit.town->town->directory;
  for (const catalogue::Hit& hit : visit.town->town->search.on(directory, today_of(visit))->search(query, kPeopleShown)) {
    put_person(page.add("PERSON_ROW"), directory[hit.entry]);
    ++found;
  }
  page.show_if(found == 0, "NO_ANSWER");
}

}  // namespace nb::pages
