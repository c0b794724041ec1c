// SPDX-License-Identifier: EUPL-1.2
#include "subject/commands.hpp"

#include <boost/json.hpp>
#include <memory>

#include "state/args.hpp"
#include "state/kind.hpp"
#include "subject/events.hpp"
#include "subject/queries.hpp"

namespace nb::subject {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

state::Refusal malformed() { return {"subject.malformed", "Zum Löschen fehlt, was gelöscht werden soll, oder der Grund; bitte beides angeben."}; }

state::NewEntry entry(std::string_view type, const std::string& subject, object data) {
  return {.type = std::string(type),
          .subject = subject,
          .data = boost::json::serialize(data),
          .occurred = std::nullopt,
          .parts = {},
          .with_sealed = false,
          .erases_keys = type == event::kErased};
}

Decision erase(const DecideContext& context, const Known& known, const object& given) {
  state::Args args(given, {"subject", "reason"});
  const std::string subject = args.name("subject");
  const std::string reason = args.name("reason", 500);
  if (args.fault()) return refuse(malformed());
  if (find_erased(context.db, context.log, subject)) return refuse(state::Refusal{"subject.erased_already", "Die Angaben sind schon gelöscht; es ist nichts mehr zu tun."});
  if (!known.exists(context.db, context.log, subject)) return refuse(state::Refusal{"subject.unknown", "Dazu gibt es hier keine Angaben; bitte die Nummer prüfen."});
  return std::vector{entry(event::kErased, subject, {{"reason", reason}})};
}

/// What was done with the data key is done before it is written down; here is only its trace.
Decision note_vault(const DecideContext&, const Known&, const object& given) {
  state::Args args(given, {"what"});
  const std::string what = args.name("what");
  for (const auto& [word, type] : {std::pair{"made", event::kVaultMade}, std::pair{"opened", event::kVaultOpened}, std::pair{"locked", event::kVaultLocked}}) {
    if (!args.fault() && what == word) return std::vector{entry(type, "data-key", {})};
  }
  return refuse(state::Refusal{"subject.vault_malformed", "Was mit dem Datenschlüssel geschah, ist unklar; bitte die Seite neu laden und noch einmal versuchen."});
}

}  // namespace

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  return {state::kind("subject.erase", shared, erase), state::kind("subject.note_vault", shared, note_vault)};
}

}  // namespace nb::subject
