// SPDX-License-Identifier: EUPL-1.2
// Who is signed in: server-side, in memory, bounded. Threading: any thread, guarded inside.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "staff/model.hpp"

namespace nb::staff {

/// What somebody proved to be themselves with.
enum class SignInWay { password, app_code, printed_code, passkey };
/// "app_code", for the trace.
[[nodiscard]] std::string_view to_string(SignInWay way);

/// What a request of a signed-in person may know about its session.
struct Session {
  std::string account;
  std::string csrf;  ///< to be in every form; compare with same_token()
  Instant opened;
  Instant last_used;
  std::string id = {};  ///< names the session in lists; opens nothing
  SignInWay way = SignInWay::password;
  std::string device = {};  ///< what the browser calls itself, in a few words
};

class Sessions {
 public:
  struct Limits {
    std::chrono::minutes idle{30};
    std::chrono::hours absolute{12};
    std::size_t count_max = 20'000;
    std::size_t per_account_max = 20;  ///< then the one unused longest ends, so that one account cannot push out others
  };
  Sessions(Random& random, const Limits& limits) : random_(random), limits_(limits) {}

  /// A new session, never an old one under a new name; the returned token goes into the cookie and is not kept here.
  [[nodiscard]] std::string open(const Account& account, Instant now, SignInWay way = SignInWay::password, std::string device = {});
  /// The session of a token and a sign of life for it; nullopt if there is none or it has run out.
  [[nodiscard]] std::optional<Session> find(std::string_view token, Instant now);
  /// The same, but no sign of life: what a page asks by itself while nobody is there must not keep a session open.
  [[nodiscard]] std::optional<Session> look(std::string_view token, Instant now) const;
  /// True while the session with that Session::csrf lasts; no sign of life for it.
  [[nodiscard]] bool lasts(std::string_view csrf, Instant now) const;
  /// All of an account that last, the newest first.
  [[nodiscard]] std::vector<Session> of(std::string_view account, Instant now) const;
  void end(std::string_view token);
  /// Ends the one of that account with that Session::id; false if there is none.
  bool end_one(std::string_view account, std::string_view id);
  void end_all_of(std::string_view account);
  /// All but the one with that Session::id.
  void end_others_of(std::string_view account, std::string_view id);
  [[nodiscard]] std::size_t count() const;

 private:
  void drop_expired(Instant now);
  void make_room(std::string_view account);
  [[nodiscard]] bool expired(const Session& session, Instant now) const { return now - session.last_used > limits_.idle || now - session.opened > limits_.absolute; }

  Random& random_;
  Limits limits_;
  mutable std::mutex mutex_;
  std::map<Hash, Session> sessions_;  ///< by SHA-256 of the token
};

/// Compares two secrets without telling by its duration where they differ.
[[nodiscard]] bool same_token(std::string_view a, std::string_view b);

}  // namespace nb::staff
