// SPDX-License-Identifier: EUPL-1.2
// How many appointments may be outstanding at once for one person and one network, and how many a municipality takes online in a day: nobody fills a
// week for others, and a machine that passes everything else does not fill the whole plan. A person is known by mail address and telephone number,
// of which only keyed hashes under a key of this process are kept, in memory: after a restart counting per person starts anew, that of the day does
// not. Threading: any; the two functions handed in are called without a lock held.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb {
class Random;
}

namespace nb::pages {

class BookingLimits {
 public:
  struct Options {
    Random& random;
    unsigned per_person = 6;                                  ///< appointments ahead under one mail address or telephone number
    unsigned per_network = 60;                                ///< under one address of the network
    unsigned per_day = 2000;                                  ///< made online in a municipality in a day
    std::map<std::string, unsigned, std::less<>> per_day_at;  ///< by AGS, where it differs
    std::size_t remembered_max = 200'000;                     ///< bookings; the oldest are forgotten
  };
  explicit BookingLimits(Options options);

  struct Wish {
    LogName log;
    std::string booking;
    std::string peer;   ///< address of the network
    std::string email;  ///< as typed; may be empty
    std::string phone;
    CivilDate today;
  };
  enum class Verdict { pass, person, network, day };
  struct Asked {
    std::function<bool(const std::string& booking)> is_over;  ///< of this log
    std::function<std::size_t()> made_today;                  ///< asked once a day and municipality
  };
  /// Counts the booking that is about to be made; the same booking twice counts once.
  [[nodiscard]] Verdict take(const Wish& wish, const Asked& asked);
  /// It was refused after all.
  void give_back(const LogName& log, const std::string& booking);
  /// Known from earlier today: nothing more is taken, so that nobody fills in a form in vain.
  [[nodiscard]] bool is_full(const LogName& log, CivilDate today) const;

 private:
  struct Taken {
    std::vector<std::string> keys;
    CivilDate day;
  };
  struct Day {
    CivilDate day;
    std::size_t made = 0;
  };
  [[nodiscard]] std::vector<std::string> keys_of(const Wish& wish) const;
  [[nodiscard]] std::size_t most(const LogName& log) const;
  [[nodiscard]] std::vector<std::string> of_key(const std::string& key) const;
  void learn_day(const Wish& wish, const Asked& asked);
  void forget(const std::string& booking);
  void keep(const Wish& wish, const std::vector<std::string>& keys);

  const Options options_;
  std::array<std::byte, 32> key_{};
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<std::string>, std::less<>> by_key_;  ///< bookings
  std::map<std::string, Taken, std::less<>> taken_;                      ///< by booking
  std::deque<std::string> order_;                                        ///< bookings, oldest first
  std::map<LogName, Day> days_;
};

}  // namespace nb::pages
