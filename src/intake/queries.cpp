// SPDX-License-Identifier: EUPL-1.2
#include "intake/queries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "intake/number.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::intake {

namespace {

using storage::instant;

bool is_erased(storage::Db& db, const LogName& log, std::string_view subject) {
  auto q = db.query("SELECT 1 FROM subject_erased WHERE log = ? AND subject = ?");
  q.bind(log.str(), subject);
  return q.step();
}

constexpr const char* kFiling =
    "SELECT subject, serial, seq, channel, urgency, office, service, received, recorded, state, data, form, merged_into, reinstatement"
    " FROM intake_filing WHERE log = ? AND subject = ?";

Filing filing_row(const storage::Query& q) {
  Filing out = decode_filing(state::parsed_object(q.text(10))).value_or(Filing{});
  out.subject = q.str(0);
  out.seq = q.u64(2);
  out.office = q.str(5);
  out.received = instant(q.i64(7));
  out.recorded = instant(q.i64(8));
  out.state = static_cast<State>(q.i64(9));
  out.form = q.str(11);
  out.merged_into = q.str(12);
  if (!q.text(13).empty()) out.reinstatement = decode_reinstatement(state::parsed_object(q.text(13)));
  return out;
}

}  // namespace

namespace {

const char* last_of(Series series) {
  switch (series) {
    case Series::filing:
      return "SELECT max(serial) FROM intake_filing WHERE log = ?";
    case Series::letter:
      return "SELECT max(serial) FROM intake_letter WHERE log = ?";
    case Series::batch:
      return "SELECT last FROM intake_batch WHERE log = ?";
    case Series::form:
      return "SELECT max(last) FROM intake_form_batch WHERE log = ? AND first = (SELECT max(first) FROM intake_form_batch b WHERE b.log = intake_form_batch.log)";
  }
  return "";
}

}  // namespace

std::uint64_t next_serial(storage::Db& db, const LogName& log, Series series) {
  auto q = db.query(last_of(series));
  q.bind(log.str());
  return q.step() && !q.is_null(0) ? q.u64(0) + 1 : 1;
}

std::optional<Filing> find_filing(storage::Db& db, const LogName& log, std::string_view subject) {
  std::optional<Filing> out;
  {
    auto q = db.query(kFiling);
    q.bind(log.str(), subject);
    if (!q.step()) return std::nullopt;
    out = filing_row(q);
  }
  out->erased = is_erased(db, log, subject);
  return out;
}

std::optional<Filing> find_filing_by_number(storage::Db& db, const LogName& log, std::string_view number) {
  const auto parsed = Number::parse(number);
  if (!parsed || parsed->prefix() != prefix_of(Series::filing, log)) return std::nullopt;
  std::string subject;
  {
    auto q = db.query("SELECT subject FROM intake_filing WHERE log = ? AND serial = ?");
    q.bind(log.str(), parsed->serial());
    if (!q.step()) return std::nullopt;
    subject = q.str(0);
  }
  return find_filing(db, log, subject);
}

std::vector<OfficeCount> open_by_office(storage::Db& db, const LogName& log) {
  std::vector<OfficeCount> out;
  std::optional<std::string> last;
  for (;;) {
    {
      // The next office in the index, one search each: the rows of an office are stepped over.
      auto next = db.query("SELECT office FROM intake_filing INDEXED BY intake_filing_office WHERE log = ?1 AND (?2 IS NULL OR office > ?2) ORDER BY office LIMIT 1");
      next.bind(log.str(), last);
      if (!next.step()) return out;
      last = next.str(0);
    }
    auto count = db.query("SELECT count(*) FROM (SELECT 1 FROM intake_filing INDEXED BY intake_filing_office WHERE log = ? AND office = ? AND state = 0 LIMIT ?)");
    count.bind(log.str(), *last, kOpenCountMax + 1);
    if (count.step() && count.u64(0) > 0) out.push_back({*last, count.u64(0)});
  }
}

std::uint64_t count_filings(storage::Db& db, const LogName& log) { return next_serial(db, log, Series::filing) - 1; }

