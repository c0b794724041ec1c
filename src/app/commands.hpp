// SPDX-License-Identifier: EUPL-1.2
// The commands of the CLI, one function each; options are plain values so that only cli.cpp knows how they are spelled.
// Each returns an exit code (io.hpp). Failures are nb::Error and end in run_cli.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/io.hpp"
#include "app/second_person.hpp"

namespace nb::app {

struct InitOptions {
  std::string dir;
  std::string instance;
  std::string title;
  std::string operator_name;  ///< empty: no account is made
  bool password_from_stdin = false;
  std::string clock_at;  ///< RFC 3339: as if it were that moment (demo); empty: now
};
int init(const InitOptions& options, Io io);

struct AccountOptions {
  std::string dir;
  std::string name;
  bool reset = false;  ///< new password for an existing account
  bool password_from_stdin = false;
  std::string role;    ///< the one role a new account gets; empty: it may do everything
  std::string town;    ///< with `role`: where, AGS or short name; empty: the whole region
  std::string office;  ///< with `role`: only for that office
  SecondPerson second;
  std::string clock_at;  ///< as above
};
int account(const AccountOptions& options, Io io);

/// Writes docs/roles.md: who may what, as the program decides it.
int roles(Io io);

/// Accounts out of a telephone directory.
struct StaffImportOptions {
  std::string dir;
  std::string file;
  bool latin1 = false;
  bool dry_run = false;
  std::vector<std::string> roles;  ///< of rows that name none, as people write them
  std::string town;                ///< of rows that name none: AGS, short name or name
  bool town_wide = false;          ///< roles reach all offices
};
int staff_import(const StaffImportOptions& options, Io io);

/// Sealed sheets with invitation codes.
struct StaffSheetsOptions {
  std::string dir;
  std::vector<std::string> accounts;  ///< empty: all that are not set up yet
  unsigned days = 0;                  ///< 0: as configured
  std::string out;
};
int staff_sheets(const StaffSheetsOptions& options, Io io);

/// Rescued bookings, in any format that the console's assistant reads.
struct BookingsOptions {
  std::string dir;
  std::vector<std::string> files;  ///< one after the other
  std::string ags;                 ///< municipality key or slug
  bool dry_run = false;
  bool passphrase_from_stdin = false;  ///< opens the data key, so that persons can be compared
  bool sealed = false;                 ///< go on although persons cannot be compared
  bool month_first = false;
  std::vector<std::string> columns;   ///< "Datum=day": what a column holds
  std::vector<std::string> services;  ///< "PA beantr.=personalausweis-beantragen"; "-": leave out
  std::vector<std::string> sites;     ///< likewise
  std::string as_of;                  ///< RFC 3339: when the source was written; empty: as it says itself
  std::string list_day;               ///< of a typed list that does not name its day
  std::string actor = "import";
  std::string clock_at;  ///< as above
};
int import_bookings(const BookingsOptions& options, Io io);

/// A list of finished documents.
struct PickupsOptions {
  std::string dir;
  std::string file;
  std::string ags;  ///< municipality key or slug
  bool dry_run = false;
  bool passphrase_from_stdin = false;
  std::string actor = "import";
  std::string clock_at;  ///< as above
};
int import_pickups(const PickupsOptions& options, Io io);

struct ImportOptions {
  std::string dir;
  std::string data;
  bool latin1 = false;
  bool dry_run = false;  ///< show the difference only
  std::string actor = "import";
  std::string clock_at;  ///< as above
};
int import(const ImportOptions& options, Io io);

struct TimelineOptions {
  std::string dir;
  std::vector<std::string> files;
  std::string until;  ///< RFC 3339; empty: all
};
int timeline(const TimelineOptions& options, Io io);

struct ServeOptions {
  std::string dir;
  std::optional<std::uint16_t> port;
  std::optional<std::uint16_t> metrics_port;
  std::string address;
  std::string public_url;  ///< instead of the configured one
  std::string clock_at;    ///< RFC 3339: the clock starts there and runs on (demo); empty: the system's
};
int serve(const ServeOptions& options, Io io);

/// One action of the crisis staff: the same commands that the console sends.
struct ActOptions {
  std::string dir;
  std::string actor;
  std::string ags;   ///< municipality key or slug; empty: the region
  std::string name;  ///< command, e.g. "situation.declare_component"
  std::string args;  ///< JSON object
  SecondPerson second;
};
int act(const ActOptions& options, Io io);

struct AskOptions {
  std::string dir;
  std::string ags;                      ///< municipality key or slug; empty: the region
  std::vector<std::string> components;  ///< of what-if
  std::string service;                  ///< of why
  std::string clock_at;                 ///< RFC 3339: as of that moment (demo); empty: now
};
int status(const AskOptions& options, Io io);
int why(const AskOptions& options, Io io);
int what_if(const AskOptions& options, Io io);
int single_points(const AskOptions& options, Io io);
int restart_order(const AskOptions& options, Io io);
int contradictions(const AskOptions& options, Io io);

struct FolderOptions {
  std::string dir;
  std::string log;  ///< "region/main", "05958004/main"
  std::string out;
  std::uint64_t seq = 0;
};
int verify(const FolderOptions& options, Io io);
int rebuild(const FolderOptions& options, Io io);
int unseal(const FolderOptions& options, Io io);
int export_log(const FolderOptions& options, Io io);
int receipt(const FolderOptions& options, Io io);
int keys(const FolderOptions& options, Io io);

/// The data key that seals what a municipality is sent.
struct DataKeyOptions {
  std::string dir;
  std::vector<std::string> municipalities;  ///< slugs
  bool passphrase_from_stdin = false;       ///< no prompt
};
int data_key(const DataKeyOptions& options, Io io);

/// Forms printed beforehand, for counters without any machine.
struct FormsOptions {
  std::string dir;
  std::string municipality;  ///< slug
  std::string office;        ///< printed on the forms; may be empty
  std::string actor = "formulare";
  std::uint64_t count = 100;
  std::string out;
};
int forms(const FormsOptions& options, Io io);

/// The notice sheet (Aushang) of a log, with or without a running server.
struct SheetOptions {
  std::string dir;
  std::string municipality;  ///< slug; empty: the region
  std::string out;
};
int sheet(const SheetOptions& options, Io io);

/// One deadline, or a file of worked cases. Needs no installation: the law is in the program.
struct DeadlineOptions {
  std::string rule;  ///< key of deadlines/rules.hpp
  std::string day;
  std::string time;
  std::string land;  ///< empty: nationwide holidays only
  std::vector<std::string> local;
  std::string channel;
  std::string scope;
  std::string fiction_days;
  std::string arrived;
  bool never_arrived = false;
  std::string procedure_begun;
  std::string length;
  std::vector<std::string> extensions;
  bool counts_from_day = false;
  std::string stands;    ///< genannt, leistung, termin; empty: the end moves
  std::string received;  ///< "2026-03-02 23:59": is it in time?
  std::string lang = "de";
  std::string cases;  ///< file; everything else is ignored
  bool list = false;  ///< all keys
};
int deadline(const DeadlineOptions& options, Io io);

struct ExportSiteOptions {
  std::string dir;
  std::string out;
  std::string only;  ///< slug; empty: all
  std::string clock_at;
};
int export_site(const ExportSiteOptions& options, Io io);

}  // namespace nb::app
