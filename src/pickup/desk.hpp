// SPDX-License-Identifier: EUPL-1.2
// The way of a pick-up from what was typed to a sealed command, and back from the journal to whose it is. What is sealed is never
// looked at again before somebody opens it, so it is checked here. Any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "journal/sealer.hpp"
#include "pickup/events.hpp"
#include "pickup/model.hpp"
#include "state/command.hpp"

namespace nb::journal {
class Journal;
class Vault;
}  // namespace nb::journal

namespace nb::pickup {

/// Whose a document is, as typed or as it stands in a list.
struct OwnerText {
  std::string family_name;
  std::string first_names;
  std::string birth;
  std::string serial;
};
inline constexpr std::size_t kNameBytesMax = 240;
inline constexpr std::size_t kSerialCharactersMax = 20;
/// NFC, without white space at the ends. Refused: no name at all, no number, a day that does not exist, texts too long or unreadable.
[[nodiscard]] Result<Owner, state::Refusal> read_owner(const OwnerText& text);

/// Who acts, where, under which command.
struct Sender {
  LogName log;
  CommandId id;
  std::string actor;
};
/// What is not personal, as typed.
struct PickupText {
  std::string kind;
  std::string site;
  std::string arrived;  ///< "2023-10-27"
  std::string pin;
  bool old_document = false;
  bool both_parents = false;
};

inline constexpr std::size_t kSignatureBytesMax = 200'000;

/// What the hand-over page says.
struct HandOverText {
  std::string pickup;
  HandOver said;
  CollectorPerson person;  ///< empty if it was the owner
  Bytes signature;         ///< PNG of a pad; empty: none
  std::string at;          ///< RFC 3339; empty: now
};

class Desk {
 public:
  struct Parts {
    const journal::Journal& journal;
    journal::Vault& vault;
    Random& random;
  };
  explicit Desk(const Parts& parts) : parts_(parts) {}

  /// True if the municipality can seal, so that something can be registered.
  [[nodiscard]] bool ready(const LogName& log) const;
  /// Refused: no data key. The rest is for the executor to say.
  [[nodiscard]] Result<state::Command, state::Refusal> registering(const Sender& sender, const PickupText& text, const Owner& owner) const;
  /// `owner` null: what is sealed stays.
  [[nodiscard]] Result<state::Command, state::Refusal> correcting(const Sender& sender, std::string_view pickup, const PickupText& text, const Owner* owner,
                                                                  std::string_view reason) const;
  /// Refused: a signature that is no PNG or too large; collector's texts too long or unreadable; no data key where something is to be sealed.
  [[nodiscard]] Result<state::Command, state::Refusal> handing_over(const Sender& sender, const HandOverText& text) const;

  /// Whose it is: the latest of those entries (queries.hpp, owner_entries) that says so.
  [[nodiscard]] Result<Owner, journal::OpenFault> owner(const LogName& log, std::span<const std::uint64_t> entries) const;
  /// Who collected it, by the entry of the hand-over; empty if it was the owner.
  [[nodiscard]] Result<CollectorPerson, journal::OpenFault> collector(const LogName& log, std::uint64_t entry) const;

 private:
  [[nodiscard]] journal::Sealing seal(const Sender& sender, std::string_view subject) const;
  Parts parts_;
};

}  // namespace nb::pickup
