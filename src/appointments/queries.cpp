// SPDX-License-Identifier: EUPL-1.2
#include "appointments/queries.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <tuple>
#include <utility>

#include "appointments/code.hpp"
#include "appointments/events.hpp"
#include "appointments/queries_waiting.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::appointments {

namespace {

using storage::instant;
using storage::maybe_instant;
using storage::ms;

#define NB_APPT_BOOKING                                                                                                                                     \
  "SELECT id, code, reference, uid, sequence, service, step, site, pool, start, local, minutes, desks, rooms, source, urgency, channels, status, expires, " \
  "moves, call_off, wave, recorded, seq, placed FROM appt_booking "

Booking booking_at(const storage::Query& row) {
  Booking out;
  out.id = row.str(0);
  out.code = row.str(1);
  out.reference = row.str(2);
  out.uid = row.str(3);
  out.sequence = static_cast<unsigned>(row.u64(4));
  out.service = row.str(5);
  if (!row.is_null(6)) out.step = static_cast<int>(row.i64(6));
  out.site = row.str(7);
  out.pool = row.str(8);
  out.start = instant(row.i64(9));
  out.local = row.str(10);
  out.minutes = static_cast<int>(row.i64(11));
  out.desks = static_cast<int>(row.i64(12));
  out.rooms = static_cast<int>(row.i64(13));
  out.source = static_cast<Source>(std::clamp<std::int64_t>(row.i64(14), 0, 3));
  out.urgency = static_cast<Urgency>(std::clamp<std::int64_t>(row.i64(15), 0, 3));
  out.channels = static_cast<Channels>(row.u64(16) & 7U);
  out.status = static_cast<Status>(std::clamp<std::int64_t>(row.i64(17), 0, 7));
  out.expires = maybe_instant(row, 18);
  out.moves = static_cast<unsigned>(row.u64(19));
  out.call_off = row.str(20);
  out.wave = row.str(21);
  out.recorded = instant(row.i64(22));
  out.seq = row.u64(23);
  out.placed = row.u64(24);
  return out;
}

std::vector<Booking> bookings_of(storage::Query q) {
  std::vector<Booking> out;
  while (q.step()) out.push_back(booking_at(q));
  return out;
}
std::optional<Booking> booking_of(storage::Query q) { return q.step() ? std::optional(booking_at(q)) : std::nullopt; }

Pool pool_at(const storage::Query& row) {
  Pool out = decode_pool(state::parsed_object(row.text(2))).value_or(Pool{});
  out.id = row.str(0);
  out.closed = row.i64(1) != 0;
  return out;
}

#define NB_APPT_OFFER "SELECT o.pool, o.service, o.step, o.minutes, o.desks, o.rooms, o.lead_minutes, o.ahead_days, o.online, o.withdrawn, o.invited_only FROM appt_offer o "

Offer offer_at(const storage::Query& row) {
  return {.pool = row.str(0),
          .service = row.str(1),
          .step = row.is_null(2) ? std::nullopt : std::optional(static_cast<int>(row.i64(2))),
          .minutes = static_cast<int>(row.i64(3)),
          .desks = static_cast<int>(row.i64(4)),
          .rooms = static_cast<int>(row.i64(5)),
          .lead_minutes = static_cast<int>(row.i64(6)),
          .ahead_days = static_cast<int>(row.i64(7)),
          .online = row.i64(8) != 0,
          .withdrawn = row.i64(9) != 0,
          .invited_only = row.i64(10) != 0};
}

std::vector<Offer> offers_at(storage::Query q) {
  std::vector<Offer> out;
  while (q.step()) out.push_back(offer_at(q));
  return out;
}

CallOff call_off_at(const storage::Query& row) {
  return {.id = row.str(0),
          .selection = decode_selection(state::parsed_object(row.text(1))),
          .reason = row.str(2),
          .hit = row.u64(3),
          .by = row.str(4),
          .at = instant(row.i64(5)),
          .lifted = maybe_instant(row, 6),
          .at_risk = row.i64(7) == 0,
          .services = decode_ids(row.text(8)),
          .unseen = row.u64(9)};
}

std::vector<CallOff> call_offs_at(storage::Query q) {
  std::vector<CallOff> out;
  while (q.step()) out.push_back(call_off_at(q));
  return out;
}

/// The kinds of coming bookings there are whose state is asked.
std::vector<std::pair<std::string, std::optional<int>>> stopped_services(storage::Db& db, const LogName& log, const StateOf& state_of) {
  std::vector<std::pair<std::string, std::optional<int>>> out;
  auto q = db.query("SELECT DISTINCT service, step FROM appt_booking WHERE log = ? AND status = 1");
  q.bind(log.str());
  while (q.step()) {
    const auto step = q.is_null(1) ? std::nullopt : std::optional(static_cast<int>(q.i64(1)));
    if (is_not_here(state_of(q.text(0), step))) out.emplace_back(q.str(0), step);
  }
  return out;
}

bool names(const std::vector<std::pair<std::string, std::optional<int>>>& services, const Booking& booking) {
  return std::ranges::any_of(services, [&](const auto& one) { return one.first == booking.service && one.second == booking.step; });
}

/// From the beginning of its first day to the end of its last.
std::pair<Instant, Instant> span_of(const Selection& selection, const Zone& zone) {
  return {zone.instant(selection.from, {}), zone.instant(std::chrono::sys_days(selection.to) + std::chrono::days(1), {})};
}

/// What bookings_hit() asks the table.
bool selects(const Selection& selection, const Zone& zone, const Booking& booking) {
  const auto fits = [](const std::string& wanted, const std::string& is) { return wanted.empty() || wanted == is; };
  if (!fits(selection.service, booking.service) || !fits(selection.site, booking.site) || !fits(selection.pool, booking.pool)) return false;
  const auto span = span_of(selection, zone);
  return booking.start >= span.first && booking.start < span.second;
}

}  // namespace

