// SPDX-License-Identifier: EUPL-1.2
// Text messages through whatever HTTP gateway the town has: one request per message, made from a template. What became of it is judged
// by how far the request got; once a byte of it has left and no clear answer came, nobody knows, and that is what is said.
// Threading: one thread at a time; `stop` may be set by any and ends what is under way within a second.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "mail/sender.hpp"

namespace nb::notices {

struct SmsMessage {
  std::string to;    ///< E.164
  std::string text;  ///< UTF-8
  std::string key;   ///< the same for every attempt at the same message
};

/// Port; the real one is below, tests have their own. The outcomes are those of a mail.
class SmsSender {
 public:
  virtual ~SmsSender() = default;
  [[nodiscard]] virtual mail::Delivery send(const SmsMessage& message) = 0;
};

enum class BodyForm { json, form };

struct GatewayOptions {
  std::string url;              ///< may hold {to}, {text}, {key}, percent-encoded there
  std::string method = "POST";  ///< POST, PUT or GET; GET has no body
  BodyForm form = BodyForm::json;
  std::string body;                            ///< template with {to}, {text}, {key}: within JSON strings or form values, encoded as they need it
  std::vector<std::string> headers;            ///< "Authorization: Bearer {secret}"
  std::string secret;                          ///< never logged, never in a reply's words
  std::string key_header = "Idempotency-Key";  ///< empty: none is sent
  std::string field;                           ///< member of the JSON answer that says whether it was taken, "messages.0.status"; empty: the HTTP status says it
  std::vector<std::string> accepted;           ///< values of that member that mean yes
  double per_second = 5;                       ///< no more than that
  std::string ca_file;                         ///< PEM; empty: the system's
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds whole_timeout{30'000};
};

/// Fills a template: `{to}` and so on, each through `encode`; everything else stays.
[[nodiscard]] std::string fill_template(std::string_view text, const SmsMessage& message, std::string (*encode)(std::string_view));
[[nodiscard]] std::string json_escaped(std::string_view text);
[[nodiscard]] std::string percent_encoded(std::string_view text);
/// What an answer means: HTTP status and body, as the options read it. Pure.
[[nodiscard]] mail::Delivery judge_answer(const GatewayOptions& options, int status, std::string_view body);

class HttpGateway final : public SmsSender {
 public:
  /// `stop` outlives the object. Throws Error{unavailable} if there is no curl.
  HttpGateway(GatewayOptions options, const std::atomic<bool>& stop);
  ~HttpGateway() override;
  HttpGateway(const HttpGateway&) = delete;
  HttpGateway& operator=(const HttpGateway&) = delete;
  [[nodiscard]] mail::Delivery send(const SmsMessage& message) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::notices
