// SPDX-License-Identifier: EUPL-1.2
#include "subject/commands.hpp"

#include <boost/json.hpp>
#include <memory>

#include "state/args.hpp"
#include "subject/events.hpp"
#include "subject/queries.hpp"

namespace nb::subject {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

state::Refusal malformed() { return {"subject.malformed", "Zum Löschen fehlt, was gelöscht werden soll, oder der Grund; bitte beides angeben."}; }

struct Wish {
  std::string subject;
  std::string reason;
};

/// Reads subject and reason; the subject must be there and not be erased yet.
Result<Wish, state::Refusal> read(const DecideContext& context, const Known& known, const object& given, bool with_reason) {
  state::Args args(given, {"subject", "reason"});
  Wish out{.subject = args.name("subject"), .reason = args.text("reason", 500)};
  if (args.fault() || (with_reason && out.reason.empty())) return refuse(malformed());
  if (find_erased(context.db, context.log, out.subject)) return refuse(state::Refusal{"subject.erased_already", "Die Angaben sind schon gelöscht; es ist nichts mehr zu tun."});
  if (!known.exists(context.db, context.log, out.subject)) return refuse(state::Refusal{"subject.unknown", "Dazu gibt es hier keine Angaben; bitte die Nummer prüfen."});
  return out;
}

state::NewEntry entry(std::string_view type, const std::string& subject, object data) {
  return {.type = std::string(type),
          .subject = subject,
          .data = boost::json::serialize(data),
          .occurred = std::nullopt,
          .parts = {},
          .with_sealed = false,
          .erases_keys = type == event::kErased};
}

state::Refusal not_requested() { return {"subject.not_requested", "Niemand hat die Löschung beantragt; bitte die Seite oder Liste neu laden."}; }

Decision request(const DecideContext& context, const Known& known, const object& args) {
  const auto wish = read(context, known, args, true);
  if (!wish) return refuse(wish.error());
  if (!known.four_eyes) return std::vector{entry(event::kErased, wish->subject, {{"reason", wish->reason}})};
  if (find_request(context.db, context.log, wish->subject))
    return refuse(state::Refusal{"subject.requested_already", "Die Löschung ist schon beantragt; eine zweite Person muss sie bestätigen."});
  return std::vector{entry(event::kErasureRequested, wish->subject, {{"reason", wish->reason}})};
}

Decision confirm(const DecideContext& context, const Known& known, const object& args) {
  const auto wish = read(context, known, args, false);
  if (!wish) return refuse(wish.error());
  const auto asked = find_request(context.db, context.log, wish->subject);
  if (!asked) return refuse(not_requested());
  if (asked->actor == context.actor)
    return refuse(state::Refusal{"subject.four_eyes", "Wer die Löschung beantragt hat, kann sie nicht selbst bestätigen; bitte eine zweite Person darum bitten."});
  return std::vector{entry(event::kErased, wish->subject, {{"reason", asked->reason}, {"requested_by", asked->actor}})};
}

Decision decline(const DecideContext& context, const Known& known, const object& args) {
  const auto wish = read(context, known, args, true);
  if (!wish) return refuse(wish.error());
  if (!find_request(context.db, context.log, wish->subject)) return refuse(not_requested());
  return std::vector{entry(event::kErasureDeclined, wish->subject, {{"reason", wish->reason}})};
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

using DecideKnown = Decision (*)(const DecideContext&, const Known&, const object&);

state::CommandKind kind(std::string_view name, const std::shared_ptr<const Known>& known, DecideKnown decide) {
  return {std::string(name), [known, decide](const DecideContext& context, const object& args) { return decide(context, *known, args); }};
}

}  // namespace

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  return {kind("subject.request_erasure", shared, request), kind("subject.confirm_erasure", shared, confirm), kind("subject.decline_erasure", shared, decline),
          kind("subject.note_vault", shared, note_vault)};
}

}  // namespace nb::subject
