// SPDX-License-Identifier: EUPL-1.2
#include "register.hpp"

#include "intake/commands.hpp"

namespace nb::bench {

namespace {

std::vector<state::CommandKind> kinds(const Zone& zone) {
  return intake::commands({.municipality = [](storage::Db&, const Ags&) { return true; },
                           .office = [](storage::Db&, const Ags&, std::string_view) { return true; },
                           .service = [](storage::Db&, std::string_view) { return true; },
                           .outage = [](storage::Db&, const Ags&, std::string_view) { return std::optional<intake::Outage>(); },
                           .holidays = [](const Ags&) { return deadlines::HolidayCalendar(deadlines::Land::NW); },
                           .zone = &zone});
}

}  // namespace

Register::Register(const std::string& where)
    : path(where),
      keys({.env = *env, .random = random, .folder = where + "/keys", .instance = "bench"}),
      vault({.env = *env, .random = random, .clock = clock, .folder = where + "/keys", .cost = crypto::PasswordCost::test}),
      attachments({.env = *env, .random = random, .folder = where + "/attachments"}),
      engine(storage::open_sqlite_engine({.env = *env, .path = where + "/journal.db", .copy_beside = true})),
      journal(std::make_unique<journal::Journal>(*engine, keys)),
      state(std::make_unique<state::StateDb>(state::StateDb::Options{.env = *env, .path = where + "/state.db", .projections = {&subjects, &intake}}, *journal)),
      executor(std::make_unique<state::Executor>(
          state::Executor::Parts{.journal = *journal, .state = *state, .clock = clock, .random = random, .kinds = kinds(zone), .observers = {}})) {
  if (!vault.has_key(kOwner)) vault.make_key(kOwner, kPassphrase);
}

intake::Draft Register::draft(std::size_t bytes) {
  intake::Draft out{
      .log = kLog, .id = make_command_id(random, clock.now()), .seed = {}, .actor = "online", .channel = intake::Channel::online, .office = "Bürgerbüro", .service = "wohngeld"};
  random.fill(out.seed.bytes);
  const CivilDate today = zone.local(clock.now()).day;
  const std::chrono::days ago(std::to_integer<int>(out.seed.bytes[0]) % 28);  // decisions of the last four weeks
  out.deadlines = {{.rule = "widerspruch", .event = format_date(std::chrono::sys_days(today) - ago), .via = "post"}};
  out.sealed.sender = {.name = "Erika Mustermann", .address = "Beispielweg 1, 59821 Arnsberg", .phone = "", .email = "erika@example.org"};
  out.sealed.content = {.title = "Widerspruch gegen den Bescheid", .text = std::string(bytes, 'x'), .reference = ""};
  return out;
}

}  // namespace nb::bench
