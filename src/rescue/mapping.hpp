// SPDX-License-Identifier: EUPL-1.2
// What the columns and labels of a source mean: guessed, shown, corrected by a person, and remembered per source. Holds no personal
// data: only the names of columns, and labels that somebody said mean a service or a site. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rescue/moment.hpp"
#include "rescue/table.hpp"

namespace nb::rescue {

/// What stands in a column.
enum class Field : std::uint8_t {
  ignore,
  reference,
  uid,
  town,
  start,
  day,
  time,
  end,
  minutes,
  name,
  surname,
  first_names,
  service,
  site,
  phone,
  email,
  remark,
  status,
  sequence,  ///< of a calendar entry: an update must have a higher one
  urgency,   ///< why it cannot wait; several columns may say it
};
inline constexpr std::size_t kFields = 20;

/// Stable short name ("first_names"), for what is remembered; and the German one that people read ("Vorname").
[[nodiscard]] std::string_view to_string(Field field);
[[nodiscard]] std::optional<Field> parse_field(std::string_view id);
[[nodiscard]] std::string_view wording(Field field);

/// A service or a site that a label may mean.
struct Choice {
  std::string id;
  std::string name;
};
struct Choices {
  std::vector<Choice> services;
  std::vector<Choice> sites;
  std::string town{};  ///< AGS; what only rows of other municipalities say is no question. Empty: every row counts
};

/// Label as it stands in the file (cleaned) → id. An empty id: not known yet; "-": rows with it are left out.
using Labels = std::map<std::string, std::string, std::less<>>;
inline constexpr std::string_view kLeaveOut = "-";

struct Mapping {
  std::vector<Field> columns;  ///< as many as the table has
  Labels services;
  Labels sites;
  DateOrder date_order = DateOrder::day_first;
  friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// The best guess. Columns by their names, then by what stands in them; labels by name, id and common abbreviations.
[[nodiscard]] Mapping guess_mapping(const Table& table, const Choices& choices);

/// What labels mean: choices taken apart once, for many labels.
class LabelGuesser {
 public:
  explicit LabelGuesser(std::span<const Choice> choices);
  ~LabelGuesser();
  LabelGuesser(const LabelGuesser&) = delete;
  LabelGuesser& operator=(const LabelGuesser&) = delete;
  /// The id of the one choice that fits best: "PA beantr." → "personalausweis-beantragen". nullopt if none or two do.
  [[nodiscard]] std::optional<std::string> guess(std::string_view label) const;
  /// How clear a label is, from 0 to 10 (an id as it stands).
  [[nodiscard]] double clarity(std::string_view label) const;

 private:
  struct Folded;
  std::vector<Folded> choices_;
};

/// What a column name means ("Termin-Nr." → reference); ignore if nothing known.
[[nodiscard]] Field field_of_header(std::string_view name);

/// Labels of the rows under the columns that hold services or sites, added to the mapping with their best guess; others stay.
void add_labels(Mapping& mapping, const Table& table, const Choices& choices);

/// What a person or an earlier import has said wins over the guess, column by column name and label by label.
void apply_remembered(Mapping& mapping, const Table& table, const Mapping& remembered, std::span<const std::string> remembered_columns);

/// JSON for the store: column names with their fields, labels with ids. At most `kRememberedLabelsMax` labels of each kind.
inline constexpr std::size_t kRememberedLabelsMax = 200;
[[nodiscard]] std::string encode(const Mapping& mapping, std::span<const std::string> columns);
struct Remembered {
  std::vector<std::string> columns;
  Mapping mapping;
};
/// nullopt for anything that encode() does not write.
[[nodiscard]] std::optional<Remembered> decode_mapping(std::string_view json);

/// The same source has the same key: format and names of columns, not their contents. Lower-case hex, 16 digits.
[[nodiscard]] std::string source_key(std::string_view format, std::span<const std::string> columns);

}  // namespace nb::rescue
