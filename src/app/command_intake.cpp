// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb data-key` and `notbetrieb forms`: what a municipality needs before it can take filings.
#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>

#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "catalogue/queries.hpp"
#include "intake/number.hpp"
#include "intake/queries.hpp"
#include "journal/vault.hpp"
#include "paper/sheets.hpp"

namespace nb::app {

namespace {

const catalogue::Municipality* find_town(const catalogue::Catalogue& catalogue, const std::string& slug) {
  const auto town = std::ranges::find(catalogue.municipalities, slug, &catalogue::Municipality::slug);
  return town == catalogue.municipalities.end() ? nullptr : &*town;
}

int unknown_town(const std::string& slug, Io io) {
  fmt::print(io.err, "Die Kommune »{}« gibt es nicht; bitte den Kurznamen aus der Adresse angeben, z. B. arnsberg.\n", slug);
  return kRefused;
}

std::string read_passphrase(Io io) {
  std::string line;
  std::getline(io.in, line);
  return std::string(trim(line));
}

}  // namespace

int data_key(const DataKeyOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  const auto gateway = open_gateway(runtime.parts(), folder);
  const catalogue::Catalogue catalogue = catalogue::load(gateway->state());
  std::vector<const catalogue::Municipality*> towns;
  for (const std::string& slug : options.municipalities) {
    towns.push_back(find_town(catalogue, slug));
    if (towns.back() == nullptr) return unknown_town(slug, io);
  }
  if (!options.passphrase_from_stdin) fmt::print(io.out, "Passphrase (mindestens {} Zeichen, am besten fünf zufällige Wörter): ", journal::kPassphraseCharactersMin);
  const std::string passphrase = read_passphrase(io);
  journal::Vault vault({.env = *runtime.env, .random = runtime.random, .clock = runtime.clock, .folder = folder.keys()});
  for (const catalogue::Municipality* town : towns) {
    vault.make_key(town->ags.str(), passphrase);
    fmt::print(io.out, "Datenschlüssel angelegt: {} ({})\n", town->name, vault.path(town->ags.str()));
  }
  fmt::print(io.out, "Bitte die Passphrase aufschreiben und getrennt verwahren: Ohne sie liest niemand mehr, was eingereicht wird.\n");
  return kDone;
}

int forms(const FormsOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  const auto gateway = open_gateway(runtime.parts(), folder);
  const catalogue::Catalogue catalogue = catalogue::load(gateway->state());
  const catalogue::Municipality* town = find_town(catalogue, options.municipality);
  if (town == nullptr) return unknown_town(options.municipality, io);
  const LogName log = main_log(town->ags);
  const Instant now = gateway->now();
  const AllOutcome outcome = gateway->run_all(
      {{.log = log, .id = make_command_id(runtime.random, now), .actor = options.actor, .name = "intake.print_forms", .args = fmt::format(R"({{"count":{}}})", options.count)}});
  if (!outcome) {
    fmt::print(io.err, "{}\n", outcome.error().sentence);
    return kRefused;
  }
  const auto batch = intake::form_batch_at(gateway->state(), log, outcome->front().first);
  if (!batch) throw Error(ErrorKind::corrupt, "Die gedruckten Nummern stehen nicht im Register; bitte »notbetrieb rebuild« ausführen.");
  paper::IntakeForms sheets{.town = town->name, .office = options.office, .numbers = {}, .created = now};
  for (std::uint64_t serial = batch->first; serial <= batch->last; ++serial) sheets.numbers.push_back(intake::Number(intake::prefix_of(intake::Series::form, log), serial).str());
  write_file_durably(*runtime.env, options.out, paper::intake_forms(sheets));
  fmt::print(io.out, "Geschrieben: {} ({} Formulare, {} bis {})\n", options.out, sheets.numbers.size(), sheets.numbers.front(), sheets.numbers.back());
  return kDone;
}

}  // namespace nb::app
