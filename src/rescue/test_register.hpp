// SPDX-License-Identifier: EUPL-1.2
// A register in memory, for tests: applies changes as room appointments does, with nothing around them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/phone.hpp"
#include "base/time.hpp"
#include "rescue/reconcile.hpp"

namespace nb::rescue {

class TestRegister {
 public:
  [[nodiscard]] const std::vector<KnownBooking>& bookings() const { return bookings_; }
  [[nodiscard]] std::size_t active() const {
    return static_cast<std::size_t>(std::ranges::count_if(bookings_, [](const KnownBooking& one) { return !one.cancelled; }));
  }

  void apply(const Reconciled& result, std::optional<Instant> as_of) {
    for (const RowResult& row : result.rows) {  // a newer source that says the same confirms it
      const auto one = std::ranges::find(bookings_, row.known, &KnownBooking::id);
      if (row.states_time && one != bookings_.end()) one->as_of = std::max(one->as_of, as_of);
    }
    for (const Change& change : result.changes) {
      if (change.take) {
        bookings_.push_back({.id = std::to_string(bookings_.size()),
                             .reference = change.reference,
                             .start = change.start,
                             .service = change.service,
                             .site = change.site,
                             .uid = change.uid,
                             .sequence = change.sequence,
                             .name = change.name,
                             .email = change.email,
                             .phone = change.phone,
                             .remark = change.remark,
                             .sealed = false,
                             .cancelled = change.cancel,
                             .changed_here = false,
                             .as_of = as_of});
        continue;
      }
      KnownBooking& one = *std::ranges::find(bookings_, change.known, &KnownBooking::id);
      if (change.cancel) one.cancelled = true;
      if (change.move) {
        one.start = change.start;
        one.as_of = as_of;
      }
      if (change.correct && one.uid.empty()) one.uid = change.uid;
      one.sequence = std::max(one.sequence, change.sequence);
      if (change.person) {
        one.name = change.name;
        one.email = change.email;
        one.phone = change.phone;
      }
    }
  }

  /// What must not depend on the order of the sources: one line per booking that is to be held, sorted.
  [[nodiscard]] std::string summary() const {
    std::vector<std::string> lines;
    for (const KnownBooking& one : bookings_) {
      if (!one.cancelled)
        lines.push_back(one.reference + '|' + format_utc(one.start) + '|' + one.service + '|' + one.site + '|' + one.name + '|' + one.email + '|' +
                        to_e164(one.phone).value_or(one.phone));
    }
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines) all += line + '\n';
    return all;
  }

 private:
  std::vector<KnownBooking> bookings_;
};

}  // namespace nb::rescue
