// SPDX-License-Identifier: EUPL-1.2
// Four eyes: which matters need a second person, and what became of what was put before one. Pure values.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::approval {

/// What a second person has to look at, as the configuration names it.
enum class Area {
  publish,         ///< announcements
  overrides,       ///< states said by hand instead of the derived ones
  end_incident,    ///< ending emergency operation
  erase,           ///< what is sealed about a subject
  extract,         ///< opening the register extract
  administrators,  ///< roles that give roles, or may do everything
  call_off,        ///< calling off many appointments at once
};
inline constexpr std::size_t kAreas = 7;
[[nodiscard]] std::string_view to_string(Area area);
[[nodiscard]] std::optional<Area> parse_area(std::string_view text);
/// "Meldungen"
[[nodiscard]] std::string_view german(Area area);
/// Who acts alone: somebody with an account, or this machine's own administrator on the command line.
enum class Alone { account, machine };
/// In an emergency one person may tell people (messages, states, appointments that are off). Rights are given alone at the machine only;
/// the end of an incident can wait; what is read or erased cannot be taken back.
[[nodiscard]] bool can_be_done_alone(Area area, Alone who);

struct Policy {
  std::array<bool, kAreas> guarded{};  ///< by Area
  bool emergency = false;              ///< one person may act at once, marked, and waits for a second look
  std::chrono::hours expires{48};      ///< a proposal is good for so long
  std::string machine = {};            ///< the actor that stands for this machine's own administrator; empty: nobody

  [[nodiscard]] bool guards(Area area) const { return guarded.at(static_cast<std::size_t>(area)); }
  [[nodiscard]] bool guards_anything() const;
  void set(Area area, bool on) { guarded.at(static_cast<std::size_t>(area)) = on; }
};

enum class State {
  open,       ///< waits for a second person
  expired,    ///< waited too long; follows from time, no entry says so
  approved,   ///< was done
  refused,    ///< by a second person
  withdrawn,  ///< by whoever proposed it
  unlooked,   ///< was done by one person alone, and waits for a second look
  confirmed,  ///< the second look agreed
  objected,   ///< it did not
};
[[nodiscard]] std::string_view to_string(State state);
[[nodiscard]] std::optional<State> parse_state(std::string_view text);

/// What somebody wants done, or has done alone.
struct Proposal {
  LogName log;
  std::uint64_t number = 0;  ///< counts from 1 in its log
  Area area = Area::publish;
  State stored = State::open;  ///< never expired: ask state_at()
  std::string command;
  std::string args;    ///< JSON object, as it will be decided; empty: erased
  std::string seen;    ///< seen_mark() of the three
  std::string reason;  ///< why, by whoever proposed it; may be empty
  std::string proposer;
  Instant at;
  std::optional<Instant> expires;  ///< of what waits for approval
  std::uint64_t seq = 0;           ///< of its entry
  std::string decided_by;          ///< empty: nobody yet
  std::optional<Instant> decided;
  std::string decided_why;

  [[nodiscard]] State state_at(Instant now) const { return stored == State::open && expires && *expires <= now ? State::expired : stored; }
  /// Does it wait for somebody?
  [[nodiscard]] bool waits(Instant now) const { return stored == State::unlooked || state_at(now) == State::open; }
};

/// "17", "region-17": its name in its log, in addresses and in commands. A town's and the region's never look the same.
[[nodiscard]] std::string id_of(const LogName& log, std::uint64_t number);
/// Its number; nullopt for a name that belongs to no log, or to another kind of log than this.
[[nodiscard]] std::optional<std::uint64_t> number_of(const LogName& log, std::string_view id);

/// Fingerprint of what exactly would be done, in hexadecimal: whoever approves sends back the one of what was shown.
[[nodiscard]] std::string seen_mark(const LogName& log, std::string_view command, std::string_view args);

}  // namespace nb::approval