std::vector<Event> history(storage::Db& db, const LogName& log, std::string_view subject) {
  std::vector<Event> out;
  auto q = db.query(
      "SELECT seq, ?3, recorded, actor FROM intake_filing WHERE log = ?1 AND subject = ?2 UNION ALL"
      " SELECT seq, ?4, entered, entered_by FROM intake_letter WHERE log = ?1 AND subject = ?2 UNION ALL"
      " SELECT seq, type, at, actor FROM intake_history WHERE log = ?1 AND subject = ?2 ORDER BY 1");
  q.bind(log.str(), subject, event::kFiled, event::kLetterEntered);
  while (q.step()) out.push_back({q.u64(0), q.str(1), instant(q.i64(2)), q.str(3)});
  return out;
}

std::vector<Hash> named_attachments(storage::Db& db, const LogName& log) {
  std::vector<Hash> out;
  auto q = db.query("SELECT a.stored FROM intake_attachment a WHERE a.log = ? AND NOT EXISTS (SELECT 1 FROM subject_erased e WHERE e.log = a.log AND e.subject = a.subject)");
  q.bind(log.str());
  while (q.step()) out.push_back(q.hash(0));
  return out;
}

std::vector<FormBatch> form_batches(storage::Db& db, const LogName& log) {
  std::vector<FormBatch> out;
  auto q = db.query(
      "SELECT b.first, b.last, b.at, b.actor,"
      " (SELECT count(*) FROM intake_form f WHERE f.log = b.log AND f.serial BETWEEN b.first AND b.last AND f.subject <> ''),"
      " (SELECT count(*) FROM intake_form f WHERE f.log = b.log AND f.serial BETWEEN b.first AND b.last AND f.subject = '')"
      " FROM intake_form_batch b WHERE b.log = ? ORDER BY b.first DESC");
  q.bind(log.str());
  while (q.step()) out.push_back({q.u64(0), q.u64(1), instant(q.i64(2)), q.str(3), q.u64(4), q.u64(5)});
  return out;
}

std::optional<FormBatch> form_batch_at(storage::Db& db, const LogName& log, std::uint64_t seq) {
  auto q = db.query("SELECT first, last, at, actor FROM intake_form_batch WHERE log = ? AND seq = ?");
  q.bind(log.str(), seq);
  return q.step() ? std::optional(FormBatch{.first = q.u64(0), .last = q.u64(1), .at = instant(q.i64(2)), .actor = q.str(3)}) : std::nullopt;
}

std::vector<std::string> missing_forms(storage::Db& db, const LogName& log, std::size_t count_max) {
  std::vector<std::string> out;
  const std::string prefix = prefix_of(Series::form, log);
  for (const FormBatch& batch : form_batches(db, log)) {
    if (batch.captured + batch.voided == batch.last - batch.first + 1) continue;
    std::uint64_t expected = batch.first;
    auto q = db.query("SELECT serial FROM intake_form WHERE log = ? AND serial BETWEEN ? AND ? ORDER BY serial");
    q.bind(log.str(), batch.first, batch.last);
    const auto miss_until = [&](std::uint64_t end) {
      for (; expected < end && out.size() < count_max; ++expected) out.push_back(Number(prefix, expected).str());
      expected = end + 1;
    };
    while (q.step()) miss_until(q.u64(0));
    miss_until(batch.last + 1);
  }
  std::ranges::sort(out);
  return out;
}

FormState form_state(storage::Db& db, const LogName& log, std::uint64_t serial) {
  {
    auto printed = db.query("SELECT 1 FROM intake_form_batch WHERE log = ? AND first <= ? AND last >= ? ORDER BY first DESC LIMIT 1");
    printed.bind(log.str(), serial, serial);
    if (!printed.step()) return FormState::never_printed;
  }
  auto used = db.query("SELECT 1 FROM intake_form WHERE log = ? AND serial = ?");
  used.bind(log.str(), serial);
  return used.step() ? FormState::used : FormState::printed;
}

std::optional<std::string> filing_of_form(storage::Db& db, const LogName& log, std::uint64_t serial) {
  auto q = db.query("SELECT subject FROM intake_form WHERE log = ? AND serial = ? AND subject <> ''");
  q.bind(log.str(), serial);
  return q.step() ? std::optional(q.str(0)) : std::nullopt;
}

}  // namespace nb::intake
