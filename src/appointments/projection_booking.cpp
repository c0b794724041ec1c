// SPDX-License-Identifier: EUPL-1.2
// One booking: made, confirmed, moved, ended.
#include <boost/json.hpp>

#include "appointments/applying.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

namespace {

using state::AppliedEntry;
using state::number_member;
using state::text_member;

std::int64_t utc_day(Instant moment) { return std::chrono::floor<std::chrono::days>(moment).time_since_epoch().count(); }
unsigned sequence_of(const AppliedEntry& entry) { return static_cast<unsigned>(number_member(entry.data, "sequence")); }

void set_status(storage::Db& db, const AppliedEntry& entry, const Booking& booking, Status status) {
  db.query("UPDATE appt_booking SET status = ?, expires = NULL WHERE log = ? AND id = ?").bind(static_cast<int>(status), entry.log.str(), booking.id).run();
}

void free_desks_of(storage::Db& db, const AppliedEntry& entry, const Booking& booking) {
  if (!counts(booking)) return;
  Loads loads(db, entry.log);
  loads.add(booking.pool, need_of(booking), -1);
  loads.flush();
}

void apply_new(storage::Db& db, const AppliedEntry& entry, Status status) {
  auto made = decode_booking(entry.data);
  if (!made) return;
  made->id = entry.subject;
  made->status = status;
  if (counts(*made)) {
    Loads loads(db, entry.log);
    release_expired(db, entry, loads, made->pool, made->start);
    loads.add(made->pool, need_of(*made), 1);
    loads.flush();
  }
  const Booking& b = *made;
  db.query(
        "INSERT INTO appt_booking(log, id, code, reference, uid, sequence, service, step, site, pool, start, day, local, minutes, desks, rooms, source, urgency, channels, status,"
        " expires, recorded, seq, placed) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), b.id, b.code, b.reference, b.uid, static_cast<std::uint64_t>(b.sequence), b.service, b.step, b.site, b.pool, ms(b.start), utc_day(b.start), b.local,
            b.minutes, b.desks, b.rooms, static_cast<int>(b.source), static_cast<int>(b.urgency), static_cast<int>(b.channels), static_cast<int>(status), ms(b.expires),
            ms(entry.at), entry.seq, entry.seq)
      .run();
  add_history(db, entry, b.id, flag_member(entry, "person"));
  put_link(db, entry, b.id, text_member(entry.data, "link"), moment_member(entry, "link_expires"));
  if (flag_member(entry, "notice")) queue_notice(db, entry, b, NoticeKind::confirmation, b.sequence, "");
}

void apply_confirmed(storage::Db& db, const AppliedEntry& entry, Booking booking) {
  set_status(db, entry, booking, Status::booked);
  booking.channels = static_cast<Channels>(number_member(entry.data, "channels") & 7U);
  booking.urgency = parse_word<Urgency>(kUrgencies, text_member(entry.data, "urgency")).value_or(booking.urgency);
  db.query("UPDATE appt_booking SET channels = ?, urgency = ?, placed = ? WHERE log = ? AND id = ?")
      .bind(static_cast<int>(booking.channels), static_cast<int>(booking.urgency), entry.seq, entry.log.str(), booking.id)
      .run();
  put_link(db, entry, booking.id, text_member(entry.data, "link"), moment_member(entry, "link_expires"));
  if (flag_member(entry, "notice")) queue_notice(db, entry, booking, NoticeKind::confirmation, booking.sequence, "");
}

/// Something goes out once more, as a new notice.
void tell_again(storage::Db& db, const AppliedEntry& entry, const Booking& booking) {
  const auto kind = parse_word<NoticeKind>(kNoticeKinds, text_member(entry.data, "tell"));
  if (kind) queue_notice(db, entry, booking, *kind, booking.sequence, text_member(entry.data, "tell_cause"));
}

void apply_corrected(storage::Db& db, const AppliedEntry& entry, const Booking& booking) {
  const auto channels = entry.data.contains("channels") ? static_cast<Channels>(number_member(entry.data, "channels") & 7U) : booking.channels;
  const auto urgency = parse_word<Urgency>(kUrgencies, text_member(entry.data, "urgency")).value_or(booking.urgency);
  const std::string_view reference = entry.data.contains("reference") ? text_member(entry.data, "reference") : std::string_view(booking.reference);
  const std::string_view uid = entry.data.contains("uid") ? text_member(entry.data, "uid") : std::string_view(booking.uid);
  const std::uint64_t sequence = entry.data.contains("sequence") ? number_member(entry.data, "sequence") : booking.sequence;
  db.query("UPDATE appt_booking SET channels = ?, urgency = ?, reference = ?, uid = ?, sequence = ? WHERE log = ? AND id = ?")
      .bind(static_cast<int>(channels), static_cast<int>(urgency), reference, uid, sequence, entry.log.str(), booking.id)
      .run();
  // What is still to be said of the same appointment follows the old calendar's counting, or calendars would take it for older than what they have.
  if (sequence > booking.sequence)
    db.query("UPDATE appt_notice SET sequence = ? WHERE log = ? AND booking = ? AND sequence = ? AND state IN (?, ?, ?, ?, ?)")
        .bind(sequence, entry.log.str(), booking.id, static_cast<std::uint64_t>(booking.sequence), static_cast<int>(NoticeState::queued), static_cast<int>(NoticeState::attempted),
              static_cast<int>(NoticeState::deferred), static_cast<int>(NoticeState::unknown), static_cast<int>(NoticeState::to_call))
        .run();
  Booking after = booking;
  after.channels = channels;
  after.urgency = urgency;
  after.sequence = static_cast<unsigned>(sequence);
  tell_again(db, entry, after);
}

void apply_moved(storage::Db& db, const AppliedEntry& entry, const Booking& before) {
  Booking after = before;
  after.pool = text_member(entry.data, "pool");
  after.site = text_member(entry.data, "site");
  after.start = moment_member(entry, "start").value_or(before.start);
  after.local = text_member(entry.data, "local");
  after.minutes = static_cast<int>(number_member(entry.data, "minutes"));
  after.desks = static_cast<int>(number_member(entry.data, "desks"));
  after.rooms = static_cast<int>(number_member(entry.data, "rooms"));
  after.status = Status::booked;
  Loads loads(db, entry.log);
  if (counts(before)) loads.add(before.pool, need_of(before), -1);
  if (counts(after)) {
    release_expired(db, entry, loads, after.pool, after.start);
    loads.add(after.pool, need_of(after), 1);
  }
  loads.flush();
  const bool by_link = text_member(entry.data, "by") == "link";
  db.query(
        "UPDATE appt_booking SET pool = ?, site = ?, start = ?, day = ?, local = ?, minutes = ?, desks = ?, rooms = ?, status = ?, expires = NULL, sequence = ?, moves = moves + ?,"
        " placed = ? WHERE log = ? AND id = ?")
      .bind(after.pool, after.site, ms(after.start), utc_day(after.start), after.local, after.minutes, after.desks, after.rooms, static_cast<int>(Status::booked),
            static_cast<std::uint64_t>(sequence_of(entry)), by_link ? 1 : 0, entry.seq, entry.log.str(), before.id)
      .run();
  if (flag_member(entry, "notice")) {
    queue_notice(db, entry, after, NoticeKind::move, sequence_of(entry), "");
  } else {
    drop_notices(db, entry, before.id);  // it was said already, on the page or on the telephone
  }
}

void apply_ended(storage::Db& db, const AppliedEntry& entry, const Booking& booking, Status status) {
  free_desks_of(db, entry, booking);
  set_status(db, entry, booking, status);
  db.query("UPDATE appt_booking SET sequence = ? WHERE log = ? AND id = ?").bind(static_cast<std::uint64_t>(sequence_of(entry)), entry.log.str(), booking.id).run();
  if (flag_member(entry, "notice")) {
    queue_notice(db, entry, booking, NoticeKind::cancellation, sequence_of(entry), "");
  } else {
    drop_notices(db, entry, booking.id);
  }
}

/// What happens to a booking that is there. False: it is none of these.
bool apply_change(storage::Db& db, const AppliedEntry& entry, const Booking& booking) {
  if (entry.type == event::kConfirmed) {
    apply_confirmed(db, entry, booking);
  } else if (entry.type == event::kReleased) {
    free_desks_of(db, entry, booking);
    set_status(db, entry, booking, Status::released);
  } else if (entry.type == event::kCorrected) {
    apply_corrected(db, entry, booking);
  } else if (entry.type == event::kToldAgain) {
    tell_again(db, entry, booking);
  } else if (entry.type == event::kMoved) {
    apply_moved(db, entry, booking);
  } else if (entry.type == event::kGivenUp) {
    apply_ended(db, entry, booking, Status::given_up);
  } else if (entry.type == event::kCancelled) {
    apply_ended(db, entry, booking, Status::called_off);
  } else if (entry.type == event::kClosed) {
    set_status(db, entry, booking, text_member(entry.data, "outcome") == "served" ? Status::served : Status::no_show);
  } else if (entry.type == event::kLinked) {
    put_link(db, entry, booking.id, text_member(entry.data, "link"), moment_member(entry, "expires"));
  } else {
    return false;
  }
  return true;
}

}  // namespace

bool apply_booking(storage::Db& db, const AppliedEntry& entry) {
  if (entry.type == event::kReserved) {
    apply_new(db, entry, Status::reserved);
    return true;
  }
  if (entry.type == event::kTaken) {
    apply_new(db, entry, Status::booked);
    return true;
  }
  if (entry.type == event::kWaiting) {
    apply_new(db, entry, Status::waiting);
    if (flag_member(entry, "stopped")) lock_offers(db, entry.log, text_member(entry.data, "service"), text_member(entry.data, "pool"), text_member(entry.data, "site"));
    return true;
  }
  if (!entry.subject.starts_with("b-")) return false;
  const auto booking = find_booking(db, entry.log, entry.subject);
  if (!booking || !apply_change(db, entry, *booking)) return false;
  add_history(db, entry, entry.subject, entry.type == event::kConfirmed || flag_member(entry, "person"));
  return true;
}

}  // namespace nb::appointments
