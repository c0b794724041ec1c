// SPDX-License-Identifier: EUPL-1.2
#include "witness/cosigner.hpp"

#include <algorithm>

#include "base/env.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "crypto/sha256.hpp"
#include "proof/merkle.hpp"
#include "witness/request.hpp"

namespace nb::witness {

namespace {

constexpr int kBadRequest = 400;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kConflict = 409;
constexpr int kUnprocessable = 422;

Answer refused(int status, const std::string& sentence) { return {.status = status, .text = sentence + "\n"}; }

/// "Your size is not the one I know": the client asks again from there.
Answer stale(std::uint64_t size) { return {.status = kConflict, .content_type = "text/x.tlog.size", .text = std::to_string(size) + "\n"}; }

std::uint64_t seconds_of(Instant now) { return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count()); }

}  // namespace

Cosigner::Cosigner(Options options, crypto::SigningKey key) : options_(std::move(options)), key_(std::move(key)) {
  options_.env.make_directory(options_.folder);
  for (const proof::VerifierKey& log : options_.logs) {
    const std::string path = path_of(log.name);
    if (!options_.env.exists(path)) continue;
    const auto checkpoint = proof::open_checkpoint(text_of(read_file(options_.env, path, proof::kNoteBytesMax)), log);
    if (!checkpoint)
      throw Error(ErrorKind::corrupt, "Der gemerkte Prüfstand in " + path + " ist nicht lesbar: " + checkpoint.error().sentence + " Bitte aus der Sicherung zurückspielen.");
    known_.emplace(log.name, *checkpoint);
  }
}

std::string Cosigner::path_of(const std::string& origin) const { return options_.folder + "/" + to_hex(crypto::sha256(bytes_of(origin)).bytes) + ".checkpoint"; }

const proof::VerifierKey* Cosigner::find_log(std::string_view origin) const {
  const auto found = std::ranges::find(options_.logs, origin, &proof::VerifierKey::name);
  return found == options_.logs.end() ? nullptr : &*found;
}

Answer Cosigner::add_checkpoint(std::string_view body) {
  const auto request = parse_request(body);
  if (!request) return refused(kBadRequest, request.error().sentence);
  const auto note = proof::parse_note(request->checkpoint);
  if (!note) return refused(kBadRequest, note.error().sentence);
  const auto* log = find_log(std::string_view(note->text).substr(0, note->text.find('\n')));
  if (log == nullptr) return refused(kNotFound, "Dieses Protokoll wird hier nicht bezeugt.");
  return judge(request->checkpoint, request->old_size, request->proof, *log);
}

Answer Cosigner::judge(const std::string& note, std::uint64_t old_size, const std::vector<Hash>& proof, const proof::VerifierKey& log) {
  const auto checkpoint = proof::open_checkpoint(note, log);
  if (!checkpoint) return refused(kForbidden, checkpoint.error().sentence);
  if (old_size > checkpoint->size) return refused(kBadRequest, "Die bisherige Größe ist größer als die neue.");
  const std::lock_guard lock(mutex_);
  const auto known = known_.find(log.name);
  const std::uint64_t known_size = known == known_.end() ? 0 : known->second.size;
  if (old_size != known_size) return stale(known_size);
  if (old_size == 0) {
    // From nothing, nothing needs proving; but the tree of no entries has one root only.
    if (!proof.empty() || (checkpoint->size == 0 && checkpoint->root != proof::empty_root())) return refused(kUnprocessable, "Der Beweis muss leer sein.");
  } else if (old_size == checkpoint->size && known->second.root != checkpoint->root) {
    return stale(known_size);
  } else if (const auto grown = proof::verify_consistency(old_size, checkpoint->size, known->second.root, checkpoint->root, proof); !grown) {
    return refused(kUnprocessable, grown.error().sentence);
  }
  const bool news = known == known_.end() || known->second != *checkpoint;
  if (news) {
    write_file_durably(options_.env, path_of(log.name), bytes_of(note));
    known_.insert_or_assign(log.name, *checkpoint);
  }
  const auto text = proof::parse_note(note)->text;
  return {.text = proof::signature_line(proof::cosign(text, options_.name, key_, seconds_of(options_.clock.now()))) + "\n"};
}

}  // namespace nb::witness
