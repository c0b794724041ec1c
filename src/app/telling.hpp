// SPDX-License-Identifier: EUPL-1.2
// Telling citizens about their appointments in a running server: a thread per channel, mail and text message, that works as often as it is
// told that time has passed; and what the console needs to know of it.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>

#include "app/config.hpp"
#include "appointments/model.hpp"
#include "base/env.hpp"
#include "notices/facts.hpp"

namespace nb {
class Random;
}  // namespace nb
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::app {

/// All of it outlives the object.
struct TellingParts {
  Env& env;
  Random& random;
  const Clock& clock;
  state::Executor& executor;
  state::ReadPool& readers;
  notices::Sources sources;
  MailConfig mail;  ///< [mail.outside]
  SmsConfig sms;
  std::string helo;
  std::string keys;  ///< folder of key files
};

/// Throws Error{configuration} that names what cannot work, or what its secret lacks.
void check_sms(const SmsConfig& sms, Env& env, const std::string& keys);

class Telling {
 public:
  /// Throws Error{configuration} for settings that cannot work.
  explicit Telling(const TellingParts& parts);
  ~Telling();
  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;

  /// Has the threads look what is due. Returns at once.
  void tick();
  /// Is that channel set up? Calls are a person's.
  [[nodiscard]] bool has(appointments::Channel channel) const;
  /// Why messages of that channel do not get out; empty if they do.
  [[nodiscard]] std::string trouble(appointments::Channel channel) const;
  /// Ends the telling, also in the middle of a message.
  void finish();

 private:
  struct Worker;
  std::array<std::unique_ptr<Worker>, 2> workers_;  ///< mail, sms
};

}  // namespace nb::app
