// SPDX-License-Identifier: EUPL-1.2
#include "approval/commands.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <memory>

#include "approval/events.hpp"
#include "approval/queries.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::approval {

namespace json = boost::json;

using json::object;
using state::DecideContext;
using state::Decision;
using state::NewEntry;
using state::Refusal;

namespace {

constexpr std::size_t kReasonBytesMax = 500;
constexpr std::size_t kAboutMax = 8;           ///< so that the entry's core stays small
constexpr std::size_t kAboutSubjectMax = 200;  ///< bytes

/// The kinds as the rooms made them, and what of them is guarded.
struct Inner {
  Guard rules;
  std::map<std::string, state::Decide, std::less<>> kinds;
};

Refusal malformed() { return {"approval.malformed", "Zur Vorlage fehlt eine Angabe, oder sie ist nicht lesbar; bitte laden Sie die Seite neu."}; }
Refusal reason_missing() { return {"approval.reason_missing", "Der Grund fehlt; bitte schreiben Sie in einem Satz, warum."}; }
Refusal own() { return {"approval.own", "Darüber entscheidet eine andere Person als die, von der es kommt; bitte bitten Sie jemanden mit Freigaberecht darum."}; }

/// Guarded when one person asks for it.
Decision refuse_alone(const Inner& inner, const DecideContext& context, Decision decision) {
  const auto area = decision ? inner.rules.area_of(context.db, *decision) : std::nullopt;
  if (!area) return decision;
  return refuse(Refusal{"approval.needed", "Dafür braucht es eine zweite Person (Vier-Augen-Prinzip); bitte legen Sie es zur Freigabe vor."});
}

/// What is wished for, decided but not written.
struct Wish {
  std::string command;
  std::string args;
  std::string reason;
  Area area = Area::publish;
  std::vector<NewEntry> entries;  ///< empty: it is so already
};

Result<Wish, Refusal> read_wish(const Inner& inner, const DecideContext& context, const object& given) {
  state::Args args(given, {"command", "args", "reason"});
  Wish out{.command = args.name("command"), .reason = args.text("reason", kReasonBytesMax)};
  const object* wanted = args.object("args");
  if (args.fault() || wanted == nullptr) return refuse(malformed());
  const auto kind = inner.kinds.find(out.command);
  if (kind == inner.kinds.end()) return refuse(malformed());
  Decision decision = kind->second(context, *wanted);
  if (!decision) return refuse(std::move(decision.error()));
  out.args = json::serialize(*wanted);
  out.entries = *std::move(decision);
  if (out.entries.empty()) return out;
  const auto area = inner.rules.area_of(context.db, out.entries);
  if (!area) return refuse(Refusal{"approval.not_needed", "Dafür braucht es hier keine zweite Person; bitte führen Sie es direkt aus."});
  out.area = *area;
  return out;
}

NewEntry entry(std::string_view type, std::string subject, const object& data) {
  return {.type = std::string(type), .subject = std::move(subject), .data = json::serialize(data), .occurred = std::nullopt, .parts = {}};
}

/// What was asked for, as it is kept: number, command and what it is about in the core, the arguments beside it.
NewEntry entry_of(std::string_view type, const DecideContext& context, Wish wish) {
  const std::uint64_t number = next_number(context.db, context.log);
  json::array about;
  for (const NewEntry& one : wish.entries) {
    if (about.size() < kAboutMax && one.subject.size() <= kAboutSubjectMax) about.push_back(object{{"type", one.type}, {"subject", one.subject}});
  }
  object data{{"number", number}, {"command", wish.command}, {"area", to_string(wish.area)}, {"about", std::move(about)}};
  if (!wish.reason.empty()) data["reason"] = wish.reason;
  NewEntry out = entry(type, id_of(context.log, number), data);
  out.parts.push_back({std::string(event::kArgsPart), std::move(wish.args)});
  return out;
}

Decision propose(const DecideContext& context, const Inner& inner, const object& given) {
  auto wish = read_wish(inner, context, given);
  if (!wish) return refuse(wish.error());
  if (wish->entries.empty()) return std::vector<NewEntry>{};
  // What is sealed is kept under the key that came with it, and belongs to the entry it was made for: it cannot wait.
  if (context.sealed != nullptr || std::ranges::any_of(wish->entries, &NewEntry::with_sealed))
    return refuse(Refusal{"approval.sealed", "Was versiegelte Angaben mitbringt, kann nicht vorgelegt werden; bitte erledigen Sie es zu zweit an einem Platz."});
  const std::string mark = seen_mark(context.log, wish->command, wish->args);
  if (const auto same = find_open(context.db, context.log, mark, context.now)) {
    return refuse(
        Refusal{"approval.proposed_already", "Genau das liegt schon vor, als Vorlage " + id_of(context.log, *same) + "; bitte bitten Sie eine zweite Person, sie freizugeben."});
  }
  NewEntry out = entry_of(event::kProposed, context, *std::move(wish));
  object data = json::parse(out.data).as_object();
  data["expires"] = format_utc(context.now + inner.rules.policy().expires);
  out.data = json::serialize(data);
  return std::vector{std::move(out)};
}

Decision act_alone(const DecideContext& context, const Inner& inner, const object& given) {
  auto wish = read_wish(inner, context, given);
  if (!wish) return refuse(wish.error());
  if (wish->entries.empty()) return std::vector<NewEntry>{};
  if (!inner.rules.policy().emergency) return refuse(Refusal{"approval.no_emergency", "Allein zu handeln ist hier nicht eingerichtet; bitte legen Sie es zur Freigabe vor."});
  if (!can_be_done_alone(wish->area, context.actor == inner.rules.policy().machine ? Alone::machine : Alone::account))
    return refuse(Refusal{"approval.never_alone", "Das geht auch im Notfall nur zu zweit; bitte legen Sie es zur Freigabe vor."});
  if (wish->reason.empty()) return refuse(reason_missing());
  std::vector<NewEntry> out = wish->entries;
  out.push_back(entry_of(event::kActedAlone, context, *std::move(wish)));
  return out;
}

Result<Proposal, Refusal> read_proposal(const DecideContext& context, std::string_view id) {
  auto found = find(context.db, context.log, id);
  if (!found) return refuse(Refusal{"approval.unknown", "Diese Vorlage gibt es hier nicht; bitte prüfen Sie die Nummer und den Ort."});
  return *std::move(found);
}

/// Still open for a decision?
std::optional<Refusal> not_open(const Proposal& proposal, Instant now) {
  switch (proposal.state_at(now)) {
    case State::open:
      return std::nullopt;
    case State::expired:
      return Refusal{"approval.expired", "Die Frist der Vorlage ist abgelaufen; bitte legen Sie es neu vor, wenn es noch gebraucht wird."};
    case State::withdrawn:
      return Refusal{"approval.withdrawn", "Die Vorlage wurde zurückgezogen; es ist nichts mehr zu tun."};
    case State::approved:
    case State::refused:
    case State::unlooked:
    case State::confirmed:
    case State::objected:
      break;
  }
  return Refusal{"approval.decided", "Darüber ist schon entschieden; bitte laden Sie die Seite neu."};
}

Decision approve(const DecideContext& context, const Inner& inner, const object& given) {
  state::Args args(given, {"proposal", "seen"});
  const std::string id = args.name("proposal");
  const std::string seen = args.name("seen");
  if (args.fault()) return refuse(malformed());
  const auto proposal = read_proposal(context, id);
  if (!proposal) return refuse(proposal.error());
  if (auto closed = not_open(*proposal, context.now)) return refuse(*std::move(closed));
  if (proposal->proposer == context.actor) return refuse(own());
  boost::system::error_code error;
  const json::value wanted = json::parse(proposal->args, error);
  if (seen != proposal->seen || error || !wanted.is_object())
    return refuse(Refusal{"approval.not_seen", "Was Sie gesehen haben, ist nicht, was vorliegt; bitte laden Sie die Vorlage neu und lesen Sie sie noch einmal."});
  const auto kind = inner.kinds.find(proposal->command);
  if (kind == inner.kinds.end()) return refuse(malformed());  // by a version that could do more
  Decision decision = kind->second(context, wanted.get_object());
  if (!decision) return decision;
  decision->push_back(entry(event::kApproved, id, {{"command", proposal->command}, {"proposed_by", proposal->proposer}}));
  return decision;
}

Decision refuse_proposal(const DecideContext& context, const Inner&, const object& given) {
  state::Args args(given, {"proposal", "reason"});
  const std::string id = args.name("proposal");
  const std::string reason = args.text("reason", kReasonBytesMax);
  if (args.fault()) return refuse(malformed());
  const auto proposal = read_proposal(context, id);
  if (!proposal) return refuse(proposal.error());
  if (auto closed = not_open(*proposal, context.now)) return refuse(*std::move(closed));
  if (proposal->proposer == context.actor) return refuse(own());
  if (reason.empty()) return refuse(reason_missing());
  return std::vector{entry(event::kRefused, id, {{"command", proposal->command}, {"proposed_by", proposal->proposer}, {"reason", reason}})};
}

Decision withdraw(const DecideContext& context, const Inner&, const object& given) {
  state::Args args(given, {"proposal"});
  const std::string id = args.name("proposal");
  if (args.fault()) return refuse(malformed());
  const auto proposal = read_proposal(context, id);
  if (!proposal) return refuse(proposal.error());
  if (proposal->proposer != context.actor)
    return refuse(Refusal{"approval.not_yours", "Zurückziehen kann eine Vorlage nur, von wem sie kommt; bitte lehnen Sie sie mit Grund ab."});
  if (auto closed = not_open(*proposal, context.now)) return refuse(*std::move(closed));
  return std::vector{entry(event::kWithdrawn, id, {{"command", proposal->command}})};
}

Decision look(const DecideContext& context, const Inner&, const object& given) {
  state::Args args(given, {"proposal", "verdict", "reason"});
  const std::string id = args.name("proposal");
  const std::string verdict = args.name("verdict");
  const std::string reason = args.text("reason", kReasonBytesMax);
  const bool objected = verdict == to_string(State::objected);
  if (args.fault() || (!objected && verdict != to_string(State::confirmed))) return refuse(malformed());
  const auto proposal = read_proposal(context, id);
  if (!proposal) return refuse(proposal.error());
  if (proposal->stored != State::unlooked) return refuse(Refusal{"approval.looked_already", "Hier ist kein zweiter Blick mehr nötig; bitte laden Sie die Seite neu."});
  if (proposal->proposer == context.actor) return refuse(own());
  if (objected && reason.empty()) return refuse(reason_missing());
  object data{{"verdict", verdict}, {"acted_by", proposal->proposer}};
  if (!reason.empty()) data["reason"] = reason;
  return std::vector{entry(event::kLooked, id, data)};
}

}  // namespace

std::vector<state::CommandKind> guard(std::vector<state::CommandKind> all, Guard rules) {
  auto made = std::make_shared<Inner>();  // shared: every kind of command asks it
  made->rules = std::move(rules);
  for (const state::CommandKind& one : all) made->kinds.emplace(one.name, one.decide);
  const std::shared_ptr<const Inner> inner = std::move(made);
  if (inner->rules.policy().guards_anything()) {
    for (state::CommandKind& one : all) {
      one.decide = [inner, decide = std::move(one.decide)](const DecideContext& context, const object& args) { return refuse_alone(*inner, context, decide(context, args)); };
    }
  }
  for (const auto& [name, decide] : {std::pair{"approval.propose", &propose}, std::pair{"approval.approve", &approve}, std::pair{"approval.refuse", &refuse_proposal},
                                     std::pair{"approval.withdraw", &withdraw}, std::pair{"approval.act_alone", &act_alone}, std::pair{"approval.look", &look}})
    all.push_back(state::kind(name, inner, decide));
  return all;
}

}  // namespace nb::approval
