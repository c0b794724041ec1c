// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_fact_words.hpp"

#include "web/pages/stab_names.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

std::string fact_name(const StabVisit& visit, const situation::Fact& fact) {
  return fact.kind == situation::FactKind::service ? service_name(visit, fact.object) : component_name(visit, fact.object);
}

void put_said(Section row, const situation::Fact& fact) {
  const auto put = [&](std::string_view state, const std::string& text) {
    row.set_shown("SAID_STATE", state, "HAS_SAID_STATE");
    row.set_shown("SAID", text, "HAS_SAID");
  };
  if (const auto* component = std::get_if<situation::ComponentSaid>(&fact.said)) return put(badge(component->state).word, component->text.de);
  if (const auto* service = std::get_if<situation::ServiceSaid>(&fact.said)) return put(badge(service->state).word, service->text.de);
  if (const auto* office = std::get_if<situation::OfficeStatus>(&fact.said)) return put(badge(office->state).word, office->text.de);
  if (const auto* incident = std::get_if<situation::Incident>(&fact.said)) return put("", incident->cause.de);
  if (const auto* decision = std::get_if<situation::Decision>(&fact.said)) return put("", decision->text);
  put("nichts mehr gesagt", "");
}

}  // namespace nb::pages
