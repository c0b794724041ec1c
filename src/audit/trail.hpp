// SPDX-License-Identifier: EUPL-1.2
// Writes the traces of what leaves no entry by itself. Threading: any thread, guarded inside. Durability: `done` is called when the
// trace is durable; refused sign-ins are summed in memory for a minute and lost by a crash.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb {
class Random;
}
namespace nb::state {
struct Command;
class Executor;
}  // namespace nb::state

namespace nb::audit {

/// What of the sealed an answer shows.
struct Read {
  LogName log;
  std::string account;
  std::string what;     ///< "filing", "attachment", "list", "search", "letter", "letters", "receipt"
  std::string purpose;  ///< a word of the list, or the number of what is being worked on
  std::vector<std::string> subjects;
};

/// How an account is named where it failed to sign in: tells nobody whether there is such an account, unless they know its name.
[[nodiscard]] std::string mark_of(std::string_view account);

class Trail {
 public:
  struct Parts {
    state::Executor& executor;
    Random& random;
    const Clock& clock;
    std::function<void(std::exception_ptr)> diagnose = {};  ///< told when a trace nobody waits for could not be written
  };
  explicit Trail(Parts parts) : parts_(std::move(parts)) {}

  using Done = std::function<void(bool written)>;
  /// `done` is called once, here or on the executor's thread: true when a trace of it is durable. A look at something that the same
  /// account looked at for the same purpose less than kSameLook ago needs none.
  void read(const Read& read, const Done& done);
  /// The log's traces were handed out.
  void exported(const LogName& log, const std::string& account, const std::string& what, std::uint64_t count, const std::string& filter, const Done& done);
  /// A list of that log that no entry keeps is about to be replaced.
  void list_replaced(const LogName& log, const std::string& account, const std::string& what, std::uint64_t count, const Done& done);
  void signed_in(const std::string& account, const std::string& way);
  /// What happened to an account and its factors (events.hpp), by whom; `by` empty: by itself.
  void account_changed(const std::string& account, const std::string& by, const std::string& what, const std::string& thing);
  /// What was typed for a name, and from where: neither is kept. Why: a code of the program ("wrong_password"), for the auditor alone.
  void sign_in_refused(std::string_view account, std::string_view peer, std::string_view reason);
  /// To be called at least once a minute: writes down refused sign-ins of the minute that is over.
  void tick();
  /// Writes down what is left.
  void finish();

  static constexpr std::chrono::minutes kSameLook{10};
  static constexpr std::size_t kLooksMax = 20'000;  ///< remembered; beyond that every look is written down
  static constexpr std::size_t kNamesMax = 1000;    ///< counted apart within a minute; the others together by their reason
  static constexpr std::size_t kNamesShown = 30;    ///< of them in the entry: of every reason one, and those tried most often

 private:
  using Look = std::tuple<std::string, std::string, std::string>;  ///< account, log and subject, purpose
  struct Refused {
    Instant from;
    std::uint64_t count = 0;
    std::map<std::pair<std::string, std::string>, std::uint64_t> tries;  ///< by mark and reason
    std::set<std::string> addresses;                                     ///< digests
  };

  [[nodiscard]] std::vector<Look> unseen(const Read& read, Instant now);
  void remember(const std::vector<Look>& looks, Instant now);
  void submit(const LogName& log, const std::string& actor, const char* name, std::string args, const Done& done);
  void submit(std::vector<state::Command> notes, const Done& done);
  void write(const Refused& refused);

  Parts parts_;
  std::mutex mutex_;
  std::map<Look, Instant> looks_;
  std::optional<Refused> refused_;
};

}  // namespace nb::audit
