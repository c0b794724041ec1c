// SPDX-License-Identifier: EUPL-1.2
// Parts that several pages share; each fills the values one partial template or section needs.
#pragma once

#include "web/pages/context.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

/// The state of a whole municipality in one word: what its big card shows.
[[nodiscard]] situation::ServiceState overall(const Counts& counts);
/// STATE, STATE_WORD, STATE_SENTENCE, SUMMARY (or SUMMARY_LINE sections in easy language), STATE_ASOF.
void put_overall(const Context& context, Section page);
/// INCIDENT with SINCE, CAUSE, FORECAST; nothing if none is running.
void put_incident(const Context& context, Section page, const publish::View& view);
[[nodiscard]] std::string forecast_text(const Context& context, const situation::Forecast& forecast);
/// CAUSE and FORECAST without the rest (posters, hotline).
void put_incident_short(const Context& context, Section page, const publish::View& view);
/// One CHANNEL section per way to reach the authority; `ids` limits and orders them.
void put_channels(const Context& context, Section page, const publish::View& view, const std::vector<std::string_view>& ids);
[[nodiscard]] std::vector<std::string_view> all_channels();
[[nodiscard]] const std::string& channel_name(const Context& context, std::string_view id);
/// NUMBER sections with shared lines, at most `most`; returns how many. Shows PHONE_DOWN where the phone does not work.
/// With an office only its lines and the switchboard: others cannot help.
std::size_t put_numbers(const Context& context, Section page, const publish::View& view, std::size_t most, std::string_view office = {});
/// PERSON sections.
void put_person(const Context& context, Section people, const catalogue::DirectoryEntry& entry);
/// SITE sections of an office: name, address, today.
bool put_office_sites(const Context& context, Section page, const publish::View& view, const publish::Office& office);
void put_site(const Context& context, Section site, const catalogue::Site& place);
/// One ITEM of the news.
void put_news_item(const Context& context, Section item, const publish::Announcement& announcement);
/// NEWS with the current announcements that pass; at most `most`.
template <class Pass>
void put_news(const Context& context, Section page, std::size_t most, Pass pass);
/// One SERVICE line with its state.
void put_service_line(const Context& context, Section line, const Offered& offered);
void put_service_line(const Context& context, Section line, const Offered& offered, situation::ServiceState state);
/// BRING with BRING_ITEM sections.
void put_bring(const Context& context, Section page, const catalogue::Service& service);
/// "Bestätigt von …, vor 12 Minuten, Stand …".
[[nodiscard]] std::string source_line(const Context& context, situation::Source source, Instant as_of);
/// schema.org data of an announcement.
void put_announcement_data(const Context& context, Section page, const publish::Announcement& announcement);

/// First letter of a name for an A–Z list: "Ä" counts as A, digits and the rest as "#".
[[nodiscard]] std::string letter_of(std::string_view name);
/// The services somebody does here, by name in the page's language.
[[nodiscard]] std::vector<Offered> offered_by_name(const Context& context);

template <class Pass>
void put_news(const Context& context, Section page, std::size_t most, Pass pass) {
  if (context.town == nullptr || !context.town->announcements) return;
  std::size_t shown = 0;
  std::optional<Section> news;
  for (const publish::Announcement& announcement : *context.town->announcements) {
    if (publish::standing(announcement, context.wording.now()) != publish::Standing::current || !pass(announcement)) continue;
    if (shown++ == most) return;
    if (!news) news = page.add("NEWS");
    put_news_item(context, news->add("ITEM"), announcement);
  }
}

}  // namespace nb::pages
