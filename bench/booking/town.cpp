// SPDX-License-Identifier: EUPL-1.2
#include "town.hpp"

#include <stdexcept>

#include "appointments/commands.hpp"

namespace nb::bench {

namespace {

std::vector<state::CommandKind> kinds(const Zone& zone) {
  return appointments::commands({.municipality = [](storage::Db&, const Ags&) { return true; },
                                 .service = [](storage::Db&, std::string_view) { return true; },
                                 .site = [](storage::Db&, const Ags&, std::string_view) { return true; },
                                 .state = [](const Ags&, std::string_view, std::optional<int>) { return appointments::StepState::possible; },
                                 .holidays = [](const Ags&) { return deadlines::HolidayCalendar(deadlines::Land::NW); },
                                 .zone = &zone});
}

}  // namespace

Town::Town(const std::string& where)
    : path(where),
      keys({.env = *env, .random = random, .folder = where + "/keys", .instance = "bench"}),
      vault({.env = *env, .random = random, .clock = clock, .folder = where + "/keys", .cost = crypto::PasswordCost::test}),
      engine(storage::open_sqlite_engine({.env = *env, .path = where + "/journal.db", .copy_beside = true})),
      journal(std::make_unique<journal::Journal>(*engine, keys)),
      state(std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = where + "/state.db", .projections = {&subjects, &appointments}}, *journal)),
      executor(std::make_unique<state::Executor>(
          state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = kinds(zone), .observers = {}})) {
  if (!vault.has_key(kOwner)) vault.make_key(kOwner, kPassphrase);
}

state::Command Town::command(const std::string& name, std::string args) {
  return {.log = kLog, .id = make_command_id(random, clock.now()), .actor = "termine", .name = name, .args = std::move(args)};
}

void Town::must(const std::string& name, const std::string& args) {
  const auto outcome = executor->run(command(name, args));
  if (!outcome) throw std::runtime_error(outcome.error().sentence);
}

CivilDate Town::popular_day() const { return std::chrono::sys_days(zone.local(clock.now()).day) + std::chrono::days(2); }

void Town::plan(int desks, const std::string& from, const std::string& to) {
  const std::string window = R"({"from":")" + from + R"(","to":")" + to + R"(","desks":)" + std::to_string(desks);
  must("appointments.set_pool", R"({"name":"Bürgerbüro","site":"rathaus","windows":[)" + window + R"(,"weekdays":[1,2,3,4,5,6,7]}]})");
  // Set by itself, so that a public holiday does not spoil the measurement.
  must("appointments.set_day", R"({"pool":"p1","day":")" + format_date(popular_day()) + R"(","windows":[)" + window + R"(}],"reason":"Messung"})");
  must("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":15})");
  must("appointments.set_offer", R"({"pool":"p1","service":"pass","minutes":30})");
  must("appointments.set_offer", R"({"pool":"p1","service":"abholung","minutes":5})");
}

}  // namespace nb::bench
