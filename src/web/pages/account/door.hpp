// SPDX-License-Identifier: EUPL-1.2
// Everything between a request of somebody unknown and a session: signing in with password and code or with a passkey, taking up
// an invitation; how often that may be tried; what it leaves in the trace. Passwords are hashed on staff::SignInQueue's thread only.
// Threading: any thread. What it calls back may come from the queue's thread or from the caller's own.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "staff/sessions.hpp"
#include "staff/sign_in.hpp"
#include "web/server/http.hpp"

namespace nb {
class Clock;
class Random;
}  // namespace nb
namespace nb::staff {
class AccountStore;
}

namespace nb::pages {

/// [staff] of the configuration.
struct DoorSettings {
  bool second_factor_required = false;  ///< else it is asked for
  std::chrono::hours invitation_lasts{24 * 14};
  std::vector<std::string> origins;   ///< of the staff pages as browsers see them; empty: taken from the request
  std::string staff_host;             ///< the RP ID of passkeys; empty: localhost
  std::string issuer = "Notbetrieb";  ///< what authenticator apps show
};

/// What came of it.
struct DoorAnswer {
  std::string token;  ///< of the new session; empty: refused
  std::string mark;   ///< for the cookie by which this device is known again
  std::string account;
  int status = 303;      ///< of a refusal: 401, 422, 429
  std::string sentence;  ///< of a refusal
  std::chrono::seconds retry_after{0};
};

class Door {
 public:
  struct Parts {
    staff::AccountStore& accounts;
    staff::Sessions& sessions;
    Random& random;
    const Clock& clock;
    DoorSettings settings;
    staff::SignInTrace trace;  ///< may be empty
  };
  explicit Door(Parts parts);
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  using Done = std::function<void(const DoorAnswer&)>;
  /// Fields "konto", "passwort", "code", or "passkey" (the browser's answer as JSON). Calls `done` once.
  void sign_in(const web::Request& request, const web::Form& form, Done done);
  /// Fields "einladung", "passwort", "passwort2". Whoever takes up an invitation is signed in.
  void take_up(const web::Request& request, const web::Form& form, Done done);

  /// Runs `hash` on the queue's thread, or `busy` if too much waits; for people who are signed in and change a password.
  void hashing(const std::string& account, std::function<void()> hash, std::function<void()> busy);
  /// Guesses are slowed down by address (of IPv6 by the /64, and more generously by the /48), and by address and name; never by name alone.
  [[nodiscard]] bool may_try(const std::string& peer, const std::string& name, Instant now);

  /// What this request's browser may use passkeys for; nullopt: not over this line or under this name.
  [[nodiscard]] std::optional<staff::PasskeySite> site(const web::Request& request) const;
  /// A new question, as the page carries it (base64url).
  [[nodiscard]] std::string question(std::string_view purpose) const;
  [[nodiscard]] const staff::SignIn& checks() const;
  /// True for somebody who has to set up a second factor before anything else.
  [[nodiscard]] bool must_enrol(const staff::Session& session) const;
  [[nodiscard]] const DoorSettings& settings() const;
  [[nodiscard]] staff::AccountStore& accounts() const;
  [[nodiscard]] staff::Sessions& sessions() const;
  void record(staff::SignInRecord::Kind kind, const std::string& account, const std::string& reason, const std::string& peer, const std::string& by = "") const;

  /// Turns away what waits; returns when nothing runs any more. Afterwards everything is refused.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "Firefox, Windows": what a browser says of itself, in two words that people know.
[[nodiscard]] std::string device_words(std::string_view user_agent);
/// An IPv4 address, or the first half of an IPv6 address, all of which belongs to one connection.
[[nodiscard]] std::string network_of(std::string_view peer);
/// The /48 of an IPv6 address: what one subscriber may have all of. Empty for IPv4.
[[nodiscard]] std::string site_of(std::string_view peer);

}  // namespace nb::pages
