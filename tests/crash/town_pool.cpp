// SPDX-License-Identifier: EUPL-1.2
// What clients of a town can work on: the latest filings, letters that wait, forms that are printed, erasures that want a second person.
// Read from the register when its process starts, then kept by what the clients are told.
#include "approval/queries.hpp"
#include "intake/queries.hpp"
#include "town_load.hpp"

namespace nb::test {

namespace {

constexpr std::size_t kKnownMax = 500;

void add(std::vector<std::string>& list, const std::string& one) {
  if (list.size() >= kKnownMax) list.erase(list.begin(), list.begin() + kKnownMax / 2);
  list.push_back(one);
}

std::string take_one(std::vector<std::string>& list, SeededRandom& dice) {
  if (list.empty()) return {};
  const auto at = list.begin() + static_cast<std::ptrdiff_t>(dice.below(list.size()));
  std::string out = *at;
  list.erase(at);
  return out;
}

}  // namespace

Pool::Pool(Town& town) {
  storage::Db& db = town.state.db();
  const CivilDate today = town.zone.local(town.clock.now()).day;
  const auto day_from = town.zone.instant(today, {});
  for (const auto& line :
       intake::list(db, kTownLog, {.kind = intake::ListKind::open, .office = std::nullopt, .today = today, .day_from = day_from, .day_to = day_from, .after = "", .count = 200})
           .lines)
    if (!line.erased) filings_.push_back(line.subject);
  for (const auto& letter : intake::waiting_letters(db, kTownLog, 50)) letters_.push_back(letter.number);
  forms_ = intake::missing_forms(db, kTownLog, 50);
  for (const auto& wish : approval::waiting(db, town.clock.now())) requests_.push_back({approval::id_of(kTownLog, wish.number), wish.seen});
}

void Pool::add_filing(const std::string& subject) {
  const std::scoped_lock lock(mutex_);
  add(filings_, subject);
}

void Pool::add_letter(const std::string& number) {
  const std::scoped_lock lock(mutex_);
  add(letters_, number);
}

void Pool::add_form(const std::string& number) {
  const std::scoped_lock lock(mutex_);
  add(forms_, number);
}

void Pool::add_request(const Request& request) {
  const std::scoped_lock lock(mutex_);
  requests_.push_back(request);
}

std::string Pool::filing(SeededRandom& dice) {
  const std::scoped_lock lock(mutex_);
  return filings_.empty() ? "" : filings_[dice.below(filings_.size())];
}

std::vector<std::string> Pool::letters(std::size_t count) {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> out;
  for (; count > 0 && !letters_.empty(); --count) {
    out.push_back(letters_.back());
    letters_.pop_back();
  }
  return out;
}

std::string Pool::form(SeededRandom& dice) {
  const std::scoped_lock lock(mutex_);
  return take_one(forms_, dice);
}

std::optional<Pool::Request> Pool::request(SeededRandom& dice) {
  const std::scoped_lock lock(mutex_);
  if (requests_.empty()) return std::nullopt;
  const auto at = requests_.begin() + static_cast<std::ptrdiff_t>(dice.below(requests_.size()));
  Request out = *at;
  requests_.erase(at);
  return out;
}

}  // namespace nb::test
