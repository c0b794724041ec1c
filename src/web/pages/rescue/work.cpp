// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rescue/work.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

appointments::ImportPlace place_of(const StabVisit& visit) {
  const Ags& ags = visit.town->town->municipality.ags;
  return {.log = visit.log(),
          .ags = ags.str(),
          .choices = choices_of(visit),
          .closed = [calendar = visit.parts.holidays(ags)](CivilDate day) { return calendar.contains(day); },
          .zone = visit.parts.zone,
          .today = visit.parts.zone.local(visit.now).day};
}

void take_labels(const web::Form& form, std::string_view prefix, rescue::Labels& labels) {
  std::size_t i = 0;
  for (auto& [label, id] : labels) {
    if (const auto said = form.find(std::string(prefix) + std::to_string(i++)); said && said->size() <= 100) id = *said;
  }
}

std::optional<std::chrono::minutes> typed_time(const std::string& text) { return text.empty() ? std::nullopt : rescue::read_time(text); }

rescue::Answer read_answer(const web::Form& form, const std::string& row) {
  rescue::Answer answer;
  answer.leave_out = !form.text("weg." + row).empty();
  if (const auto day = rescue::read_day(form.text("tag." + row)); day && day->day.ok()) answer.day = day->day;
  answer.time = typed_time(form.text("zeit." + row));
  answer.second = !form.text("zweite." + row).empty();
  answer.service = form.text("leistung." + row).substr(0, 100);
  answer.site = form.text("ort." + row).substr(0, 100);
  return answer;
}

bool says_something(const rescue::Answer& answer) { return answer.leave_out || answer.day || answer.time || answer.second || !answer.service.empty() || !answer.site.empty(); }

void take_columns(const StabVisit& visit, const web::Form& form, ImportDraft& draft) {
  auto columns = draft.mapping.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto field = rescue::parse_field(form.text("spalte." + std::to_string(i)));
    if (field) columns[i] = *field;
  }
  appointments::set_columns(draft, std::move(columns), choices_of(visit));
}

}  // namespace

rescue::Choices choices_of(const StabVisit& visit) {
  rescue::Choices choices;
  for (const auto& service : visit.region->shared->services) choices.services.push_back({service.id, service.name_de});
  for (const auto& site : visit.town->town->sites) choices.sites.push_back({site.site_id, site.name});
  choices.town = visit.town->town->municipality.ags.str();
  return choices;
}

Result<ImportDraft, FormFault> read_draft_of(const StabVisit& visit, std::string name, std::string_view bytes, std::optional<CivilDate> list_day) {
  const auto snapshot = visit.parts.readers.snapshot();
  auto source = appointments::read_import_source(appointments::pieces_of(bytes), {.list_day = list_day}, place_of(visit), snapshot.db());
  if (!source) return refuse(FormFault{std::move(source).error()});
  ImportDraft draft;
  static_cast<appointments::ImportSource&>(draft) = *std::move(source);
  draft.account = visit.session.account;
  draft.place = visit.place;
  draft.name = std::move(name);
  draft.at = visit.now;
  return draft;
}

Outlook outlook_of(const StabVisit& visit, const ImportDraft& draft) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto person_of = appointments::person_reader(visit.parts.journal, visit.parts.vault, snapshot.db(), visit.log());
  return appointments::plan_import(draft, place_of(visit), snapshot.db(), person_of);
}

void take_form(const StabVisit& visit, const web::Form& form, ImportDraft& draft) {
  take_labels(form, "l.", draft.mapping.services);
  take_labels(form, "o.", draft.mapping.sites);
  if (form.text("reihenfolge") == "month_first") draft.mapping.date_order = rescue::DateOrder::month_first;
  if (form.text("reihenfolge") == "day_first") draft.mapping.date_order = rescue::DateOrder::day_first;
  if (form.find("stand")) draft.as_of = read_wall_time(form.text("stand"), visit.parts.zone);
  for (const auto& [name, value] : form.pairs()) {
    const auto row = name.starts_with("zeile.") ? parse_u64(std::string_view(name).substr(6)) : std::nullopt;
    if (!row || *row >= draft.table.records.size()) continue;
    const rescue::Answer answer = read_answer(form, std::to_string(*row));
    if (says_something(answer)) draft.answers.insert_or_assign(*row, answer);
  }
  take_columns(visit, form, draft);
  ++draft.revision;
}

std::string start_words(const rescue::Row& row) {
  std::string text = row.day && row.day->ok() ? german_date(*row.day) : row.day_text;
  if (row.time) return text + fmt::format(", {:02}:{:02}", row.time->count() / 60, row.time->count() % 60);
  return row.time_text.empty() ? text : text + ", " + row.time_text;
}

}  // namespace nb::pages
