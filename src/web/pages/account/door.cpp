// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/account/door.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "staff/accounts.hpp"
#include "staff/sign_in_queue.hpp"
#include "web/pages/account/cookies.hpp"
#include "web/pages/account/passkey_form.hpp"
#include "web/server/rate_limit.hpp"

namespace nb::pages {

namespace {

using staff::SignInRecord;
using Kind = SignInRecord::Kind;

constexpr const char* kWrong = "Konto, Passwort oder Code stimmen nicht. Bitte prüfen Sie alle drei; jeder Code gilt nur einmal.";
constexpr const char* kWrongPasskey =
    "Dieser Passkey hat nicht geklappt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal, oder melden Sie sich mit Passwort und Code an.";
constexpr const char* kTooOften = "Zu viele Versuche; bitte warten Sie einige Minuten.";
constexpr const char* kBusy = "Gerade melden sich zu viele auf einmal an; bitte versuchen Sie es in einer halben Minute noch einmal.";
constexpr const char* kNoInvitation =
    "Dieser Einladungscode gilt nicht: Er ist falsch abgeschrieben, abgelaufen oder schon benutzt. Bitte prüfen Sie ihn oder lassen Sie sich einen neuen geben.";
constexpr std::chrono::seconds kBusyRetry{30};
constexpr std::chrono::seconds kOftenRetry{60};

DoorAnswer refusal(int status, std::string sentence, std::chrono::seconds retry_after = {}) {
  DoorAnswer out;
  out.status = status;
  out.sentence = std::move(sentence);
  out.retry_after = retry_after;
  return out;
}

std::string typed_account(const web::Form& form) {
  const std::string typed(trim(form.text("konto")));
  return staff::valid_account_name(typed) ? typed : "";  // what cannot be an account is counted as one
}

/// Of the request, for work that outlives it.
struct Visitor {
  std::string peer;
  std::string network;
  std::string site;    ///< wider than the network; may be empty
  std::string device;  ///< in words
  std::string mark;    ///< that its cookie held
};

Visitor visitor_of(const web::Request& request) {
  return {request.peer, network_of(request.peer), site_of(request.peer), device_words(request.header("user-agent")), request.cookie(device_cookie(request)).value_or("")};
}

/// Somebody who has shown a device, a code or a session of ours before the password.
staff::Asker proven(std::string name) { return {.name = std::move(name), .site = {}, .known = true}; }

/// Networks from which somebody signed in truly of late: a colleague at a new device there goes before those nobody has seen. Any thread.
class Welcomed {
 public:
  void add(const std::string& network, Instant now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(since_, [now](const auto& one) { return now - one.second > kLasts; });
    if (since_.size() >= kMost) since_.erase(std::ranges::min_element(since_, {}, &std::pair<const std::string, Instant>::second));
    since_.insert_or_assign(network, now);
  }
  [[nodiscard]] bool holds(const std::string& network, Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto found = since_.find(network);
    return found != since_.end() && now - found->second <= kLasts;
  }

 private:
  static constexpr std::chrono::hours kLasts{12};  // as long as a session at most
  static constexpr std::size_t kMost = 2'000;
  mutable std::mutex mutex_;
  std::map<std::string, Instant> since_;
};

}  // namespace

struct Door::Impl {
  explicit Impl(Parts with) : parts(std::move(with)), challenges(parts.random), checks({parts.accounts, challenges}), queue(std::make_unique<staff::SignInQueue>()) {}

  void record(Kind kind, const std::string& account, const std::string& reason, const std::string& peer, const std::string& by = "") const {
    if (parts.trace) parts.trace({kind, account, by, reason, peer, parts.clock.now()});
  }

  /// Of those who are slowed down, one a minute and address is told; a thousand would only hide the others.
  void record_often(const Visitor& visitor, const std::string& account, const std::string& reason, Instant now) {
    if (traced.allow(visitor.network, now)) record(Kind::refused, account, reason, visitor.peer);
  }

  [[nodiscard]] bool may_try(const std::string& network, const std::string& site, const std::string& name, Instant now) {
    if (!by_both.allow(name + " " + network, now) || !by_address.allow(network, now)) return false;
    return site.empty() || (by_both_of_site.allow(name + " " + site, now) && by_site.allow(site, now));
  }

  /// What may_try() took for somebody who got in; forty colleagues behind one address do not use it up for the forty-first.
  void was_no_guess(const Visitor& visitor, const std::string& account) {
    const Instant now = parts.clock.now();
    by_both.forget(account + " " + visitor.network);
    by_address.give_back(visitor.network, now);
    by_both_of_site.give_back(account + " " + visitor.site, now);
    by_site.give_back(visitor.site, now);
  }

