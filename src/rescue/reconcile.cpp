// SPDX-License-Identifier: EUPL-1.2
// Three steps: each row alone (can it be a booking at all), rows of one source that speak of the same booking, and what is left against
// the register.
#include "rescue/reconcile.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"

namespace nb::rescue {

namespace {

constexpr std::chrono::days kAheadMax{731};

bool newer(const std::optional<Instant>& a, const std::optional<Instant>& b) { return a && (!b || *a > *b); }

void note(Row& row, Remark remark) {
  if (std::ranges::find(row.remarks, remark) == row.remarks.end()) row.remarks.push_back(remark);
}

bool same_person(const std::string& a, const std::string& b) { return fits_damaged(a, b) || fits_damaged(b, a) || fold_for_search(a) == fold_for_search(b); }

/// The fuller of two writings: with its letters, not empty.
bool completes(const std::string& have, const std::string& offered) {
  if (offered.empty() || have == offered) return false;
  if (have.empty()) return true;
  return letters_lost(have) && !letters_lost(offered) && fits_damaged(have, offered);
}

class Reconciler {
 public:
  Reconciler(std::vector<Row>& rows, const std::vector<KnownBooking>& known, const Policy& policy) : rows_(rows), known_(known), policy_(policy) {
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (!known[i].reference.empty()) by_reference_.emplace(known[i].reference, i);
      by_start_.emplace(known[i].start.time_since_epoch().count(), i);
    }
  }

