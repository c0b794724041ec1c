// SPDX-License-Identifier: EUPL-1.2
#include "app/import_desk.hpp"

#include <algorithm>
#include <iostream>

#include "app/ask.hpp"
#include "base/text.hpp"
#include "catalogue/queries.hpp"
#include "catalogue/town.hpp"

namespace nb::app {

namespace {

constexpr std::size_t kAtOnce = 200;

}  // namespace

std::string ImportDesk::why_closed() const {
  if (gateway->journal() == nullptr)
    return "Der Server läuft und hält das Journal; Namen lassen sich deshalb hier nicht mit dem Verzeichnis vergleichen. Bitte die Datei in der Konsole einlesen oder den Server "
           "für diesen Befehl beenden.";
  return "Der Datenschlüssel ist verschlossen; Namen lassen sich deshalb nicht mit dem Verzeichnis vergleichen. Bitte den Befehl mit --passphrase-stdin wiederholen.";
}

Result<std::unique_ptr<ImportDesk>, std::string> open_import_desk(const ImportDeskOptions& options, Io io) {
  auto desk = std::make_unique<ImportDesk>();
  desk->folder = Folder{options.dir};
  desk->config = load_config(*desk->runtime.env, desk->folder);
  desk->zone = Zone(desk->config.zone);
  desk->clock = clock_from(options.clock_at, desk->runtime.clock);
  desk->gateway = open_gateway(desk->runtime.parts(*desk->clock), desk->folder);
  desk->catalogue = catalogue::load(desk->gateway->state());
  const auto ags = municipality_named(desk->catalogue, options.ags);
  if (!ags) return refuse("Eine Kommune »" + options.ags + "« gibt es hier nicht; bitte Gemeindeschlüssel oder Kurznamen angeben, zum Beispiel arnsberg.");
  desk->town = catalogue::find_municipality(desk->catalogue, *ags);
  desk->sites = catalogue::sites_of(desk->catalogue, *desk->town);
  desk->vault =
      std::make_unique<journal::Vault>(journal::Vault::Options{.env = *desk->runtime.env, .random = desk->runtime.random, .clock = *desk->clock, .folder = desk->folder.keys()});
  if (!desk->vault->has_key(ags->str()))
    return refuse("Namen und Telefonnummern werden versiegelt, und für " + desk->town->name + " fehlt noch ein Datenschlüssel. Bitte legen Sie ihn mit »notbetrieb data-key« an.");
  if (options.passphrase_from_stdin) {
    std::string passphrase;
    std::getline(io.in, passphrase);
    if (!desk->vault->unlock(ags->str(), trim(passphrase))) return refuse(std::string("Die Passphrase öffnet den Datenschlüssel nicht; bitte prüfen und den Befehl wiederholen."));
  }
  return desk;
}

void execute_each(Gateway& gateway, std::vector<state::Command> commands, const std::function<void(std::size_t index, const state::Refusal&)>& refused) {
  for (std::size_t at = 0; at < commands.size(); at += kAtOnce) {
    const auto first = commands.begin() + static_cast<std::ptrdiff_t>(at);
    const auto count = static_cast<std::ptrdiff_t>(std::min(kAtOnce, commands.size() - at));
    if (gateway.run_all({first, first + count})) continue;
    // One of them was refused, so none was taken: now each alone, to know which.
    for (std::ptrdiff_t i = 0; i < count; ++i) {
      const AllOutcome outcome = gateway.run_all({*(first + i)});
      if (!outcome) refused(at + static_cast<std::size_t>(i), outcome.error());
    }
  }
}

}  // namespace nb::app
