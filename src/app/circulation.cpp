// SPDX-License-Identifier: EUPL-1.2
#include "app/circulation.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/mail_account.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/zone.hpp"
#include "circular/courier.hpp"
#include "mail/smtp.hpp"
#include "publish/markdown.hpp"

namespace nb::app {

namespace {

Error wrong_setting(const std::string& key, const std::string& why) { return Error(ErrorKind::configuration, "In notbetrieb.toml ist »mail." + key + "« falsch: " + why); }

mail::SmtpOptions options_of(const CirculationParts& parts) { return smtp_options(parts.env, parts.mail, "mail", parts.keys + "/mail-password", parts.staff_host); }

std::string link_base(const CirculationParts& parts) {
  std::string base = parts.mail.link.empty() && !parts.staff_host.empty() ? "https://" + parts.staff_host : parts.mail.link;
  while (base.ends_with('/')) base.pop_back();
  return base;
}

}  // namespace

struct Circulation::Impl {
  explicit Impl(const CirculationParts& parts)
      : sender(parts.mail.server.empty() ? nullptr : std::make_unique<mail::SmtpSender>(options_of(parts), stopping)), courier(courier_parts(parts)) {
    working = std::jthread([this] { work(); });
  }
  ~Impl() { finish(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  [[nodiscard]] circular::Courier::Parts courier_parts(const CirculationParts& parts) const {
    const auto from = sender ? std::optional(sender_of(parts.mail, "mail")) : std::nullopt;
    const std::string name = parts.mail.name.empty() ? parts.sender_name : parts.mail.name;
    if (!mail::HeaderText::parse(name)) throw wrong_setting("name", "Der Name des Absenders enthält unlesbare Zeichen; bitte berichtigen.");
    return {.executor = parts.executor,
            .readers = parts.readers,
            .contacts = parts.contacts,
            .sender = sender.get(),
            .random = parts.random,
            .clock = parts.clock,
            .zone = parts.zone,
            .plain = publish::plain_text,
            .from = from,
            .from_name = name,
            .link_base = link_base(parts),
            .link_lasts = std::chrono::hours(24) * parts.mail.link_days};
  }

  void work() {
    bool recovered = false;
    std::unique_lock lock(mutex);
    while (!stopping) {
      wake.wait(lock, [this] { return stopping || asked > done; });
      const std::uint64_t upto = asked;
      lock.unlock();
      recovered = once(recovered);
      lock.lock();
      done = upto;
      idle.notify_all();
    }
  }

  /// The boundary of this job: a failure is told to the operator, and the next tick is another try.
  bool once(bool recovered) {
    try {
      if (const std::size_t unknown = recovered ? 0 : courier.recover(); unknown > 0)
        spdlog::warn("Bei {} Mails eines Rundschreibens ist ungewiss, ob sie hinausgingen, weil das Programm dabei endete; bitte im Rundschreiben unter »Mails« entscheiden.",
                     unknown);
      (void)courier.run(stopping);
      say(courier.trouble());
      return true;
    } catch (const std::exception& error) {
      if (!stopping) spdlog::error("Rundschreiben: {}", error.what());
      return false;  // an outcome may still have to be written down
    }
  }

  /// To the operator's log when it begins and when it ends, not every second.
  void say(const std::string& trouble) {
    const std::lock_guard lock(mutex);
    if (told.empty() && !trouble.empty()) spdlog::warn("Der Mailserver ist nicht zu erreichen ({}); Rundschreiben warten.", trouble);
    if (!told.empty() && trouble.empty()) spdlog::info("Der Mailserver ist wieder zu erreichen.");
    told = trouble;
  }

  void finish() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    if (working.joinable()) working.join();
    idle.notify_all();
  }

  std::atomic<bool> stopping{false};
  std::unique_ptr<mail::SmtpSender> sender;
  circular::Courier courier;
  mutable std::mutex mutex;
  std::condition_variable wake;
  std::condition_variable idle;
  std::uint64_t asked = 0;
  std::uint64_t done = 0;
  std::string told;
  std::jthread working;  // last: it uses all of the above
};

Circulation::Circulation(const CirculationParts& parts) : impl_(std::make_unique<Impl>(parts)) {}
Circulation::~Circulation() = default;

void Circulation::tick() {
  {
    const std::lock_guard lock(impl_->mutex);
    ++impl_->asked;
  }
  impl_->wake.notify_all();
}

void Circulation::settle() {
  std::unique_lock lock(impl_->mutex);
  impl_->idle.wait(lock, [this] { return impl_->stopping || impl_->done >= impl_->asked; });
}

bool Circulation::sends_mail() const { return impl_->sender != nullptr; }

std::string Circulation::trouble() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->told;
}

void Circulation::finish() { impl_->finish(); }

}  // namespace nb::app
