// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rescue/work.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "appointments/booker.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_import.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "journal/vault.hpp"
#include "state/read_pool.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kRecordsMax = 20'000;
constexpr std::size_t kKeptBytesMax = std::size_t{8} << 20;

std::vector<rescue::KnownBooking> known_to(const StabVisit& visit, storage::Db& db) {
  const LogName log = visit.log();
  appointments::PersonOf person_of;
  if (visit.parts.vault.unlocked(visit.town->town->municipality.ags.str())) {
    person_of = [&visit, &db, log](const std::string& booking) -> std::optional<appointments::Person> {
      auto person = appointments::open_person(visit.parts.journal, visit.parts.vault, log, appointments::sealed_entries(db, log, booking));
      return person ? std::optional(std::move(*person)) : std::nullopt;
    };
  }
  return appointments::known_bookings(db, log, person_of);
}

rescue::Policy policy_of(const StabVisit& visit, const ImportDraft& draft) {
  const auto& town = *visit.town->town;
  rescue::Policy policy{.town = town.municipality.ags.str(), .zone = &visit.parts.zone, .today = visit.parts.zone.local(visit.now).day, .as_of = draft.as_of};
  policy.closed = [calendar = visit.parts.holidays(town.municipality.ags)](CivilDate day) { return calendar.contains(day); };
  if (town.sites.size() == 1) policy.only_site = town.sites.front().site_id;
  policy.answers = draft.answers;
  return policy;
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
  const auto before = draft.mapping.columns;
  for (std::size_t i = 0; i < draft.mapping.columns.size(); ++i) {
    const auto field = rescue::parse_field(form.text("spalte." + std::to_string(i)));
    if (field) draft.mapping.columns[i] = *field;
  }
  if (draft.mapping.columns == before) return;
  draft.answers.clear();  // they answered rows that meant something else
  draft.mapping.services.clear();
  draft.mapping.sites.clear();
  rescue::add_labels(draft.mapping, draft.table, choices_of(visit));
}

}  // namespace

rescue::Choices choices_of(const StabVisit& visit) {
  rescue::Choices choices;
  for (const auto& service : visit.region->shared->services) choices.services.push_back({service.id, service.name_de});
  for (const auto& site : visit.town->town->sites) choices.sites.push_back({site.site_id, site.name});
  return choices;
}

Result<ImportDraft, FormFault> read_draft_of(const StabVisit& visit, std::string name, std::string_view bytes, std::optional<CivilDate> list_day) {
  const auto dialect = rescue::sniff(bytes);
  if (!dialect) return refuse(FormFault{std::string(rescue::refusal_text(dialect.error()))});
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  rescue::ReadOptions options{.limits = {}, .window = {today, CivilDate{std::chrono::sys_days{today} + std::chrono::days(400)}}, .list_day = list_day};
  options.limits.records_max = kRecordsMax;
  options.limits.kept_bytes_max = kKeptBytesMax;
  ImportDraft draft;
  const rescue::Choices choices = choices_of(visit);
  draft.table = rescue::read_table(bytes, *dialect, options, choices, visit.parts.zone);
  if (draft.table.records.empty() && draft.table.outside_window == 0)
    return refuse(FormFault{"In der Datei wurde kein Termin gefunden. Bitte prüfen Sie, ob es die richtige ist; eine Liste muss mindestens Tag, Uhrzeit und Namen enthalten."});
  draft.account = visit.session.account;
  draft.place = visit.place;
  draft.name = std::move(name);
  draft.hash = to_hex(crypto::sha256(bytes_of(bytes)).bytes);
  draft.dialect = *dialect;
  draft.as_of = draft.table.as_of;
  draft.at = visit.now;
  draft.mapping = rescue::guess_mapping(draft.table, choices);
  const auto snapshot = visit.parts.readers.snapshot();
  rescue::learn_labels(draft.mapping, rescue::make_rows(draft.table, draft.mapping, visit.parts.zone), appointments::known_bookings(snapshot.db(), visit.log(), {}));
  const auto remembered = appointments::remembered_mapping(snapshot.db(), visit.log(), rescue::source_key(rescue::to_string(dialect->format), draft.table.columns));
  if (remembered) rescue::apply_remembered(draft.mapping, draft.table, remembered->mapping, remembered->columns);
  draft.remembered = remembered.has_value();
  return draft;
}

Outlook outlook_of(const StabVisit& visit, const ImportDraft& draft) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto known = known_to(visit, snapshot.db());
  Outlook out;
  out.rows = rescue::make_rows(draft.table, draft.mapping, visit.parts.zone);
  out.result = rescue::reconcile(out.rows, known, policy_of(visit, draft));
  out.sealed = std::ranges::any_of(known, &rescue::KnownBooking::sealed);
  return out;
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

appointments::Import facts_of(const ImportDraft& draft) {
  appointments::Import import;
  import.format = rescue::to_string(draft.dialect.format);
  import.source = rescue::source_key(import.format, draft.table.columns);
  import.hash = draft.hash;
  import.as_of = draft.as_of;
  import.lines = draft.table.lines;
  import.outside = draft.table.outside_window;
  import.stopped_line = draft.table.stopped ? std::max<std::size_t>(draft.table.stopped->line, 1) : 0;
  return import;
}

std::string start_words(const rescue::Row& row) {
  std::string text = row.day && row.day->ok() ? german_date(*row.day) : row.day_text;
  if (row.time) return text + fmt::format(", {:02}:{:02}", row.time->count() / 60, row.time->count() % 60);
  return row.time_text.empty() ? text : text + ", " + row.time_text;
}

std::string dialect_words(const rescue::Dialect& dialect) {
  const auto encoding = [&dialect] {
    switch (dialect.encoding) {
      case rescue::Encoding::utf8:
        return "UTF-8";
      case rescue::Encoding::latin1:
        return "ISO-8859-1";
      case rescue::Encoding::windows1252:
        return "Windows-1252";
      case rescue::Encoding::utf16le:
      case rescue::Encoding::utf16be:
        return "UTF-16";
    }
    return "";
  };
  switch (dialect.format) {
    case rescue::Format::csv: {
      const std::string separator = dialect.separator == ';' ? "Semikolon" : dialect.separator == ',' ? "Komma" : dialect.separator == '\t' ? "Tabulator" : "senkrechten Strich";
      return fmt::format("Liste ({}, getrennt durch {})", encoding(), separator);
    }
    case rescue::Format::calendar:
      return "Kalender (iCalendar)";
    case rescue::Format::mailbox:
      return "Postfach mit Bestätigungsmails (mbox)";
    case rescue::Format::mail:
      return "eine Bestätigungsmail";
    case rescue::Format::day_list:
      return fmt::format("eingetippte Liste ({})", encoding());
  }
  return {};
}

}  // namespace nb::pages
