// SPDX-License-Identifier: EUPL-1.2
// Who may reserve a time now. No captcha: a form that was made a moment ago here (signed and time-stamped), a field nobody sees, limits
// per address and for all, a price that rises with the load (filing_guard.hpp), and few reservations that wait for a name at once, so
// that nobody blocks a day. Keys and counts are this process's own: after a restart forms are simply stamped anew. Threading: any.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "web/pages/filing_guard.hpp"

namespace nb::pages {

/// A reservation of this server's that may still wait for a name.
struct OpenReservation {
  std::string address;
  std::string form;
  LogName log;
  std::string booking;
  Instant expires;
};

class BookingGuard {
 public:
  struct Options {
    Random& random;
    unsigned per_address_per_hour = 60;
    unsigned open_per_address = 5;
    unsigned total_per_minute = 1200;
  };
  explicit BookingGuard(Options options);

  /// For a form of a municipality's pages.
  [[nodiscard]] std::string stamp(std::string_view town, Instant now) const;
  enum class Stamp { good, young, stale };
  /// `young`: no person is that quick. `stale`: of yesterday, of another process, or none.
  [[nodiscard]] Stamp judge(std::string_view stamp, std::string_view town, Instant now) const;

  using Verdict = FilingGuard::Verdict;
  [[nodiscard]] Verdict admit(std::string_view peer, std::string_view form, std::string_view payment, Instant now) { return guard_.admit(peer, form, payment, now); }
  /// Looking costs little, but not nothing.
  [[nodiscard]] bool allow_look(std::string_view peer, Instant now) { return guard_.allow_step(peer, now); }
  [[nodiscard]] Challenge challenge(std::string_view form, Instant now) { return guard_.challenge(form, now); }
  /// How many are being worked on now.
  void entered() { guard_.entered(); }
  void left() { guard_.left(); }

  /// Counts a reservation that is about to be made. False: too many of this address wait for a name already; those of the same form do not
  /// count, because they are given back.
  [[nodiscard]] bool open(const OpenReservation& reservation, Instant now);
  /// It was refused, confirmed or given back.
  void close(std::string_view booking);
  /// Another reservation of the same form, which is to be given back: who chooses another time does not keep two.
  [[nodiscard]] std::optional<OpenReservation> replaced_by(std::string_view form, std::string_view booking);
  [[nodiscard]] std::size_t open_count() const;

 private:
  void forget(std::map<std::string, OpenReservation, std::less<>>::iterator one);
  void sweep(Instant now);

  const Options options_;
  std::array<std::byte, 32> key_{};
  FilingGuard guard_;
  mutable std::mutex mutex_;
  std::map<std::string, OpenReservation, std::less<>> open_;      ///< by booking
  std::multimap<std::string, std::string, std::less<>> by_form_;  ///< form → bookings
  std::map<std::string, unsigned, std::less<>> by_address_;       ///< how many
  std::deque<std::pair<Instant, std::string>> order_;             ///< as they expire
};

}  // namespace nb::pages
