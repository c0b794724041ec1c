// SPDX-License-Identifier: EUPL-1.2
// The switchboard's page: every service with its state, the sentence to read out and the number to put through to, on one
// page; letters are access keys, so that any answer is two keystrokes away.
#include <map>

#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

/// Number to put a caller through to, per office: its shared line.
using Lines = std::map<std::string, std::string, std::less<>>;

Lines lines_by_office(const Context& context, const publish::View& view) {
  Lines lines;
  for (const auto* entry : shared_lines(view, context.wording.local_now().day)) lines.try_emplace(entry->office, national(entry->phone));
  return lines;
}

Said answer_text(const Context& context, const Offered& one) {
  const situation::StepStatus& status = one.status->whole;
  const Said confirmed = said(status.text, context.lang());
  if (!confirmed.text.empty()) return confirmed;
  if (status.state == ServiceState::possible) return {};
  if (status.state == ServiceState::unknown) return {context.texts.say("state_help.unknown"), false};
  return said(one.service->fallback_de, one.service->fallback, context.lang());
}

void put_answer(const Context& context, Section answer, const Offered& one, const Lines& lines) {
  answer.set("SERVICE_ID", one.service->id);
  answer.set("SERVICE_NAME", service_name(*one.service, context.lang()));
  put_state(context, answer, one.status->whole.state);
  put_said(answer, "ANSWER_TEXT", answer_text(context, one));
  const bool own = one.responsible.who == Responsible::Who::own;
  answer.set("TRANSFER_OFFICE", own ? one.service->office : one.responsible.view->town->municipality.name + ", " + one.service->office);
  const auto line = lines.find(one.service->office);
  if (own && line != lines.end()) answer.set_shown("TRANSFER", line->second, "TRANSFER_SHOWN");
}

}  // namespace

std::string_view hotline(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("hotline.title", {{"town", town}}), context.texts.say("hotline.description", {{"town", town}}), Nav::none);
  page.set("HEADLINE", context.texts.say("hotline.headline"));
  put_overall(context, page);
  put_incident_short(context, page, *context.town);
  put_channels(context, page, *context.town, all_channels());
  const Lines lines = lines_by_office(context, *context.town);
  std::string current;
  std::optional<Section> group;
  for (const Offered& one : offered_by_name(context)) {
    const std::string letter = letter_of(service_name(*one.service, context.lang()));
    if (!group || letter != current) {
      current = letter;
      Section link = page.add("LETTER_LINK");
      link.set("LETTER", letter);
      link.set("LETTER_KEY", letter.size() == 1 ? std::string(1, static_cast<char>(letter[0] - 'A' + 'a')) : "0");
      group = page.add("LETTER_GROUP");
      group->set("LETTER", letter);
    }
    put_answer(context, group->add("ANSWER"), one, lines);
  }
  return "hotline";
}

}  // namespace nb::pages
