// SPDX-License-Identifier: EUPL-1.2
// Reads of the register from state.db. Lists come in pages, so that a million filings cost no more than a thousand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "intake/model.hpp"
#include "intake/number.hpp"

namespace nb::storage {
class Db;
}

namespace nb::intake {

/// The next number of a series: one more than the last.
[[nodiscard]] std::uint64_t next_serial(storage::Db& db, const LogName& log, Series series);

[[nodiscard]] std::optional<Filing> find_filing(storage::Db& db, const LogName& log, std::string_view subject);
/// By number, as people write it.
[[nodiscard]] std::optional<Filing> find_filing_by_number(storage::Db& db, const LogName& log, std::string_view number);

/// Which filings a list shows.
enum class ListKind {
  open,     ///< everything that waits, most pressing first
  today,    ///< received today
  due,      ///< open, with a day by which the authority has to act, earliest first
  overdue,  ///< open, and that day has passed
  closed,   ///< done, newest first
};
struct ListQuery {
  ListKind kind = ListKind::open;
  std::optional<std::string> office;  ///< none: all offices; "": not assigned yet
  CivilDate today;
  Instant day_from;  ///< today's first moment and the next day's, in the municipality's zone
  Instant day_to;
  std::string after;  ///< `next` of the page before; empty: the first page
  std::size_t count = 50;
};
/// One line of a list.
struct Line {
  std::string subject;
  std::string number;
  Channel channel = Channel::counter;
  Urgency urgency = Urgency::normal;
  std::string office;
  std::string service;
  Instant received;
  State state = State::open;
  std::optional<CivilDate> due;
  std::optional<Verdict> verdict;  ///< worst of its deadlines; none: it had to meet none
  bool erased = false;
};
struct Page {
  std::vector<Line> lines;
  std::string next;  ///< empty: there is no more
};
[[nodiscard]] Page list(storage::Db& db, const LogName& log, const ListQuery& query);

struct OfficeCount {
  std::string office;  ///< "": not assigned yet
  std::uint64_t open = 0;
};
/// As far as open filings of an office are counted: a clerk wants to know "more than a thousand", not which number.
inline constexpr std::uint64_t kOpenCountMax = 1000;
/// Open filings per office that has any; kOpenCountMax + 1 stands for more than kOpenCountMax.
[[nodiscard]] std::vector<OfficeCount> open_by_office(storage::Db& db, const LogName& log);
/// Filings ever taken.
[[nodiscard]] std::uint64_t count_filings(storage::Db& db, const LogName& log);

/// What happened to a filing or a letter.
struct Event {
  std::uint64_t seq = 0;
  std::string type;
  Instant at;
  std::string actor;
  // what it says stands in the entry at `seq`
};
[[nodiscard]] std::vector<Event> history(storage::Db& db, const LogName& log, std::string_view subject);

/// A run of forms printed beforehand.
struct FormBatch {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  Instant at;
  std::string actor;
  std::uint64_t captured = 0;
  std::uint64_t voided = 0;
};
/// The batch that the entry at `seq` printed.
[[nodiscard]] std::optional<FormBatch> form_batch_at(storage::Db& db, const LogName& log, std::uint64_t seq);
/// Newest first.
[[nodiscard]] std::vector<FormBatch> form_batches(storage::Db& db, const LogName& log);
/// Numbers of printed forms that were neither captured nor reported void, lowest first.
[[nodiscard]] std::vector<std::string> missing_forms(storage::Db& db, const LogName& log, std::size_t count_max);
enum class FormState { never_printed, printed, used };
[[nodiscard]] FormState form_state(storage::Db& db, const LogName& log, std::uint64_t serial);
/// The filing captured from a form; nullopt if there is none.
[[nodiscard]] std::optional<std::string> filing_of_form(storage::Db& db, const LogName& log, std::uint64_t serial);

[[nodiscard]] std::optional<Letter> find_letter(storage::Db& db, const LogName& log, std::string_view subject);
[[nodiscard]] std::optional<Letter> find_letter_by_number(storage::Db& db, const LogName& log, std::string_view number);
/// Letters that have not left yet, oldest first.
[[nodiscard]] std::vector<Letter> waiting_letters(storage::Db& db, const LogName& log, std::size_t count_max);
/// The letters of a carrier's list, in its order.
[[nodiscard]] std::vector<Letter> letters_of_batch(storage::Db& db, const LogName& log, std::string_view batch);
/// Newest first; `before_serial` 0: from the newest.
[[nodiscard]] std::vector<Letter> letters(storage::Db& db, const LogName& log, std::uint64_t before_serial, std::size_t count_max);
/// Letters that answer a filing.
[[nodiscard]] std::vector<Letter> letters_of_filing(storage::Db& db, const LogName& log, std::string_view filing);

/// Attachments that filings name and that are not erased; for the sweep of orphans.
[[nodiscard]] std::vector<Hash> named_attachments(storage::Db& db, const LogName& log);

}  // namespace nb::intake
