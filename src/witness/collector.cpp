// SPDX-License-Identifier: EUPL-1.2
#include "witness/collector.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/env.hpp"
#include "base/text.hpp"
#include "journal/journal.hpp"
#include "proof/checkpoint.hpp"
#include "witness/request.hpp"

namespace nb::witness {

namespace {

constexpr int kOk = 200;
constexpr int kConflict = 409;

std::vector<proof::WitnessKey> keys_of(const std::vector<Peer>& peers) {
  std::vector<proof::WitnessKey> keys;
  for (const Peer& peer : peers) keys.push_back(peer.key);
  return keys;
}

/// The line of the answer that the witness's own key signed.
std::optional<proof::NoteSignature> own_line(const std::string& body, const std::string& text, const proof::WitnessKey& key) {
  for (const auto line : split(trim(body), '\n')) {
    auto signature = proof::parse_signature_line(line);
    if (!signature) continue;
    const auto verified = proof::verify_cosignatures({text, {*signature}}, std::span(&key, 1));
    if (verified && !verified->empty()) return std::move(*signature);
  }
  return std::nullopt;
}

}  // namespace

Collector::Collector(Options options) : options_(std::move(options)) {
  options_.env.make_directory(options_.folder);
  for (const LogName& log : options_.journal.logs()) load(log);
}

std::string Collector::path_of(const LogName& log) const {
  std::string name = log.str();
  std::ranges::replace(name, '/', '-');
  return options_.folder + "/" + name + ".confirmed";
}

void Collector::load(const LogName& log) {
  const std::string path = path_of(log);
  if (!options_.env.exists(path)) return;
  std::string text(text_of(read_file(options_.env, path, proof::kNoteBytesMax)));
  const auto note = proof::parse_note(text);
  if (!note) return;
  const auto checkpoint = proof::parse_checkpoint_text(note->text);
  auto witnesses = proof::verify_cosignatures(*note, keys_of(options_.peers));
  if (!checkpoint || !witnesses || witnesses->empty()) return;
  confirmed_.emplace(log, Confirmed{checkpoint->size, std::move(text), std::move(*witnesses)});
}

std::optional<Confirmed> Collector::confirmed(const LogName& log) const {
  const std::lock_guard lock(mutex_);
  const auto found = confirmed_.find(log);
  return found == confirmed_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Collector::collect() {
  std::vector<std::string> complaints;
  for (const LogName& log : options_.journal.logs()) collect_log(log, complaints);
  return complaints;
}

void Collector::collect_log(const LogName& log, std::vector<std::string>& complaints) {
  const auto row = options_.journal.checkpoint(log);
  const auto before = confirmed(log);
  if (!row || (before && before->size == row->size && before->witnesses.size() == options_.peers.size())) return;
  auto note = *proof::parse_note(row->note);
  for (const Peer& peer : options_.peers) {
    if (auto signature = ask(log, peer, row->note, row->size, complaints)) note.signatures.push_back(std::move(*signature));
  }
  auto witnesses = proof::verify_cosignatures(note, keys_of(options_.peers));
  if (!witnesses || witnesses->empty()) return;
  Confirmed news{row->size, proof::note_of(note), std::move(*witnesses)};
  write_file_durably(options_.env, path_of(log), bytes_of(news.note));
  const std::lock_guard lock(mutex_);
  confirmed_.insert_or_assign(log, std::move(news));
}

std::optional<HttpAnswer> Collector::send(const LogName& log, const Peer& peer, const std::string& note, std::uint64_t size, std::uint64_t old_size) const {
  AddCheckpoint request{.old_size = old_size, .proof = {}, .checkpoint = note};
  if (old_size > size) return std::nullopt;
  if (old_size != 0) request.proof = options_.journal.consistency_proof(log, old_size, size).value_or(std::vector<Hash>{});
  return options_.post(peer.url + "/add-checkpoint", encode_request(request));
}

std::optional<proof::NoteSignature> Collector::ask(const LogName& log, const Peer& peer, const std::string& note, std::uint64_t size, std::vector<std::string>& complaints) {
  std::uint64_t& known = known_[{log, peer.key.name}];
  auto answer = send(log, peer, note, size, known);
  if (answer && answer->status == kConflict) {  // it knows another size: once more from there
    const auto told = parse_u64(trim(answer->body));
    if (told && *told != known && *told <= size) {
      known = *told;
      answer = send(log, peer, note, size, known);
    }
  }
  auto signature = answer && answer->status == kOk ? own_line(answer->body, proof::parse_note(note)->text, peer.key) : std::nullopt;
  if (signature) {
    known = size;
  } else {
    const std::string why = !answer ? "keine Antwort" : answer->status == kOk ? "ihre Unterschrift ist falsch" : fmt::format("Antwort {}", answer->status);
    complaints.push_back(fmt::format("Der Zeuge »{}« bestätigt das Protokoll {} nicht: {}.", peer.key.name, log.str(), why));
  }
  return signature;
}

}  // namespace nb::witness
