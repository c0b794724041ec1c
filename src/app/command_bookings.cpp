// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb appointments import`: rescued bookings, read and reconciled as the console's assistant does, without a person to ask. What
// only a person can say stays open and is named; reading the same file in the console later takes what is left.
#include <fmt/ostream.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/import_desk.hpp"
#include "app/rooms.hpp"
#include "appointments/import_changes.hpp"
#include "appointments/import_source.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "rescue/remembering.hpp"

namespace nb::app {

namespace {

using rescue::Outcome;
using Refused = std::string;

constexpr std::size_t kKeptBytesMax = std::size_t{32} << 20;

appointments::ImportPlace place_of(const ImportDesk& desk) {
  rescue::Choices choices;
  for (const auto& service : desk.catalogue.services) choices.services.push_back({service.id, service.name_de});
  for (const auto& site : desk.sites) choices.sites.push_back({site.site_id, site.name});
  choices.town = desk.town->ags.str();
  return {.log = desk.log(),
          .ags = desk.town->ags.str(),
          .choices = std::move(choices),
          .closed = [calendar = holidays_of(desk.config, desk.town->ags)](CivilDate day) { return calendar.contains(day); },
          .zone = desk.zone,
          .today = desk.today()};
}

/// The file in pieces; only one of them is in memory.
appointments::NextPiece pieces_of_file(Env& env, const std::string& path) {
  constexpr std::size_t kPiece = 256 * 1024;
  auto file = std::shared_ptr<File>(env.open(path, OpenMode::read));  // shared: std::function copies
  auto buffer = std::make_shared<std::string>();                      // likewise
  return [file, buffer, at = std::uint64_t{0}]() mutable {
    buffer->resize(kPiece);
    buffer->resize(file->read_at(at, std::as_writable_bytes(std::span(*buffer))));
    at += buffer->size();
    return std::string_view(*buffer);
  };
}

/// "Datum=Tag" → "Datum", "Tag"; a label may hold "=" itself.
Result<std::pair<std::string, std::string>, Refused> said(const std::string& text, const char* option) {
  const auto at = text.rfind('=');
  if (at == std::string::npos || at == 0 || at + 1 == text.size())
    return refuse(fmt::format("»{}« hinter {} ist unvollständig; bitte so schreiben: {} \"Name=Bedeutung\".", text, option, option));
  return std::pair(std::string(trim(text.substr(0, at))), std::string(trim(text.substr(at + 1))));
}

std::optional<rescue::Field> field_named(std::string_view name) {
  if (const auto field = rescue::parse_field(name)) return field;
  for (std::size_t i = 0; i < rescue::kFields; ++i) {
    if (rescue::wording(static_cast<rescue::Field>(i)) == name) return static_cast<rescue::Field>(i);
  }
  return std::nullopt;
}

std::string field_names() {
  std::string out;
  for (std::size_t i = 0; i < rescue::kFields; ++i) out += (i == 0 ? "" : ", ") + std::string(rescue::to_string(static_cast<rescue::Field>(i)));
  return out;
}

Result<void, Refused> say_columns(const std::vector<std::string>& columns, const rescue::Choices& choices, appointments::ImportSource& source) {
  auto fields = source.mapping.columns;
  for (const std::string& text : columns) {
    const auto pair = said(text, "--column");
    if (!pair) return refuse(pair.error());
    const auto column = std::ranges::find(source.table.columns, pair->first);
    if (column == source.table.columns.end())
      return refuse("Eine Spalte »" + pair->first + "« hat die Datei nicht; sie hat: " + fmt::format("{}", fmt::join(source.table.columns, ", ")) + ".");
    const auto field = field_named(pair->second);
    if (!field) return refuse("»" + pair->second + "« ist nichts, was in einer Spalte stehen kann; möglich sind: " + field_names() + ".");
    fields[static_cast<std::size_t>(column - source.table.columns.begin())] = *field;
  }
  appointments::set_columns(source, std::move(fields), choices);
  return {};
}

Result<void, Refused> say_labels(const std::vector<std::string>& said_labels, const char* option, const std::vector<rescue::Choice>& choices, rescue::Labels& labels) {
  for (const std::string& text : said_labels) {
    const auto pair = said(text, option);
    if (!pair) return refuse(pair.error());
    const auto label = labels.find(pair->first);
    if (label == labels.end()) return refuse("»" + pair->first + "« steht nicht in der Datei; bitte die Schreibweise prüfen.");
    if (pair->second != rescue::kLeaveOut && std::ranges::find(choices, pair->second, &rescue::Choice::id) == choices.end())
      return refuse("»" + pair->second + "« gibt es hier nicht; bitte die Kennung aus den Stammdaten angeben.");
    label->second = pair->second;
  }
  return {};
}

Result<appointments::ImportSource, Refused> source_of(ImportDesk& desk, const BookingsOptions& options, const std::string& file, const appointments::ImportPlace& place) {
  appointments::ImportReading reading{.list_day = std::nullopt, .kept_bytes_max = kKeptBytesMax};
  if (!options.list_day.empty()) {
    reading.list_day = parse_date(options.list_day);
    if (!reading.list_day) return refuse("»" + options.list_day + "« ist kein Tag; bitte so schreiben: 2023-11-06.");
  }
  auto source = appointments::read_import_source(pieces_of_file(*desk.runtime.env, file), reading, place, desk.gateway->state());
  if (!source) return source;
  if (const auto ok = say_columns(options.columns, place.choices, *source); !ok) return refuse(ok.error());
  if (const auto ok = say_labels(options.services, "--service", place.choices.services, source->mapping.services); !ok) return refuse(ok.error());
  if (const auto ok = say_labels(options.sites, "--site", place.choices.sites, source->mapping.sites); !ok) return refuse(ok.error());
  if (options.month_first) source->mapping.date_order = rescue::DateOrder::month_first;
  if (!options.as_of.empty()) source->as_of = moment_from(options.as_of);
  return source;
}

/// "03.11.2023, 12:10"
std::string moment_words(const LocalTime& when) {
  const auto minutes = when.of_day.count() / 60;
  return fmt::format("{:02}.{:02}.{}, {:02}:{:02}", static_cast<unsigned>(when.day.day()), static_cast<unsigned>(when.day.month()), static_cast<int>(when.day.year()), minutes / 60,
                     minutes % 60);
}

/// What is said about a row beside its outcome; nothing personal.
std::string remarks_of(const rescue::Row& row, const rescue::RowResult& result, const Zone& zone) {
  std::string out;
  const auto add = [&out](std::string_view sentence) {
    if (!sentence.empty()) out += " " + std::string(sentence);
  };
  add(rescue::wording(result.reason));
  if (result.other_line > 0) add(fmt::format("Siehe Zeile {}.", result.other_line));
  if (result.other_time) add(fmt::format("Die andere Angabe ist {} Uhr.", moment_words(zone.local(*result.other_time))));
  for (const rescue::Remark remark : row.remarks) add(rescue::wording(remark));
  return out;
}

/// Every row; neighbours of whom the same is to be said, in one line.
void tell_rows(const appointments::ImportPlan& plan, const Zone& zone, Io io) {
  std::size_t i = 0;
  while (i < plan.rows.size()) {
    const auto outcome = plan.result.rows[i].outcome;
    const std::string remarks = remarks_of(plan.rows[i], plan.result.rows[i], zone);
    std::size_t end = i + 1;
    while (end < plan.rows.size() && plan.result.rows[end].outcome == outcome && remarks_of(plan.rows[end], plan.result.rows[end], zone) == remarks) ++end;
    const std::string lines = end == i + 1 ? fmt::format("Zeile {}", plan.rows[i].line) : fmt::format("Zeile {} bis {}", plan.rows[i].line, plan.rows[end - 1].line);
    fmt::print(io.out, "{}: {}{}{}\n", lines, rescue::wording(outcome), remarks.empty() ? "" : ".", remarks);
    i = end;
  }
}

void tell_sum(const appointments::ImportSource& source, const appointments::ImportPlan& plan, Io io) {
  std::string counts;
  for (std::size_t i = 0; i < rescue::kOutcomes; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (plan.result.count(outcome) > 0) counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", plan.result.count(outcome), rescue::wording(outcome));
  }
  fmt::print(io.out, "{} Zeilen mit Terminen: {}.\n", plan.rows.size(), counts.empty() ? "nichts" : counts);
  if (source.table.outside_window > 0) fmt::print(io.out, "{} weitere liegen außerhalb des Zeitraums und wurden nicht angesehen.\n", source.table.outside_window);
  if (source.table.stopped) fmt::print(io.out, "{} Gelesen wurde bis Zeile {}.\n", source.table.stopped->reason, source.table.stopped->line);
  for (const auto& [labels, option] : {std::pair{&source.mapping.services, "--service"}, std::pair{&source.mapping.sites, "--site"}}) {
    for (const auto& [label, id] : *labels) {
      if (id.empty()) fmt::print(io.out, "Was »{}« meint, ist nicht bekannt; sagen lässt es sich mit {} \"{}=KENNUNG\".\n", label, option, label);
    }
  }
  if (plan.result.count(Outcome::asked) > 0)
    fmt::print(io.out, "Rückfragen beantwortet man in der Konsole unter »Termine einlesen« mit derselben Datei; was schon übernommen ist, wird dort nicht doppelt.\n");
}

/// A step that the register did not take makes its row refused.
void refuse_row(appointments::ImportPlan& plan, std::size_t row) {
  rescue::RowResult& result = plan.result.rows[row];
  --plan.result.counts.at(static_cast<std::size_t>(result.outcome));
  result = {.outcome = Outcome::refused, .reason = rescue::Reason::not_taken, .known = {}, .other_time = std::nullopt};
  ++plan.result.counts.at(static_cast<std::size_t>(Outcome::refused));
}

void take(ImportDesk& desk, const BookingsOptions& options, const appointments::ImportSource& source, appointments::ImportPlan& plan) {
  const appointments::ImportContext context{.log = desk.log(), .actor = options.actor, .hash = source.hash, .zone = desk.zone, .vault = *desk.vault, .random = desk.runtime.random};
  const appointments::Import facts = appointments::facts_of(source);
  const auto steps = appointments::import_steps(plan.result, context);
  std::vector<state::Command> commands;
  for (const auto& step : steps) commands.push_back(step.command);
  std::vector<std::size_t> refused;
  execute_each(*desk.gateway, std::move(commands), [&refused](std::size_t index, const state::Refusal&) { refused.push_back(index); });
  for (const std::size_t index : appointments::steps_undone(desk.gateway->state(), desk.log(), steps)) {
    if (std::ranges::find(refused, index) == refused.end()) refused.push_back(index);
  }
  const auto rows = appointments::imported_rows(plan.rows, plan.result, steps, refused);
  for (const std::size_t index : refused) refuse_row(plan, steps[index].row);
  const Instant now = desk.gateway->now();
  const auto id = [&] { return make_command_id(desk.runtime.random, now); };
  execute_each(*desk.gateway, {appointments::note_mapping_command(context, id(), facts, rescue::encode_to_remember(source.mapping, source.table, plan.rows, facts.format))},
               [](std::size_t, const auto&) {});
  execute_each(*desk.gateway, {appointments::note_import_command(context, id(), facts, rows)},
               [](std::size_t, const state::Refusal& refusal) { throw Error(ErrorKind::unavailable, refusal.sentence); });
}

int import_file(ImportDesk& desk, const BookingsOptions& options, const std::string& file, Io io) {
  const appointments::ImportPlace place = place_of(desk);
  auto source = source_of(desk, options, file, place);
  if (!source) {
    fmt::print(io.err, "{}: {}\n", file, source.error());
    return kRefused;
  }
  fmt::print(io.out, "{}: {}\n", file, appointments::dialect_words(source->dialect));
  const auto person_of = desk.unlocked() ? appointments::person_reader(*desk.gateway->journal(), *desk.vault, desk.gateway->state(), desk.log()) : appointments::PersonOf();
  auto plan = appointments::plan_import(*source, place, desk.gateway->state(), person_of);
  if (plan.sealed && !options.sealed && !options.dry_run) {
    fmt::print(io.err, "{} Mit --sealed wird trotzdem übernommen; dann erkennt das Einlesen Termine nur an Nummer oder Kalenderkennung wieder. Es wurde nichts übernommen.\n",
               desk.why_closed());
    return kRefused;
  }
  if (plan.sealed) fmt::print(io.out, "{}\n", desk.why_closed());
  if (!options.dry_run) take(desk, options, *source, plan);
  tell_rows(plan, desk.zone, io);
  tell_sum(*source, plan, io);
  fmt::print(io.out, "{}\n", options.dry_run ? "Nur geprüft; nichts wurde geändert." : "Übernommen.");
  return kDone;
}

}  // namespace

int import_bookings(const BookingsOptions& options, Io io) {
  if (options.files.size() > 1 && !(options.columns.empty() && options.services.empty() && options.sites.empty() && options.as_of.empty() && options.list_day.empty())) {
    fmt::print(io.err, "--column, --service, --site, --as-of und --day gelten für eine einzige Datei; bitte die Dateien einzeln einlesen.\n");
    return kUsage;
  }
  const auto desk = open_import_desk({.dir = options.dir, .ags = options.ags, .clock_at = options.clock_at, .passphrase_from_stdin = options.passphrase_from_stdin}, io);
  if (!desk) {
    fmt::print(io.err, "{}\n", desk.error());
    return kRefused;
  }
  for (const std::string& file : options.files) {
    if (const int code = import_file(**desk, options, file, io); code != kDone) return code;
  }
  return kDone;
}

}  // namespace nb::app
