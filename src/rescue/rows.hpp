// SPDX-License-Identifier: EUPL-1.2
// A table and its mapping make rows: what one line says about one booking, and what is wrong with it. Pure.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/zone.hpp"
#include "rescue/mapping.hpp"
#include "rescue/table.hpp"
#include "rescue/urgency.hpp"

namespace nb::rescue {

enum class RowStatus : std::uint8_t { booked, cancelled };

/// What was noticed about a row that can still be taken. wording() says it in German.
enum class Remark : std::uint8_t {
  surplus_field,
  missing_fields,
  cut,
  bad_encoding,
  zone_unknown,
  series,
  letters_lost,
  name_missing,
  name_capitals,
  name_split,
  email_refused,
  moved,
  restored,
  urgency_unnamed,
  urgency_unclear,
};
[[nodiscard]] std::string_view wording(Remark remark);

/// No calendar counts further than a 32-bit number.
inline constexpr unsigned kSequenceMax = 2'000'000'000;

struct Row {
  std::size_t line = 0;
  RowStatus status = RowStatus::booked;
  bool moved = false;                  ///< the remark says that this line replaces an earlier one
  std::string reference;               ///< the old program's number; may be empty
  std::string uid;                     ///< of a calendar, whole: a cancellation must name it
  unsigned sequence = 0;               ///< of the calendar entry
  std::string town;                    ///< AGS, if the source has one
  std::string service_label, service;  ///< as it stands there; id (empty: unknown, "-": leave out)
  std::string site_label, site;
  std::string day_text, time_text;  ///< as they stand there, for the person who is asked
  std::optional<CivilDate> day;     ///< may be !ok(): a date that does not exist
  std::optional<std::chrono::minutes> time;
  std::optional<Instant> instant;  ///< where the source is certain about it
  std::optional<std::chrono::minutes> length;
  std::string name;  ///< "Surname, First names"
  std::string email, phone, remark;
  Urgency urgency = Urgency::normal;
  std::vector<Remark> remarks;
};

/// Rows in the order of the table; as many as it has records.
[[nodiscard]] std::vector<Row> make_rows(const Table& table, const Mapping& mapping, const Zone& zone);

/// The instant of a row's day and time: certain, or by the zone where the wall time occurs exactly once.
[[nodiscard]] std::optional<Instant> start_of(const Row& row, const Zone& zone);

/// True if some letter was printed as "?".
[[nodiscard]] bool letters_lost(std::string_view text);
/// True if `damaged` is `whole` with letters printed as "?"; upper and lower case count as the same.
[[nodiscard]] bool fits_damaged(std::string_view damaged, std::string_view whole);

}  // namespace nb::rescue
