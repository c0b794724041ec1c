// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb init` and `notbetrieb account`: the folder, its configuration and who may sign in.
#include <fmt/ostream.h>

#include <boost/json.hpp>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

#include "app/account_entries.hpp"
#include "app/ask.hpp"
#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "app/second_person.hpp"
#include "audit/notes.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "journal/key_ring.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/matrix.hpp"
#include "staff/queries.hpp"

namespace nb::app {

namespace {

constexpr std::uint32_t kOwnerOnly = 0600;
constexpr std::string_view kReadableLetters = "abcdefghjkmnpqrstuvwxyz23456789+";  // 32, none that is mistaken for another

/// Five groups of five letters, 125 bits: easy to copy from a sheet, hard to guess.
std::string make_password(Random& random) {
  std::array<std::byte, 25> bytes{};
  random.fill(bytes);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % 5 == 0) out += '-';
    out += kReadableLetters[std::to_integer<std::size_t>(bytes[i]) % kReadableLetters.size()];
  }
  return out;
}

std::string password_for(bool from_stdin, Random& random, Io io, bool& made) {
  made = !from_stdin;
  if (made) return make_password(random);
  std::string line;
  std::getline(io.in, line);
  return std::string(trim(line));
}

/// Keys lie there, and who did what: nobody else on this machine has any business in it.
void make_private(const std::string& directory) {
  std::error_code error;
  std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
  if (error)
    throw Error(ErrorKind::disk,
                "Die Rechte von " + directory + " lassen sich nicht auf den Eigentümer beschränken (" + error.message() + "); bitte einen Ordner wählen, der Ihnen gehört.");
}

/// Shown once, and before anything can go wrong that would lose it.
void tell_password(bool made, const std::string& password, Io io) {
  if (made) fmt::print(io.out, "Passwort: {}\nBitte jetzt aufschreiben; es wird nicht noch einmal angezeigt.\n", password);
}

/// What is in the file already counts as changed too if the server does not hear of it.
int tell_server(Gateway& gateway, const std::string& name, Io io) {
  try {
    gateway.accounts_changed(name);
    return kDone;
  } catch (const Error& error) {  // the file is written: this is all that is left to be done
    fmt::print(io.err, "Der laufende Server hat das Konto noch nicht übernommen; bitte starten Sie ihn neu. {}\n", error.what());
    return kRefused;
  }
}

int refused(const std::string& sentence, Io io) {
  fmt::print(io.err, "{}\n", sentence);
  return kRefused;
}

/// What a new account may do: everything, or one role.
struct Rights {
  std::string role;
  std::string town;
  std::string office;
};

/// The role in the log; nullopt if there is no such municipality.
std::optional<state::Command> role_entry(const std::string& name, const Rights& rights, Gateway& gateway, Random& random, Instant now) {
  const auto log = log_for(gateway.state(), rights.town);
  if (!log) return std::nullopt;
  boost::json::object args{{"account", name}, {"role", rights.role}, {"town", staff::town_of(*log)}};
  if (!rights.office.empty()) args["office"] = rights.office;
  return state::Command{region_log(), make_command_id(random, now), "init", "staff.grant_role", boost::json::serialize(args)};
}

/// The roles of somebody who may do everything, as staff.create_account gives them to the first.
std::vector<state::Command> full_roles(const std::string& name, Random& random, Instant now) {
  std::vector<state::Command> out;
  for (const staff::Role role : {staff::Role::administrator, staff::Role::region_operator}) {
    const boost::json::object args{{"account", name}, {"role", to_string(role)}, {"town", staff::kWholeRegion}, {"reason", "an diesem Rechner angelegt"}};
    out.push_back({region_log(), make_command_id(random, now), "init", "staff.grant_role", boost::json::serialize(args)});
  }
  return out;
}

/// What is entered for a new account: everything in one transaction, or, where a second person has to agree, first what needs nobody.
struct NewAccount {
  std::vector<state::Command> at_once;
  std::vector<state::Command> plain;
  std::vector<state::Command> roles;  ///< what then has to be agreed to
};

/// Enters it and leaves in `roles` what was not; nullopt, or why not.
std::optional<std::string> enter(Gateway& gateway, NewAccount& wish) {
  const std::vector<state::Command> roles = std::exchange(wish.roles, {});
  if (wish.at_once.empty()) return std::nullopt;
  const AllOutcome outcome = gateway.run_all(wish.at_once);
  if (outcome) return std::nullopt;
  if (outcome.error().code != kNeedsSecondPerson) return outcome.error().sentence;
  wish.roles = roles;
  if (wish.plain.empty()) return std::nullopt;
  const AllOutcome without = gateway.run_all(wish.plain);
  return without ? std::nullopt : std::optional(without.error().sentence);
}

