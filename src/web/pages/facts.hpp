// SPDX-License-Identifier: EUPL-1.2
// Questions the pages ask of a municipality's view: who is responsible, what state, which number, open when. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/hours.hpp"
#include "web/pages/context.hpp"

namespace nb::pages {

/// Who does a service for the people of a municipality.
struct Responsible {
  enum class Who { own, district, towns, nobody };
  Who who = Who::nobody;
  const publish::View* view = nullptr;      ///< of the authority; null for towns and nobody
  const publish::Office* office = nullptr;  ///< there
};
[[nodiscard]] Responsible responsible(const publish::RegionView& region, const publish::View& town, const catalogue::Service& service);

/// Index into SharedCatalogue::services.
[[nodiscard]] std::optional<std::size_t> service_index(const publish::SharedCatalogue& shared, std::string_view id);
/// State of a service in a municipality; "unknown" where nothing is known.
[[nodiscard]] const situation::ServiceStatus& status_of(const publish::View& view, std::size_t service);
[[nodiscard]] const situation::ComponentStatus* component_status(const publish::View& view, std::string_view component);
/// Name of a component in a language.
[[nodiscard]] std::string_view component_name(const publish::SharedCatalogue& shared, std::string_view component, Lang lang);

/// "possible", "limited", … : CSS class, icon and key of the words "state.<name>".
[[nodiscard]] std::string_view name_of(situation::ServiceState state);
[[nodiscard]] std::string_view name_of(situation::Source source);
[[nodiscard]] std::string_view name_of(catalogue::StepKind step);

/// A text in the page's language where there is one, else German.
struct Said {
  std::string_view text;
  bool german = false;  ///< German on a page in another language: must be marked
};
[[nodiscard]] Said said(const situation::Text& text, Lang lang);
[[nodiscard]] Said said(const std::string& german, const catalogue::Translations& translations, Lang lang);
/// Sets {{NAME}}, shows {{#NAME_SHOWN}} unless empty and {{#NAME_DE}} if it must be marked lang="de".
void put_said(Section section, const std::string& name, const Said& text);

[[nodiscard]] std::string_view service_name(const catalogue::Service& service, Lang lang);
[[nodiscard]] std::string_view office_name(const publish::Office& office, Lang lang);

/// Sets {{STATE}} (class and icon) and {{STATE_WORD}}.
void put_state(const Context& context, Section section, situation::ServiceState state);

/// A way to reach the authority.
struct Channel {
  std::string_view id;
  situation::ServiceState state;
  const situation::ComponentStatus* status;
};
inline constexpr std::array<std::string_view, 6> kChannels{"phone", "counter", "post", "fax", "email", "online"};
[[nodiscard]] Channel channel(const publish::View& view, std::string_view id);

/// Directory entries valid on a day, of one office ("" = all).
[[nodiscard]] std::vector<const catalogue::DirectoryEntry*> valid_entries(const publish::View& view, CivilDate day, std::string_view office);
/// The same in the order a citizen looks: the shared line, then by letter or part of town, then everybody else.
[[nodiscard]] std::vector<const catalogue::DirectoryEntry*> people_to_call(const publish::View& view, CivilDate day, std::string_view office);
/// A line without a person: switchboard, shared number.
[[nodiscard]] bool shared_line(const catalogue::DirectoryEntry& entry);
/// The shared lines valid on a day, the switchboard's first.
[[nodiscard]] std::vector<const catalogue::DirectoryEntry*> shared_lines(const publish::View& view, CivilDate day);
[[nodiscard]] std::string full_name(const catalogue::DirectoryEntry& entry);
/// "+49 221 4710100" → "0221 4710100".
[[nodiscard]] std::string national(std::string_view number);
/// "+49 221 4710100" → "+492214710100", for tel: links.
[[nodiscard]] std::string dialable(std::string_view number);

/// Opening hours that go with an office: those of its first site, else its own.
[[nodiscard]] const std::string& hours_text(const publish::View& view, const publish::Office& office);
/// "08:30–12:00 und 14:00–17:00 Uhr" of one day's spans; the word for closed if there are none.
[[nodiscard]] std::string spans_text(const Context& context, const std::vector<catalogue::Span>& spans);
/// Sets {{TODAY}}, {{OPEN_NOW}} and shows IS_OPEN / IS_CLOSED / HOLIDAY_SHOWN / EXCEPTION for hours in the notation.
void put_today(const Context& context, Section section, const std::string& hours);
/// Adds {{#DAY}} sections (DAY_NAME, DAY_HOURS) for the seven days from today.
void put_week(const Context& context, Section section, const std::string& hours);

/// How many services stand in which state, by ServiceState.
using Counts = std::array<std::size_t, 5>;
[[nodiscard]] Counts count_states(const publish::RegionView& region, const publish::View& town);
/// A service with the state that holds for this municipality's people.
struct Offered {
  std::size_t index;
  const catalogue::Service* service;
  Responsible responsible;
  const situation::ServiceStatus* status;
};
/// The services somebody does for this municipality's people: its own and its district's.
[[nodiscard]] std::vector<Offered> offered(const publish::RegionView& region, const publish::View& town);
/// Something is announced or does not work as usual.
[[nodiscard]] const situation::Incident* running_incident(const publish::View& view);

/// One sentence why a step is not possible as usual; empty if it is.
[[nodiscard]] std::string why_sentence(const Context& context, const publish::View& view, const situation::StepStatus& status);
/// Newest statement the page rests on.
[[nodiscard]] Instant newest_as_of(const publish::View& view);

}  // namespace nb::pages
