// SPDX-License-Identifier: EUPL-1.2
// Rows against each other and against what is known already: every row gets exactly one outcome, and every booking that changes gets
// one change. The order in which sources come does not matter for the result. Pure.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rescue/rows.hpp"

namespace nb::rescue {

enum class Outcome : std::uint8_t {
  taken,       ///< new in the register
  cancelled,   ///< the source says it was cancelled; kept as such, so that an older source cannot bring it back
  moved,       ///< known, at an earlier agreed time; this source is newer
  completed,   ///< known; this source adds what was missing
  duplicate,   ///< known or said before, nothing new
  superseded,  ///< a later line or a newer source says otherwise
  past,        ///< before today
  other_town,  ///< of another municipality
  asked,       ///< a person has to say something first
  refused,
};
inline constexpr std::size_t kOutcomes = 10;

enum class Reason : std::uint8_t {
  none,
  same_line,       ///< the same line again
  in_register,     ///< the booking stands in the register already
  later_line,      ///< a later line of the same source replaces it
  newer_source,    ///< what is known is newer
  changed_here,    ///< somebody changed it in the register since; that stands
  cancelled_here,  ///< cancelled by a newer source or in the register
  day_missing,
  time_missing,
  time_never,  ///< the clocks are put forward over it
  time_twice,  ///< the clocks are put back over it
  service_unknown,
  site_unknown,
  closed_day,      ///< public holiday
  day_impossible,  ///< 31.11.
  left_out,        ///< its label was said to be left out, or a person left it out
  too_far,         ///< more than two years ahead: a slip in the year
  not_taken,       ///< the register refused it; somebody else was faster
};

/// Stable short names ("time_missing"), for the journal; and German sentences.
[[nodiscard]] std::string_view to_string(Outcome outcome);
[[nodiscard]] std::string_view to_string(Reason reason);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view id);
[[nodiscard]] std::optional<Reason> parse_reason(std::string_view id);
[[nodiscard]] std::string_view wording(Outcome outcome);
[[nodiscard]] std::string_view wording(Reason reason);

/// A booking that stands in the register.
struct KnownBooking {
  std::string id;
  std::string reference;
  Instant start;
  std::string service, site;
  std::string uid;
  unsigned sequence = 0;
  std::string name, email, phone, remark;
  bool sealed = false;  ///< who it is cannot be read now; then nothing about the person is compared or completed
  bool cancelled = false;
  bool changed_here = false;     ///< by a clerk or the citizen, after it was imported
  std::optional<Instant> as_of;  ///< of the source its time comes from
  Urgency urgency = Urgency::normal;
};

/// What a person said about a row that was asked about (by its index).
struct Answer {
  bool leave_out = false;
  std::optional<CivilDate> day;
  std::optional<std::chrono::minutes> time;
  bool second = false;  ///< of the hour that comes twice, the second
  std::string service, site;
};

struct Policy {
  std::string town;  ///< AGS of the municipality whose register it is
  const Zone* zone = nullptr;
  CivilDate today;
  std::optional<Instant> as_of;           ///< when this source was written
  std::function<bool(CivilDate)> closed;  ///< public holiday; may be empty
  std::string only_site;                  ///< where the source names none and the town has one
  std::map<std::size_t, Answer> answers;
};

struct RowResult {
  Outcome outcome = Outcome::taken;
  Reason reason = Reason::none;
  std::size_t other_line = 0;         ///< that says the same or replaces it; 0: none
  std::string known;                  ///< id of the booking it belongs to; empty: none or new
  bool states_time = false;           ///< the register has this row's time afterwards
  std::optional<Instant> other_time;  ///< a conflict of time, to be shown: what the other one says
  friend bool operator==(const RowResult&, const RowResult&) = default;
};

/// What has to be done in the register.
struct Change {
  std::size_t row = 0;  ///< it comes from this one
  std::string known;    ///< id; empty: take a new booking
  bool take = false, move = false, cancel = false, correct = false;
  Instant start;
  std::string service, site;
  std::optional<std::chrono::minutes> length;
  std::string reference, uid;
  unsigned sequence = 0;  ///< the register has at least this one afterwards; 0: as it stands
  std::string name, email, phone, remark;
  bool person = false;                ///< of a correction: the person changes, too
  Urgency urgency = Urgency::normal;  ///< normal: as it stands
};

struct Reconciled {
  std::vector<RowResult> rows;  ///< as many as there are rows, in their order
  std::vector<Change> changes;
  std::array<std::size_t, kOutcomes> counts{};
  [[nodiscard]] std::size_t count(Outcome outcome) const { return counts.at(static_cast<std::size_t>(outcome)); }
};

/// `rows` may gain remarks (restored).
[[nodiscard]] Reconciled reconcile(std::vector<Row>& rows, const std::vector<KnownBooking>& known, const Policy& policy);

/// Teaches labels from bookings known under the same reference: if all of "PA beantr." are known as one service, it means that one.
void learn_labels(Mapping& mapping, const std::vector<Row>& rows, const std::vector<KnownBooking>& known);

}  // namespace nb::rescue
