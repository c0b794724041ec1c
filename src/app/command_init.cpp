// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb init` and `notbetrieb account`: the folder, its configuration and who may sign in.
#include <fmt/ostream.h>

#include <filesystem>
#include <iostream>
#include <string>

#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "journal/key_ring.hpp"
#include "staff/accounts.hpp"

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

/// The account with its password, and the entry that says it exists.
int create_account(Runtime& runtime, const Clock& clock, const Folder& folder, const std::string& name, bool from_stdin, Io io) {
  bool made = false;
  const std::string password = password_for(from_stdin, runtime.random, io, made);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  const auto created = accounts.create(name, staff::Role::operator_, password, clock.now());
  if (!created) {
    fmt::print(io.err, "{}\n", created.error().sentence);
    return kRefused;
  }
  const auto gateway = open_gateway(runtime.parts(clock), folder);
  const state::Command command{region_log(), make_command_id(runtime.random), "init", "staff.create_account", R"({"account":")" + name + R"(","role":"operator"})"};
  const AllOutcome outcome = gateway->run_all({command});
  if (!outcome) {
    fmt::print(io.err, "{}\n", outcome.error().sentence);
    return kRefused;
  }
  fmt::print(io.out, "Konto: {}\n", name);
  if (made) fmt::print(io.out, "Passwort: {}\nBitte jetzt aufschreiben; es wird nicht noch einmal angezeigt.\n", password);
  return kDone;
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
  return create_account(runtime, *clock, folder, options.operator_name, options.password_from_stdin, io);
}

int account(const AccountOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  if (!options.reset) return create_account(runtime, runtime.clock, folder, options.name, options.password_from_stdin, io);
  bool made = false;
  const std::string password = password_for(options.password_from_stdin, runtime.random, io, made);
  staff::AccountStore accounts({.env = *runtime.env, .path = folder.accounts()});
  if (const auto changed = accounts.set_password(options.name, password); !changed) {
    fmt::print(io.err, "{}\n", changed.error().sentence);
    return kRefused;
  }
  fmt::print(io.out, "Das Passwort von {} ist geändert; ein laufender Server übernimmt es nach dem Neustart.\n", options.name);
  if (made) fmt::print(io.out, "Passwort: {}\nBitte jetzt aufschreiben; es wird nicht noch einmal angezeigt.\n", password);
  return kDone;
}

}  // namespace nb::app
