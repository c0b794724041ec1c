// SPDX-License-Identifier: EUPL-1.2
// Reads of notices and of the queue from state.db.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "base/ids.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

[[nodiscard]] std::optional<Notice> find_notice(storage::Db& db, const LogName& log, std::string_view booking, unsigned number);
/// All of a booking, oldest first.
[[nodiscard]] std::vector<Notice> notices_of(storage::Db& db, const LogName& log, std::string_view booking);
/// What can be sent over a channel now, of all logs: the urgent first, then whose appointment comes first.
[[nodiscard]] std::vector<Notice> due_notices(storage::Db& db, Channel channel, Instant now, std::size_t count = 500);
/// The logs in which something is due over a channel.
[[nodiscard]] std::vector<LogName> logs_with_due_notices(storage::Db& db, Channel channel, Instant now);
/// What can be sent over a channel now in one log, in the same order.
[[nodiscard]] std::vector<Notice> due_notices_of(storage::Db& db, const LogName& log, Channel channel, Instant now, std::size_t count);
/// Begun and never settled: what a crash left open. Whoever starts settles them as unknown.
[[nodiscard]] std::vector<Notice> orphaned_notices(storage::Db& db);
/// What waits for a person: `to_call` (the call list) or `unknown`. By urgency, then by start.
[[nodiscard]] std::vector<Notice> notices_for_hands(storage::Db& db, const LogName& log, NoticeState state, std::size_t count = 5000);

struct NoticeCount {
  NoticeState state = NoticeState::queued;
  Channel channel = Channel::mail;
  std::uint64_t count = 0;
};
/// How far the notices of a call-off or wave are.
[[nodiscard]] std::vector<NoticeCount> notice_counts(storage::Db& db, const LogName& log, std::string_view cause);
/// The notices of a call-off or wave, by state.
[[nodiscard]] std::vector<Notice> notices_of_cause(storage::Db& db, const LogName& log, std::string_view cause, std::size_t count = 5000);

/// Numbers of a pool's day, lowest first.
[[nodiscard]] std::vector<Ticket> tickets(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day);
[[nodiscard]] std::optional<Ticket> find_ticket(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day, unsigned number);
/// The one to be called next.
[[nodiscard]] std::optional<Ticket> next_ticket(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day);
[[nodiscard]] unsigned last_ticket_number(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day);

/// The code of a notice of which a person found out, by asking, that it arrived.
inline constexpr std::string_view kAskedCode = "asked";

/// As many must have been served today before a waiting time is told.
inline constexpr std::size_t kMeasuredMin = 5;
struct WaitEstimate {
  std::chrono::minutes wait{};
  unsigned ahead = 0;              ///< numbers that wait before this one
  unsigned counters = 0;           ///< that called somebody within the last hour
  std::chrono::seconds service{};  ///< median of those served last
};
/// How long the number will wait (0: one drawn now), from what was measured today; nullopt while too little was, or nobody is at a counter.
[[nodiscard]] std::optional<WaitEstimate> estimate_wait(const std::vector<Ticket>& tickets, unsigned number, Instant now);

}  // namespace nb::appointments
