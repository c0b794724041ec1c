// SPDX-License-Identifier: EUPL-1.2
// SMTP through libcurl: one connection, kept open from mail to mail. What became of a mail is judged by how far the conversation
// got: once the last byte was handed over and no reply came, nobody knows, and that is what is said (sender.hpp).
// Threading: one thread at a time; `stop` may be set by any and ends what is under way within a second.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "mail/sender.hpp"

namespace nb::mail {

enum class TlsMode {
  none,      ///< readable for everybody on the way: for a server on this machine
  starttls,  ///< must be offered; without it nothing is sent
  tls,       ///< from the first byte (port 465)
};

struct SmtpOptions {
  std::string host;
  std::uint16_t port = 25;
  TlsMode tls = TlsMode::starttls;
  std::string ca_file;   ///< PEM of the town's own CA; empty: the system's
  std::string user;      ///< empty: no sign-in
  std::string password;  ///< never logged, never in a reply's words
  std::string helo;      ///< how this machine calls itself; empty: "localhost"
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds whole_timeout{60'000};  ///< of one mail
};

class SmtpSender final : public Sender {
 public:
  /// `stop` outlives the object.
  SmtpSender(SmtpOptions options, const std::atomic<bool>& stop);
  ~SmtpSender() override;
  SmtpSender(const SmtpSender&) = delete;
  SmtpSender& operator=(const SmtpSender&) = delete;
  [[nodiscard]] Delivery send(const Envelope& envelope) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::mail
