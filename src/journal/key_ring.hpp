// SPDX-License-Identifier: EUPL-1.2
// The signing keys of the logs: one file per log, mode 0600, "<owner>-<node>.key". A node that boots alone at night signs
// without anybody's passphrase. Threading: every call may come from any thread.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/ids.hpp"
#include "crypto/ed25519.hpp"
#include "proof/checkpoint.hpp"

namespace nb {
class Env;
class Random;
}  // namespace nb

namespace nb::journal {

/// The origin line of a log's checkpoints, which is also its key's name: "notbetrieb/<instance>/<owner>/<node>".
[[nodiscard]] std::string origin_of(const std::string& instance, const LogName& log);

class KeyRing {
 public:
  struct Options {
    Env& env;
    Random& random;
    std::string folder;    ///< made if missing
    std::string instance;  ///< name of this installation; Error{configuration} if it cannot name a key
  };
  explicit KeyRing(Options options);

  /// The key of a log that has entries; Error{key} if it is missing, unreadable or another log's.
  [[nodiscard]] const crypto::SigningKey& load(const LogName& log);
  /// The key of a log that has none: the one that lies there, or a new one, durable before it is used.
  [[nodiscard]] const crypto::SigningKey& load_or_make(const LogName& log);
  /// What verifies the log's checkpoints.
  [[nodiscard]] proof::VerifierKey verifier(const LogName& log);
  [[nodiscard]] std::string origin(const LogName& log) const { return origin_of(options_.instance, log); }
  [[nodiscard]] std::string path(const LogName& log) const;

 private:
  const crypto::SigningKey* find(const LogName& log) const;

  Options options_;
  std::mutex mutex_;
  std::map<LogName, crypto::SigningKey> keys_;  // nodes stay where they are, so references to keys do too
};

}  // namespace nb::journal
