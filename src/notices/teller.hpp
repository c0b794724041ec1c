// SPDX-License-Identifier: EUPL-1.2
// Tells people over one channel, one after the other. What it is about to do stands in the log before it does it, what came of it after;
// wherever the program ends, one message of each channel at most is unknown, it waits for a person, and none is forgotten. What the
// channel cannot deliver goes on to the next, in the end to the call list.
// Threading: one thread at a time; run() blocks as long as its way does.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "notices/facts.hpp"
#include "notices/ways.hpp"
#include "state/command.hpp"

namespace nb {
class Random;
}  // namespace nb
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::notices {

class Teller {
 public:
  struct Parts {
    appointments::Channel channel = appointments::Channel::mail;
    Way* way = nullptr;  ///< null: not set up, everything goes on to the next channel at once
    state::Executor& executor;
    state::ReadPool& readers;
    Sources sources;
    Random& random;
    const Clock& clock;
    std::chrono::seconds pause_when_unreachable{30};
  };
  explicit Teller(Parts parts) : parts_(std::move(parts)) {}

  struct Done {
    std::size_t accepted = 0;
    std::size_t refused = 0;
    std::size_t deferred = 0;
    std::size_t unknown = 0;
    std::size_t passed = 0;  ///< to the next channel without an attempt
  };
  /// What the last run of the program did not write down becomes unknown. Before the first run(), and again after one that threw:
  /// an outcome that could not be written is written then.
  std::size_t recover();
  /// Tells everybody who is due in municipalities whose data key is open. Ends early when `stop` is set or the other side is gone.
  Done run(const std::atomic<bool>& stop);
  /// The other side could not be reached the last time; why. Empty if all is well.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

 private:
  [[nodiscard]] std::vector<LogName> logs_due();
  [[nodiscard]] std::vector<appointments::Notice> due_of(const LogName& log, std::size_t count);
  std::size_t pass_all(const LogName& log, const std::atomic<bool>& stop);
  /// False: nothing could be done with it.
  bool tell(const appointments::Notice& notice, Done& done);
  bool begin(const Tidings& tidings);
  bool pass(const appointments::Notice& notice, Done& done);
  void note(const mail::Delivery& delivery, Done& done);
  void settle();
  [[nodiscard]] state::Command command(const LogName& log, std::string name, std::string args) const;
  [[nodiscard]] state::Command settling(const appointments::Notice& notice, const mail::Delivery& delivery) const;
  [[nodiscard]] bool resting() const { return rest_until_ > parts_.clock.now(); }

  Parts parts_;
  std::optional<state::Command> open_;  ///< what became of the last attempt; written with the next one's beginning
  std::string trouble_;
  Instant rest_until_{};
};

}  // namespace nb::notices
