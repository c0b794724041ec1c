// SPDX-License-Identifier: EUPL-1.2
// The circulars of a running server on their way: a thread that sends mails and asks deputies, as often as it is told that time has
// passed; and what the console needs to know of it.
#pragma once

#include <memory>
#include <string>

#include "app/config.hpp"
#include "base/env.hpp"

namespace nb {
class Random;
class Zone;
}  // namespace nb
namespace nb::circular {
class Contacts;
}
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::app {

/// All of it outlives the object.
struct CirculationParts {
  Env& env;
  Random& random;
  const Clock& clock;
  const Zone& zone;
  state::Executor& executor;
  state::ReadPool& readers;
  circular::Contacts& contacts;
  MailConfig mail;
  std::string sender_name;  ///< where the configuration names none
  std::string staff_host;
  std::string keys;  ///< folder of key files
};

class Circulation {
 public:
  /// Throws Error{configuration} for a sender that is no address, or a user without a password file.
  explicit Circulation(const CirculationParts& parts);
  ~Circulation();
  Circulation(const Circulation&) = delete;
  Circulation& operator=(const Circulation&) = delete;

  /// Has the thread look what is due. Returns at once.
  void tick();
  /// Waits until everything that was due at the last tick has been tried (tests).
  void settle();
  [[nodiscard]] bool sends_mail() const;
  /// Why mails do not get out; empty if they do.
  [[nodiscard]] std::string trouble() const;
  /// Ends the sending, also in the middle of a mail.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::app
