// SPDX-License-Identifier: EUPL-1.2
#include "town.hpp"

#include <chrono>

#include "approval/commands.hpp"
#include "intake/commands.hpp"
#include "intake/queries.hpp"
#include "subject/commands.hpp"
#include "subject/events.hpp"
#include "subject/queries.hpp"

namespace nb::test {

namespace {

std::unique_ptr<FileLock> lock_of(Env& env, const std::string& folder) {
  env.make_directory(folder);
  return env.lock(folder + "/lock");
}

std::vector<state::CommandKind> kinds(const Zone& zone, const Clock& clock) {
  const auto always = [](const auto&...) { return true; };
  auto all =
      intake::commands({.municipality = always,
                        .office = always,
                        .service = always,
                        .outage = [&clock](storage::Db&, const Ags&, std::string_view) -> std::optional<intake::Outage> {
                          return intake::Outage{.log = "region/main", .declared = 17, .ended = std::nullopt, .from = clock.now() - std::chrono::hours(30), .to = std::nullopt};
                        },
                        .holidays = [](const Ags&) { return deadlines::HolidayCalendar(deadlines::Land::NW); },
                        .zone = &zone});
  const auto exists = [](storage::Db& db, const LogName& log, std::string_view subject) {
    return intake::find_filing(db, log, subject).has_value() || intake::find_letter(db, log, subject).has_value();
  };
  for (auto& one : subject::commands({.exists = exists})) all.push_back(std::move(one));
  approval::Policy policy;
  policy.set(approval::Area::erase, true);
  return approval::guard(std::move(all), {policy, {{approval::Area::erase, std::string(subject::event::kErased), {}}}});
}

}  // namespace

Town::Town(const std::string& where)
    : path(where),
      lock(lock_of(*env, where)),
      keys({.env = *env, .random = random, .folder = where + "/keys", .instance = "probe"}),
      vault({.env = *env, .random = random, .clock = clock, .folder = where + "/keys", .cost = crypto::PasswordCost::test}),
      attachments({.env = *env, .random = random, .folder = where + "/attachments"}),
      engine(storage::open_sqlite_engine({.env = *env, .path = where + "/journal.db", .copy_beside = true})),
      journal(*engine, keys),
      state(state_options(), journal) {
  if (!vault.has_key(kTown)) vault.make_key(kTown, kTownPassphrase);
  if (const auto erased = subject::erased_subjects(state.db(), kTownLog); !erased.empty()) journal.erase_subject_keys(kTownLog, erased);
  const auto named = intake::named_attachments(state.db(), kTownLog);
  if (env->exists(where + "/attachments/" + kTown)) attachments.sweep(kTown, {named.begin(), named.end()});
  executor =
      std::make_unique<state::Executor>(state::Executor::Parts{.journal = journal, .state = state, .clock = clock, .random = random, .kinds = kinds(zone, clock), .observers = {}});
}

state::StateDb::Options Town::state_options() { return {.env = *env, .path = path + "/state.db", .projections = {&subjects, &intake, &approvals}}; }

}  // namespace nb::test
