// SPDX-License-Identifier: EUPL-1.2
// What hits many bookings at once, the notices that follow, and the queue without an appointment.
#include <boost/json.hpp>
#include <set>
#include <tuple>

#include "appointments/applying.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

namespace {

using state::AppliedEntry;
using state::number_member;
using state::text_member;

void apply_called_off(storage::Db& db, const AppliedEntry& entry) {
  const auto made = decode_call_off(entry.data, part_of(entry, part::kServices));
  if (!made) return;
  const Selection& selection = made->selection;
  db.query(
        "INSERT OR IGNORE INTO appt_call_off(log, id, service, site, pool, from_day, to_day, blocks, selection, reason, hit, actor, at, services, unseen) VALUES(?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, selection.service, selection.site, selection.pool, format_date(selection.from), format_date(selection.to), made->at_risk ? 0 : 1,
            boost::json::serialize(selection_object(selection)), made->reason, made->hit, entry.actor, ms(entry.at), encode_ids(made->services), made->unseen)
      .run();
}

void apply_hit(storage::Db& db, const AppliedEntry& entry) {
  Loads loads(db, entry.log);
  std::set<std::tuple<std::string, std::string, std::string>> waiting;
  for (const std::string& id : decode_ids(part_of(entry, part::kBookings))) {
    const auto booking = find_booking(db, entry.log, id);
    if (!booking) continue;
    if (counts(*booking)) loads.add(booking->pool, need_of(*booking), -1);
    const unsigned sequence = booking->sequence + 1;
    db.query("UPDATE appt_booking SET status = ?, sequence = ?, call_off = ?, wave = '', expires = NULL WHERE log = ? AND id = ?")
        .bind(static_cast<int>(Status::called_off), static_cast<std::uint64_t>(sequence), entry.subject, entry.log.str(), id)
        .run();
    waiting.emplace(booking->service, booking->pool, booking->site);
    add_history(db, entry, id);
    queue_notice(db, entry, *booking, NoticeKind::cancellation, sequence, entry.subject);
  }
  loads.flush();
  // Who was called off comes first when there is something again.
  for (const auto& [service, pool, site] : waiting) lock_offers(db, entry.log, service, pool, site);
}

void apply_wave(storage::Db& db, const AppliedEntry& entry) {
  const auto expires = moment_member(entry, "expires");
  db.query("INSERT OR IGNORE INTO appt_wave(log, id, pool, service, offered, expires, at, actor) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, text_member(entry.data, "pool"), text_member(entry.data, "service"), number_member(entry.data, "count"), ms(expires.value_or(entry.at)),
            ms(entry.at), entry.actor)
      .run();
  for (const std::string& id : decode_ids(part_of(entry, part::kBookings))) {
    const auto booking = find_booking(db, entry.log, id);
    if (!booking) continue;
    db.query("UPDATE appt_booking SET wave = ? WHERE log = ? AND id = ?").bind(entry.subject, entry.log.str(), id).run();
    add_history(db, entry, id);
    queue_notice(db, entry, *booking, NoticeKind::offer, booking->sequence, entry.subject);
  }
}

void write(storage::Db& db, const AppliedEntry& entry, const Notice& notice) {
  db.query("UPDATE appt_notice SET channel = ?, state = ?, attempts = ?, calls = ?, code = ?, next = ?, changed = ? WHERE log = ? AND booking = ? AND number = ?")
      .bind(static_cast<int>(notice.channel), static_cast<int>(notice.state), static_cast<std::uint64_t>(notice.attempts), static_cast<std::uint64_t>(notice.calls), notice.code,
            ms(notice.next), ms(entry.at), entry.log.str(), notice.booking, static_cast<std::uint64_t>(notice.number))
      .run();
}

/// The next way to reach them. Nobody is called for a confirmation: the appointment stands anyway.
void pass_on(Notice& notice, Channel to) {
  notice.channel = to;
  notice.attempts = 0;
  notice.next.reset();
  notice.state = to != Channel::call ? NoticeState::queued : notice.kind == NoticeKind::confirmation ? NoticeState::given_up : NoticeState::to_call;
}

void apply_settled(const AppliedEntry& entry, Notice& notice, Channels channels) {
  const std::string_view outcome = text_member(entry.data, "outcome");
  notice.code = text_member(entry.data, "code");
  notice.next = moment_member(entry, "next");
  if (outcome == "accepted") {
    notice.state = NoticeState::told;
  } else if (outcome == "deferred") {
    notice.state = NoticeState::deferred;
  } else if (outcome == "unknown") {
    notice.state = NoticeState::unknown;
  } else {
    pass_on(notice, best_channel(channels, static_cast<Channel>(static_cast<int>(notice.channel) + 1)));
  }
}

void apply_judged(const AppliedEntry& entry, Notice& notice, Channels channels) {
  const std::string_view verdict = text_member(entry.data, "verdict");
  if (verdict == "again") notice.state = NoticeState::queued;
  if (verdict == "arrived") {
    notice.state = NoticeState::told;
    notice.code = kAskedCode;
  }
  if (verdict == "call") pass_on(notice, best_channel(channels, Channel::call));
}

void apply_noted_call(const AppliedEntry& entry, Notice& notice) {
  const std::string_view result = text_member(entry.data, "result");
  notice.channel = Channel::call;
  if (result == "reached") notice.state = NoticeState::told;
  if (result == "unreachable") notice.state = NoticeState::given_up;
  if (result == "not_reached") ++notice.calls;
}

/// Something newer was agreed or cancelled while this one was under way: said now, it would be taken for the new appointment.
bool superseded(const Notice& notice, const Booking& booking) { return notice.kind != NoticeKind::offer && booking.sequence > notice.sequence; }

bool is_notice(std::string_view type) { return type.starts_with("appointments.notice_"); }

}  // namespace

