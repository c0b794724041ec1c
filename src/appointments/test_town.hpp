// SPDX-License-Identifier: EUPL-1.2
// A municipality with a plan over a memory engine, as the program wires it, for the tests of this room.
#pragma once

#include <boost/json.hpp>
#include <map>
#include <memory>
#include <string>

#include "appointments/booker.hpp"
#include "appointments/calendar.hpp"
#include "appointments/commands.hpp"
#include "appointments/projection.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "appointments/queries_waiting.hpp"
#include "base/env.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"
#include "catalogue/projection.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"
#include "state/verify.hpp"
#include "storage/engine.hpp"
#include "subject/projection.hpp"
#include "support/temp_folder.hpp"

namespace nb::appointments::testing {

inline const LogName kLog = *LogName::parse("05958004/main");
inline const std::string kOwner = "05958004";
inline constexpr std::string_view kPassphrase = "sieben rote Zwerge tanzen";

/// Monday, 6 November 2023, 7:30 in the morning.
inline Instant monday() { return *parse_rfc3339("2023-11-06T07:30:00+01:00"); }
inline Instant at(std::string_view text) { return *parse_rfc3339(text); }

struct Town {
  test::TempFolder own;
  std::string path;  ///< of a folder that outlives the object, or its own
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{monday()};
  Zone zone;
  journal::KeyRing keys{{.env = *env, .random = random, .folder = path + "/keys", .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine;
  journal::Vault vault{{.env = *env, .random = random, .clock = clock, .folder = path + "/keys", .cost = crypto::PasswordCost::test}};
  catalogue::CatalogueProjection catalogue;
  subject::SubjectProjection subjects;
  AppointmentsProjection appointments;
  std::unique_ptr<journal::Journal> journal;
  std::unique_ptr<state::StateDb> state;
  std::unique_ptr<state::Executor> executor;
  std::map<std::string, StepState, std::less<>> states;  ///< by service; possible where it is not named
  std::string actor = "termine";
  bool gateway = false;  ///< for text messages; open() anew after a change

  Town() : path(own.file("town")), engine(storage::make_memory_engine()) { open(); }
  /// On a disk.
  explicit Town(std::string folder) : path(std::move(folder)) {
    env->make_directory(path);
    engine = storage::open_sqlite_engine({.env = *env, .path = path + "/journal.db", .copy_beside = true});
    open();
  }
  ~Town() { close(); }
  Town(const Town&) = delete;
  Town& operator=(const Town&) = delete;

  void close() {
    executor.reset();
    state.reset();
    journal.reset();
  }
  [[nodiscard]] state::StateDb::Options options() { return {.env = *env, .path = path + "/state.db", .projections = {&catalogue, &subjects, &appointments}}; }
  /// Everything anew; state.db is rebuilt from the journal if `rebuild`.
  void open(bool rebuild = false) {
    close();
    env->make_directory(path);
    if (!vault.has_key(kOwner)) vault.make_key(kOwner, kPassphrase);
    for (const char* tail : {"", "-wal", "-shm"}) {
      const std::string file = path + "/state.db" + tail;
      if (rebuild && env->exists(file)) env->remove(file);
    }
    journal = std::make_unique<journal::Journal>(*engine, keys);
    state = std::make_unique<state::StateDb>(options(), *journal);
    executor = std::make_unique<state::Executor>(state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = kinds(), .observers = {}});
  }
  /// What a fresh rebuild says against state.db as it is.
  [[nodiscard]] std::vector<std::string> differences() { return state::verify_state(options(), *journal); }

  std::vector<state::CommandKind> kinds() {
    auto all = commands({.municipality = [](storage::Db&, const Ags& ags) { return ags.str() == kOwner; },
                         .service = [](storage::Db&, std::string_view id) { return id == "ausweis" || id == "pass" || id == "trauung"; },
                         .site = [](storage::Db&, const Ags&, std::string_view id) { return id == "rathaus" || id == "neheim" || id == "arnsberg-rathaus"; },
                         .state =
                             [this](const Ags&, std::string_view service, std::optional<int>) {
                               const auto found = states.find(service);
                               return found == states.end() ? StepState::possible : found->second;
                             },
                         .holidays = [](const Ags&) { return deadlines::HolidayCalendar(deadlines::Land::NW); },
                         .zone = &zone,
                         .sms = gateway});
    all.push_back(
        {"test.erase", [](const state::DecideContext&, const boost::json::object& args) -> state::Decision {
           return std::vector{state::NewEntry{
               .type = "subject.erased", .subject = boost::json::value_to<std::string>(args.at("booking")), .data = "{}", .occurred = {}, .parts = {}, .erases_keys = true}};
         }});
    return all;
  }
  [[nodiscard]] storage::Db& db() { return state->db(); }

  [[nodiscard]] state::Command command(const std::string& name, const std::string& args) {
    return {.log = kLog, .id = make_command_id(random, clock.now()), .actor = actor, .name = name, .args = args};
  }
  [[nodiscard]] state::Outcome run(const std::string& name, const std::string& args) { return executor->run(command(name, args)); }
  /// "" or the code of the refusal without the room's name.
  [[nodiscard]] std::string refused(const std::string& name, const std::string& args) { return code(run(name, args)); }
  [[nodiscard]] static std::string code(const state::Outcome& outcome) {
    if (outcome) return "";
    return outcome.error().code.starts_with("appointments.") ? outcome.error().code.substr(13) : outcome.error().code;
  }
  /// The booking's id, or why not.
  std::string make(const std::string& name, const std::string& args, const Person* person = nullptr) {
    state::Command wish = command(name, args);
    const std::string id = booking_id(wish.id.str());
    if (person != nullptr) wish = with_person(std::move(wish), id, *person, vault, random);
    const auto outcome = executor->run(std::move(wish));
    return outcome ? id : code(outcome);
  }
  /// A command about a booking that is there, with what is sealed about it.
  std::string with(const std::string& name, const std::string& booking, const std::string& args, const Person& person) {
    return code(executor->run(with_person(command(name, args), booking, person, vault, random)));
  }
  [[nodiscard]] Booking booking(const std::string& id) { return find_booking(db(), kLog, id).value_or(Booking{}); }

  /// Pool p1 at the town hall: Monday to Friday 8 to 12 and Thursday 14 to 18; identity cards take 15 minutes, passports 30.
  void plan(int desks = 2) {
    const std::string d = std::to_string(desks);
    (void)run("appointments.set_pool", R"({"name":"Bürgerbüro","site":"rathaus","rooms":1,"windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":)" + d +
                                           R"(},{"weekdays":[4],"from":"14:00","to":"18:00","desks":)" + d + "}]}");
    (void)run("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":15,"ahead_days":60})");
    (void)run("appointments.set_offer", R"({"pool":"p1","service":"pass","minutes":30,"lead_minutes":60})");
  }
  /// A counter's booking of an identity card.
  std::string take(const std::string& start, const std::string& more = "", const std::string& service = "ausweis") {
    return make("appointments.take_booking", R"({"source":"counter","pool":"p1","service":")" + service + R"(","start":")" + start + "\"" + more + "}");
  }
  std::string reserve(const std::string& start, const std::string& more = "") {
    return make("appointments.reserve", R"({"source":"online","pool":"p1","service":"ausweis","start":")" + start + "\"" + more + "}");
  }
  /// One that an old system's list names; site Neheim, which has no plan.
  std::string rescue(const std::string& reference, const std::string& start, const std::string& more = "") {
    return make("appointments.take_booking", R"({"source":"import","service":"ausweis","site":"neheim","reference":")" + reference + R"(","start":")" + start + "\"" + more + "}");
  }
  [[nodiscard]] static std::string named(const std::string& booking, const std::string& more = "") { return R"({"booking":")" + booking + "\"" + more + "}"; }
};

}  // namespace nb::appointments::testing
