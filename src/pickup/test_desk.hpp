// SPDX-License-Identifier: EUPL-1.2
// A pick-up register over a memory engine, as the program wires it, for the tests of this room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/zone.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "pickup/commands.hpp"
#include "pickup/desk.hpp"
#include "pickup/projection.hpp"
#include "pickup/queries.hpp"
#include "pickup/search_words.hpp"
#include "state/executor.hpp"
#include "storage/engine.hpp"
#include "subject/commands.hpp"
#include "subject/projection.hpp"
#include "support/temp_folder.hpp"

namespace nb::pickup::testing {

inline const LogName kLog = *LogName::parse("05958004/main");
inline const std::string kOwner = "05958004";
inline constexpr std::string_view kPassphrase = "sieben rote Zwerge tanzen";

struct Register {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{*parse_rfc3339("2023-11-06T08:05:00+01:00")};  // a Monday
  Zone zone;
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine = storage::make_memory_engine();
  journal::Vault vault{{.env = *env, .random = random, .clock = clock, .folder = folder.file("keys"), .cost = crypto::PasswordCost::test}};
  subject::SubjectProjection subjects;
  PickupProjection projection;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;
  std::unique_ptr<finder::Index> index;
  std::string actor = "abholung";

  Register() {
    open();
    vault.make_key(kOwner, kPassphrase);
    index = std::make_unique<finder::Index>(finder::Index::Options{.journal = *journal, .vault = vault, .path = "", .sources = {pickup_source()}});
  }
  ~Register() { close(); }
  Register(const Register&) = delete;
  Register& operator=(const Register&) = delete;

  void close() {
    index.reset();
    executor.reset();
    state.reset();
    journal.reset();
  }
  /// Everything anew; state.db is rebuilt from the journal.
  void open() {
    close();
    for (const char* tail : {"", "-wal", "-shm"}) {
      if (env->exists(folder.file("state.db") + tail)) env->remove(folder.file("state.db") + tail);
    }
    journal = std::make_unique<journal::Journal>(*engine, keys);
    state = std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = folder.file("state.db"), .projections = {&subjects, &projection}}, *journal);
    executor = std::make_unique<state::Executor>(state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = kinds(), .observers = {}});
  }
  std::vector<state::CommandKind> kinds() {
    auto all = commands({.municipality = [](storage::Db&, const Ags& ags) { return ags.str() == kOwner; },
                         .site = [](storage::Db&, const Ags&, std::string_view site) { return site == "altstadt" || site == "huesten"; },
                         .zone = &zone});
    for (auto& one : subject::commands({.exists = [](storage::Db&db, const LogName&log, std::string_view id) { return find_pickup(db, log, id).has_value(); }})) all.push_back(one);
    return all;
  }
  [[nodiscard]] Desk desk() { return Desk({.journal = *journal, .vault = vault, .random = random}); }
  [[nodiscard]] Sender sender() { return {kLog, make_command_id(random, clock.now()), actor}; }
  [[nodiscard]] storage::Db& db() { return state->db(); }

  static PickupText text(const std::string& kind = "personalausweis", const std::string& pin = "yes") {
    return {.kind = kind, .site = "altstadt", .arrived = "2023-10-27", .pin = pin, .old_document = false, .both_parents = false};
  }
  static Owner person(const std::string& family = "Mustermann", const std::string& first = "Erika", const std::string& birth = "12.08.1964",
                      const std::string& serial = "DEMO00001") {
    return *read_owner({family, first, birth, serial});
  }
  /// Its subject, or the code of the refusal.
  std::string put(const PickupText& what, const Owner& owner) {
    const Sender from = sender();
    const auto command = desk().registering(from, what, owner);
    if (!command) return command.error().code;
    const auto outcome = executor->run(*command);
    return outcome ? pickup_subject(from.id) : outcome.error().code;
  }
  std::string put() { return put(text(), person()); }
  /// "" or the code of the refusal.
  std::string hand(const HandOverText& what) {
    const auto command = desk().handing_over(sender(), what);
    if (!command) return command.error().code;
    const auto outcome = executor->run(*command);
    return outcome ? "" : outcome.error().code;
  }
  static HandOverText hand_text(const std::string& subject) {
    return {.pickup = subject,
            .said = {.collector = Collector::owner, .age = Age::adult, .checked = {Check::identity}, .pin = PinSaid::confirmed},
            .person = {},
            .signature = {},
            .at = ""};
  }
  std::string run(const std::string& name, const std::string& args) {
    const auto outcome = executor->run({.log = kLog, .id = make_command_id(random, clock.now()), .actor = actor, .name = name, .args = args});
    return outcome ? "" : outcome.error().code;
  }
  [[nodiscard]] Pickup at(const std::string& subject) { return find_pickup(db(), kLog, subject).value(); }
  [[nodiscard]] std::vector<std::string> find(const Wanted& wanted) {
    index->catch_up(kLog, 1'000'000);
    const auto words = wanted_words(wanted);
    if (!words) return {};
    return index->search(kLog, kPickupKind, *words, 1000)->subjects;
  }
};

}  // namespace nb::pickup::testing
