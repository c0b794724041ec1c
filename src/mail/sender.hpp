// SPDX-License-Identifier: EUPL-1.2
// Port: hands one mail to a mail server and says what became of it. The real one is smtp.hpp; tests have their own.
#pragma once

#include <string>

#include "mail/address.hpp"

namespace nb::mail {

/// One mail for one recipient.
struct Envelope {
  Address from;
  Address to;
  std::string data;  ///< as compose() makes it
};

/// What is known about a mail after it was tried once.
struct Delivery {
  enum class Outcome {
    accepted,     ///< the server has taken the responsibility
    refused,      ///< for good (5xx)
    deferred,     ///< not now (4xx); the same may be tried later
    unreachable,  ///< nothing was handed over: no server, no TLS, no sign-in; it concerns every mail
    unknown,      ///< everything was handed over and the answer is missing: it may have been taken
  } outcome = Outcome::unknown;
  int code = 0;         ///< of the server's last reply; 0: it gave none
  std::string reply{};  ///< the server's words or the reason, at most 300 bytes of readable UTF-8
};

class Sender {
 public:
  virtual ~Sender() = default;
  /// Blocks for as long as the sender's own timeouts allow. Never throws for what the server does.
  [[nodiscard]] virtual Delivery send(const Envelope& envelope) = 0;
};

}  // namespace nb::mail