  Reconciled run() {
    out_.rows.resize(rows_.size());
    settled_.resize(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) alone(i);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!settled_[i]) among_rows(i);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!settled_[i]) against_register(i);
    }
    for (const RowResult& row : out_.rows) ++out_.counts.at(static_cast<std::size_t>(row.outcome));
    return std::move(out_);
  }

 private:
  void settle(std::size_t i, Outcome outcome, Reason reason = Reason::none) {
    out_.rows[i].outcome = outcome;
    out_.rows[i].reason = reason;
    settled_[i] = true;
  }

  /// What needs no other row to be told.
  void alone(std::size_t i) {
    Row& row = rows_[i];
    if (!row.town.empty() && row.town != policy_.town) return settle(i, Outcome::other_town);
    const auto answer = policy_.answers.find(i);
    if (answer != policy_.answers.end()) {
      if (answer->second.leave_out) return settle(i, Outcome::refused, Reason::left_out);
      take_answer(row, answer->second);
    }
    if (row.service == kLeaveOut || row.site == kLeaveOut) return settle(i, Outcome::refused, Reason::left_out);
    if (!row.day) return;
    if (!row.day->ok()) return settle(i, Outcome::refused, Reason::day_impossible);
    if (*row.day < policy_.today) return settle(i, Outcome::past);
    if (std::chrono::sys_days{*row.day} > std::chrono::sys_days{policy_.today} + kAheadMax) return settle(i, Outcome::refused, Reason::too_far);
    if (policy_.closed && policy_.closed(*row.day)) settle(i, Outcome::refused, Reason::closed_day);
  }

  void take_answer(Row& row, const Answer& answer) {
    if (answer.day) row.day = answer.day;
    if (answer.time) row.time = answer.time;
    if (answer.day || answer.time) row.instant.reset();
    if (!answer.service.empty()) row.service = answer.service;
    if (!answer.site.empty()) row.site = answer.site;
    if (answer.second && row.day && row.day->ok() && row.time && wall_time(*policy_.zone, *row.day, *row.time) == WallTime::twice)
      row.instant = policy_.zone->instant(*row.day, *row.time) + std::chrono::hours(1);
    else if (row.day && row.day->ok() && row.time && (answer.day || answer.time) && wall_time(*policy_.zone, *row.day, *row.time) == WallTime::twice)
      row.instant = policy_.zone->instant(*row.day, *row.time);
  }

  /// The same booking has the same reference; without one, the same time and person.
  std::string key_of(const Row& row) const {
    if (!row.reference.empty()) return "r" + row.reference;
    const auto start = start_of(row, *policy_.zone);
    return start && !row.name.empty() ? "t" + std::to_string(start->time_since_epoch().count()) + ' ' + fold_for_search(row.name) : std::string();
  }

  /// Later lines of one source win; what an earlier one says more is kept.
  void among_rows(std::size_t i) {
    const std::string key = key_of(rows_[i]);
    if (key.empty()) return;
    const auto [entry, first] = last_.try_emplace(key, i);
    if (first) return;
    const std::size_t before = entry->second;
    Row& earlier = rows_[before];
    Row& later = rows_[i];
    if (says_the_same(earlier, later)) {
      fill(earlier, later);
      settle(i, Outcome::duplicate, Reason::same_line);
      out_.rows[i].other_line = earlier.line;
      return;
    }
    fill(later, earlier);
    settle(before, Outcome::superseded, Reason::later_line);
    out_.rows[before].other_line = later.line;
    if (!later.moved && later.status == RowStatus::booked) out_.rows[before].other_time = start_of(later, *policy_.zone);
    entry->second = i;
  }

  bool says_the_same(const Row& earlier, const Row& later) const {
    const bool no_new_time = !later.day || !later.time || (later.day == earlier.day && later.time == earlier.time && later.instant == earlier.instant);
    const bool no_new_label = (later.service.empty() || later.service == earlier.service) && (later.site.empty() || later.site == earlier.site);
    return later.status == earlier.status && no_new_time && no_new_label;
  }

  void fill(Row& row, const Row& other) const {
    if (!row.day || !row.time) {
      row.day = other.day;
      row.time = other.time;
      row.instant = other.instant;
    }
    const bool name = completes(row.name, other.name);
    if (name) row.name = other.name;
    if (row.email.empty()) row.email = other.email;
    if (row.phone.empty()) row.phone = other.phone;
    if (row.service.empty()) row.service = other.service;
    if (row.site.empty()) row.site = other.site;
    if (row.urgency == Urgency::normal) row.urgency = other.urgency;
    if (name) note(row, Remark::restored);
  }

  const KnownBooking* find_known(const Row& row) const {
    if (!row.reference.empty()) {
      const auto found = by_reference_.find(row.reference);
      if (found != by_reference_.end()) return &known_[found->second];
    }
    const auto start = start_of(row, *policy_.zone);
    if (!start || row.name.empty()) return nullptr;
    const auto [from, to] = by_start_.equal_range(start->time_since_epoch().count());
    for (auto at = from; at != to; ++at) {
      const KnownBooking& one = known_[at->second];
      const bool two_numbers = !row.reference.empty() && !one.reference.empty();  // two bookings of one person at one time
      if (!two_numbers && !one.name.empty() && same_person(row.name, one.name)) return &one;
    }
    return nullptr;
  }

  void against_register(std::size_t i) {
    Row& row = rows_[i];
    const KnownBooking* known = find_known(row);
    if (row.site.empty() && row.site_label.empty()) row.site = policy_.only_site;
    const auto start = start_of(row, *policy_.zone);
    if (known != nullptr) return against_known(i, *known, start);
    if (!start) return settle(i, Outcome::asked, why_no_start(row));
    if (row.service.empty()) return settle(i, Outcome::asked, Reason::service_unknown);
    if (row.site.empty()) return settle(i, Outcome::asked, Reason::site_unknown);
    const bool cancelled = row.status == RowStatus::cancelled;
    settle(i, cancelled ? Outcome::cancelled : Outcome::taken);
    Change change = change_of(i, *start);
    change.take = true;
    out_.rows[i].states_time = true;
    change.cancel = cancelled;
    out_.changes.push_back(std::move(change));
  }

  Reason why_no_start(const Row& row) const {
    if (!row.day) return Reason::day_missing;
    if (!row.time) return Reason::time_missing;
    return wall_time(*policy_.zone, *row.day, *row.time) == WallTime::never ? Reason::time_never : Reason::time_twice;
  }

  Change change_of(std::size_t i, Instant start) const {
    const Row& row = rows_[i];
    Change change;
    change.row = i;
    change.start = start;
    change.service = row.service;
    change.site = row.site;
    change.length = row.length;
    change.reference = row.reference;
    change.uid = row.uid;
    change.sequence = row.sequence;
    change.name = row.name;
    change.email = row.email;
    change.phone = row.phone;
    change.remark = row.remark;
    change.urgency = row.urgency;
    return change;
  }

  void against_known(std::size_t i, const KnownBooking& known, std::optional<Instant> start) {
    Row& row = rows_[i];
    RowResult& result = out_.rows[i];
    result.known = known.id;
    Change change = change_of(i, start.value_or(known.start));
    change.known = known.id;
    judge_status_and_time(i, known, start, change);
    if (!change.cancel && !known.cancelled) complete(row, known, change);
    if ((change.person || change.urgency != Urgency::normal) && change.correct && result.outcome == Outcome::duplicate) result.outcome = Outcome::completed;
    result.states_time = change.move || (start && *start == known.start);
    if (!start && result.outcome != Outcome::superseded) note(row, Remark::restored);
    if (row.name.empty() && !known.name.empty()) note(row, Remark::restored);
    if (change.move || change.cancel || change.correct) out_.changes.push_back(std::move(change));
  }

  void judge_status_and_time(std::size_t i, const KnownBooking& known, std::optional<Instant> start, Change& change) {
    const bool cancelled = rows_[i].status == RowStatus::cancelled;
    if (cancelled && known.cancelled) return settle(i, Outcome::duplicate, Reason::in_register);
    if (cancelled) {
      change.cancel = !known.changed_here && !newer(known.as_of, policy_.as_of);
      return change.cancel ? settle(i, Outcome::cancelled) : settle(i, Outcome::superseded, known.changed_here ? Reason::changed_here : Reason::newer_source);
    }
    if (known.cancelled) return settle(i, Outcome::superseded, Reason::cancelled_here);
    if (!start || *start == known.start) return settle(i, Outcome::duplicate, Reason::in_register);
    out_.rows[i].other_time = known.start;
    if (known.changed_here) return settle(i, Outcome::superseded, Reason::changed_here);
    change.move = newer(policy_.as_of, known.as_of);
    change.move ? settle(i, Outcome::moved) : settle(i, Outcome::superseded, Reason::newer_source);
  }

  /// What the register lacks: letters, a name, a way to reach somebody.
  static void complete(Row& row, const KnownBooking& known, Change& change) {
    const bool name = completes(known.name, row.name);
    const bool email = completes(known.email, row.email);
    const bool phone = completes(known.phone, row.phone);
    change.person = !known.sealed && (name || email || phone);
    const bool same_entry = known.uid.empty() || known.uid == row.uid;
    if (!same_entry) change.sequence = 0;  // of another entry: it says nothing about ours
    const bool newer_entry = same_entry && row.sequence > known.sequence;
    if (known.urgency != Urgency::normal || known.changed_here) change.urgency = Urgency::normal;  // it stands
    change.correct = change.person || change.urgency != Urgency::normal || (known.uid.empty() && !row.uid.empty()) || newer_entry;
    if (!known.remark.empty()) change.remark = known.remark;
    if (!change.person) return;
    change.name = name ? row.name : known.name;
    change.email = email ? row.email : known.email;
    change.phone = phone ? row.phone : known.phone;
  }

  std::vector<Row>& rows_;
  const std::vector<KnownBooking>& known_;
  const Policy& policy_;
  std::unordered_map<std::string, std::size_t> by_reference_;
  std::unordered_multimap<Instant::rep, std::size_t> by_start_;
  std::unordered_map<std::string, std::size_t> last_;  ///< key → the row that speaks for it so far
  std::vector<bool> settled_;
  Reconciled out_;
};

