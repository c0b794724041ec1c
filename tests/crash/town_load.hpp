// SPDX-License-Identifier: EUPL-1.2
// Mixed work on a town's register: clerks and citizens who file, correct, assign, answer, merge, capture printed forms, send letters
// and erase, each noting in its book what it was told. Everything a wish says follows from its numbers, so that it can be asked again
// after a crash. Every sealed text carries kMarker, which must never be found in clear.
// Threading: a Client belongs to one thread; the Pool is shared.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "crash_bench.hpp"
#include "intake/desk.hpp"
#include "town.hpp"
#include "town_book.hpp"

namespace nb::test {

inline constexpr std::string_view kMarker = "Zwiebelfisch";

/// The personal words of a wish: kMarker and the wish's id.
[[nodiscard]] std::string marker_of(const Wish& wish);
/// What a wish to take a filing hands in with it.
[[nodiscard]] std::vector<intake::Upload> uploads_of(const Wish& wish);

/// A wish sealed and laid out anew, as a client that asks again does it.
[[nodiscard]] intake::Prepared prepared(Town& town, const Wish& wish);

/// What the clients know to work on.
class Pool {
 public:
  /// What stands in the register.
  explicit Pool(Town& town);
  /// An erasure that waits for a second person.
  struct Request {
    std::string proposal;
    std::string seen;
  };
  void add_filing(const std::string& subject);
  void add_letter(const std::string& number);
  void add_form(const std::string& number);
  void add_request(const Request& request);
  /// Any of the latest filings; empty: there is none.
  [[nodiscard]] std::string filing(SeededRandom& dice);
  /// Taken out; fewer where there are not so many.
  [[nodiscard]] std::vector<std::string> letters(std::size_t count);
  [[nodiscard]] std::string form(SeededRandom& dice);
  [[nodiscard]] std::optional<Request> request(SeededRandom& dice);

 private:
  std::mutex mutex_;
  std::vector<std::string> filings_;
  std::vector<std::string> letters_;
  std::vector<std::string> forms_;
  std::vector<Request> requests_;
};

class Client {
 public:
  Client(Town& town, Pool& pool, Book& book, std::uint64_t seed) : town_(town), pool_(pool), book_(book), dice_(seed) {}
  /// Asks again for what the last process may have left open.
  void settle();
  /// Wants one thing more, sometimes twice at once, and sometimes repeats an older wish.
  void work();

 private:
  [[nodiscard]] Wish next();
  void carry_out(const Wish& wish, std::size_t copies);
  [[nodiscard]] std::string handed_out(const Wish& wish, const intake::Prepared& prepared, const state::Committed& committed);
  void learn(const Wish& wish, const std::string& core);

  Town& town_;
  Pool& pool_;
  Book& book_;
  SeededRandom dice_;
  std::vector<Wish> done_;  ///< the latest
};

}  // namespace nb::test