/// The roles that wait for somebody: proposed, or given alone.
int carry_out_roles(Gateway& gateway, Random& random, const std::vector<state::Command>& roles, const SecondPerson& second, Io io) {
  for (const state::Command& role : roles) {
    const auto carried = carry_out(gateway, random, role, second);
    if (!carried) return refused(carried.error().sentence, io);
    tell(*carried, role.log, io);
  }
  return kDone;
}

/// The entry that says the account exists, then the account with its password (account_entries.hpp).
int create_account(Runtime& runtime, const Clock& clock, const Folder& folder, const AccountOptions& options, Io io) {
  const std::string& name = options.name;
  bool made = false;
  const std::string password = password_for(options.password_from_stdin, runtime.random, io, made);
  const auto gateway = open_gateway(runtime.parts(clock), folder);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  const auto account = accounts.draft(name, password, clock.now());
  if (!account) return refused(account.error().sentence, io);
  NewAccount wish{.at_once = {}, .plain = missing_account_entries(gateway->state(), accounts, runtime.random, clock.now()), .roles = {}};
  wish.at_once = wish.plain;
  if (!staff::account_exists(gateway->state(), region_log(), name)) {
    wish.at_once.push_back(account_entry(name, options.role.empty(), runtime.random, clock.now()));
    wish.plain.push_back(account_entry(name, false, runtime.random, clock.now()));
    if (options.role.empty()) wish.roles = full_roles(name, runtime.random, clock.now());
  }
  if (!options.role.empty()) {
    auto role = role_entry(name, {options.role, options.town, options.office}, *gateway, runtime.random, clock.now());
    if (!role) return refused("Eine Kommune »" + options.town + "« gibt es hier nicht; bitte Gemeindeschlüssel oder Kurznamen angeben, zum Beispiel arnsberg.", io);
    wish.at_once.push_back(*role);
    wish.roles.push_back(*std::move(role));
  }
  if (const auto fault = enter(*gateway, wish)) return refused(*fault, io);
  if (const auto added = accounts.add(*account); !added) return refused(added.error().sentence, io);
  fmt::print(io.out, "Konto: {}\n", name);
  tell_password(made, password, io);
  const int told = tell_server(*gateway, name, io);
  const int roles = carry_out_roles(*gateway, runtime.random, wish.roles, options.second, io);
  return told == kDone ? roles : told;
}

int reset_password(Runtime& runtime, const Folder& folder, const AccountOptions& options, Io io) {
  bool made = false;
  const std::string password = password_for(options.password_from_stdin, runtime.random, io, made);
  const auto gateway = open_gateway(runtime.parts(), folder);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  if (!accounts.has(options.name)) return refused("Ein Konto mit diesem Namen gibt es nicht; bitte den Namen prüfen.", io);
  if (const auto good = accounts.hash(options.name, password); !good) return refused(good.error().sentence, io);
  // The trace first: nobody gets in anew without one.
  const audit::AccountNote note{.account = options.name, .by = "init", .what = "password_reset"};
  if (const AllOutcome noted = gateway->run_all({audit::account_note(note, runtime.random, gateway->now())}); !noted) return refused(noted.error().sentence, io);
  if (const auto changed = accounts.reset_password(options.name, password); !changed) return refused(changed.error().sentence, io);
  fmt::print(io.out, "Das Passwort von {} ist geändert; wer damit angemeldet war, ist abgemeldet.\n", options.name);
  tell_password(made, password, io);
  return tell_server(*gateway, options.name, io);
}

}  // namespace

int init(const InitOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  if (runtime.env->exists(folder.config())) {
    fmt::print(io.err, "In {} liegt schon ein Notbetrieb; bitte einen anderen Ordner wählen.\n", options.dir);
    return kRefused;
  }
  const journal::KeyRing named({*runtime.env, runtime.random, folder.keys(), options.instance});  // says what is wrong with the name before anything is written
  make_private(folder.dir);
  make_private(folder.keys());
  write_file_durably(*runtime.env, folder.config(), bytes_of(initial_config(options.instance, options.title)), kOwnerOnly);
  fmt::print(io.out, "Angelegt: {}\n", options.dir);
  if (options.operator_name.empty()) {
    const Store store(runtime.parts(), folder);
    return kDone;
  }
  const auto clock = clock_from(options.clock_at, runtime.clock);
  return create_account(runtime, *clock, folder, {.name = options.operator_name, .password_from_stdin = options.password_from_stdin}, io);
}

int account(const AccountOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  const auto clock = clock_from(options.clock_at, runtime.clock);
  if (!options.reset) return create_account(runtime, *clock, folder, options, io);
  return reset_password(runtime, folder, options, io);
}

int roles(Io io) {
  fmt::print(io.out, "{}", staff::roles_document());
  return kDone;
}

}  // namespace nb::app
