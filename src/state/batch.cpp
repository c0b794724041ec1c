// SPDX-License-Identifier: EUPL-1.2
#include "state/batch.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <utility>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "proof/entry.hpp"
#include "state/state_db.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::state {

namespace {

constexpr std::size_t kArgsBytesMax = std::size_t{64} << 20;  // a whole catalogue in one import; forms have smaller limits at the door

Refusal not_encodable(const NewEntry& entry, const proof::Flaw& flaw) {
  if (flaw.kind == proof::Flaw::Kind::too_long) {
    return Refusal{"state.entry_too_large", "Der Vorgang ist zu groß für einen Eintrag (höchstens 4 KiB); bitte kürzer fassen oder aufteilen."};
  }
  return Refusal{"state.entry_invalid", "Der Vorgang lässt sich so nicht eintragen (" + entry.type + "): " + flaw.sentence + " Bitte die Angaben prüfen."};
}

std::string node_of(const LogName& log) { return log.str().substr(log.str().find('/') + 1); }

}  // namespace

Result<boost::json::value, Refusal> parse_args(const std::string& args) {
  const auto refused = [](const char* what) {
    return refuse(Refusal{"state.args_invalid", std::string("Die Angaben zum Befehl sind unbrauchbar: ") + what + " Bitte die Eingabe wiederholen."});
  };
  if (args.size() > kArgsBytesMax) return refused("Sie sind zu lang.");
  boost::system::error_code failed;
  boost::json::value parsed = boost::json::parse(args, failed);
  if (failed) return refused("Sie sind kein gültiges JSON.");
  if (!parsed.is_object()) return refused("Sie sind kein JSON-Objekt.");
  return parsed;
}

std::vector<AppliedEntry> Batch::applied() const {
  std::vector<AppliedEntry> out;
  out.reserve(entries_.size());
  for (const DecodedEntry& entry : entries_) out.push_back(entry.view());
  return out;
}

bool Batch::decide(const Job& job) {
  const std::size_t before = entries_.size();
  if (how_ == Undo::each) state_.savepoint();
  try {
    JobOutcome outcome = decide_all(job);
    if (!outcome && !undo(before)) return false;
    if (outcome && how_ == Undo::each) state_.release_savepoint();
    replies_.push_back({std::move(outcome), nullptr});
  } catch (...) {
    if (!state_.db().in_transaction()) throw;  // a full disk, say, took the neighbours with it
    if (!undo(before)) return false;
    replies_.push_back({{}, std::current_exception()});
  }
  return true;
}

/// Takes back everything since there were that many entries; false if that is not possible for the job alone.
bool Batch::undo(std::size_t entries) {
  if (how_ == Undo::whole) return entries_.size() == entries;  // deciding only reads: what added no entry has changed nothing
  state_.rollback_to_savepoint();
  for (; entries_.size() > entries; entries_.pop_back()) {
    const LogName& log = entries_.back().view().log;
    const auto of_log = std::ranges::find(pending_, log, &journal::LogAppend::log);
    of_log->entries.pop_back();
  }
  return true;
}

JobOutcome Batch::decide_all(const Job& job) {
  std::vector<Committed> out;
  for (std::size_t i = 0; i < job.commands.size(); ++i) {
    Outcome one = decide_one(job.commands[i], job.args[i]);
    if (!one) return refuse(std::move(one.error()));
    out.push_back(*one);
  }
  return out;
}

