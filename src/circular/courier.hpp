// SPDX-License-Identifier: EUPL-1.2
// Sends what is waiting, one mail after the other, and asks deputies once a deadline has passed. What it is about to do stands in the
// log before it does it, what came of it after; so wherever the program ends, one mail at most is unknown, and none is forgotten.
// Threading: one thread at a time; run() blocks as long as its sender does. Whoever calls it once a second is the clock's hand.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "circular/model.hpp"
#include "circular/wording.hpp"
#include "mail/sender.hpp"
#include "state/command.hpp"

namespace nb {
class Random;
class Zone;
}  // namespace nb
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::circular {

class Contacts;

class Courier {
 public:
  struct Parts {
    state::Executor& executor;
    state::ReadPool& readers;
    const Contacts& contacts;
    mail::Sender* sender = nullptr;  ///< null: no mail is configured; deadlines are watched all the same
    Random& random;
    const Clock& clock;
    const Zone& zone;
    PlainText plain;
    std::optional<mail::Address> from;
    std::string from_name;
    std::string link_base;  ///< "https://stab.rathaus.example"; empty: mails carry no link
    std::chrono::hours link_lasts{24 * 14};
    std::chrono::seconds pause_when_unreachable{30};
  };
  explicit Courier(Parts parts) : parts_(std::move(parts)) {}

  struct Done {
    std::size_t accepted = 0;
    std::size_t refused = 0;
    std::size_t deferred = 0;
    std::size_t unknown = 0;
    std::size_t escalated = 0;  ///< circulars
  };
  /// What the last run of the program did not write down becomes unknown. Before the first run(), and again after one that threw:
  /// an outcome that could not be written is written then.
  std::size_t recover();
  /// Sends everything that is due and escalates what is overdue. Ends early when `stop` is set.
  Done run(const std::atomic<bool>& stop);
  /// The server could not be reached the last time; its words, empty if all is well.
  [[nodiscard]] const std::string& trouble() const { return trouble_; }

 private:
  struct Written;
  [[nodiscard]] std::optional<Written> write(const Letter& letter);
  [[nodiscard]] bool begin(const Letter& letter, const Written& mail);
  void settle();
  [[nodiscard]] state::Command settling(const Letter& letter, const mail::Delivery& delivery);
  [[nodiscard]] state::Command command(const LogName& log, std::string name, std::string args);
  void count(const mail::Delivery& delivery, Done& done) const;
  std::size_t escalate();
  void send_due(const std::atomic<bool>& stop, Done& done);

  Parts parts_;
  std::optional<state::Command> open_;  ///< what became of the last mail; written with the next one's beginning
  std::string trouble_;
  Instant rest_until_{};
  int in_vain_ = 0;  ///< times in a row that the server could not be reached
};

/// "451 4.7.1" out of "451 4.7.1 Greylisted, <erika@…>": the words may name a person, the numbers do not.
[[nodiscard]] std::string status_code(const mail::Delivery& delivery);

}  // namespace nb::circular