  /// Somebody whose browser was known before is slowed down by itself only, whatever comes from the same address.
  [[nodiscard]] bool admitted(const Visitor& visitor, const std::string& account, const std::optional<std::string>& known, Instant now) {
    return known ? by_device.allow(*known, now) : may_try(visitor.network, visitor.site, account, now);
  }

  void welcome(const Visitor& visitor, const staff::SignedIn& in, const Done& done) {
    const Instant now = parts.clock.now();
    DoorAnswer out;
    out.account = in.account.name;
    out.token = parts.sessions.open(in.account, now, in.way, visitor.device);
    out.mark = parts.accounts.factors().device_mark(in.account.name, parts.random, now);
    welcomed.add(visitor.network, now);
    record(Kind::signed_in, in.account.name, std::string(staff::to_string(in.way)), visitor.peer);
    done(out);
  }

  /// The boundary of work on the queue's thread: a failure is told, and ends there.
  void guarded(const Done& done, const std::function<void()>& work) const {
    try {
      work();
    } catch (const Error& error) {
      done(refusal(503, error.what()));
    } catch (const std::exception& error) {  // a bug: it must not end the program that everybody else is reading
      spdlog::critical("sign-in: {}", error.what());
      done(refusal(500, "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal."));
    }
  }

  /// Hashes when it is this visitor's turn.
  void queued(const Visitor& visitor, const staff::Asker& asker, const std::string& account, const Done& done, std::function<void()> work) {
    if (!queue) return done(refusal(503, kBusy, kBusyRetry));
    queue->submit(
        asker, [this, done, work = std::move(work)] { guarded(done, work); },
        [this, visitor, account, done] {
          record_often(visitor, account, "busy", parts.clock.now());
          done(refusal(429, kBusy, kBusyRetry));
        });
  }

  void with_password(const web::Request& request, const web::Form& form, const Done& done) {
    const Visitor visitor = visitor_of(request);
    staff::PasswordTry typed{typed_account(form), form.text("passwort"), form.text("code")};
    const Instant now = parts.clock.now();
    const auto known = parts.accounts.factors().known_device(typed.account, visitor.mark, now);
    if (!admitted(visitor, typed.account, known, now)) {
      record_often(visitor, typed.account, "too_often", now);
      return done(refusal(429, kTooOften, kOftenRetry));
    }
    const staff::Asker asker = known ? proven("device " + *known) : staff::Asker{visitor.network, visitor.site, welcomed.holds(visitor.network, now)};
    const std::string account = typed.account;
    queued(visitor, asker, account, done, [this, visitor, known, typed = std::move(typed), done] {
      const auto in = checks.with_password(typed, parts.clock.now());
      if (in) {
        if (!known) was_no_guess(visitor, typed.account);
        return welcome(visitor, *in, done);
      }
      record(Kind::refused, typed.account, in.error().reason, visitor.peer);
      done(refusal(401, kWrong));
    });
  }

  void with_passkey(const web::Request& request, const web::Form& form, const std::optional<staff::PasskeySite>& site, const Done& done) {
    const Visitor visitor = visitor_of(request);
    const Instant now = parts.clock.now();
    const auto answer = read_assertion(form.text("passkey"));
    const auto in = site && answer ? checks.with_passkey(*site, *answer, now) : Result<staff::SignedIn, staff::SignInRefusal>(refuse(staff::SignInRefusal{"passkey_malformed"}));
    if (in) return welcome(visitor, *in, done);  // no hash was needed to see it: junk from the same address keeps nobody out
    if (!by_address.allow(visitor.network, now)) {
      record_often(visitor, "", "too_often", now);
      return done(refusal(429, kTooOften, kOftenRetry));
    }
    record(Kind::refused, in.error().account, in.error().reason, visitor.peer);
    done(refusal(401, kWrongPasskey));
  }

  void take_up(const web::Request& request, const web::Form& form, const Done& done) {
    const Visitor visitor = visitor_of(request);
    const Instant now = parts.clock.now();
    const std::string code = form.text("einladung");
    const std::string password = form.text("passwort");
    const auto account = parts.accounts.invitations().open(code, now);
    if (!account) {  // only then it counts: a code that is good passes whatever comes from the same address
      if (!may_try(visitor.network, visitor.site, "invitation", now)) {
        record_often(visitor, "", "too_often", now);
        return done(refusal(429, kTooOften, kOftenRetry));
      }
      record(Kind::refused, "", std::string(to_string(account.error())), visitor.peer);
      return done(refusal(401, kNoInvitation));
    }
    if (password != form.text("passwort2")) return done(refusal(422, "Die beiden Passwörter sind nicht gleich; bitte tragen Sie dasselbe Passwort zweimal ein."));
    queued(visitor, proven("invitation " + *account), *account, done, [this, visitor, code, password, name = *account, done] { accept(visitor, code, password, name, done); });
  }