Outcome Batch::decide_one(const Command& command, const Result<boost::json::value, Refusal>& args) {
  if (const auto known = state_.find_command(command.log, command.id)) return *known;
  const auto kind = kinds_.find(command.name);
  if (kind == kinds_.end())
    return refuse(Refusal{"state.command_unknown", "Den Befehl »" + command.name + "« gibt es nicht; bitte die Schreibweise prüfen oder das Programm aktualisieren."});
  if (!args) return refuse(args.error());

  const Instant wall = clock_.now();
  const Instant last = state_.last_at(command.log);
  if (check_ && check_(wall, last) == ClockFault::ahead) return refuse(Refusal{"state.clock_ahead", std::string(sentence(ClockFault::ahead))});
  const Instant now = std::max(wall, last);  // time in a log never runs backwards
  const std::string id = command.id.str();
  Decision decision = kind->second(
      {.db = state_.db(), .now = now, .log = command.log, .actor = command.actor, .command = id, .sealed = command.sealed ? &*command.sealed : nullptr}, args->get_object());
  if (!decision) return refuse(std::move(decision.error()));
  const Committed out{.first = state_.size(command.log), .count = decision->size()};
  for (const NewEntry& entry : *decision) {
    if (auto refusal = write(command, entry, now)) return refuse(std::move(*refusal));
  }
  return out;
}

std::optional<Refusal> Batch::write(const Command& command, const NewEntry& entry, Instant at) {
  auto encoded = encode(command, entry, at);
  if (!encoded) return std::move(encoded.error());
  add(command.log, std::move(*encoded));
  return std::nullopt;
}

Result<Batch::Encoded, Refusal> Batch::encode(const Command& command, const NewEntry& entry, Instant at) {
  proof::EntryCore core{
      .type = entry.type, .at = format_utc(at), .node = node_of(command.log), .actor = command.actor, .command = command.id.str(), .subject = entry.subject, .data = entry.data};
  if (entry.occurred && *entry.occurred < at) core.occurred = format_utc(*entry.occurred);
  Encoded out{.data = boost::json::object(&memory_)};
  for (const NewPart& part : entry.parts) {
    proof::StoredPart stored = proof::make_open_part(part.name, part.content, random_);
    core.parts.push_back(std::move(stored.digest));
    out.parts.push_back({part.name, std::move(stored.bytes)});
  }
  if (entry.with_sealed) {
    if (auto refusal = add_sealed(command, entry, core, out)) return refuse(std::move(*refusal));
  }
  if (entry.erases_keys) out.erased = entry.subject;
  auto text = proof::encode_entry(core, &out.data);
  if (!text) return refuse(not_encodable(entry, text.error()));
  out.core = std::move(*text);
  out.fields = std::move(core);
  out.fields.data.clear();
  return out;
}

/// The sealed parts as they came: copied, because a batch that the journal does not take is decided again.
std::optional<Refusal> Batch::add_sealed(const Command& command, const NewEntry& entry, proof::EntryCore& core, Encoded& out) {
  if (!command.sealed || command.sealed->subject != entry.subject)
    return Refusal{"state.sealed_missing", "Zu diesem Vorgang fehlen die versiegelten Angaben; bitte die Eingabe wiederholen, im Browser nach erneutem Laden des Formulars."};
  for (const proof::StoredPart& part : command.sealed->parts) {
    core.parts.push_back(part.digest);
    out.parts.push_back({part.digest.name, part.bytes});
  }
  out.key = journal::SubjectKey{entry.subject, command.id.str(), command.sealed->wrapped_key};
  return std::nullopt;
}

void Batch::add(const LogName& log, Encoded encoded) {
  journal::LogAppend& append = pending_of(log);
  append.entries.push_back({std::move(encoded.core), std::move(encoded.parts), std::move(encoded.key), std::move(encoded.erased)});
  const journal::NewEntry& stored = append.entries.back();
  std::vector<storage::PartView> parts;
  for (const journal::NewPart& part : stored.parts) parts.push_back({part.name, part.bytes});
  const storage::EntryView view{append.first + append.entries.size() - 1, stored.core, proof::leaf_hash(bytes_of(stored.core)), parts};
  const auto name = std::ranges::find(logs_, log);
  entries_.emplace_back(*name, view, std::move(encoded.fields), std::move(encoded.data));
  state_.apply(entries_.back());
}

journal::LogAppend& Batch::pending_of(const LogName& log) {
  const auto found = std::ranges::find(pending_, log, &journal::LogAppend::log);
  if (found != pending_.end()) return *found;
  logs_.push_back(log);
  return pending_.emplace_back(journal::LogAppend{log, state_.size(log), {}});
}

}  // namespace nb::state
