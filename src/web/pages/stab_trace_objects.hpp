// SPDX-License-Identifier: EUPL-1.2
// What an entry is about, as people name it: the number of a filing, the code of a booking, the name of a service. Names no person.
#pragma once

#include <string>
#include <string_view>

namespace nb::storage {
class Db;
}
namespace nb::audit {
struct Trace;
}

namespace nb::pages {

struct StabVisit;

struct TraceObject {
  std::string_view kind;  ///< "Rundschreiben Nr.", where a number alone says too little; else empty
  std::string name;       ///< "M-000123-4", "7KD-M2QF", "3", "Personalausweis beantragen"

  /// "Rundschreiben Nr. 3"
  [[nodiscard]] std::string words() const { return kind.empty() ? name : std::string(kind) + " " + name; }
};
/// The entry's own word where there is no better one; empty where the details say it all.
[[nodiscard]] TraceObject trace_object(const StabVisit& visit, storage::Db& db, const audit::Trace& trace);
/// The subject behind what was typed: the words of an object; else what was typed.
[[nodiscard]] std::string object_typed(const StabVisit& visit, storage::Db& db, std::string_view typed);

}  // namespace nb::pages
