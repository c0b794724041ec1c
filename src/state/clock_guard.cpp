// SPDX-License-Identifier: EUPL-1.2
#include "state/clock_guard.hpp"

namespace nb::state {

ClockFault ClockGuard::judge(ClockReading now, Instant last_entry) const {
  if (behind(now.wall, last_entry)) return ClockFault::behind;
  if (was_behind_) return ClockFault::none;
  const auto gained = (now.wall - start_.wall) - (now.uptime - start_.uptime);
  // An entry that has such a time already would not be dated any worse by another one.
  const bool far_from_entry = now.wall - last_entry > kAheadMax;
  return gained > kAheadMax && far_from_entry ? ClockFault::ahead : ClockFault::none;
}

std::string_view sentence(ClockFault fault) {
  switch (fault) {
    case ClockFault::none:
      return {};
    case ClockFault::behind:
      return "Die Uhr dieses Rechners geht nach: Der letzte Eintrag ist später. Bitte stellen Sie die Uhr richtig; bis dahin tragen neue Einträge die Zeit des letzten.";
    case ClockFault::ahead:
      return "Die Uhr dieses Rechners ist um mehr als einen Tag vorgesprungen; damit nichts falsch datiert wird, wird nichts eingetragen. "
             "Bitte stellen Sie die Uhr richtig. Stimmt sie schon, starten Sie den Server neu.";
  }
  return {};
}

}  // namespace nb::state
