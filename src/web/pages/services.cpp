// SPDX-License-Identifier: EUPL-1.2
// All services from A to Z; search, filter by what one wants to do, by state.
#include <algorithm>

#include "web/pages/parts.hpp"
#include "web/pages/search.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

constexpr std::array kSteps{catalogue::StepKind::inform, catalogue::StepKind::apply, catalogue::StepKind::issue, catalogue::StepKind::collect, catalogue::StepKind::pay};

/// A line of the list: a service and the state that is shown for it.
struct Line {
  Offered offered;
  ServiceState state;
};

struct Asked {
  std::string query;
  std::optional<catalogue::StepKind> step;
  std::string state;
  [[nodiscard]] bool anything() const { return !query.empty() || step || !state.empty(); }
};

Asked asked_in(const Context& context) {
  Asked asked;
  if (context.query.empty()) return asked;
  asked.query = typed(context.query, "q");
  const std::string step = typed(context.query, "tun");
  for (const catalogue::StepKind kind : kSteps)
    if (step == name_of(kind)) asked.step = kind;
  const std::string state = typed(context.query, "zustand");
  for (const ServiceState one : {ServiceState::possible, ServiceState::limited, ServiceState::elsewhere, ServiceState::impossible, ServiceState::unknown})
    if (state == name_of(one)) asked.state = state;
  return asked;
}

int score(const Needle& needle, const catalogue::Service& service) {
  return std::max({needle.score(service.name_de + " " + service.office), needle.score(service.name_en), needle.score(service.name_leicht)});
}

std::vector<Line> matching(const std::vector<Offered>& all, const Asked& asked) {
  const Needle needle(asked.query);
  std::vector<std::pair<int, Line>> found;
  for (const Offered& one : all) {
    ServiceState state = one.status->whole.state;
    if (asked.step) {
      const auto& steps = one.service->steps;
      const auto step = std::find_if(steps.begin(), steps.end(), [&](const catalogue::Step& candidate) { return candidate.step == *asked.step; });
      if (step == steps.end() || one.status->steps.size() != steps.size()) continue;
      state = one.status->steps[static_cast<std::size_t>(step - steps.begin())].state;
    }
    if (!asked.state.empty() && asked.state != name_of(state)) continue;
    const int fits = asked.query.empty() ? 1 : score(needle, *one.service);
    if (fits > 0) found.emplace_back(fits, Line{one, state});
  }
  if (!asked.query.empty()) std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Line> lines;
  for (const auto& [fits, line] : found) lines.push_back(line);
  return lines;
}

void put_result(const Context& context, Section page, const Asked& asked, std::size_t count) {
  if (!asked.anything()) return;
  const std::string found = context.texts.count("services.found", count);
  std::string text = context.texts.say("services.found_for", {{"found", found}, {"query", asked.query}});
  if (asked.step)
    text = context.texts.say("services.found_step", {{"found", found}, {"label", context.texts.say("step." + std::string(name_of(*asked.step)))}});
  else if (!asked.state.empty())
    text = context.texts.say("services.found_state", {{"found", found}, {"state", context.texts.say("state." + asked.state)}});
  page.add("RESULT").set("RESULT_TEXT", text);
  page.show_if(count == 0, "EMPTY");
  page.show_if(asked.step.has_value(), "STEP_NOTE");
}

void put_letters(const Context& context, Section page, const std::vector<Line>& lines) {
  Section letters = page.add("LETTERS");
  std::string current;
  std::optional<Section> group;
  for (const Line& line : lines) {
    const std::string letter = letter_of(service_name(*line.offered.service, context.lang()));
    if (!group || letter != current) {
      current = letter;
      letters.add("LETTER_LINK").set("LETTER", letter);
      group = page.add("LETTER_GROUP");
      group->set("LETTER", letter);
    }
    put_service_line(context, group->add("SERVICE"), line.offered, line.state);
  }
}

void put_filters(const Context& context, Section page, const Asked& asked) {
  for (const catalogue::StepKind kind : kSteps) {
    Section filter = page.add("FILTER");
    filter.set("FILTER_ID", name_of(kind));
    filter.set("FILTER_LABEL", context.texts.say("step." + std::string(name_of(kind))));
    filter.show_if(asked.step == kind, "FILTER_ON");
  }
}

}  // namespace

std::string_view services(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("services.title", {{"town", town}}), context.texts.say("services.description", {{"town", town}}), Nav::services);
  page.set("HEADLINE", context.texts.say("services.headline"));
  const Asked asked = asked_in(context);
  page.set("QUERY", asked.query);
  const std::vector<Line> lines = matching(offered_by_name(context), asked);
  put_filters(context, page, asked);
  put_result(context, page, asked, lines.size());
  if (asked.query.empty()) {
    put_letters(context, page, lines);
  } else {
    for (const Line& line : lines) put_service_line(context, page.add("SERVICE"), line.offered, line.state);
    page.show_if(!lines.empty(), "HITS");
  }
  return "services";
}

}  // namespace nb::pages