void learn(Labels& labels, const std::map<std::string, std::map<std::string, std::size_t>>& seen) {
  for (const auto& [label, ids] : seen) {
    const auto entry = labels.find(label);
    if (entry == labels.end() || !entry->second.empty() || ids.empty()) continue;
    std::size_t all = 0;
    for (const auto& [id, count] : ids) all += count;
    const auto best = std::ranges::max_element(ids, {}, [](const auto& pair) { return pair.second; });
    if (best->second * 10 >= all * 9) entry->second = best->first;  // one wrong booking does not spoil it
  }
}

}  // namespace

Reconciled reconcile(std::vector<Row>& rows, const std::vector<KnownBooking>& known, const Policy& policy) { return Reconciler(rows, known, policy).run(); }

void learn_labels(Mapping& mapping, const std::vector<Row>& rows, const std::vector<KnownBooking>& known) {
  std::unordered_map<std::string_view, const KnownBooking*> by_reference;
  for (const KnownBooking& one : known) {
    if (!one.reference.empty()) by_reference.emplace(one.reference, &one);
  }
  std::map<std::string, std::map<std::string, std::size_t>> services, sites;
  for (const Row& row : rows) {
    const auto one = by_reference.find(row.reference);
    if (row.reference.empty() || one == by_reference.end()) continue;
    if (!one->second->service.empty()) ++services[row.service_label][one->second->service];
    if (!one->second->site.empty()) ++sites[row.site_label][one->second->site];
  }
  learn(mapping.services, services);
  learn(mapping.sites, sites);
}

}  // namespace nb::rescue
