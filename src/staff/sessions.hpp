// SPDX-License-Identifier: EUPL-1.2
// Who is signed in: server-side, in memory, bounded. Threading: any thread, guarded inside.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "staff/model.hpp"

namespace nb::staff {

/// What a request of a signed-in person may know about its session.
struct Session {
  std::string account;
  std::string csrf;  ///< to be in every form; compare with same_token()
  Instant opened;
  Instant last_used;
};

class Sessions {
 public:
  struct Limits {
    std::chrono::minutes idle{30};
    std::chrono::hours absolute{12};
    std::size_t count_max = 1000;
  };
  Sessions(Random& random, const Limits& limits) : random_(random), limits_(limits) {}

  /// A new session; the returned token goes into the cookie and is not kept here.
  [[nodiscard]] std::string open(const Account& account, Instant now);
  /// The session of a token and a sign of life for it; nullopt if there is none or it has run out.
  [[nodiscard]] std::optional<Session> find(std::string_view token, Instant now);
  /// True while the session with that Session::csrf lasts; no sign of life for it.
  [[nodiscard]] bool lasts(std::string_view csrf, Instant now) const;
  void end(std::string_view token);
  void end_all_of(std::string_view account);
  [[nodiscard]] std::size_t count() const;

 private:
  void drop_expired(Instant now);
  [[nodiscard]] bool expired(const Session& session, Instant now) const { return now - session.last_used > limits_.idle || now - session.opened > limits_.absolute; }

  Random& random_;
  Limits limits_;
  mutable std::mutex mutex_;
  std::map<Hash, Session> sessions_;  ///< by SHA-256 of the token
};

/// Compares two secrets without telling by its duration where they differ.
[[nodiscard]] bool same_token(std::string_view a, std::string_view b);

}  // namespace nb::staff
