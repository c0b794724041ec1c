// SPDX-License-Identifier: EUPL-1.2
// A pick-up (Abholung): a finished document that lies ready for its owner. What is not personal is in the log's core for ever: kind,
// site, day of arrival, condition, state. Whose it is and its serial number are sealed and can be erased. Values only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "finder/birth_date.hpp"

namespace nb::pickup {

enum class Kind : std::uint8_t {
  id_card,           ///< Personalausweis
  passport,          ///< Reisepass
  child_passport,    ///< Kinderreisepass: none is made any more since 2024, some lie ready still
  residence_permit,  ///< elektronischer Aufenthaltstitel
  travel_document,   ///< Reiseausweis for refugees, stateless persons, foreigners
};
/// As the files of a list have them.
inline constexpr std::array<std::string_view, 5> kKinds{"personalausweis", "reisepass", "kinderreisepass", "aufenthaltstitel", "reiseausweis"};

/// The letter with the card's secret number.
enum class PinLetter : std::uint8_t {
  with_owner,     ///< it reached the owner
  missing,        ///< not yet
  not_applicable  ///< this document has none
};
inline constexpr std::array<std::string_view, 3> kPinLetters{"yes", "no", "na"};

enum class State : std::uint8_t {
  ready,
  handed_over,
  to_maker,     ///< sent back to the maker
  destroyed,    ///< invalidated and destroyed
  transferred,  ///< to another authority
};
inline constexpr std::array<std::string_view, 5> kStates{"ready", "handed_over", "maker", "destroyed", "transferred"};
inline constexpr State kLastState = State::transferred;

/// Everything personal; sealed part "owner". Repeated as a whole by a correction.
struct Owner {
  std::string family_name;
  std::string first_names;
  finder::BirthDate birth;
  std::string serial;
  friend bool operator==(const Owner&, const Owner&) = default;
};

/// Who stood at the counter in the owner's place; sealed part "collector".
struct CollectorPerson {
  std::string name;
  std::string document;  ///< by which they proved who they are
  friend bool operator==(const CollectorPerson&, const CollectorPerson&) = default;
};

/// A pick-up as it stands now.
struct Pickup {
  std::string subject;       ///< "p-" and the id of the command that registered it
  std::uint64_t serial = 0;  ///< running number in its log, for lists
  std::uint64_t seq = 0;     ///< of the entry that registered it
  Kind kind = Kind::id_card;
  std::string site;  ///< catalogue id
  CivilDate arrived{};
  PinLetter pin = PinLetter::not_applicable;
  bool old_document = false;  ///< the old one is to be brought
  bool both_parents = false;  ///< papers of both parents are to be brought
  State state = State::ready;
  bool under_way = false;   ///< left for `site`, not seen there yet
  std::uint64_t batch = 0;  ///< number of the courier's list it last went with; 0: none
  std::uint64_t reminders = 0;
  std::optional<CivilDate> reminded;  ///< last
  std::uint64_t unreached = 0;        ///< tried in vain since they were last reminded
  Instant changed{};                  ///< last entry about it
  bool erased = false;
  friend bool operator==(const Pickup&, const Pickup&) = default;
};

namespace part {
inline constexpr std::string_view kOwner = "owner";
inline constexpr std::string_view kCollector = "collector";
inline constexpr std::string_view kSignature = "signature";  ///< PNG of a pad, base64
}  // namespace part

/// What a courier or a reminder takes at once.
inline constexpr std::size_t kTogetherMax = 200;

}  // namespace nb::pickup
