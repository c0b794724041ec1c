// SPDX-License-Identifier: EUPL-1.2
// What stands in running text as "Name: Muster, Erika": descriptions in calendars, bodies of confirmation mails. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rescue/table.hpp"

namespace nb::rescue {

struct Labelled {
  std::string label;
  std::string value;
};

/// Lines "Label: value" (or "Label    value" of a table), the first of each label, at most 40.
[[nodiscard]] std::vector<Labelled> labelled_values(std::string_view text);

/// HTML to text with a line end where a block ends; scripts, styles and unknown entities vanish. No parser of HTML: what is left over
/// is text, never markup.
[[nodiscard]] std::string text_of_html(std::string_view html);

/// Puts a value into the record under a column that is made when new. Nothing when it is empty or there are too many columns.
void put_cell(TableBuilder& builder, Record& record, std::string_view column, std::string_view value);

/// True if the cell of a status, or a mail's subject, says that the appointment does not take place: "storniert", "Absage", "cancelled".
[[nodiscard]] bool says_cancelled(std::string_view text);
/// Of a mail: its subject says that the appointment is off, and not only how it could be called off.
[[nodiscard]] bool subject_cancels(std::string_view subject);
/// True if a remark states it: "storniert am 3.11.". A request like "Bitte absagen, falls …" states nothing.
[[nodiscard]] bool states_cancelled(std::string_view remark);

}  // namespace nb::rescue
