// SPDX-License-Identifier: EUPL-1.2
// A municipality with a staff directory over a memory engine, as the program wires it, for the tests and the benchmark of this room.
#pragma once

#include <algorithm>
#include <boost/json/fwd.hpp>
#include <memory>
#include <string>

#include "base/env.hpp"
#include "base/random.hpp"
#include "base/zone.hpp"
#include "catalogue/events.hpp"
#include "catalogue/projection.hpp"
#include "circular/commands.hpp"
#include "circular/contacts.hpp"
#include "circular/courier.hpp"
#include "circular/events.hpp"
#include "circular/projection.hpp"
#include "circular/queries.hpp"
#include "circular/sheets.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "storage/engine.hpp"
#include "support/temp_folder.hpp"

namespace nb::circular::testing {

inline const LogName kLog = *LogName::parse("05958004/main");

/// Monday, 6 November 2023, 8:05 in the morning.
inline Instant monday() { return *parse_rfc3339("2023-11-06T08:05:00+01:00"); }

/// A circular for all with one section for an office.
inline const std::string kWish =
    R"({"title":"Schalter öffnen","sections":[{"text":"Heute **um 9 Uhr**."},{"offices":["Standesamt"],"text":"Nur Notfälle."}],"must_acknowledge":true,"deadline":"2023-11-06T12:00:00+01:00"})";

inline catalogue::DirectoryEntry somebody(int number, const std::string& office, const std::string& function, const std::string& last, const std::string& unit = "Team") {
  return {.ags = *Ags::parse("05958004"),
          .office = office,
          .unit = unit,
          .function = function,
          .last_name = last,
          .first_name = last.empty() || last == "N.N." ? "" : "Erika",
          .phone = "+49 221 4710" + std::to_string(100 + number % 900),
          .mobile = number % 7 == 0 ? "+49 171 3920001" : "",
          .valid_from = std::chrono::year(2020) / 1 / 1,
          .valid_to = std::nullopt,
          .id = "d" + std::to_string(number)};
}

/// Two offices with heads, a vacancy, a shared line and somebody who has left.
inline std::vector<catalogue::DirectoryEntry> small_staff() {
  std::vector<catalogue::DirectoryEntry> all{somebody(1, "Bürgerbüro", "Leitung", "Adler"),
                                             somebody(2, "Bürgerbüro", "Stellvertretende Leitung", "Bussard"),
                                             somebody(3, "Bürgerbüro", "Sachbearbeitung", "Drossel"),
                                             somebody(4, "Bürgerbüro", "Sachbearbeitung", "Elster"),
                                             somebody(5, "Bürgerbüro", "Sammelruf", ""),
                                             somebody(6, "Bürgerbüro", "Sachbearbeitung", "N.N."),
                                             somebody(7, "Standesamt", "Leitung", "Fink"),
                                             somebody(8, "Standesamt", "Rufbereitschaft", "Gimpel"),
                                             somebody(9, "Archiv", "Archiv", "Habicht"),
                                             somebody(10, "Archiv", "Archiv", "Ibis")};
  all.back().valid_to = std::chrono::year(2023) / 1 / 1;
  return all;
}

/// Writes directory entries as an import does.
inline state::CommandKind staff_command(std::vector<catalogue::DirectoryEntry> staff) {
  return {"test.staff", [staff = std::move(staff)](const state::DecideContext&, const boost::json::object&) -> state::Decision {
            catalogue::Catalogue all;
            all.directory = staff;
            std::vector<state::NewEntry> out;
            for (const catalogue::Record& record : catalogue::flatten(all)) out.push_back(catalogue::set_entry(record));
            return out;
          }};
}

struct Town {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{monday()};
  Zone zone;
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine;
  catalogue::CatalogueProjection catalogue;
  CircularProjection circulars;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::ReadPool> readers;
  std::unique_ptr<state::Executor> executor;
  std::unique_ptr<Contacts> contacts;
  std::vector<catalogue::DirectoryEntry> staff;
  std::string actor = "stab";