bool apply_many(storage::Db& db, const AppliedEntry& entry) {
  if (entry.type == event::kCalledOff) {
    apply_called_off(db, entry);
  } else if (entry.type == event::kHit) {
    apply_hit(db, entry);
  } else if (entry.type == event::kLifted) {
    db.query("UPDATE appt_call_off SET lifted = ? WHERE log = ? AND id = ? AND lifted IS NULL").bind(ms(entry.at), entry.log.str(), entry.subject).run();
  } else if (entry.type == event::kWaveOpened) {
    apply_wave(db, entry);
  } else {
    return false;
  }
  return true;
}

bool apply_notice(storage::Db& db, const AppliedEntry& entry) {
  if (!is_notice(entry.type)) return false;
  auto notice = find_notice(db, entry.log, entry.subject, static_cast<unsigned>(number_member(entry.data, "notice")));
  const auto booking = find_booking(db, entry.log, entry.subject);
  if (!notice || !booking) return true;
  if (entry.type == event::kNoticeBegun) {
    notice->state = NoticeState::attempted;
    notice->attempts = static_cast<unsigned>(number_member(entry.data, "attempt"));
    notice->code.clear();
    notice->next.reset();
    put_link(db, entry, entry.subject, text_member(entry.data, "link"), moment_member(entry, "expires"));
  } else if (entry.type == event::kNoticeSettled) {
    apply_settled(entry, *notice, booking->channels);
  } else if (entry.type == event::kNoticePassed && flag_member(entry, "expired")) {
    notice->state = NoticeState::dropped;
    // They were never asked: the next wave does not put them behind those who were.
    db.query("UPDATE appt_booking SET wave = '' WHERE log = ? AND id = ? AND wave = ?").bind(entry.log.str(), entry.subject, notice->cause).run();
  } else if (entry.type == event::kNoticePassed) {
    pass_on(*notice, parse_word<Channel>(kChannels, text_member(entry.data, "to")).value_or(Channel::call));
  } else if (entry.type == event::kNoticeJudged) {
    apply_judged(entry, *notice, booking->channels);
  } else if (entry.type == event::kNoticeCalled) {
    apply_noted_call(entry, *notice);
  }
  const bool reached = notice->state == NoticeState::told || notice->state == NoticeState::attempted;
  if (!reached && superseded(*notice, *booking)) notice->state = NoticeState::dropped;
  write(db, entry, *notice);
  return true;
}

bool apply_queue(storage::Db& db, const AppliedEntry& entry) {
  const auto number = static_cast<std::int64_t>(number_member(entry.data, "number"));
  const std::string_view day = text_member(entry.data, "day");
  const auto set = [&](TicketState state, const char* sql) { db.query(sql).bind(static_cast<int>(state), ms(entry.at), entry.log.str(), entry.subject, day, number).run(); };
  if (entry.type == event::kNumberDrawn) {
    db.query("INSERT OR IGNORE INTO appt_ticket(log, pool, day, number, service, state, drawn) VALUES(?, ?, ?, ?, ?, 0, ?)")
        .bind(entry.log.str(), entry.subject, day, number, text_member(entry.data, "service"), ms(entry.at))
        .run();
  } else if (entry.type == event::kNumberCalled || entry.type == event::kNumberRecalled) {
    set(TicketState::called, "UPDATE appt_ticket SET state = ?, called = ?, finished = NULL WHERE log = ? AND pool = ? AND day = ? AND number = ?");
    db.query("UPDATE appt_ticket SET counter = ? WHERE log = ? AND pool = ? AND day = ? AND number = ?")
        .bind(text_member(entry.data, "counter"), entry.log.str(), entry.subject, day, number)
        .run();
  } else if (entry.type == event::kNumberFinished) {
    set(TicketState::finished, "UPDATE appt_ticket SET state = ?, finished = ? WHERE log = ? AND pool = ? AND day = ? AND number = ?");
  } else if (entry.type == event::kNumberSkipped) {
    set(TicketState::skipped, "UPDATE appt_ticket SET state = ?, finished = ? WHERE log = ? AND pool = ? AND day = ? AND number = ?");
  } else {
    return false;
  }
  return true;
}

}  // namespace nb::appointments
