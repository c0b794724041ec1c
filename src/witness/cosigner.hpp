// SPDX-License-Identifier: EUPL-1.2
// Our node as a witness of other towns' logs (C2SP tlog-witness). Threading: add_checkpoint may be called by any thread; one
// request is judged at a time. Durability: the newest checkpoint of each log stands in a file of its own, replaced durably
// before its confirmation is returned; what could not be made durable is not confirmed.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "proof/checkpoint.hpp"
#include "proof/cosignature.hpp"

namespace nb {
class Clock;
class Env;
}  // namespace nb

namespace nb::witness {

/// What is sent back over HTTP.
struct Answer {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string text;
};

class Cosigner {
 public:
  struct Options {
    Env& env;
    const Clock& clock;
    std::string folder;  ///< of the remembered checkpoints; made if missing
    std::string name;    ///< of our key as a witness
    std::vector<proof::VerifierKey> logs;
  };
  /// Throws Error{corrupt} if a remembered checkpoint cannot be read: then nothing may be confirmed.
  Cosigner(Options options, crypto::SigningKey key);

  [[nodiscard]] proof::WitnessKey key() const { return {options_.name, key_.public_key()}; }
  /// Judges the body of an add-checkpoint request. Throws DiskError if the new state could not be made durable.
  [[nodiscard]] Answer add_checkpoint(std::string_view body);

 private:
  [[nodiscard]] std::string path_of(const std::string& origin) const;
  [[nodiscard]] const proof::VerifierKey* find_log(std::string_view origin) const;
  [[nodiscard]] Answer judge(const std::string& note, std::uint64_t old_size, const std::vector<Hash>& proof, const proof::VerifierKey& log);

  Options options_;
  crypto::SigningKey key_;
  std::mutex mutex_;                                             ///< from reading what is known to remembering what is new
  std::map<std::string, proof::Checkpoint, std::less<>> known_;  ///< by origin
};

}  // namespace nb::witness
