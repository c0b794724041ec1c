// SPDX-License-Identifier: EUPL-1.2
#include "appointments/import_source.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "appointments/booker.hpp"
#include "appointments/queries.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "journal/vault.hpp"

namespace nb::appointments {

namespace {

constexpr auto kCalendarAhead = std::chrono::days(400);

struct Read {
  rescue::Dialect dialect;
  rescue::Table table;
  std::string hash;
};

rescue::ReadOptions options_for(const ImportReading& reading, const ImportPlace& place) {
  rescue::ReadOptions options{.limits = {}, .window = {place.today, CivilDate{std::chrono::sys_days{place.today} + kCalendarAhead}}, .list_day = reading.list_day};
  options.limits.records_max = kImportRowsMax;
  options.limits.kept_bytes_max = reading.kept_bytes_max;
  return options;
}

/// The beginning tells what it is; then all of it is read, and hashed to its end even where a limit ends the reading.
Result<Read, std::string> read(const NextPiece& next, const ImportReading& reading, const ImportPlace& place) {
  std::string head;
  for (std::string_view piece = next(); !piece.empty(); piece = next()) {
    head += piece;
    if (head.size() >= rescue::kHeadBytes) break;
  }
  const auto dialect = rescue::sniff(head);
  if (!dialect) return refuse(std::string(rescue::refusal_text(dialect.error())));
  rescue::Reader reader(*dialect, options_for(reading, place), place.choices, place.zone);
  crypto::Sha256 hash;
  for (std::string_view piece = head; !piece.empty(); piece = next()) {
    hash.update(bytes_of(piece));
    if (reader.wants_more()) reader.feed(piece);
  }
  return Read{.dialect = *dialect, .table = reader.finish(), .hash = to_hex(hash.finish().bytes)};
}

/// The columns first: where they hold other things than was guessed, other labels are to be understood.
void remember(ImportSource& source, const rescue::Remembered& said, const rescue::Choices& choices) {
  rescue::Mapping columns = source.mapping;
  rescue::apply_remembered(columns, source.table, said.mapping, said.columns);
  set_columns(source, columns.columns, choices);
  rescue::apply_remembered(source.mapping, source.table, said.mapping, said.columns);
  source.remembered = true;
}

std::string encoding_words(rescue::Encoding encoding) {
  switch (encoding) {
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
}

std::string separator_words(char separator) {
  switch (separator) {
    case ';':
      return "Semikolon";
    case ',':
      return "Komma";
    case '\t':
      return "Tabulator";
    default:
      return "senkrechten Strich";
  }
}

}  // namespace

NextPiece pieces_of(std::string_view bytes) {
  constexpr std::size_t kPiece = 64 * 1024;
  return [rest = bytes]() mutable {
    const std::string_view piece = rest.substr(0, kPiece);
    rest.remove_prefix(piece.size());
    return piece;
  };
}

Result<ImportSource, std::string> read_import_source(const NextPiece& next, const ImportReading& reading, const ImportPlace& place, storage::Db& db) {
  auto read_in = read(next, reading, place);
  if (!read_in) return refuse(std::move(read_in).error());
  if (read_in->table.records.empty() && read_in->table.outside_window == 0)
    return refuse(std::string("In der Datei wurde kein Termin gefunden. Bitte prüfen Sie, ob es die richtige ist; eine Liste muss mindestens Tag, Uhrzeit und Namen enthalten."));
  ImportSource source{.hash = std::move(read_in->hash), .dialect = read_in->dialect, .table = std::move(read_in->table), .mapping = {}, .as_of = {}, .answers = {}};
  source.as_of = source.table.as_of;
  source.mapping = rescue::guess_mapping(source.table, place.choices);
  rescue::learn_labels(source.mapping, rescue::make_rows(source.table, source.mapping, place.zone), known_bookings(db, place.log, {}));
  const auto remembered = remembered_mapping(db, place.log, rescue::source_key(rescue::to_string(source.dialect.format), source.table.columns));
  if (remembered) remember(source, *remembered, place.choices);
  return source;
}

void set_columns(ImportSource& source, std::vector<rescue::Field> columns, const rescue::Choices& choices) {
  if (source.mapping.columns == columns) return;
  source.mapping.columns = std::move(columns);
  source.answers.clear();  // they answered rows that meant something else
  source.mapping.services.clear();
  source.mapping.sites.clear();
  rescue::add_labels(source.mapping, source.table, choices);
}

ImportPlan plan_import(const ImportSource& source, const ImportPlace& place, storage::Db& db, const PersonOf& person_of) {
  const auto known = known_bookings(db, place.log, person_of);
  rescue::Policy policy{.town = place.ags, .zone = &place.zone, .today = place.today, .as_of = source.as_of};
  policy.closed = place.closed;
  if (place.choices.sites.size() == 1) policy.only_site = place.choices.sites.front().id;
  policy.answers = source.answers;
  ImportPlan plan;
  plan.rows = rescue::make_rows(source.table, source.mapping, place.zone);
  plan.result = rescue::reconcile(plan.rows, known, policy);
  // Whose data are erased cannot be read by anybody, with whatever key.
  plan.sealed = std::ranges::any_of(known, [&](const rescue::KnownBooking& one) { return one.sealed && !is_erased(db, place.log, one.id); });
  return plan;
}

PersonOf person_reader(const journal::Journal& journal, const journal::Vault& vault, storage::Db& db, const LogName& log) {
  if (!vault.unlocked(journal::owner_of(log))) return {};
  return [&journal, &vault, &db, log](const std::string& booking) -> std::optional<Person> {
    auto person = open_person(journal, vault, log, sealed_entries(db, log, booking));
    return person ? std::optional(std::move(*person)) : std::nullopt;
  };
}

Import facts_of(const ImportSource& source) {
  Import import;
  import.format = rescue::to_string(source.dialect.format);
  import.source = rescue::source_key(import.format, source.table.columns);
  import.hash = source.hash;
  import.as_of = source.as_of;
  import.lines = source.table.lines;
  import.outside = source.table.outside_window;
  import.stopped_line = source.table.stopped ? std::max<std::size_t>(source.table.stopped->line, 1) : 0;
  return import;
}

std::string dialect_words(const rescue::Dialect& dialect) {
  switch (dialect.format) {
    case rescue::Format::csv:
      return fmt::format("Liste ({}, getrennt durch {})", encoding_words(dialect.encoding), separator_words(dialect.separator));
    case rescue::Format::calendar:
      return "Kalender (iCalendar)";
    case rescue::Format::mailbox:
      return "Postfach mit Bestätigungsmails (mbox)";
    case rescue::Format::mail:
      return "eine Bestätigungsmail";
    case rescue::Format::day_list:
      return fmt::format("eingetippte Liste ({})", encoding_words(dialect.encoding));
  }
  return {};
}

}  // namespace nb::appointments
