// SPDX-License-Identifier: EUPL-1.2
// A register over a memory engine, as the program wires it, for the tests of this room.
#pragma once

#include <boost/json.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "base/env.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"
#include "crypto/random.hpp"
#include "intake/commands.hpp"
#include "intake/desk.hpp"
#include "intake/projection.hpp"
#include "intake/queries.hpp"
#include "journal/attachments.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"
#include "storage/engine.hpp"
#include "subject/commands.hpp"
#include "subject/projection.hpp"
#include "support/temp_folder.hpp"

namespace nb::intake::testing {

inline const LogName kLog = *LogName::parse("05958004/main");
inline const std::string kOwner = "05958004";
inline constexpr std::string_view kPassphrase = "sieben rote Zwerge tanzen";

/// Monday, 6 November 2023, 8:05 in the morning.
inline Instant monday() { return *parse_rfc3339("2023-11-06T08:05:00+01:00"); }

struct Register {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{monday()};
  Zone zone;
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine = storage::make_memory_engine();
  journal::Vault vault{{.env = *env, .random = random, .clock = clock, .folder = folder.file("keys"), .cost = crypto::PasswordCost::test}};
  journal::AttachmentStore attachments{{.env = *env, .random = random, .folder = folder.file("attachments")}};
  subject::SubjectProjection subjects;
  IntakeProjection intake;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;
  std::optional<Outage> outage;
  std::string actor = "eingang";

  Register() {
    open();
    vault.make_key(kOwner, kPassphrase);
  }
  ~Register() { close(); }
  Register(const Register&) = delete;
  Register& operator=(const Register&) = delete;

  void close() {
    executor.reset();
    state.reset();
    journal.reset();
  }
  /// Everything anew; state.db is rebuilt from the journal if `rebuild`.
  void open(bool rebuild = false) {
    close();
    const std::string path = folder.file("state.db");
    if (rebuild && env->exists(path)) {
      for (const char* tail : {"", "-wal", "-shm"}) {
        if (env->exists(path + tail)) env->remove(path + tail);
      }
    }
    journal = std::make_unique<journal::Journal>(*engine, keys);
    state = std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = path, .projections = {&subjects, &intake}}, *journal);
    executor = std::make_unique<state::Executor>(state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = kinds(), .observers = {}});
  }
  std::vector<state::CommandKind> kinds() {
    auto all = commands({.municipality = [](storage::Db&, const Ags& ags) { return ags.str() == kOwner; },
                         .office = [](storage::Db&, const Ags&, std::string_view name) { return name == "Bürgerbüro" || name == "Sozialamt"; },
                         .service = [](storage::Db&, std::string_view id) { return id == "wohngeld"; },
                         .outage = [this](storage::Db&, const Ags&, std::string_view id) { return id == "ausfall" ? outage : std::nullopt; },
                         .holidays = [](const Ags&) { return deadlines::HolidayCalendar(deadlines::Land::NW); },
                         .zone = &zone});
    for (auto& one : subject::commands({.exists = [](storage::Db&db, const LogName&log, std::string_view id) { return find_filing(db, log, id).has_value(); }})) all.push_back(one);
    // What versions before had written, which had four eyes of their own.
    all.push_back({"test.earlier", [](const state::DecideContext&, const boost::json::object& args) -> state::Decision {
                     return std::vector{state::NewEntry{.type = std::string(args.at("type").as_string()),
                                                        .subject = std::string(args.at("subject").as_string()),
                                                        .data = R"({"reason":"von früher"})",
                                                        .occurred = std::nullopt,
                                                        .parts = {}}};
                   }});
    return all;
  }

  [[nodiscard]] Desk desk() { return Desk({.journal = *journal, .vault = vault, .attachments = attachments, .random = random}); }
  [[nodiscard]] Draft draft() {
    Draft out{.log = kLog, .id = make_command_id(random, clock.now()), .seed = {}, .actor = actor};
    random.fill(out.seed.bytes);
    out.sealed.sender.name = "Erika Mustermann";
    out.sealed.content.title = "Widerspruch";
    return out;
  }
  /// Takes it and gives what the sender takes away, or why not.
  [[nodiscard]] Result<Taken, state::Refusal> take(const Draft& wish, std::vector<Upload> uploads = {}) {
    auto prepared = desk().accept(wish, uploads);
    if (!prepared) return refuse(prepared.error());
    const auto outcome = executor->run(prepared->command);
    if (!outcome) return refuse(outcome.error());
    return desk().complete(kLog, *outcome, prepared->salts);
  }
  /// "" or the code of the refusal.
  [[nodiscard]] std::string refused(const Draft& wish) {
    const auto taken = take(wish);
    return taken ? "" : taken.error().code;
  }
  [[nodiscard]] state::Outcome run(const std::string& name, const std::string& args) {
    return executor->run({.log = kLog, .id = make_command_id(random, clock.now()), .actor = actor, .name = name, .args = args});
  }
  [[nodiscard]] std::string refused(const std::string& name, const std::string& args) {
    const auto outcome = run(name, args);
    return outcome ? "" : outcome.error().code;
  }
  [[nodiscard]] storage::Db& db() { return state->db(); }
};

}  // namespace nb::intake::testing
