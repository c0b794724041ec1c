// SPDX-License-Identifier: EUPL-1.2
#include "state/refusing.hpp"

#include <string>

#include "base/assert.hpp"

namespace nb::state {

Refusal refusal(const RefusalTable& table, std::size_t reason, std::string_view what) {
  NB_ASSERT(reason < table.rows.size());
  const RefusalRow& row = table.rows[reason];
  std::string sentence(row.before);
  if (!row.after.empty()) {
    const bool quoted = row.value == RefusalRow::Value::quoted;
    sentence.append(quoted ? table.open : "").append(what).append(quoted ? table.close : "").append(row.after);
  }
  return {.code = std::string(table.room) + "." + std::string(row.code), .sentence = std::move(sentence)};
}

}  // namespace nb::state
