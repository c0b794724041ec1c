// SPDX-License-Identifier: EUPL-1.2
#include "appointments/queries_import.hpp"

#include <boost/json.hpp>
#include <unordered_map>

#include "appointments/queries.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

namespace {

constexpr std::size_t kKnownMax = 200'000;

Instant from_ms(std::int64_t value) { return Instant{std::chrono::milliseconds{value}}; }

Import read_import(storage::Query& q) {
  boost::system::error_code failed;
  const boost::json::value data = boost::json::parse(q.text(1), failed);
  Import import = !failed && data.is_object() ? decode_import(data.get_object()) : Import{};
  import.id = q.text(0);
  import.at = from_ms(q.i64(2));
  import.by = q.text(3);
  return import;
}

struct Vouched {
  std::optional<Instant> as_of;
  Instant start;
};

std::unordered_map<std::string, Vouched> vouched_times(storage::Db& db, const LogName& log) {
  std::unordered_map<std::string, Vouched> out;
  auto q = db.query("SELECT booking, as_of, start FROM appt_import_time WHERE log = ?");
  q.bind(log.str());
  while (q.step()) {
    const std::int64_t as_of = q.i64(1);
    out.emplace(std::string(q.text(0)), Vouched{as_of < 0 ? std::nullopt : std::optional(from_ms(as_of)), from_ms(q.i64(2))});
  }
  return out;
}

bool is_cancelled(Status status) { return status == Status::called_off || status == Status::given_up; }

void put_person(rescue::KnownBooking& known, const PersonOf& person_of) {
  auto person = person_of ? person_of(known.id) : std::nullopt;
  known.sealed = !person;
  if (!person) return;
  known.name = std::move(person->name);
  known.email = std::move(person->email);
  known.phone = std::move(person->phone);
  known.remark = std::move(person->remark);
}

}  // namespace

std::optional<Import> find_import(storage::Db& db, const LogName& log, std::string_view id) {
  auto q = db.query("SELECT id, data, at, actor FROM appt_import WHERE log = ? AND id = ?");
  q.bind(log.str(), id);
  return q.step() ? std::optional(read_import(q)) : std::nullopt;
}

std::vector<Import> imports(storage::Db& db, const LogName& log, std::size_t count) {
  std::vector<Import> out;
  auto q = db.query("SELECT id, data, at, actor FROM appt_import WHERE log = ? ORDER BY seq DESC LIMIT ?");
  q.bind(log.str(), std::uint64_t{count});
  while (q.step()) out.push_back(read_import(q));
  return out;
}

std::vector<ImportedRow> import_rows(storage::Db& db, const LogName& log, std::string_view id) {
  std::vector<ImportedRow> out;
  auto q = db.query("SELECT line, outcome, reason, booking FROM appt_import_row WHERE log = ? AND import = ? ORDER BY number");
  q.bind(log.str(), id);
  while (q.step())
    out.push_back({.line = static_cast<std::size_t>(q.i64(0)),
                   .outcome = static_cast<rescue::Outcome>(q.i64(1)),
                   .reason = static_cast<rescue::Reason>(q.i64(2)),
                   .states_time = false,
                   .booking = std::string(q.text(3))});
  return out;
}

std::optional<rescue::Remembered> remembered_mapping(storage::Db& db, const LogName& log, std::string_view source) {
  auto q = db.query("SELECT mapping FROM appt_mapping WHERE log = ? AND source = ?");
  q.bind(log.str(), source);
  return q.step() ? rescue::decode_mapping(q.text(0)) : std::nullopt;
}

std::vector<rescue::KnownBooking> known_bookings(storage::Db& db, const LogName& log, const PersonOf& person_of) {
  const auto vouched = vouched_times(db, log);
  BookingsQuery query;
  query.to = Instant{std::chrono::sys_days{std::chrono::year{2300} / 1 / 1}};
  query.statuses = {Status::booked, Status::called_off, Status::given_up, Status::served, Status::no_show};
  query.count = kKnownMax;
  std::vector<rescue::KnownBooking> out;
  for (const Booking& booking : bookings(db, log, query)) {
    rescue::KnownBooking known;
    known.id = booking.id;
    known.reference = booking.reference;
    known.uid = booking.uid;
    known.sequence = booking.sequence;
    known.start = booking.start;
    known.service = booking.service;
    known.site = booking.site;
    known.urgency = static_cast<rescue::Urgency>(booking.urgency);
    known.cancelled = is_cancelled(booking.status);
    const auto time = vouched.find(booking.id);
    known.changed_here = booking.source != Source::import || (time != vouched.end() && time->second.start != booking.start);
    if (time != vouched.end()) known.as_of = time->second.as_of;
    put_person(known, person_of);
    out.push_back(std::move(known));
  }
  return out;
}

}  // namespace nb::appointments