std::optional<Pool> find_pool(storage::Db& db, const LogName& log, std::string_view id) {
  auto q = db.query("SELECT id, closed, data FROM appt_pool WHERE log = ? AND id = ?");
  q.bind(log.str(), id);
  return q.step() ? std::optional(pool_at(q)) : std::nullopt;
}

std::vector<Pool> pools(storage::Db& db, const LogName& log) {
  std::vector<Pool> out;
  auto q = db.query("SELECT id, closed, data FROM appt_pool WHERE log = ? AND closed = 0 ORDER BY site, name, id");
  q.bind(log.str());
  while (q.step()) out.push_back(pool_at(q));
  return out;
}

std::vector<Pool> closed_pools(storage::Db& db, const LogName& log) {
  std::vector<Pool> out;
  auto q = db.query("SELECT id, closed, data FROM appt_pool WHERE log = ? AND closed = 1 ORDER BY site, name, id");
  q.bind(log.str());
  while (q.step()) out.push_back(pool_at(q));
  return out;
}

std::string next_pool_id(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT count(*) FROM appt_pool WHERE log = ?");  // none is ever deleted
  q.bind(log.str());
  return "p" + std::to_string(q.step() ? q.u64(0) + 1 : 1);
}

std::optional<Offer> find_offer(storage::Db& db, const LogName& log, std::string_view pool, std::string_view service) {
  auto q = db.query(NB_APPT_OFFER "WHERE o.log = ? AND o.pool = ? AND o.service = ?");
  q.bind(log.str(), pool, service);
  return q.step() ? std::optional(offer_at(q)) : std::nullopt;
}

std::vector<Offer> offers(storage::Db& db, const LogName& log, std::string_view pool) {
  auto q = db.query(NB_APPT_OFFER "WHERE o.log = ? AND o.pool = ? AND o.withdrawn = 0 ORDER BY o.service");
  q.bind(log.str(), pool);
  return offers_at(std::move(q));
}

std::vector<Offer> offers_of(storage::Db& db, const LogName& log, std::string_view service, std::string_view site) {
  auto q = db.query(NB_APPT_OFFER
                    "JOIN appt_pool p ON p.log = o.log AND p.id = o.pool WHERE o.log = ?1 AND o.service = ?2 AND o.withdrawn = 0 AND p.closed = 0 AND ?3 IN ('', p.site)"
                    " ORDER BY p.site, p.name, p.id");
  q.bind(log.str(), service, site);
  return offers_at(std::move(q));
}

std::vector<Exception> exceptions(storage::Db& db, const LogName& log, std::string_view pool, CivilDate from) {
  std::vector<Exception> out;
  auto q = db.query("SELECT data FROM appt_day WHERE log = ? AND pool = ? AND day >= ? ORDER BY day");
  q.bind(log.str(), pool, format_date(from));
  while (q.step()) {
    if (auto one = decode_exception(state::parsed_object(q.text(0)))) out.push_back(std::move(*one));
  }
  return out;
}

