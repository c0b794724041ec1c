// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb staff import` and `notbetrieb staff sheets`: accounts for many people, and the sealed sheets that let them in.
#include <fmt/ostream.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <utility>

#include "app/account_entries.hpp"
#include "app/commands.hpp"
#include "app/enrolment.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "audit/notes.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "catalogue/csv.hpp"
#include "catalogue/queries.hpp"
#include "paper/sheets.hpp"
#include "staff/accounts.hpp"
#include "staff/codes.hpp"
#include "staff/grants.hpp"
#include "staff/import.hpp"
#include "staff/queries.hpp"

namespace nb::app {

namespace {

using staff::ImportedRow;
using Kind = ImportedRow::Kind;

constexpr std::size_t kFileBytesMax = std::size_t{16} << 20;
constexpr std::string_view kActor = "init";
constexpr std::size_t kNotesAtOnce = 200;  ///< one transaction, and far less than what a running server takes at once

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

/// " (Sachbearbeitung, Bürgerbüro; Abholschalter)"; empty: none.
std::string words_of(const std::vector<staff::RoleWish>& roles) {
  std::string out;
  for (const staff::RoleWish& one : roles) out += fmt::format("{}{}{}{}", out.empty() ? "" : "; ", german(one.role), one.office.empty() ? "" : ", ", one.office);
  return out.empty() ? "" : " (" + out + ")";
}

std::map<staff::Role, std::size_t> role_counts(const staff::ImportPlan& plan) {
  std::map<staff::Role, std::size_t> out;
  for (const ImportedRow& row : plan.rows) {
    for (const staff::RoleWish& one : row.roles) ++out[one.role];
  }
  return out;
}

/// What becomes of each row, and the sum.
void tell(const staff::ImportPlan& plan, Io io) {
  for (const ImportedRow& row : plan.rows) {
    const std::string_view gap = row.account.empty() || row.reason.empty() ? "" : ": ";
    fmt::print(io.out, "Zeile {}: {} {}{}{}{}\n", row.line, word_for(row.kind), row.account, words_of(row.roles), gap, row.reason);
  }
  fmt::print(io.out, "{} Zeilen: {} neue Konten, {} doppelt, {} ausgelassen, {} abgelehnt.\n", plan.rows.size(), plan.count(Kind::taken), plan.count(Kind::duplicate),
             plan.count(Kind::skipped), plan.count(Kind::refused));
  for (const auto& [role, count] : role_counts(plan)) fmt::print(io.out, "Rolle {}: {}-mal.\n", german(role), count);
  const auto without = std::ranges::count_if(plan.rows, [](const ImportedRow& row) { return row.kind == Kind::taken && row.roles.empty(); });
  if (without > 0) fmt::print(io.out, "Ohne Rolle: {} neue Konten. Sie können sich anmelden und sehen sonst nichts; Rollen geben Spalte »rolle« oder --role.\n", without);
}

state::Command role_entry(const std::string& account, const staff::RoleWish& wish, Random& random, Instant now) {
  boost::json::object args{{"account", account}, {"role", to_string(wish.role)}, {"town", wish.town}};
  if (!wish.office.empty()) args["office"] = wish.office;
  return {region_log(), make_command_id(random, now), std::string(kActor), "staff.grant_role", boost::json::serialize(args)};
}

/// What the rows enter, in pieces that a running server takes at once. A row's account and roles stay together.
std::vector<std::vector<state::Command>> entries_for(const staff::ImportPlan& plan, storage::Db& db, Random& random, Instant now) {
  std::vector<std::vector<state::Command>> out;
  for (const ImportedRow& row : plan.rows) {
    if (out.empty() || out.back().size() >= kNotesAtOnce) out.emplace_back();
    if (row.kind == Kind::taken && !staff::account_exists(db, region_log(), row.account)) out.back().push_back(account_entry(row.account, false, random, now));
    for (const staff::RoleWish& wish : row.roles) out.back().push_back(role_entry(row.account, wish, random, now));
  }
  std::erase_if(out, [](const auto& piece) { return piece.empty(); });
  return out;
}

/// The entries first, then the accounts (account_entries.hpp); whatever is cut off in between is finished by the same command.
int keep(Gateway& gateway, staff::AccountStore& accounts, const staff::ImportPlan& plan, Random& random, Io io) {
  const Instant now = gateway.now();
  for (std::vector<state::Command>& piece : entries_for(plan, gateway.state(), random, now)) {
    if (const AllOutcome outcome = gateway.run_all(std::move(piece)); !outcome)
      return refused(outcome.error().sentence + " Was schon eingetragen ist, bleibt; derselbe Befehl führt es zu Ende.", io);
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
Result<std::vector<staff::AccountRow>, std::string> people_for(const staff::AccountStore& accounts, const std::vector<std::string>& names, Instant now) {
  std::vector<staff::AccountRow> out;
  for (const std::string& name : names) {
    if (std::ranges::find(out, name, &staff::AccountRow::name) != out.end()) continue;  // of two sheets for one account the first would be void
    auto row = accounts.find(name);
    if (!row) return refuse("Das Konto »" + name + "« gibt es nicht; bitte den Namen prüfen.");
    out.push_back(*std::move(row));
  }
  if (!names.empty()) return out;
  out = accounts.not_set_up(now, paper::kEnrolmentSheetsMax);
  if (out.empty()) return refuse(std::string("Alle Konten sind schon eingerichtet; einzelne Blätter druckt »--account NAME«."));
  return out;
}

/// An account's trace each, so that it is found by its name, and one that says how many they were; throws if it is refused.
void note_sheets(Gateway& gateway, std::span<const staff::NewInvitation> codes, Random& random, Instant now) {
  std::vector<state::Command> notes{audit::export_note(region_log(), {.by = std::string(kActor), .what = "enrolment_sheets", .count = codes.size()}, random, now)};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    notes.push_back(audit::account_note({.account = codes[i].account, .by = std::string(kActor), .what = "sheet_printed"}, random, now));
    if (notes.size() < kNotesAtOnce && i + 1 < codes.size()) continue;
    if (const AllOutcome outcome = gateway.run_all(std::exchange(notes, {})); !outcome) throw Error(ErrorKind::unavailable, outcome.error().sentence);
  }
}

/// Why the sheets cannot be written to that file; nullopt: they can. A file that is there may hold sheets that are still good.
std::optional<std::string> file_fault(Env& env, const staff::AccountStore& accounts, const std::string& out, Io io) {
  const auto unfinished = accounts.invitations().unfinished_sheets();
  if (unfinished)
    fmt::print(io.out, "Beim letzten Mal brach der Druck ab: Die Blätter in {} lassen niemanden herein. Bitte löschen Sie diese Datei und vernichten Sie Ausdrucke davon.\n",
               *unfinished);
  if (!env.exists(out) || unfinished == out) return std::nullopt;
  return "Die Datei " + out + " gibt es schon; bitte einen anderen Namen wählen oder sie vorher löschen.";
}

/// Under which address browsers reach the page for codes; empty: nobody has said.
std::string invitation_address(const Config& config) {
  if (!config.staff.origins.empty()) return config.staff.origins.front() + "/stab/einladung";
  if (config.staff_host.empty()) return "";
  const std::string port = config.server.port == 443 ? "" : fmt::format(":{}", config.server.port);
  return fmt::format("https://{}{}/stab/einladung", config.staff_host, port);
}

/// Every way people write a municipality, in small letters, and its AGS.
std::map<std::string, std::string> town_names(storage::Db& db) {
  std::map<std::string, std::string> out;
  for (const catalogue::Municipality& one : catalogue::load(db).municipalities) {
    for (const std::string& word : {one.name, one.slug, one.ags.str()}) out.emplace(fold_for_search(word), one.ags.str());
  }
  return out;
}

/// Given for good, for that place or more of it; a desk lent for a week is no role of one's own.
bool gives(const staff::Grant& grant, const staff::RoleWish& wish, Instant now) {
  return grant.role == wish.role && grant.covers(wish.town) && (grant.office.empty() || grant.office == wish.office) && !grant.until && grant.holds(now);
}

staff::ImportSetting setting_for(const StaffImportOptions& options, const Config& config, Gateway& gateway, const staff::AccountStore& accounts) {
  storage::Db& db = gateway.state();
  return {.known = [&accounts](std::string_view name) -> std::optional<staff::Person> {
            auto row = accounts.find(name);
            return row ? std::optional(std::move(row->person)) : std::nullopt;
          },
          .closed = [&db](std::string_view name) { return staff::account_exists(db, region_log(), name) && !staff::account_open(db, region_log(), name); },
          .holds = [grants = staff::load_grants(db), now = gateway.now()](
                       std::string_view account,
                       const staff::RoleWish& wish) { return std::ranges::any_of(grants.of(account), [&](const staff::Grant& grant) { return gives(grant, wish, now); }); },
          .roles = {.roles = options.roles, .town = options.town, .town_wide = options.town_wide},
          .places = {.town = [names = town_names(db)](std::string_view words) -> std::string {
                       const auto found = names.find(fold_for_search(words));
                       return found == names.end() ? "" : found->second;
                     },
                     .office = [&db](std::string_view name) { return catalogue::has_office(db, name); },
                     .needs_two = [&config](staff::Role role) { return is_for_two(role) && config.four_eyes.guards(approval::Area::administrators); }}};
}

}  // namespace

int staff_import(const StaffImportOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  const Config config = load_config(*runtime.env, folder);
  const Bytes bytes = read_file(*runtime.env, options.file, kFileBytesMax);
  const auto encoding = options.latin1 ? catalogue::Encoding::latin1 : catalogue::Encoding::utf8;
  const catalogue::CsvTable table = catalogue::parse_csv(text_of(bytes), {.separator = separator_of(text_of(bytes)), .encoding = encoding, .bytes_max = kFileBytesMax});
  if (!table.faults.empty()) {
    const catalogue::CsvFault& fault = table.faults.front();
    return refused(fmt::format("{} Zeile {} Spalte {}: {}. Es wurde nichts übernommen.", options.file, fault.line, fault.column, fault.reason), io);
  }
  const auto gateway = open_gateway(runtime.parts(), folder);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  const auto plan = staff::plan_import(rows_of(table), setting_for(options, config, *gateway, accounts));
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
  const Instant now = gateway->now();
  const std::string out = std::filesystem::absolute(options.out).string();
  const auto people = people_for(accounts, options.accounts, now);
  if (!people) return refused(people.error(), io);
  if (const auto fault = file_fault(*runtime.env, accounts, out, io)) return refused(*fault, io);
  const Instant until = now + std::chrono::hours(24) * (options.days == 0 ? config.staff.invitation_days : options.days);
  paper::EnrolmentSheets sheets{.authority = config.title, .address = invitation_address(config), .until = Zone(config.zone).local(until), .people = {}, .created = now};
  std::vector<staff::NewInvitation> codes;
  for (const staff::AccountRow& row : *people) {
    codes.push_back({row.name, staff::make_enrolment_code(runtime.random)});
    sheets.people.push_back({row.person.name, row.name, row.person.office, codes.back().code});
  }
  const Bytes pdf = paper::enrolment_sheets(sheets);
  hand_out(*runtime.env, accounts,
           {.out = out, .pdf = pdf, .codes = codes, .time = {std::string(kActor), now, until}, .note = [&] { note_sheets(*gateway, codes, runtime.random, now); }});
  fmt::print(io.out, "Geschrieben: {} ({} Blätter). Bitte drucken, verschließen und die Datei löschen; wer sie liest, kommt hinein.\n", options.out, codes.size());
  if (const std::size_t all = accounts.count_not_set_up(); options.accounts.empty() && all > codes.size())
    fmt::print(io.out, "Es fehlen noch {} Konten: Mehr als {} Blätter passen nicht in eine Datei. Bitte den Befehl mit einem anderen Dateinamen wiederholen.\n", all - codes.size(),
               paper::kEnrolmentSheetsMax);
  return kDone;
}

}  // namespace nb::app
