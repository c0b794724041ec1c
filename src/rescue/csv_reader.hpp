// SPDX-License-Identifier: EUPL-1.2
// Lists of old programs: separators, quotes, title lines, repeated headers, page numbers and footers are as the program left them.
// Forgiving where catalogue/csv is strict: that one reads what we ask for, this one what is left. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/zone.hpp"
#include "rescue/sniff.hpp"
#include "rescue/table.hpp"

namespace nb::rescue {

/// Fields of one record, trimmed. `open`: the last quote is not closed, the record goes on in the next line.
struct Fields {
  std::vector<std::string> cells;
  bool open = false;
};
[[nodiscard]] Fields split_fields(std::string_view text, char separator, bool quotes = true);

class CsvReader {
 public:
  CsvReader(TableBuilder& builder, const Dialect& dialect, const Zone& zone) : builder_(builder), dialect_(dialect), zone_(zone) {}
  void line(const Line& line);
  void finish();

 private:
  void record(std::size_t line, std::vector<std::string> cells, RecordFaults faults);
  void header(std::vector<std::string> cells);
  void title(std::size_t line, const std::vector<std::string>& cells);
  void give_up_quotes();
  void columns_without_header(std::size_t count);

  TableBuilder& builder_;
  Dialect dialect_;
  Zone zone_;
  std::vector<std::string> header_;
  std::vector<std::string> pending_;  ///< lines of a record whose quote is open
  std::size_t pending_line_ = 0;
  RecordFaults pending_faults_;
  bool started_ = false;  ///< the header, or the first record of a list without one, has been seen
};

/// The day a list says it was printed or exported: "Druckdatum: 27.10.2023 16:42".
[[nodiscard]] std::optional<Instant> stated_as_of(std::string_view text, const Zone& zone);

}  // namespace nb::rescue