  explicit Town(std::vector<catalogue::DirectoryEntry> with = small_staff(), std::unique_ptr<storage::Engine> over = storage::make_memory_engine())
      : engine(std::move(over)), staff(std::move(with)) {
    open();
    (void)run("test.staff", "{}");
  }
  ~Town() { close(); }
  Town(const Town&) = delete;
  Town& operator=(const Town&) = delete;

  void close() {
    contacts.reset();
    executor.reset();
    readers.reset();
    state.reset();
    journal.reset();
  }
  /// Everything anew; state.db is rebuilt from the journal if `rebuild`.
  void open(bool rebuild = false) {
    close();
    const std::string path = folder.file("state.db");
    for (const char* tail : {"", "-wal", "-shm"}) {
      if (rebuild && env->exists(path + tail)) env->remove(path + tail);
    }
    journal = std::make_unique<journal::Journal>(*engine, keys);
    state = std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = path, .projections = {&catalogue, &circulars}}, *journal);
    readers = std::make_unique<state::ReadPool>(state::ReadPool::Options{.path = path, .vfs = {}});
    auto kinds = commands({.readable_markdown = [](std::string_view text) { return text.find("\x01") == std::string_view::npos; }, .zone = &zone});
    kinds.push_back(staff_command(staff));
    executor = std::make_unique<state::Executor>(
        state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = std::move(kinds), .observers = {}});
    contacts = std::make_unique<Contacts>(*env, folder.file("contacts.db"));
  }
  [[nodiscard]] state::Outcome run(const std::string& name, const std::string& args) {
    return executor->run({.log = kLog, .id = make_command_id(random, clock.now()), .actor = actor, .name = name, .args = args});
  }
  /// "" or the code of the refusal.
  [[nodiscard]] std::string refused(const std::string& name, const std::string& args) {
    const auto outcome = run(name, args);
    return outcome ? "" : outcome.error().code;
  }
  [[nodiscard]] storage::Db& db() { return state->db(); }

  /// Writes and sends it; its subject.
  std::string sent(const std::string& args = kWish) {
    const CommandId id = make_command_id(random, clock.now());
    const auto written = executor->run({.log = kLog, .id = id, .actor = actor, .name = "circular.write", .args = args});
    if (!written) return written.error().code;
    const std::string subject = circular_subject(id.str());
    const auto done = run("circular.send", to_send(subject));
    return done ? subject : done.error().code;
  }
  /// The arguments of circular.send, as somebody gives them who has read what stands there now.
  [[nodiscard]] std::string to_send(const std::string& subject, unsigned version = 1) {
    const auto found = find_version(db(), kLog, subject, version);
    return named(subject, version, "\"seen\":\"" + (found ? mark_of(*found) : "") + "\"");
  }
  [[nodiscard]] static std::string named(const std::string& subject, unsigned version = 1, const std::string& more = "") {
    return "{\"circular\":\"" + subject + "\",\"version\":" + std::to_string(version) + (more.empty() ? "" : "," + more) + "}";
  }
  [[nodiscard]] Recipient recipient(const std::string& subject, const std::string& person, unsigned version = 1) {
    return find_recipient(db(), kLog, subject, version, person).value_or(Recipient{});
  }
  void give_addresses(const std::vector<std::string>& persons) {
    ContactList list;
    for (const std::string& one : persons) list.lines.emplace_back(one, mail::Address::parse(one + "@rathaus.example"));
    contacts->put(kLog, list);
  }
  [[nodiscard]] Courier::Parts courier_parts(mail::Sender* sender) {
    return {.executor = *executor,
            .readers = *readers,
            .contacts = *contacts,
            .sender = sender,
            .random = random,
            .clock = clock,
            .zone = zone,
            .plain = [](std::string_view text) { return std::string(text); },
            .from = mail::Address::parse("stab@rathaus.example"),
            .from_name = "Stadt Arnsberg",
            .link_base = "https://stab.rathaus.example"};
  }
};

}  // namespace nb::circular::testing
