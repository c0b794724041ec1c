// SPDX-License-Identifier: EUPL-1.2
#include "app/telling.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/mail_account.hpp"
#include "base/error.hpp"
#include "notices/teller.hpp"

namespace nb::app {

namespace {

using appointments::Channel;

Error wrong_sms(const std::string& key, const std::string& why) { return Error(ErrorKind::configuration, "In notbetrieb.toml ist »sms." + key + "« falsch: " + why); }

bool on_this_machine(std::string_view url) {
  for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (url.starts_with(host) && (url.size() == host.size() || url[host.size()] == ':' || url[host.size()] == '/')) return true;
  }
  return false;
}

notices::GatewayOptions gateway_options(const SmsConfig& sms, Env& env, const std::string& keys) {
  // Numbers and texts of people, and a secret that costs money.
  if (!sms.url.starts_with("https://") && !on_this_machine(sms.url)) throw wrong_sms("url", "Erwartet wird eine Adresse mit https://; bitte berichtigen.");
  const std::string& carrier = sms.method == "GET" ? sms.url : sms.body;
  if (carrier.find("{to}") == std::string::npos || carrier.find("{text}") == std::string::npos)
    throw wrong_sms(sms.method == "GET" ? "url" : "body", "Darin müssen {to} und {text} stehen, an deren Stelle Nummer und Text treten; bitte ergänzen.");
  if (!sms.answer_field.empty() && sms.answer_accepted.empty())
    throw wrong_sms("answer_accepted", "Zu answer_field gehört eine Liste der Werte, die Annahme bedeuten; bitte eintragen.");
  const bool secret = std::ranges::any_of(sms.headers, [](const std::string& line) { return line.find("{secret}") != std::string::npos; });
  return {.url = sms.url,
          .method = sms.method,
          .form = sms.form == "form" ? notices::BodyForm::form : notices::BodyForm::json,
          .body = sms.body,
          .headers = sms.headers,
          .secret = secret ? read_secret(env, keys + "/sms-secret", "sms.headers") : "",
          .key_header = sms.key_header,
          .field = sms.answer_field,
          .accepted = sms.answer_accepted,
          .per_second = static_cast<double>(sms.per_second),
          .ca_file = sms.ca,
          .whole_timeout = std::chrono::seconds(sms.timeout_seconds)};
}

const char* word(Channel channel) { return channel == Channel::mail ? "Mails" : "SMS"; }

}  // namespace

void check_sms(const SmsConfig& sms, Env& env, const std::string& keys) { (void)gateway_options(sms, env, keys); }

/// One channel with its thread.
struct Telling::Worker {
  Worker(const TellingParts& parts, Channel which) : channel(which), way(make_way(parts)), teller(teller_parts(parts)) {
    working = std::jthread([this] { work(); });
  }
  ~Worker() { finish(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  std::unique_ptr<notices::Way> make_way(const TellingParts& parts) {
    if (channel == Channel::mail) {
      if (parts.mail.server.empty()) return nullptr;
      const mail::Address from = sender_of(parts.mail, "mail.outside");
      mails = std::make_unique<mail::SmtpSender>(smtp_options(parts.env, parts.mail, "mail.outside", parts.keys + "/mail-outside-password", parts.helo), stopping);
      return std::make_unique<notices::MailWay>(*mails, from);
    }
    if (parts.sms.url.empty()) return nullptr;
    gateway = std::make_unique<notices::HttpGateway>(gateway_options(parts.sms, parts.env, parts.keys), stopping);
    return std::make_unique<notices::SmsWay>(*gateway);
  }

  [[nodiscard]] notices::Teller::Parts teller_parts(const TellingParts& parts) const {
    return {.channel = channel, .way = way.get(), .executor = parts.executor, .readers = parts.readers, .sources = parts.sources, .random = parts.random, .clock = parts.clock};
  }

  void work() {
    bool recovered = false;
    std::unique_lock lock(mutex);
    while (!stopping) {
      wake.wait(lock, [this] { return stopping || asked; });
      asked = false;
      lock.unlock();
      recovered = once(recovered);
      lock.lock();
    }
  }

  /// The boundary of this job: a failure is told to the operator, and the next tick is another try.
  bool once(bool recovered) {
    try {
      if (const std::size_t unknown = recovered ? 0 : teller.recover(); unknown > 0)
        spdlog::warn("Bei {} {} über Termine ist ungewiss, ob sie hinausgingen, weil das Programm dabei endete; bitte bei der Absage unter »Bitte entscheiden« ansehen.", unknown,
                     word(channel));
      (void)teller.run(stopping);
      say(teller.trouble());
      return true;
    } catch (const std::exception& error) {
      if (!stopping) spdlog::error("Nachrichten über Termine: {}", error.what());
      return false;  // an outcome may still have to be written down
    }
  }

  /// To the operator's log when it begins and when it ends, not every second.
  void say(const std::string& trouble) {
    const std::lock_guard lock(mutex);
    if (told.empty() && !trouble.empty()) spdlog::warn("{} über Termine gehen gerade nicht hinaus ({}).", word(channel), trouble);
    if (!told.empty() && trouble.empty()) spdlog::info("{} über Termine gehen wieder hinaus.", word(channel));
    told = trouble;
  }

  void tick() {
    {
      const std::lock_guard lock(mutex);
      asked = true;
    }
    wake.notify_all();
  }

  void finish() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    if (working.joinable()) working.join();
  }

  Channel channel;
  std::atomic<bool> stopping{false};
  std::unique_ptr<mail::SmtpSender> mails;
  std::unique_ptr<notices::HttpGateway> gateway;
  std::unique_ptr<notices::Way> way;
  notices::Teller teller;
  mutable std::mutex mutex;
  std::condition_variable wake;
  bool asked = false;
  std::string told;
  std::jthread working;  // last: it uses all of the above
};

Telling::Telling(const TellingParts& parts) : workers_{std::make_unique<Worker>(parts, Channel::mail), std::make_unique<Worker>(parts, Channel::sms)} {}
Telling::~Telling() = default;

void Telling::tick() {
  for (const auto& one : workers_) one->tick();
}

bool Telling::has(Channel channel) const { return channel == Channel::call || workers_.at(static_cast<std::size_t>(channel))->way != nullptr; }

std::string Telling::trouble(Channel channel) const {
  if (channel == Channel::call) return {};
  const Worker& worker = *workers_.at(static_cast<std::size_t>(channel));
  const std::lock_guard lock(worker.mutex);
  return worker.told;
}

void Telling::finish() {
  for (const auto& one : workers_) one->finish();
}

}  // namespace nb::app