std::optional<Booking> find_booking(storage::Db& db, const LogName& log, std::string_view id) {
  auto q = db.query(NB_APPT_BOOKING "WHERE log = ? AND id = ?");
  q.bind(log.str(), id);
  return booking_of(std::move(q));
}

std::optional<Booking> find_booking_by_code(storage::Db& db, const LogName& log, std::string_view code) {
  if (const std::string own = canonical_code(code); !own.empty()) {
    auto q = db.query(NB_APPT_BOOKING "WHERE log = ? AND code = ?");
    q.bind(log.str(), own);
    if (auto found = booking_of(std::move(q))) return found;
  }
  auto q = db.query(NB_APPT_BOOKING "WHERE log = ? AND reference = ? AND reference <> ''");
  q.bind(log.str(), trim(code));
  return booking_of(std::move(q));
}

std::optional<Booking> find_booking_by_uid(storage::Db& db, const LogName& log, std::string_view uid) {
  auto q = db.query(NB_APPT_BOOKING "WHERE log = ? AND uid = ? AND uid <> '' LIMIT 1");
  q.bind(log.str(), uid);
  return booking_of(std::move(q));
}

bool is_erased(storage::Db& db, const LogName& log, std::string_view booking) {
  auto q = db.query("SELECT 1 FROM subject_erased WHERE log = ? AND subject = ?");
  q.bind(log.str(), booking);
  return q.step();
}

std::vector<Booking> bookings(storage::Db& db, const LogName& log, const BookingsQuery& query) {
  std::int64_t statuses = 0;
  for (const Status one : query.statuses) statuses |= std::int64_t{1} << static_cast<unsigned>(one);
  auto q = db.query(NB_APPT_BOOKING
                    "INDEXED BY appt_booking_start WHERE log = ?1 AND start >= ?2 AND start < ?3 AND (1 << status) & ?4 AND ?5 IN ('', pool) AND ?6 IN ('', site) AND"
                    " ?7 IN ('', service) ORDER BY start, seq LIMIT ?8");
  q.bind(log.str(), ms(query.from), ms(query.to), statuses, query.pool, query.site, query.service, query.count);
  return bookings_of(std::move(q));
}

std::vector<Booking> bookings_at_risk(storage::Db& db, const LogName& log, Instant now, const StateOf& state_of, std::size_t count) {
  const auto stopped = stopped_services(db, log, state_of);
  std::vector<Booking> out;
  if (stopped.empty()) return out;
  auto q = db.query(NB_APPT_BOOKING "INDEXED BY appt_booking_start WHERE log = ? AND start > ? AND status = 1 ORDER BY start, seq");
  q.bind(log.str(), ms(now));
  while (out.size() < count && q.step()) {
    Booking one = booking_at(q);
    if (names(stopped, one)) out.push_back(std::move(one));
  }
  return out;
}

std::vector<Booking> bookings_hit(storage::Db& db, const LogName& log, const Zone& zone, const Selection& selection, Instant now, const StateOf& at_risk) {
  const auto [from, to] = span_of(selection, zone);
  const BookingsQuery query{.pool = selection.pool, .site = selection.site, .service = selection.service, .from = std::max(from, now), .to = to, .count = 1'000'000};
  std::vector<Booking> out = bookings(db, log, query);
  if (at_risk) {
    const auto stopped = stopped_services(db, log, at_risk);
    std::erase_if(out, [&](const Booking& one) { return !names(stopped, one); });
  }
  std::ranges::stable_sort(out, {}, &Booking::urgency);
  return out;
}

std::uint64_t newest_placed(const std::vector<Booking>& shown) {
  const auto newest = std::ranges::max_element(shown, {}, &Booking::placed);
  return newest == shown.end() ? 0 : newest->placed;
}

std::string kind_of(const Booking& booking) { return booking.service + (booking.step ? "#" + std::to_string(*booking.step) : ""); }

std::vector<std::string> kinds_of(const std::vector<Booking>& shown) {
  std::set<std::string> all;
  for (const Booking& one : shown) all.insert(kind_of(one));
  return {all.begin(), all.end()};
}

