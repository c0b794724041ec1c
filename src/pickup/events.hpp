// SPDX-License-Identifier: EUPL-1.2
// The entries of this room and their codec. Registering and each correction say everything that is not personal. Pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "pickup/model.hpp"
#include "pickup/rules.hpp"

namespace nb::pickup {

namespace event {
inline constexpr std::string_view kRegistered = "pickup.registered";   ///< {"kind","site","arrived","pin","old_document"?,"both_parents"?}, part owner
inline constexpr std::string_view kCorrected = "pickup.corrected";     ///< the same, and "reason"; part owner if that changed
inline constexpr std::string_view kMoved = "pickup.moved";             ///< {"site","batch"}
inline constexpr std::string_view kReceived = "pickup.received";       ///< {}: it is where it was sent
inline constexpr std::string_view kHandedOver = "pickup.handed_over";  ///< see HandOver; parts collector, signature
inline constexpr std::string_view kReturned = "pickup.returned";       ///< {"how": maker|destroyed|transferred,"to"?,"reason"}
inline constexpr std::string_view kUndone = "pickup.undone";           ///< {"reason"}: neither handed over nor returned after all
inline constexpr std::string_view kReminded = "pickup.reminded";       ///< {"way": letter|phone|email|list}
inline constexpr std::string_view kNotReached = "pickup.not_reached";  ///< the same: a reminder that reached nobody that way
}  // namespace event

inline constexpr std::array<std::string_view, 4> kReminderWays{"letter", "phone", "email", "list"};
inline constexpr std::array<std::string_view, 3> kSignatures{"paper", "pad", "none"};

/// What a hand-over says.
struct HandOver {
  Collector collector = Collector::owner;
  Age age = Age::adult;
  std::vector<Check> checked;
  OldDocument old_document = OldDocument::none;
  PinSaid pin = PinSaid::none;
  std::string signature = "paper";  ///< one of kSignatures
  friend bool operator==(const HandOver&, const HandOver&) = default;
};

/// `data` of kRegistered and kCorrected; `reason` only in corrections.
[[nodiscard]] std::string encode_pickup(const Pickup& pickup, std::string_view reason = {});
/// What encode_pickup() wrote; nullopt if it is none that this version knows.
[[nodiscard]] std::optional<Pickup> decode_pickup(const boost::json::object& data);
[[nodiscard]] std::string encode_hand_over(const HandOver& said);
[[nodiscard]] std::optional<HandOver> decode_hand_over(const boost::json::object& data);

/// The sealed parts' texts (JSON) and back. Decoding takes what it finds: the text was ours when it was sealed.
[[nodiscard]] std::string encode_owner(const Owner& owner);
[[nodiscard]] Owner decode_owner(std::string_view text);
[[nodiscard]] std::string encode_collector(const CollectorPerson& person);
[[nodiscard]] CollectorPerson decode_collector(std::string_view text);

/// The place of a word in a list as the enum; nullopt if it is none of them.
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> parse_word(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}
template <class Enum, std::size_t N>
[[nodiscard]] std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace nb::pickup
