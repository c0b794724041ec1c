// SPDX-License-Identifier: EUPL-1.2
// The crisis staff's log (Einsatztagebuch) and its tasks: one numbered sequence of entries per municipality or region. People are
// named by their function, their account or their id in the directory. Values only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace nb::crisis {

inline constexpr std::size_t kTextBytesMax = 8'000;
inline constexpr std::size_t kNameBytesMax = 200;           ///< who reported, whom it was asked of, who decided
inline constexpr std::size_t kReportBytesMax = 512 * 1024;  ///< of a report as it was made

/// What an entry says, in the order of kTypes (events.hpp).
enum class Type { noted, question_raised, question_dropped, decision_recorded, task_set, task_changed, task_finished, task_dropped, corrected, report_made };
inline constexpr std::size_t kTypeCount = 10;

enum class Direction { incoming, outgoing, internal };
inline constexpr std::array<std::string_view, 3> kDirections{"incoming", "outgoing", "internal"};
enum class Channel { person, phone, radio, fax, mail, messenger, other };
inline constexpr std::array<std::string_view, 7> kChannels{"person", "phone", "radio", "fax", "mail", "messenger", "other"};

/// The words of an entry; which of them it has depends on its type.
struct Content {
  std::string text = {};  ///< what was reported, asked, decided, to be done; the result of a task; the corrected words
  std::string why = {};   ///< of a decision, a change, a correction, of what was dropped
  std::string from = {};  ///< by function: who reported, who decided
  std::string to = {};    ///< by function: who was told, of whom it was asked
  friend bool operator==(const Content&, const Content&) = default;
};

/// How far the logs had come when something was decided: with it the situation of that moment can be derived again.
struct Position {
  std::uint64_t here = 0;    ///< entries of the log the decision stands in
  std::uint64_t region = 0;  ///< entries of the region's log; the same number in the region's own
  friend bool operator==(const Position&, const Position&) = default;
};

/// What the screen showed: services by state (for the region: of all municipalities), running incidents.
struct Counts {
  std::uint64_t possible = 0;
  std::uint64_t limited = 0;
  std::uint64_t elsewhere = 0;
  std::uint64_t impossible = 0;
  std::uint64_t unknown = 0;
  std::uint64_t incidents = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

/// Who has to do something: one of the three.
struct Owner {
  std::string account = {};
  std::string person = {};    ///< id in the directory
  std::string function = {};  ///< "Leitung Bürgerbüro"
  friend bool operator==(const Owner&, const Owner&) = default;
};

/// One entry of the log.
struct Entry {
  std::uint64_t number = 0;  ///< running, from 1
  std::uint64_t seq = 0;     ///< position in the journal
  Type type = Type::noted;
  std::string subject = {};  ///< of the note, question, decision, task or report
  std::uint64_t about = 0;   ///< number of the entry it answers, follows from, or corrects; 0: none
  Instant at = {};
  Instant occurred = {};
  std::string actor = {};
  Content content = {};
  Direction direction = Direction::incoming;
  Channel channel = Channel::other;
  std::optional<Instant> until = {};  ///< needed by, due
  Owner owner = {};                   ///< of a task, as this entry says
  std::optional<Position> known = {};
  std::optional<Counts> shown = {};
};

/// Whether something still waits.
enum class Standing { open, done, dropped };

struct Question {
  std::uint64_t number = 0;  ///< of the entry that raised it
  std::string subject = {};
  std::string text = {};
  std::string asked_of = {};
  std::optional<Instant> needed_by = {};
  Instant raised = {};
  std::string raised_by = {};
  Standing standing = Standing::open;
  std::uint64_t answer = 0;  ///< number of the decision, or of the entry that dropped it
};

struct Task {
  std::uint64_t number = 0;  ///< of the entry that set it
  std::string subject = {};
  std::string text = {};
  Owner owner = {};
  std::optional<Instant> due = {};
  std::uint64_t from = 0;  ///< number of the entry it follows from; 0: none
  Instant set = {};
  std::string set_by = {};
  Standing standing = Standing::open;
  std::string result = {};  ///< or why it was dropped
  std::optional<Instant> ended = {};
  std::string ended_by = {};
};

/// A situation report as it was made.
struct Report {
  std::uint64_t number = 0;
  std::uint64_t since = 0;  ///< number of the report before; 0: none
  Position known = {};
  Instant made = {};
  std::string made_by = {};
  std::string content = {};  ///< report.hpp
};

}  // namespace nb::crisis