std::vector<Booking> waiting_for_new_time(storage::Db& db, const LogName& log, std::string_view pool, std::string_view service, Instant now, std::size_t count) {
  auto q = db.query(NB_APPT_BOOKING
                    "AS b INDEXED BY appt_booking_waiting WHERE b.log = ?1 AND b.service = ?2 AND b.status IN (2, 6) AND (b.pool IN ('', ?3) AND b.site IN ('', (SELECT site FROM "
                    "appt_pool p WHERE p.log = ?1 AND p.id = ?3)) OR b.pool"
                    " <> '' AND NOT EXISTS (SELECT 1 FROM appt_offer o JOIN appt_pool q ON q.log = o.log AND q.id = o.pool WHERE o.log = ?1 AND o.pool = b.pool AND o.service ="
                    " b.service AND o.withdrawn = 0 AND q.closed = 0)) AND (b.expires IS NULL OR b.expires > ?4) AND NOT EXISTS (SELECT 1 FROM appt_wave w WHERE w.log = ?1 AND"
                    " w.id = b.wave AND w.expires > ?4) AND NOT EXISTS (SELECT 1 FROM subject_erased e WHERE e.log = ?1 AND e.subject = b.id) ORDER BY b.wave <> '', b.urgency, "
                    "b.status, b.start, b.seq LIMIT ?5");
  q.bind(log.str(), service, pool, ms(now), count);
  return bookings_of(std::move(q));
}

std::vector<Booking> waiting_list(storage::Db& db, const LogName& log, Instant now, std::size_t count) {
  auto q = db.query(NB_APPT_BOOKING
                    "AS b INDEXED BY appt_booking_waiting WHERE b.log = ?1 AND b.status = 6 AND b.status IN (2, 6) AND (b.expires IS NULL OR b.expires > ?2) AND NOT EXISTS"
                    " (SELECT 1 FROM subject_erased e WHERE e.log = ?1 AND e.subject = b.id) ORDER BY b.urgency, b.seq LIMIT ?3");
  q.bind(log.str(), ms(now), count);
  return bookings_of(std::move(q));
}

std::uint64_t promised_times(storage::Db& db, const LogName& log, std::string_view pool, Instant now) {
  auto q = db.query(
      "SELECT count(*) FROM appt_wave w JOIN appt_booking b ON b.log = w.log AND b.service = w.service AND b.wave = w.id WHERE w.log = ? AND w.pool = ? AND w.expires > ? AND"
      " b.status IN (2, 6)");
  q.bind(log.str(), pool, ms(now));
  return q.step() ? q.u64(0) : 0;
}

bool offer_ran_out(storage::Db& db, const Notice& notice, Instant now) {
  if (notice.kind != NoticeKind::offer) return false;
  auto q = db.query("SELECT 1 FROM appt_wave WHERE log = ? AND id = ? AND expires <= ?");
  q.bind(notice.log.str(), notice.cause, ms(now));
  return q.step();
}

std::vector<Stranded> stranded(storage::Db& db, const LogName& log, Instant now) {
  std::vector<Stranded> out;
  auto q = db.query(
      "SELECT b.service, b.site, b.pool, count(*) FROM appt_booking b INDEXED BY appt_booking_waiting WHERE b.log = ?1 AND b.status IN (2, 6) AND (b.expires IS NULL OR b.expires >"
      " ?2) AND NOT EXISTS (SELECT 1 FROM subject_erased e WHERE e.log = ?1 AND e.subject = b.id) AND NOT EXISTS (SELECT 1 FROM appt_offer o JOIN appt_pool p ON p.log = o.log AND "
      "p.id = o.pool WHERE o.log = ?1 AND o.service = b.service AND o.withdrawn = 0 AND"
      " p.closed = 0 AND (b.pool <> '' OR b.site IN ('', p.site))) GROUP BY b.service, b.site, b.pool ORDER BY b.service, b.site, b.pool");
  q.bind(log.str(), ms(now));
  while (q.step()) out.push_back({.service = q.str(0), .site = q.str(1), .pool = q.str(2), .count = q.u64(3)});
  return out;
}

std::vector<Event> history(storage::Db& db, const LogName& log, std::string_view booking) {
  std::vector<Event> out;
  auto q = db.query("SELECT seq, type, at, actor, sealed FROM appt_history WHERE log = ? AND booking = ? ORDER BY seq");
  q.bind(log.str(), booking);
  while (q.step()) out.push_back({q.u64(0), q.str(1), instant(q.i64(2)), q.str(3), q.i64(4) != 0});
  return out;
}

