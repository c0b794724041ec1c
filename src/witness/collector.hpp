// SPDX-License-Identifier: EUPL-1.2
// Our node as a log that is witnessed: asks its witnesses about each new checkpoint and keeps the newest confirmed one.
// Threading: collect() by one thread, confirmed() by any. Durability: confirmed checkpoints stand in files, so that a restart
// publishes them again; losing them loses nothing that cannot be asked for again.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "proof/cosignature.hpp"

namespace nb {
class Env;
}
namespace nb::journal {
class Journal;
}

namespace nb::witness {

/// Another town's witness.
struct Peer {
  std::string url;  ///< submission prefix; "/add-checkpoint" is put behind it
  proof::WitnessKey key;
};

struct HttpAnswer {
  int status = 0;
  std::string body;
};
/// Sends a POST and waits for the answer, within its own limits; nullopt if there was none.
using Post = std::function<std::optional<HttpAnswer>(const std::string& url, const std::string& body)>;

/// A checkpoint that at least one witness confirmed.
struct Confirmed {
  std::uint64_t size = 0;
  std::string note;  ///< with the witnesses' signatures
  std::vector<proof::Cosignature> witnesses;
};

class Collector {
 public:
  struct Options {
    Env& env;
    const journal::Journal& journal;
    std::string folder;  ///< of the confirmed checkpoints; made if missing
    std::vector<Peer> peers;
    Post post;
  };
  /// Reads what was confirmed before; a file that does not verify is left aside.
  explicit Collector(Options options);

  /// Asks every witness about every log that has grown; what went wrong, one sentence each, for the operator's log.
  [[nodiscard]] std::vector<std::string> collect();
  [[nodiscard]] std::optional<Confirmed> confirmed(const LogName& log) const;

 private:
  [[nodiscard]] std::string path_of(const LogName& log) const;
  void load(const LogName& log);
  void collect_log(const LogName& log, std::vector<std::string>& complaints);
  [[nodiscard]] std::optional<proof::NoteSignature> ask(const LogName& log, const Peer& peer, const std::string& note, std::uint64_t size, std::vector<std::string>& complaints);
  [[nodiscard]] std::optional<HttpAnswer> send(const LogName& log, const Peer& peer, const std::string& note, std::uint64_t size, std::uint64_t old_size) const;

  Options options_;
  std::map<std::pair<LogName, std::string>, std::uint64_t> known_;  ///< size that a witness knows, by log and its name
  mutable std::mutex mutex_;                                        ///< guards confirmed_
  std::map<LogName, Confirmed> confirmed_;
};

}  // namespace nb::witness
