// SPDX-License-Identifier: EUPL-1.2
// What of a mapping may be remembered: titles and subjects are written by people and name people, and what is remembered stands in the
// open for ever. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rescue/mapping.hpp"
#include "rescue/rows.hpp"
#include "rescue/table.hpp"

namespace nb::rescue {

/// JSON as decode_mapping() reads it. Of labels only those that stand in three rows and more, of two people and more, and that hold no word
/// of any row's name, no address and no long number. Of calendars and mails only columns whose names are known words; of lists none that
/// hold a word of a name.
[[nodiscard]] std::string encode_to_remember(const Mapping& mapping, const Table& table, const std::vector<Row>& rows, std::string_view format);

}  // namespace nb::rescue