  void accept(const Visitor& visitor, const std::string& code, const std::string& password, const std::string& name, const Done& done) {
    const auto hash = parts.accounts.hash(name, password);
    if (!hash) return done(refusal(422, hash.error().sentence));
    const auto account = parts.accounts.invitations().accept(code, *hash, parts.clock.now());
    if (!account) {
      record(Kind::refused, name, std::string(to_string(account.error())), visitor.peer);
      return done(refusal(401, kNoInvitation));
    }
    parts.sessions.end_all_of(*account);
    record(Kind::enrolled, *account, "invitation", visitor.peer);
    welcome(visitor, {{*account, "", parts.clock.now()}, staff::SignInWay::password}, done);
  }

  Parts parts;
  staff::PasskeyChallenges challenges;
  staff::SignIn checks;
  web::RateLimit by_both{{.burst = 5, .refill = std::chrono::minutes(5)}};
  web::RateLimit by_address{{.burst = 60, .refill = std::chrono::minutes(5)}};
  // Several connections may share a /48, so it may try as often as four of them.
  web::RateLimit by_both_of_site{{.burst = 20, .refill = std::chrono::minutes(5)}};
  web::RateLimit by_site{{.burst = 240, .refill = std::chrono::minutes(5)}};
  web::RateLimit by_device{{.burst = 10, .refill = std::chrono::minutes(5)}};
  web::RateLimit traced{{.burst = 1, .refill = std::chrono::minutes(1)}};
  Welcomed welcomed;
  std::unique_ptr<staff::SignInQueue> queue;  // last: its end waits for work that uses the others; null once finished
};

Door::Door(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
Door::~Door() = default;

void Door::sign_in(const web::Request& request, const web::Form& form, Done done) {
  if (form.text("passkey").empty()) return impl_->with_password(request, form, done);
  impl_->with_passkey(request, form, site(request), done);
}

void Door::take_up(const web::Request& request, const web::Form& form, Done done) { impl_->take_up(request, form, done); }

void Door::hashing(const std::string& account, std::function<void()> hash, std::function<void()> busy) {
  if (!impl_->queue) return busy();
  impl_->queue->submit(proven("account " + account), std::move(hash), std::move(busy));
}

bool Door::may_try(const std::string& peer, const std::string& name, Instant now) { return impl_->may_try(network_of(peer), site_of(peer), name, now); }

std::optional<staff::PasskeySite> Door::site(const web::Request& request) const {
  const DoorSettings& settings = impl_->parts.settings;
  const std::string id = settings.staff_host.empty() ? "localhost" : settings.staff_host;
  if (!settings.origins.empty()) return staff::PasskeySite{.rp_id = id, .origins = settings.origins};
  // The name was compared with the one these pages have before anything came here, so the request says truly how it is reached.
  const std::string_view asked = request.header("host");  // with its port
  if (request.host != id || (asked != id && !asked.starts_with(id + ":")) || (!request.tls && id != "localhost")) return std::nullopt;
  return staff::PasskeySite{.rp_id = id, .origins = {std::string(request.tls ? "https://" : "http://") + std::string(asked)}};
}

std::string Door::question(std::string_view purpose) const { return staff::to_base64url(impl_->challenges.make(purpose, impl_->parts.clock.now())); }
const staff::SignIn& Door::checks() const { return impl_->checks; }

bool Door::must_enrol(const staff::Session& session) const {
  return impl_->parts.settings.second_factor_required && session.way == staff::SignInWay::password && !impl_->parts.accounts.factors().enrolled(session.account);
}

const DoorSettings& Door::settings() const { return impl_->parts.settings; }
staff::AccountStore& Door::accounts() const { return impl_->parts.accounts; }
staff::Sessions& Door::sessions() const { return impl_->parts.sessions; }

void Door::record(Kind kind, const std::string& account, const std::string& reason, const std::string& peer, const std::string& by) const {
  impl_->record(kind, account, reason, peer, by);
}

void Door::finish() { impl_->queue.reset(); }

}  // namespace nb::pages