std::vector<std::uint64_t> sealed_entries(storage::Db& db, const LogName& log, std::string_view booking) {
  std::vector<std::uint64_t> out;
  for (const Event& one : history(db, log, booking)) {
    if (one.sealed) out.push_back(one.seq);
  }
  return out;
}

#define NB_APPT_CALL_OFF "SELECT id, selection, reason, hit, actor, at, lifted, blocks, services, unseen FROM appt_call_off "

std::optional<CallOff> find_call_off(storage::Db& db, const LogName& log, std::string_view id) {
  auto q = db.query(NB_APPT_CALL_OFF "WHERE log = ? AND id = ?");
  q.bind(log.str(), id);
  return q.step() ? std::optional(call_off_at(q)) : std::nullopt;
}

std::vector<CallOff> call_offs(storage::Db& db, const LogName& log, std::size_t count) {
  auto q = db.query(NB_APPT_CALL_OFF "WHERE log = ? ORDER BY at DESC, id DESC LIMIT ?");
  q.bind(log.str(), count);
  return call_offs_at(std::move(q));
}

std::vector<CallOff> standing_call_offs(storage::Db& db, const LogName& log, CivilDate today) {
  auto q = db.query(NB_APPT_CALL_OFF "INDEXED BY appt_call_off_open WHERE log = ? AND lifted IS NULL AND to_day >= ? ORDER BY from_day, id");
  q.bind(log.str(), format_date(today));
  return call_offs_at(std::move(q));
}

std::vector<LeftBooked> left_booked(storage::Db& db, const LogName& log, const Zone& zone, Instant now) {
  auto standing = standing_call_offs(db, log, zone.local(now).day);
  std::erase_if(standing, &CallOff::at_risk);
  if (standing.empty()) return {};
  std::ranges::sort(standing, [](const CallOff& a, const CallOff& b) { return std::tie(b.at, b.id) < std::tie(a.at, a.id); });
  std::vector<LeftBooked> out;
  Instant from = Instant::max();
  Instant to = now;
  for (CallOff& one : standing) {
    from = std::min(from, span_of(one.selection, zone).first);
    to = std::max(to, span_of(one.selection, zone).second);
    out.push_back({std::move(one), {}});
  }
  // One look at the book, however many call-offs stand: the home asks this.
  for (Booking& booking : bookings(db, log, {.pool = {}, .site = {}, .service = {}, .from = std::max(from, now), .to = to, .count = 1'000'000})) {
    const auto holds = std::ranges::find_if(out, [&](const LeftBooked& one) { return selects(one.call_off.selection, zone, booking); });
    if (holds != out.end()) holds->bookings.push_back(std::move(booking));
  }
  std::erase_if(out, [](const LeftBooked& one) { return one.bookings.empty(); });
  for (LeftBooked& one : out) std::ranges::stable_sort(one.bookings, {}, &Booking::urgency);
  std::ranges::stable_sort(out, {}, [](const LeftBooked& one) { return one.call_off.selection.from; });
  return out;
}

std::vector<Wave> waves(storage::Db& db, const LogName& log, std::size_t count) {
  std::vector<Wave> out;
  auto q = db.query("SELECT id, pool, service, offered, expires, at, actor FROM appt_wave WHERE log = ? ORDER BY at DESC, id DESC LIMIT ?");
  q.bind(log.str(), count);
  while (q.step())
    out.push_back({.id = q.str(0), .pool = q.str(1), .service = q.str(2), .offered = q.u64(3), .expires = instant(q.i64(4)), .at = instant(q.i64(5)), .by = q.str(6)});
  return out;
}

std::optional<Link> find_link(storage::Db& db, const Hash& token) {
  auto q = db.query("SELECT log, booking, expires FROM appt_link WHERE token = ?");
  q.bind(to_hex(token.bytes));
  if (!q.step()) return std::nullopt;
  const auto log = LogName::parse(q.text(0));
  if (!log) throw Error(ErrorKind::corrupt, "In state.db steht ein Termin ohne gültiges Protokoll; bitte »notbetrieb rebuild« ausführen.");
  return Link{.log = *log, .token = token, .booking = q.str(1), .expires = instant(q.i64(2))};
}

}  // namespace nb::appointments
