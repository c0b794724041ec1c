// SPDX-License-Identifier: EUPL-1.2
// Who waits for a password to be checked, whose turn it is, and who makes room when the line is full. Decides only: no clock, no threads.
// - Known askers (a device or an address that signed in truly before) come first, and no unknown one ever takes their place.
// - What counts is what an asker had asked for before it came to the line. Whoever waits is therefore not pushed out by addresses that nobody
//   has seen before, however many; only an asker that asks again and again makes room for one that does not.
// - Addresses of one site (an IPv6 /48: one subscriber may have all of its 65,536 networks) count together, too.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace nb::staff {

/// Whose turn something counts as.
struct Asker {
  std::string name;    ///< an address, a device, an account
  std::string site;    ///< what the address belongs to; empty: nothing wider
  bool known = false;  ///< proved before that it belongs here
};

class SignInLine {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  using Ticket = std::uint64_t;
  struct Limits {
    std::size_t waiting_max = 20;                ///< two seconds of a quiet machine
    std::size_t per_key_max = 4;                 ///< waiting at once for one asker
    std::size_t keys_max = 10'000;               ///< whose asking is remembered
    std::chrono::milliseconds wait_max{10'000};  ///< then it is turned away: an answer that says when is better than none
    std::chrono::seconds forgets{60};            ///< after that time what somebody asked for counts half
  };
  /// So many attempts more than somebody else are what a person needs who mistypes; whoever had more makes room.
  static constexpr double kGrace = 2;
  /// A site may hold so many connections that each count for themselves.
  static constexpr double kSiteShare = 4;

  explicit SignInLine(Limits limits) : limits_(limits) {}

  /// Takes a place. What is turned away for it: nobody, `ticket` itself, or one that waited.
  [[nodiscard]] std::optional<Ticket> enter(Ticket ticket, const Asker& asker, Moment now);
  /// Whose turn it is: in turns whoever had asked for least and whoever waits for longest, so that nobody is overtaken for ever.
  [[nodiscard]] std::optional<Ticket> take();
  /// Those who have waited too long leave the line.
  [[nodiscard]] std::vector<Ticket> take_expired(Moment now);
  [[nodiscard]] std::size_t size() const { return places_.size(); }

 private:
  struct Place {
    Ticket ticket;
    std::string name;
    bool known;
    double before;  ///< asked for lately when it came
    Moment since;
  };
  using Places = std::list<Place>;

  [[nodiscard]] double asked(const std::string& key) const;
  void forget_some(Moment now);
  void remember(const std::string& key);
  [[nodiscard]] Places::iterator who_makes_room(const Place& newcomer);

  Limits limits_;
  Places places_;                        // in the order of their coming
  std::map<std::string, double> asked_;  // lately, by name and by site
  Moment halved_;
  bool oldest_is_next_ = false;
};

}  // namespace nb::staff
