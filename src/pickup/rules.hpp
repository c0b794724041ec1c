// SPDX-License-Identifier: EUPL-1.2
// To whom a document may be handed, and what has to be looked at before: by kind of document, age of its owner and who collects it.
// The law is quoted where it says so; what is only practice of the authorities is marked as that. Law as of August 2026. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pickup/model.hpp"

namespace nb::pickup {

/// How old the owner is on the day of the hand-over.
enum class Age : std::uint8_t { under_16, under_18, adult, unknown };
inline constexpr std::array<std::string_view, 4> kAges{"under_16", "under_18", "adult", "unknown"};
[[nodiscard]] Age age_band(const finder::BirthDate& birth, const CivilDate& day);

/// Who stands at the counter.
enum class Collector : std::uint8_t {
  owner,
  authorised,  ///< with authority given by the applicant
  parent,      ///< has custody, or is the guardian
};
inline constexpr std::array<std::string_view, 3> kCollectors{"owner", "authorised", "parent"};

/// What is ticked off.
enum class Check : std::uint8_t {
  identity,       ///< who stands there is who they say
  authority,      ///< written authority was there
  custody,        ///< so was proof of custody or guardianship
  both_parents,   ///< and papers of both parents
  entries,        ///< the entries in the document were read with the person
  blocking_code,  ///< the word for blocking the card went with it
};
inline constexpr std::array<std::string_view, 6> kChecks{"identity", "authority", "custody", "both_parents", "entries", "blocking_code"};

/// What became of the old document.
enum class OldDocument : std::uint8_t { none, taken, invalidated, lost };
inline constexpr std::array<std::string_view, 4> kOldDocuments{"none", "taken", "invalidated", "lost"};

/// What was said about the PIN letter.
enum class PinSaid : std::uint8_t {
  none,
  confirmed,    ///< the owner has it
  handed_over,  ///< over the counter, together with the card
  missing,      ///< not received: the card leaves without
};
inline constexpr std::array<std::string_view, 4> kPinSaid{"none", "confirmed", "handed_over", "missing"};

struct Rule {
  Check check;
  bool required = true;  ///< false: usual, not a condition
  std::string_view german;
  std::string_view law;  ///< paragraph, or "Praxis"
};

struct Situation {
  Kind kind = Kind::id_card;
  Age age = Age::adult;
  Collector collector = Collector::owner;
  bool both_parents = false;
};

/// Why this person cannot collect the document: a German sentence with the paragraph; nullopt: they can.
[[nodiscard]] std::optional<std::string_view> not_entitled(const Situation& situation);
/// What is to be ticked off, in the order of the counter.
[[nodiscard]] std::vector<Rule> rules_for(const Situation& situation);
/// Does this kind of document come with a secret number at all?
[[nodiscard]] bool has_chip_number(Kind kind);
/// What is to be brought, in German, for lists and letters.
[[nodiscard]] std::vector<std::string_view> to_bring(const Pickup& pickup, bool minor);

}  // namespace nb::pickup
