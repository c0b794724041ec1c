// SPDX-License-Identifier: EUPL-1.2
// The ways by which tidings leave: as a mail with an entry for the calendar, as a text message.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "mail/sender.hpp"
#include "notices/sms.hpp"
#include "notices/tidings.hpp"

namespace nb::notices {

class Way {
 public:
  virtual ~Way() = default;
  /// A message that is ready to go; empty: this way does not reach them. What it returns is called at most once, and blocks.
  using Ready = std::function<mail::Delivery()>;
  [[nodiscard]] virtual Ready prepare(const Tidings& tidings, Instant now) = 0;
};

class MailWay final : public Way {
 public:
  MailWay(mail::Sender& sender, mail::Address from) : sender_(sender), from_(std::move(from)) {}
  [[nodiscard]] Ready prepare(const Tidings& tidings, Instant now) override;

 private:
  mail::Sender& sender_;
  mail::Address from_;
};

class SmsWay final : public Way {
 public:
  explicit SmsWay(SmsSender& sender) : sender_(sender) {}
  [[nodiscard]] Ready prepare(const Tidings& tidings, Instant now) override;

 private:
  SmsSender& sender_;
};

/// The mail itself; nullopt if an address or a name cannot stand in one.
[[nodiscard]] std::optional<mail::Envelope> write_mail(const Tidings& tidings, const mail::Address& from, Instant now);

}  // namespace nb::notices
