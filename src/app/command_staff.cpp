// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb staff import` and `notbetrieb staff sheets`: accounts for many people, and the sealed sheets that let them in.
#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>

#include "app/account_entries.hpp"
#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "base/error.hpp"
#include "base/zone.hpp"
#include "catalogue/csv.hpp"
#include "paper/sheets.hpp"
#include "staff/accounts.hpp"
#include "staff/import.hpp"
#include "staff/queries.hpp"

namespace nb::app {

namespace {

using staff::ImportedRow;
using Kind = ImportedRow::Kind;

constexpr std::size_t kFileBytesMax = std::size_t{16} << 20;
constexpr std::string_view kActor = "init";

int refused(const std::string& sentence, Io io) {
  fmt::print(io.err, "{}\n", sentence);
  return kRefused;
}

/// The separator that stands more often in the first line: the data pack uses commas, a German spreadsheet semicolons.
char separator_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return std::ranges::count(line, ';') > std::ranges::count(line, ',') ? ';' : ',';
}

std::vector<staff::ImportRow> rows_of(const catalogue::CsvTable& table) {
  std::vector<staff::ImportRow> out;
  for (const catalogue::CsvRecord& record : table.records) {
    staff::ImportRow row{.line = record.empty() ? 0 : record.front().line, .fields = {}};
    for (const catalogue::CsvField& field : record) row.fields.push_back(field.text);
    out.push_back(std::move(row));
  }
  return out;
}

std::string_view word_for(Kind kind) {
  switch (kind) {
    case Kind::taken:
      return "Konto";
    case Kind::duplicate:
      return "doppelt";
    case Kind::skipped:
      return "ausgelassen";
    case Kind::refused:
      return "abgelehnt";
  }
  return "";
}

/// What becomes of each row, and the sum.
void tell(const staff::ImportPlan& plan, Io io) {
  for (const ImportedRow& row : plan.rows) {
    const std::string_view gap = row.account.empty() || row.reason.empty() ? "" : ": ";
    fmt::print(io.out, "Zeile {}: {} {}{}{}\n", row.line, word_for(row.kind), row.account, gap, row.reason);
  }
  fmt::print(io.out, "{} Zeilen: {} neue Konten, {} doppelt, {} ausgelassen, {} abgelehnt.\n", plan.rows.size(), plan.count(Kind::taken), plan.count(Kind::duplicate),
             plan.count(Kind::skipped), plan.count(Kind::refused));
}

/// The entries first, then the accounts (account_entries.hpp); whatever is cut off in between is finished by the same command.
int keep(Gateway& gateway, staff::AccountStore& accounts, const staff::ImportPlan& plan, Random& random, Io io) {
  const Instant now = gateway.now();
  std::vector<state::Command> entries;
  for (const ImportedRow& row : plan.rows) {
    if (row.kind == Kind::taken && !staff::account_exists(gateway.state(), region_log(), row.account)) entries.push_back(account_entry(row.account, false, random, now));
  }
  if (!entries.empty()) {
    if (const AllOutcome outcome = gateway.run_all(std::move(entries)); !outcome) return refused(outcome.error().sentence + " Es wurde nichts übernommen.", io);
  }
  std::vector<std::pair<staff::Account, staff::Person>> people;
  for (const ImportedRow& row : plan.rows) {
    if (row.kind == Kind::taken) people.emplace_back(staff::Account{row.account, "", now}, row.person);
  }
  if (const auto added = accounts.add_all(people); !added) return refused(added.error().sentence, io);
  fmt::print(io.out, "Übernommen: {} Konten. Einladungen druckt »notbetrieb staff sheets«.\n", people.size());
  return kDone;
}

/// Accounts that the sheets are for: those named, or all that nobody has signed in to yet.
Result<std::vector<staff::AccountRow>, std::string> people_for(const staff::AccountStore& accounts, const std::vector<std::string>& names) {
  std::vector<staff::AccountRow> out;
  for (const std::string& name : names) {
    auto row = accounts.find(name);
    if (!row) return refuse("Das Konto »" + name + "« gibt es nicht; bitte den Namen prüfen.");
    out.push_back(*std::move(row));
  }
  if (!names.empty()) return out;
  out = accounts.list("", 0, paper::kEnrolmentSheetsMax);
  std::erase_if(out, [](const staff::AccountRow& row) { return row.has_password; });
  if (out.empty()) return refuse(std::string("Alle Konten sind schon eingerichtet; einzelne Blätter druckt »--account NAME«."));
  return out;
}

/// Under which address browsers reach the page for codes; empty: nobody has said.
std::string invitation_address(const Config& config) {
  if (!config.staff.origins.empty()) return config.staff.origins.front() + "/stab/einladung";
  if (config.staff_host.empty()) return "";
  const std::string port = config.server.port == 443 ? "" : fmt::format(":{}", config.server.port);
  return fmt::format("https://{}{}/stab/einladung", config.staff_host, port);
}

}  // namespace

int staff_import(const StaffImportOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  const Bytes bytes = read_file(*runtime.env, options.file, kFileBytesMax);
  const auto encoding = options.latin1 ? catalogue::Encoding::latin1 : catalogue::Encoding::utf8;
  const catalogue::CsvTable table = catalogue::parse_csv(text_of(bytes), {.separator = separator_of(text_of(bytes)), .encoding = encoding, .bytes_max = kFileBytesMax});
  if (!table.faults.empty()) {
    const catalogue::CsvFault& fault = table.faults.front();
    return refused(fmt::format("{} Zeile {} Spalte {}: {}. Es wurde nichts übernommen.", options.file, fault.line, fault.column, fault.reason), io);
  }
  const auto gateway = open_gateway(runtime.parts(), folder);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  const auto plan = staff::plan_import(rows_of(table), [&](std::string_view name) { return accounts.has(name); });
  if (!plan) return refused(plan.error(), io);
  tell(*plan, io);
  if (options.dry_run) {
    fmt::print(io.out, "Nur geprüft; nichts wurde geändert.\n");
    return kDone;
  }
  return keep(*gateway, accounts, *plan, runtime.random, io);
}

int staff_sheets(const StaffSheetsOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  const Config config = load_config(*runtime.env, folder);
  const auto gateway = open_gateway(runtime.parts(), folder);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  const auto people = people_for(accounts, options.accounts);
  if (!people) return refused(people.error(), io);
  const Instant now = gateway->now();
  const Instant until = now + std::chrono::hours(24) * (options.days == 0 ? config.staff.invitation_days : options.days);
  paper::EnrolmentSheets sheets{.authority = config.title, .address = invitation_address(config), .until = Zone(config.zone).local(until), .people = {}, .created = now};
  for (const staff::AccountRow& row : *people)
    sheets.people.push_back({row.person.name, row.name, row.person.office, accounts.invitations().issue(row.name, kActor, runtime.random, now, until)});
  write_file_durably(*runtime.env, options.out, paper::enrolment_sheets(sheets), 0600);
  fmt::print(io.out, "Geschrieben: {} ({} Blätter). Bitte drucken, verschließen und die Datei löschen; wer sie liest, kommt hinein.\n", options.out, sheets.people.size());
  return kDone;
}

}  // namespace nb::app
