// SPDX-License-Identifier: EUPL-1.2
// Posters for the door: one A4 sheet per municipality and per service, with validity in large type and a QR code. Times
// are absolute: paper does not age in words.
#include "web/pages/parts.hpp"
#include "web/pages/qr.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;
using namespace std::chrono_literals;

constexpr std::size_t kNumbersMax = 4;
constexpr std::chrono::minutes kEndOfDay{23h + 59min};

/// A poster holds until the end of its day, or shorter where a statement on it ends sooner.
Instant valid_until(const Context& context, std::optional<Instant> statement) {
  const Instant end_of_day = context.wording.zone().instant(context.wording.local_now().day, kEndOfDay);
  return statement && *statement > context.wording.now() ? std::min(*statement, end_of_day) : end_of_day;
}

void put_validity(const Context& context, Section page, std::optional<Instant> statement, const std::string& rest) {
  page.set("POSTER_ASOF", context.texts.say("poster.as_of", {{"stamp", context.wording.stamp(context.wording.now())}}));
  page.set("POSTER_UNTIL", context.texts.say("poster.until", {{"stamp", context.wording.stamp(valid_until(context, statement))}}));
  page.set("BACK", context.links.town(rest));
  const std::string url = context.links.absolute({context.links.here().lang, context.links.here().slug, rest});
  const auto code = qr_code(url);
  if (!code) return;
  page.show("QR_SHOWN");
  page.set("QR_URL", url);
  page.set("QR_PATH", code->path);
  page.set("QR_SIZE", std::to_string(code->size));
}

void put_poster_numbers(const Context& context, Section page, const publish::View& view, std::string_view office) {
  std::optional<Section> numbers;
  std::size_t shown = 0;
  for (const auto* entry : shared_lines(view, context.wording.local_now().day)) {
    if ((!office.empty() && entry->office != office) || shown++ >= kNumbersMax) continue;
    if (!numbers) numbers = page.add("NUMBERS");
    Section number = numbers->add("NUMBER");
    number.set("NUMBER_FOR", entry->office);
    number.set("NUMBER_TEXT", national(entry->phone));
  }
}

}  // namespace

std::string_view town_poster(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("poster.title", {{"town", town}}), context.texts.say("poster.description", {{"town", town}}), Nav::none);
  page.set("HEADLINE", context.texts.say("home.headline", {{"town", town}}));
  put_overall(context, page);
  put_incident_short(context, page, *context.town);
  put_channels(context, page.add("WAYS"), *context.town, all_channels());
  put_poster_numbers(context, page, *context.town, "");
  const Instant expiry = context.town->situation ? context.town->situation->next_expiry : Instant::max();
  put_validity(context, page, expiry == Instant::max() ? std::nullopt : std::optional(expiry), "");
  return "poster";
}

std::string_view service_poster(const Context& context, Section page) {
  const std::size_t index = *service_index(*context.town->shared, context.id);
  const catalogue::Service& service = context.town->shared->services[index];
  const std::string& town = context.municipality().name;
  const std::string_view name = service_name(service, context.lang());
  const Responsible who = responsible(context.region, *context.town, service);
  const publish::View& authority = who.view == nullptr ? *context.town : *who.view;
  const situation::StepStatus& status = status_of(authority, index).whole;
  put_frame(context, page, context.texts.say("poster.service_title", {{"service", name}, {"town", town}}), context.texts.say("poster.description", {{"town", town}}), Nav::none);
  page.set("HEADLINE", name);
  put_state(context, page, who.view == nullptr ? ServiceState::unknown : status.state);
  page.set("STATE_SENTENCE", context.texts.say("state_sentence." + std::string(name_of(who.view == nullptr ? ServiceState::unknown : status.state))));
  if (who.who == Responsible::Who::district) page.set("SUMMARY", context.texts.say("service.by_district", {{"district", authority.town->municipality.name}}));
  const Said confirmed = said(status.text, context.lang());
  if (!confirmed.text.empty())
    put_said(page, "FALLBACK", confirmed);
  else if (status.state != ServiceState::possible)
    put_said(page, "FALLBACK", said(service.fallback_de, service.fallback, context.lang()));
  put_bring(context, page, service);
  if (who.office != nullptr) put_poster_numbers(context, page, authority, who.office->name);
  put_validity(context, page, status.valid_until, "leistungen/" + service.id + "/");
  return "poster";
}

}  // namespace nb::pages
